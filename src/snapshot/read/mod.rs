//! Readers: bytes of one file in, rows into their table and an account of the file out.
//!
//! A kind of file is one module here and one entry where it is recognised: `shape` for what the
//! first bytes tell, `foreign` and the catalogue for what the columns tell.

mod bounded;
mod content;
mod csv;
mod flatten;
mod foreign;
mod json;
mod layout;
mod reading;
mod recognise;
mod shape;
#[cfg(test)]
mod tests;

pub(super) use reading::{Outcome, Reading, Refusal};
pub(super) use recognise::promised_by_name;

use std::io;
use std::path::Path;

use super::error::why;
use super::tables::Tables;
use content::Content;
use shape::Shape;

/// Which file is being read.
#[derive(Clone, Copy)]
pub(super) struct FileNote<'a> {
    /// Its path as people know it.
    pub name: &'a str,
    /// Its index among the inputs.
    pub input: usize,
}

/// Reads one file.
///
/// # Errors
/// Only if it cannot be opened.
pub(super) fn read(path: &Path, file: FileNote<'_>, tables: &mut Tables) -> io::Result<Reading> {
    Ok(read_content(Content::open(path)?, file, tables))
}

fn read_content(content: Content, file: FileNote<'_>, tables: &mut Tables) -> Reading {
    let gzip = content.gzip;
    let mut reading = match shape::of(content.head(), content.is_short(), file.name) {
        Shape::Nothing => match content.failure() {
            Some(failure) => Reading::refused(foreign::damaged(&data_end(failure, gzip), file.name)),
            None if json::is_lines(file.name) => json::read(content, file, tables),
            None => Reading::refused(foreign::empty(file.name)),
        },
        Shape::Json => json::read(content, file, tables),
        Shape::Table => csv::read(content, file, tables),
        Shape::Refused(refusal) => Reading::refused(refusal),
    };
    if gzip && !matches!(reading.outcome, Outcome::Refused(_)) {
        reading.kind.push_str(" (gzip)");
    }
    reading
}

/// What ended the data before their end.
fn data_end(error: &io::Error, gzip: bool) -> String {
    if gzip {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => "the gzip data are cut off".into(),
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => "the gzip data are damaged".into(),
            _ => why(error),
        }
    } else {
        why(error)
    }
}
