//! Every file's account of itself.

use crate::model::SourceName;

/// One cell or row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
pub struct Rejected {
    /// Line of the file, from 1; for JSON the number of the record, from 1.
    pub line: u64,
    /// The column, where one cell is to blame.
    pub column: Option<String>,
    /// Why, in words.
    pub why: String,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Input {
    /// Path relative to what `--from` named, with `/` on every system.
    pub file: String,
    /// The form it has: `sf CSV`, `Data Export CSV`, `JSON`, …
    pub kind: String,
    /// What it was taken for; none if it was not recognised.
    pub source: Option<SourceName>,
    /// Rows read from it.
    pub rows: u64,
    /// Rows that could not be read: the first ones; `rejected_total` counts all.
    pub rejected: Vec<Rejected>,
    /// Number of rows that could not be read.
    pub rejected_total: u64,
}
