use super::{csv, json};
use crate::Table;

/// A form in which people have exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `sf data query --result-format csv`: quotes where needed, `2026-10-28T20:45:25.000+0000`.
    CliCsv,
    /// Bulk API 2.0: everything quoted, `…000Z`.
    BulkCsv,
    /// Data Loader: headers in capitals, everything quoted, `….000Z`.
    DataLoader,
    /// The weekly Data Export: booleans 1 and 0, times without zone, empty lookups as zeros, no
    /// relationship columns.
    DataExport,
    /// `sf data query --json`: the envelope.
    JsonEnvelope,
    /// What the REST query resource answers.
    JsonBare,
    /// One record a line.
    JsonLines,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::CliCsv, Self::BulkCsv, Self::DataLoader, Self::DataExport, Self::JsonEnvelope, Self::JsonBare, Self::JsonLines];

    /// Its name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CliCsv => "cli-csv",
            Self::BulkCsv => "bulk-csv",
            Self::DataLoader => "data-loader",
            Self::DataExport => "data-export",
            Self::JsonEnvelope => "json-envelope",
            Self::JsonBare => "json-bare",
            Self::JsonLines => "json-lines",
        }
    }

    /// Extension of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::CliCsv | Self::BulkCsv | Self::DataLoader | Self::DataExport => "csv",
            Self::JsonEnvelope | Self::JsonBare => "json",
            Self::JsonLines => "ndjson",
        }
    }

    /// Whether this form can carry a column. The weekly export has neither relationships nor the
    /// composed name of a user.
    pub fn carries(self, object: &str, column: &str) -> bool {
        self != Self::DataExport || !(column.contains('.') || object == "User" && column == "Name")
    }

    pub(super) fn render(self, table: &Table) -> Vec<u8> {
        let text = match self {
            Self::CliCsv => csv::render(table, &csv::CLI),
            Self::BulkCsv => csv::render(table, &csv::BULK),
            Self::DataLoader => csv::render(table, &csv::DATA_LOADER),
            Self::DataExport => csv::render(table, &csv::DATA_EXPORT),
            Self::JsonEnvelope => json::envelope(table).pretty(),
            Self::JsonBare => json::answer(table).compact() + "\n",
            Self::JsonLines => json::lines(table),
        };
        text.into_bytes()
    }
}

impl std::str::FromStr for Form {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|form| form.as_str() == text).ok_or_else(|| {
            let names = Self::ALL.map(Self::as_str).join(", ");
            format!("no form is called {text}: {names}")
        })
    }
}
