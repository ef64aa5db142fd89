//! The same org in every form that people export it in gives the same answers.

use orgsim::{Form, Org, Writer};
use serde_json::Value;

use crate::report::{ACTIONS, list, users};
use crate::runner::{Run, scan};

fn read(writer: &Writer<'_>) -> Run {
    scan(&["--from", "exports", "--format", "json"]).org("exports", writer).run()
}

/// What a report says of the org, without what it says of the files.
fn answers(report: &Value) -> Value {
    let mut kept = serde_json::Map::new();
    for name in
        ["users", "integrations", "sso", "administrators", "actions", "verdict", "verdict_reasons", "to_next_verdict", "deadlines", "org"]
    {
        kept.insert(name.to_owned(), report[name].clone());
    }
    kept.into()
}

fn first_difference(a: &Value, b: &Value, place: &str) -> Option<String> {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => a.keys().chain(b.keys()).find_map(|key| {
            first_difference(a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null), &format!("{place}.{key}"))
        }),
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(index, (a, b))| first_difference(a, b, &format!("{place}[{index}]")))
        }
        (a, b) => (a != b).then(|| format!("{place}: {a} and {b}")),
    }
}

fn assert_same(expected: &Value, report: &Value, what: &str) {
    let difference = first_difference(&answers(expected), &answers(report), "");
    assert_eq!(difference, None, "{what}");
}

fn small() -> Org {
    orgsim::small()
}

#[test]
fn every_form_gives_the_same_answers() {
    let org = small();
    let expected = read(&Writer::new(&org, Form::CliCsv)).report();
    for form in Form::ALL {
        let report = read(&Writer::new(&org, form)).report();
        // The weekly Data Export has no relationship columns: names of profiles and licences are
        // found through their own objects instead, so nothing may differ there either.
        assert_same(&expected, &report, &format!("{form:?}"));
    }
}

#[test]
fn gzip_parts_and_sub_folders_change_nothing() {
    let org = small();
    let plain = Writer::new(&org, Form::BulkCsv).manifest(false);
    let expected = read(&plain).report();
    let packed = plain.clone().gzip("LoginHistory").gzip("User").parts("LoginHistory", 3).parts("PermissionSetAssignment", 2);
    assert_same(&expected, &read(&packed).report(), "packed and in parts");

    let mut deep = scan(&["--from", "exports", "--format", "json"]);
    for (index, (name, bytes)) in plain.files().into_iter().enumerate() {
        // A name that hides the form: what is inside decides.
        deep = deep.file(&format!("exports/{}/{name}", ["", "monthly", "monthly/2026"][index % 3]), bytes);
    }
    assert_same(&expected, &deep.run().report(), "in sub-folders");
}

#[test]
fn without_a_manifest_only_confidence_is_lost() {
    let org = small();
    let with = read(&Writer::new(&org, Form::CliCsv).manifest(true)).report();
    let without = read(&Writer::new(&org, Form::CliCsv).manifest(false)).report();
    let (before, after) = (users(&with), users(&without));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let mut weaker = 0;
    for (name, user) in before {
        for action in ACTIONS {
            let (was, is) = (&user["outcome"][action], &after[name]["outcome"][action]);
            assert_eq!((&was["effect"], &was["reason"]), (&is["effect"], &is["reason"]), "{name}: {action}");
            let rank = |outcome: &Value| ["possible", "likely", "certain"].iter().position(|word| outcome["confidence"] == **word).unwrap();
            assert!(rank(is) <= rank(was), "{name}: {action}");
            weaker += usize::from(rank(is) < rank(was));
        }
    }
    // Only the manifest says that the org has no delegated authentication.
    assert!(weaker > 0);
    assert_eq!(with["verdict"], without["verdict"]);
}

/// Each CSV changed by `change`, header and rows alike, through a reader that is not ours.
fn rewritten(org: &Org, change: impl Fn(usize, &mut Vec<String>)) -> Run {
    let mut runner = scan(&["--from", "exports", "--format", "json"]);
    for (name, bytes) in Writer::new(org, Form::CliCsv).manifest(false).files() {
        let mut out = csv::Writer::from_writer(Vec::new());
        for (line, record) in csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice()).records().enumerate() {
            let mut cells: Vec<String> = record.unwrap().iter().map(ToOwned::to_owned).collect();
            change(line, &mut cells);
            out.write_record(&cells).unwrap();
        }
        runner = runner.file(&format!("exports/{name}"), out.into_inner().unwrap());
    }
    runner.run()
}

#[test]
fn order_and_number_of_columns_mean_nothing() {
    let org = small();
    let expected = read(&Writer::new(&org, Form::CliCsv).manifest(false)).report();
    let reversed = rewritten(&org, |_, cells| cells.reverse());
    assert_same(&expected, &reversed.report(), "columns reversed");
    let extra = rewritten(&org, |line, cells| {
        cells.insert(0, if line == 0 { "Nickname__c".into() } else { "a \"quoted\"\nbreak, and more".into() });
    });
    assert_same(&expected, &extra.report(), "an extra column with quoted line breaks");
    let capitals = rewritten(&org, |line, cells| {
        if line == 0 {
            for cell in cells {
                *cell = cell.to_uppercase();
            }
        }
    });
    assert_same(&expected, &capitals.report(), "headers in capitals");
}

#[test]
fn the_order_of_rows_means_nothing() {
    let org = small();
    let plain = Writer::new(&org, Form::CliCsv).manifest(false);
    let expected = read(&plain).report();
    let mut runner = scan(&["--from", "exports", "--format", "json"]);
    for (name, bytes) in plain.files() {
        let text = String::from_utf8(bytes).unwrap();
        let (head, rows) = text.split_once('\n').unwrap();
        // Only where no cell holds a line break can lines be turned round.
        let turned =
            if rows.contains('"') { text.clone() } else { format!("{head}\n{}\n", rows.lines().rev().collect::<Vec<_>>().join("\n")) };
        runner = runner.file(&format!("exports/{name}"), turned);
    }
    assert_same(&expected, &runner.run().report(), "rows reversed");
}

#[test]
fn the_comparison_sees_a_difference() {
    let org = small();
    let expected = read(&Writer::new(&org, Form::CliCsv)).report();
    let other = read(&Writer::new(&org, Form::CliCsv).without("UserLogin")).report();
    assert!(first_difference(&answers(&expected), &answers(&other), "").is_some());
    assert!(!list(&expected, "integrations").is_empty() && !list(&expected, "administrators").is_empty());
}
