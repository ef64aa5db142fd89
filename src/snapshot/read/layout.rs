//! Columns of a file, matched to the columns of an object.

use crate::diagnostic::Diagnostic;
use crate::snapshot::catalogue::{Entry, SECRET_COLUMNS};

/// Where an object's columns stand in a table.
#[derive(Debug)]
pub(super) struct Layout {
    /// Position of each of the object's columns.
    pub positions: Vec<Option<usize>>,
    /// Position of the column that tells records apart.
    pub identity: Option<usize>,
}

impl Layout {
    /// Finds the columns by name, without case; of two with one name the first counts.
    pub(super) fn of(entry: &Entry, header: &[String]) -> Self {
        let find = |name: &str| header.iter().position(|column| column.eq_ignore_ascii_case(name));
        Self {
            positions: entry.columns.unwrap_or_default().iter().map(|column| find(column.name)).collect(),
            identity: entry.identity.and_then(find),
        }
    }
}

/// Warns of columns that hold secrets; nothing in them is kept.
pub(super) fn secrets<'a>(columns: impl Iterator<Item = &'a str>, file: &str) -> Option<Diagnostic> {
    let mut found: Vec<&str> = columns
        .filter_map(|column| {
            let leaf = column.rsplit('.').next().unwrap_or(column);
            SECRET_COLUMNS.iter().copied().find(|secret| secret.eq_ignore_ascii_case(leaf))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    if found.is_empty() {
        return None;
    }
    Some(
        Diagnostic::warning(format!("`{file}` has columns for secrets ({}); nothing in them was kept", found.join(", ")))
            .help("export it again without them and delete this file"),
    )
}
