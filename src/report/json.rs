//! `report.json`, version 1: the value itself, one document.

use std::io;

use super::Report;

/// Writes the report as indented JSON with a line break at the end. Users are written as they
/// stand in the report, one after the other, without a second copy.
pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let mut out = out;
    serde_json::to_writer_pretty(&mut out, report)?;
    out.write_all(b"\n")
}
