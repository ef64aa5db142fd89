//! The four CSV dialects.

use crate::{Cell, Table, Time};

/// What sets a dialect apart.
pub(super) struct Dialect {
    quote_all: bool,
    capitals: bool,
    time: fn(Time) -> String,
    flags: [&'static str; 2],
    empty_lookup: &'static str,
}

/// `csvReporter.ts` of the `sf` CLI: bare cells, quotes only where a cell needs them.
pub(super) const CLI: Dialect =
    Dialect { quote_all: false, capitals: false, time: |time| time.text('T', ".000+0000"), flags: ["false", "true"], empty_lookup: "" };

/// Bulk API 2.0 query results.
pub(super) const BULK: Dialect =
    Dialect { quote_all: true, capitals: false, time: |time| time.text('T', ".000Z"), flags: ["false", "true"], empty_lookup: "" };

/// `CSVFileWriter` of Data Loader, with its capitalised headings.
pub(super) const DATA_LOADER: Dialect =
    Dialect { quote_all: true, capitals: true, time: |time| time.text('T', ".000Z"), flags: ["false", "true"], empty_lookup: "" };

/// Setup, Data Export.
pub(super) const DATA_EXPORT: Dialect =
    Dialect { quote_all: true, capitals: false, time: |time| time.text(' ', ""), flags: ["0", "1"], empty_lookup: "000000000000000AAA" };

pub(super) fn render(table: &Table, dialect: &Dialect) -> String {
    let mut out = String::new();
    let header = table.columns.iter().map(|name| if dialect.capitals { name.to_uppercase() } else { name.clone() });
    line(&mut out, dialect, header);
    for row in &table.rows {
        line(&mut out, dialect, row.iter().map(|cell| spelled(cell, dialect)));
    }
    out
}

fn spelled(cell: &Cell, dialect: &Dialect) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Flag(flag) => dialect.flags[usize::from(*flag)].to_string(),
        Cell::Time(time) => time.map(dialect.time).unwrap_or_default(),
        Cell::Number(number) => number.to_string(),
        Cell::Lookup(id) => id.as_ref().map_or(dialect.empty_lookup, |id| id.as_str()).to_string(),
    }
}

fn line(out: &mut String, dialect: &Dialect, cells: impl Iterator<Item = String>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        if dialect.quote_all || cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push('\n');
}
