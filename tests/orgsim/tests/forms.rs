//! Every form can be read back, and says the same.

use std::collections::BTreeMap;
use std::io::Read as _;

use orgsim::{Cell, Form, Table, Writer};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// A row by column name in lower case; empty cells are left out.
type Row = BTreeMap<String, String>;

fn described(table: &Table, form: Form) -> Vec<Row> {
    let row = |cells: &Vec<Cell>| {
        let named = table.columns.iter().zip(cells).filter(|(name, cell)| form.carries(table.object, name) && !cell.is_empty());
        named.map(|(name, cell)| (name.to_lowercase(), plain(cell))).collect()
    };
    table.rows.iter().map(row).collect()
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Time(time) => time.map(orgsim::Time::rfc3339).unwrap_or_default(),
        Cell::Number(number) => number.to_string(),
        Cell::Lookup(id) => id.as_ref().map(|id| id.as_str().to_string()).unwrap_or_default(),
    }
}

/// Undoes a form's spelling of a cell, knowing what the column holds.
fn undone(text: &str, like: Option<&Cell>, form: Form) -> String {
    match like {
        Some(Cell::Flag(_)) if form == Form::DataExport => (text == "1").to_string(),
        Some(Cell::Lookup(_)) if form == Form::DataExport && text == "000000000000000AAA" => String::new(),
        Some(Cell::Time(_)) if text.len() >= 19 => {
            let tail = match form {
                Form::DataExport => "",
                Form::BulkCsv | Form::DataLoader => ".000Z",
                _ => ".000+0000",
            };
            assert_eq!(&text[19..], tail, "{form:?}");
            format!("{}Z", text[..19].replace(' ', "T"))
        }
        _ => text.to_string(),
    }
}

fn read_csv(bytes: &[u8], table: &Table, form: Form) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().unwrap().clone();
    if form == Form::DataLoader {
        assert!(header.iter().all(|name| name == name.to_uppercase()));
    }
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        assert_eq!(record.len(), header.len());
        let cells = header.iter().zip(&record).map(|(name, text)| {
            let at = table.column(name).unwrap();
            let like = table.rows.first().map(|row| &row[at]);
            (name.to_lowercase(), undone(text, like, form))
        });
        cells.filter(|(_, text)| !text.is_empty()).collect()
    });
    rows.collect()
}

fn read_json(bytes: &[u8], table: &Table, form: Form) -> Vec<Row> {
    let text = std::str::from_utf8(bytes).unwrap();
    let records: Vec<Value> = if form == Form::JsonLines {
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    } else {
        let whole: Value = serde_json::from_str(text).unwrap();
        let answer = if form == Form::JsonEnvelope { &whole["result"] } else { &whole };
        assert_eq!(answer["done"], true);
        assert_eq!(answer["totalSize"], answer["records"].as_array().unwrap().len());
        answer["records"].as_array().unwrap().clone()
    };
    let flat = |record: &Value| {
        assert_eq!(record["attributes"]["type"], table.object);
        let mut row = Row::new();
        flatten("", record, &mut row);
        row.into_iter()
            .map(|(name, text)| {
                let at = table.column(&name).unwrap();
                let text = undone(&text, table.rows.first().map(|row| &row[at]), form);
                (name.to_lowercase(), text)
            })
            .collect()
    };
    records.iter().map(flat).collect()
}

fn flatten(prefix: &str, value: &Value, row: &mut Row) {
    for (key, value) in value.as_object().unwrap() {
        match value {
            _ if key == "attributes" => {}
            Value::Null => {}
            Value::Object(_) => flatten(&format!("{prefix}{key}."), value, row),
            Value::String(text) => {
                row.insert(format!("{prefix}{key}"), text.clone());
            }
            other => {
                row.insert(format!("{prefix}{key}"), other.to_string());
            }
        }
    }
}

#[test]
fn every_form_says_what_was_described() {
    let org = orgsim::small();
    let tables = org.tables();
    for form in Form::ALL {
        let files = Writer::new(&org, form).manifest(false).files();
        assert_eq!(files.len(), tables.len());
        for table in &tables {
            let bytes = &files[&format!("{}.{}", table.object, form.extension())];
            let read = if form.extension() == "csv" { read_csv(bytes, table, form) } else { read_json(bytes, table, form) };
            assert_eq!(read, described(table, form), "{form:?} {}", table.object);
        }
    }
}

#[test]
fn awkward_text_survives() {
    let mut org = orgsim::small();
    org.users[0].title = "Head of \"Special\" Projects,\nEMEA \\ \t Zoë".into();
    let tables = org.tables();
    let table = tables.iter().find(|table| table.object == "User").unwrap();
    for form in Form::ALL {
        let files = Writer::new(&org, form).files();
        let bytes = &files[&format!("User.{}", form.extension())];
        let read = if form.extension() == "csv" { read_csv(bytes, table, form) } else { read_json(bytes, table, form) };
        assert_eq!(read[0]["title"], org.users[0].title, "{form:?}");
    }
}

#[test]
fn two_runs_give_the_same_bytes_and_another_seed_does_not() {
    let write = |org: &orgsim::Org| Writer::new(org, Form::CliCsv).gzip("LoginHistory").files();
    assert!(write(&orgsim::small()) == write(&orgsim::small()));
    let mut other = orgsim::small();
    other.seed += 1;
    assert!(write(&orgsim::small())["LoginHistory.csv.gz"] != write(&other)["LoginHistory.csv.gz"]);
}

#[test]
fn one_user_more_changes_nobody_elses_rows() {
    let org = orgsim::small();
    let more = orgsim::small().user(orgsim::User::human("zoe@acme.test"));
    let users = |org: &orgsim::Org| {
        let tables = org.tables();
        tables.into_iter().find(|table| table.object == "LoginHistory").unwrap().rows
    };
    assert_eq!(users(&org), users(&more));
}

fn source(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Option<Value> {
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    manifest["sources"].as_array().unwrap().iter().find(|source| source["source"] == name).cloned()
}

#[test]
fn what_is_left_out_is_left_out() {
    let org = orgsim::small();
    let files = Writer::new(&org, Form::CliCsv).without("UserLogin").without_column("User", "LastLoginDate").files();
    assert!(!files.contains_key("UserLogin.csv"));
    assert_eq!(source(&files, "UserLogin"), None);
    let header = String::from_utf8(files["User.csv"].split(|byte| *byte == b'\n').next().unwrap().to_vec()).unwrap();
    assert!(header.contains("LastPasswordChangeDate") && !header.contains("LastLoginDate"));
    assert_eq!(source(&files, "User").unwrap()["omitted_columns"], serde_json::json!(["LastLoginDate"]));
}

#[test]
fn a_cut_source_is_shorter_than_promised() {
    let org = orgsim::small();
    let files = Writer::new(&org, Form::CliCsv).rows_cut("User", 3).files();
    assert_eq!(csv::Reader::from_reader(files["User.csv"].as_slice()).records().count(), 3);
    assert_eq!(source(&files, "User").unwrap()["rows"], org.users.len());
}

#[test]
fn parts_and_gzip_hold_the_whole() {
    let org = orgsim::small();
    let whole = Writer::new(&org, Form::BulkCsv).files();
    let parted = Writer::new(&org, Form::BulkCsv).parts("LoginHistory", 3).gzip("LoginHistory").files();
    let header = whole["LoginHistory.csv"].split_inclusive(|byte| *byte == b'\n').next().unwrap().to_vec();
    let mut together = header.clone();
    for n in 1..=3 {
        let mut part = Vec::new();
        flate2::read::GzDecoder::new(parted[&format!("LoginHistory-{n}.csv.gz")].as_slice()).read_to_end(&mut part).unwrap();
        assert!(part.starts_with(&header));
        together.extend_from_slice(&part[header.len()..]);
    }
    assert!(together == whole["LoginHistory.csv"]);
    assert!(!parted.contains_key("LoginHistory.csv"));
}

#[test]
fn a_folder_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let org = orgsim::small();
    let writer = Writer::new(&org, Form::JsonLines).manifest(false);
    writer.write(folder.path()).unwrap();
    assert!(folder.path().join("User.ndjson").exists());
    assert!(!folder.path().join("manifest.json").exists());
}

#[test]
fn the_manifest_tells_the_truth() {
    let files = Writer::new(&orgsim::small(), Form::CliCsv).gzip("LoginHistory").files();
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    let mut named = vec!["manifest.json".to_string()];
    for source in manifest["sources"].as_array().unwrap() {
        for file in source["files"].as_array().unwrap() {
            let name = file["name"].as_str().unwrap();
            let digest = Sha256::digest(&files[name]);
            let digest: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(file["sha256"], digest.concat(), "{name}");
            named.push(name.to_string());
        }
    }
    named.sort();
    assert_eq!(named, files.into_keys().collect::<Vec<_>>());
}

#[test]
fn gzip_carries_no_time_of_writing() {
    let files = Writer::new(&orgsim::small(), Form::CliCsv).gzip("User").files();
    assert_eq!(files["User.csv.gz"][4..8], [0; 4]);
}
