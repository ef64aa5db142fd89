//! The same rows, written in every form by rules that are spelled out here, are the same rows.

use proptest::prelude::*;

use super::{Folder, gzip};
use crate::model::Utc;

/// A cell as the org holds it.
#[derive(Clone, Debug)]
enum Cell {
    Text(String),
    Flag(bool),
    Time(Option<Utc>),
    Number(i64),
    Lookup(Option<u16>),
}

const COLUMNS: [&str; 8] = ["Id", "Username", "Title", "IsActive", "LastLoginDate", "NumberOfFailedLogins", "ManagerId", "ContactId"];

#[derive(Clone, Copy, Debug)]
enum Form {
    Cli,
    Bulk,
    Loader,
    Export,
    Json,
    Lines,
}

fn id(prefix: &str, number: u16) -> String {
    format!("{prefix}5j0000000{number:05}")
}

fn time(moment: Utc, form: Form) -> String {
    let text = moment.to_string();
    let bare = text.trim_end_matches('Z');
    match form {
        Form::Export => bare.replace('T', " "),
        Form::Bulk | Form::Loader => format!("{bare}.000Z"),
        Form::Cli | Form::Json | Form::Lines => format!("{bare}.000+0000"),
    }
}

fn text(cell: &Cell, form: Form) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Flag(flag) if matches!(form, Form::Export) => u8::from(*flag).to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Time(moment) => moment.map(|moment| time(moment, form)).unwrap_or_default(),
        Cell::Number(number) => number.to_string(),
        Cell::Lookup(Some(number)) => format!("{}AAA", id("005", *number)),
        Cell::Lookup(None) if matches!(form, Form::Export) => "000000000000000AAA".into(),
        Cell::Lookup(None) => String::new(),
    }
}

fn csv(rows: &[Vec<Cell>], form: Form) -> String {
    let quote = |cell: String| {
        if !matches!(form, Form::Cli) || cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    };
    let capital = |name: &str| if matches!(form, Form::Loader) { name.to_uppercase() } else { name.to_owned() };
    let header = COLUMNS.map(|name| quote(capital(name))).join(",");
    let lines = rows.iter().map(|row| row.iter().map(|cell| quote(text(cell, form))).collect::<Vec<_>>().join(","));
    std::iter::once(header).chain(lines).map(|line| line + "\n").collect()
}

fn json(rows: &[Vec<Cell>], form: Form) -> String {
    let value = |cell: &Cell| match cell {
        Cell::Flag(flag) => serde_json::Value::from(*flag),
        Cell::Number(number) => serde_json::Value::from(*number),
        Cell::Lookup(None) | Cell::Time(None) => serde_json::Value::Null,
        Cell::Text(text) if text.is_empty() => serde_json::Value::Null,
        other => serde_json::Value::from(text(other, form)),
    };
    let records: Vec<serde_json::Value> = rows
        .iter()
        .map(|row| {
            let mut record: serde_json::Map<_, _> = COLUMNS.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), value(cell))).collect();
            record.insert("attributes".into(), serde_json::json!({"type": "User"}));
            record.into()
        })
        .collect();
    match form {
        Form::Lines => records.iter().map(|record| record.to_string() + "\n").collect(),
        _ => serde_json::json!({"status": 0, "result": {"records": records, "totalSize": rows.len(), "done": true}}).to_string(),
    }
}

fn row() -> impl Strategy<Value = Vec<Cell>> {
    let moment = proptest::option::of((0i64..1_790_000_000).prop_map(Utc));
    ("[a-z]{1,8}@[a-z]{1,8}", "[ -~äé€\n]{0,12}", any::<bool>(), moment, 0i64..20, proptest::option::of(any::<u16>()), any::<bool>())
        .prop_map(|(username, title, active, login, failed, manager, external)| {
            // Blanks around a cell are no part of it in any form.
            let cells =
                [Cell::Text(username), Cell::Text(title.trim().to_owned()), Cell::Flag(active), Cell::Time(login), Cell::Number(failed)];
            let lookups = [Cell::Lookup(manager), Cell::Lookup(external.then_some(1))];
            cells.into_iter().chain(lookups).collect()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_form_gives_the_same_rows(rows in proptest::collection::vec(row(), 1..8), pack in any::<bool>()) {
        let with_ids = |(number, row): (usize, Vec<Cell>)| {
            let number = u16::try_from(number).unwrap_or_default();
            std::iter::once(Cell::Lookup(Some(number))).chain(row).collect::<Vec<_>>()
        };
        let rows: Vec<Vec<Cell>> = rows.into_iter().enumerate().map(with_ids).collect();
        let read = |name: &str, text: String| {
            let bytes = if pack { gzip(text.as_bytes()) } else { text.into_bytes() };
            let snapshot = Folder::new().with(name, bytes).open();
            format!("{:?} {:?}", snapshot.users, snapshot.newest)
        };
        let expected = read("User.csv", csv(&rows, Form::Cli));
        for form in [Form::Bulk, Form::Loader, Form::Export] {
            prop_assert_eq!(&read("User.csv", csv(&rows, form)), &expected, "{:?}", form);
        }
        for form in [Form::Json, Form::Lines] {
            prop_assert_eq!(&read("User.json", json(&rows, form)), &expected, "{:?}", form);
        }
    }
}
