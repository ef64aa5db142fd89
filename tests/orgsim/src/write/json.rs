//! Records as the REST API and the `sf` CLI give them.

use crate::{Cell, Json, Table};

/// `{"status":0,"result":{"records":[…],"totalSize":n,"done":true},"warnings":[]}`
pub(super) fn envelope(table: &Table) -> Json {
    let result = Json::object([("records", records(table)), ("totalSize", Json::count(table.rows.len())), ("done", Json::Flag(true))]);
    Json::object([("status", Json::Number(0)), ("result", result), ("warnings", Json::List(Vec::new()))])
}

/// `{"totalSize":n,"done":true,"records":[…]}`
pub(super) fn answer(table: &Table) -> Json {
    Json::object([("totalSize", Json::count(table.rows.len())), ("done", Json::Flag(true)), ("records", records(table))])
}

/// One record a line.
pub(super) fn lines(table: &Table) -> String {
    table.rows.iter().map(|row| record(table, row).compact() + "\n").collect()
}

fn records(table: &Table) -> Json {
    Json::List(table.rows.iter().map(|row| record(table, row)).collect())
}

fn record(table: &Table, row: &[Cell]) -> Json {
    let id = table.column("Id").and_then(|at| row.get(at)).map_or(Json::Null, value);
    let id = if let Json::Text(id) = id { id } else { "000000000000000AAA".into() };
    let mut entries = vec![("attributes".to_string(), attributes(table.object, &id))];
    for (column, cell) in table.columns.iter().zip(row) {
        nest(&mut entries, column, cell);
    }
    Json::Object(entries)
}

fn attributes(object: &str, id: &str) -> Json {
    Json::object([("type", Json::text(object)), ("url", Json::text(format!("/services/data/v67.0/sobjects/{object}/{id}")))])
}

/// Puts `Profile.UserLicense.Name` into the objects that it runs through. A relationship that
/// leads nowhere is null as a whole.
fn nest(entries: &mut Vec<(String, Json)>, column: &str, cell: &Cell) {
    let Some((parent, rest)) = column.split_once('.') else {
        entries.push((column.to_string(), value(cell)));
        return;
    };
    if cell.is_empty() {
        if entries.iter().all(|(key, _)| key != parent) {
            entries.push((parent.to_string(), Json::Null));
        }
        return;
    }
    let at = entries.iter().position(|(key, _)| key == parent).unwrap_or_else(|| {
        let object = if parent == "CreatedBy" { "User" } else { parent };
        let fresh = Json::Object(vec![("attributes".to_string(), Json::object([("type", Json::text(object))]))]);
        entries.push((parent.to_string(), fresh));
        entries.len() - 1
    });
    if let Json::Object(children) = &mut entries[at].1 {
        nest(children, rest, cell);
    }
}

fn value(cell: &Cell) -> Json {
    match cell {
        cell if cell.is_empty() => Json::Null,
        Cell::Text(text) => Json::text(text),
        Cell::Flag(flag) => Json::Flag(*flag),
        Cell::Time(time) => time.map_or(Json::Null, |time| Json::text(time.text('T', ".000+0000"))),
        Cell::Number(number) => Json::Number(*number),
        Cell::Lookup(id) => id.as_ref().map_or(Json::Null, |id| Json::text(id.as_str())),
    }
}
