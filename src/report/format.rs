use std::io;

use super::{Report, json, table};
use crate::model::words;

words! {
    /// A form a report is written in.
    pub enum Format {
        /// For people at a terminal.
        Table = "table",
        /// For programs.
        Json = "json",
    }
}

/// How the reader sees a report. Decided where the terminal is known; nothing here asks it.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Columns that a line may take; fewer than 80 count as 80.
    pub width: usize,
    /// Whether severities and headings are coloured.
    pub colour: bool,
    /// Whether characters beyond ASCII can be shown.
    pub unicode: bool,
    /// Whether text can be a link (OSC 8).
    pub hyperlinks: bool,
    /// The sentence that gives the exit code's reason: the last line of the table. None if empty.
    pub exit_reason: &'a str,
}

impl Default for Look<'_> {
    /// What a pipe gets: 100 columns, UTF-8, no escape sequence.
    fn default() -> Self {
        Self { width: 100, colour: false, unicode: true, hyperlinks: false, exit_reason: "" }
    }
}

/// Writes the report. Ends with a line break; does not flush.
///
/// # Errors
/// Only what `out` answers.
pub fn write(report: &Report, format: Format, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Table => table::write(report, look, out),
        Format::Json => json::write(report, out),
    }
}
