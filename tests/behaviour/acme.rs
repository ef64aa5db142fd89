//! The README's example, from end to end: everything that was planted is found, and nothing else.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use insta::assert_snapshot;
use orgsim::{Form, Writer, small};
use serde_json::{Value, json};

use crate::report::{EFFECTS, coverage, list, users};
use crate::runner::{PROGRAM, Run, Runner, preflight, scan};

pub(crate) const ACME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/acme");

/// Now is what the manifest says.
fn acme(arguments: &[&str]) -> Runner {
    preflight(&["scan", "--from", ACME]).args(arguments)
}

fn expected() -> Value {
    serde_json::from_str(include_str!("../../fixtures/acme.expected.json")).unwrap()
}

fn names<'a>(lines: impl Iterator<Item = &'a Value>) -> BTreeSet<&'a str> {
    lines.map(|line| line["username"].as_str().unwrap()).collect()
}

fn strings(list: &Value) -> BTreeSet<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn everything_planted_is_found() {
    let run = acme(&["--format", "json"]).run();
    let (report, expected) = (run.report(), expected());
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!((&report["verdict"], &report["as_of"]), (&json!("not_ready"), &expected["as_of"]));
    assert_eq!(report["as_of_from"], "manifest");

    every_user_is_as_planted(&report, &expected);
    let counts = &list(&report, "actions")[0]["outcomes"];
    for effect in EFFECTS {
        assert_eq!(counts[effect], expected["counts"][effect], "{effect}");
    }
    assert_eq!(list(&report, "users").len() as u64, expected["users_read"].as_u64().unwrap());

    let stopping =
        |already: bool| list(&report, "integrations").iter().filter(move |line| line["outcome"] == "breaks" && line["already"] == already);
    assert_eq!(names(stopping(false)), strings(&expected["integrations_that_break"]));
    assert_eq!(names(stopping(true)), strings(&expected["integrations_already_broken"]));
    for (username, next) in expected["next_expected_login"].as_object().unwrap() {
        let line = list(&report, "integrations").iter().find(|line| line["username"] == *username).unwrap();
        assert_eq!(line["next_expected_login"], *next, "{username}");
    }
    let first = &list(&report, "integrations")[0];
    assert_eq!(
        (&first["username"], &first["next_expected_login"]),
        (&json!("okta.provisioning@acme.example"), &json!("2026-11-24T09:04:00Z"))
    );
    assert!(list(&report, "coverage").iter().all(|line| line["status"] == "complete"), "{}", report["coverage"]);
}

fn every_user_is_as_planted(report: &Value, expected: &Value) {
    let found = users(report);
    let planted = expected["users"].as_array().unwrap();
    assert_eq!(found.keys().copied().collect::<BTreeSet<_>>(), names(planted.iter()));
    let mut wrong = Vec::new();
    for planted in planted {
        let user = found[planted["username"].as_str().unwrap()];
        let outcome = &user["outcome"]["expire_all"];
        let mut seen = json!({ "username": user["username"], "dormant": user["dormant"] });
        for (key, value) in [
            ("kind", &user["kind"]),
            ("also_integration", &user["also_integration"]),
            ("effect", &outcome["effect"]),
            ("reason", &outcome["reason"]),
            ("already", &outcome["already"]),
        ] {
            seen[key] = value.clone();
        }
        let mut planted = planted.clone();
        if planted["dormant"].is_null() {
            // Who never signed in has not signed in for long.
            planted["dormant"] = json!(true);
        }
        if seen != planted {
            wrong.push(format!("{seen}\ninstead of\n{planted}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn administrators_get_back_in_as_planted() {
    let report = acme(&["--format", "json"]).run().report();
    let people: Vec<&Value> = list(&report, "administrators").iter().filter(|line| line["program"] == false).collect();
    let expected = expected();
    let planted = expected["administrators"].as_array().unwrap();
    assert_eq!(names(people.iter().copied()), names(planted.iter()));
    for planted in planted {
        let found = people.iter().find(|line| line["username"] == planted["username"]).unwrap();
        assert_eq!(found["way_in"], planted["way_in"], "{found} instead of {planted}");
        assert_eq!((&found["can_reset_others"], &found["can_repair_sso"]), (&json!(true), &json!(true)), "{found}");
    }
    // Only one is certain: the other way in hangs on a certificate that ends in twelve days.
    let okta = list(&report, "sso").iter().find(|line| line["id"] == "Okta").unwrap();
    assert_eq!((&okta["state"], &okta["certificate_not_after"]), (&json!("expiring"), &json!("2026-12-06T09:00:00Z")));
}

/// Headings of UX.md's blocks, in their order.
const BLOCKS: [&str; 10] = [
    "What was read",
    "If you click now",
    "What breaks, first first",
    "Who gets stuck",
    "Single sign-on proof",
    "Do this instead",
    "Findings",
    "Dates ahead",
    "Waived",
    "Not checked and assumed",
];

#[test]
fn the_table_tells_it_in_order() {
    let run = acme(&[]).run();
    let headings: Vec<&str> =
        run.stdout.lines().filter_map(|line| line.strip_prefix("── ")).map(|line| line.trim_end_matches('─').trim_end()).collect();
    assert_eq!(headings, BLOCKS);
    let before: String = run.stdout.split("── ").next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Do not click: 7 integrations would stop (first: okta.provisioning@acme.example, within 4 minutes",
        "To reach \"ready with care\":",
    ] {
        assert!(before.contains(part), "the verdict comes first: {before}");
    }
    assert!(run.stdout.lines().last().unwrap().contains("failing"), "the last line says the exit code's reason");
    assert!(!run.stdout.contains('\u{1b}'), "a pipe gets no colour");
    assert_snapshot!("table", run.stdout);
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
}

#[test]
fn lines_fit_a_pipe() {
    let table = String::from_utf8(acme(&["--color", "never"]).run().bytes).unwrap();
    let wide: Vec<&str> = table.lines().filter(|line| line.chars().count() > 100).collect();
    assert!(wide.is_empty(), "{wide:#?}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let once = acme(&["--format", "json"]).run();
    assert!(once.bytes == acme(&["--format", "json"]).run().bytes);
    assert!(once.bytes == acme(&["--format", "json"]).env("RAYON_NUM_THREADS", "1").run().bytes);
    assert!(once.bytes == acme(&["--format", "json"]).env("TZ", "Asia/Tokyo").env("LANG", "de_DE.UTF-8").run().bytes);
}

#[test]
fn reports_are_written_beside_stdout() {
    let runner = acme(&["--format", "json", "--write", "json=report.json", "--write", "table=report.txt"]);
    let run = runner.run();
    assert!(std::fs::read(runner.path("report.json")).unwrap() == run.bytes);
    assert!(std::fs::read(runner.path("report.txt")).unwrap() == acme(&[]).run().bytes, "a file is as wide as a pipe");
    #[cfg(unix)]
    for name in ["report.json", "report.txt"] {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(runner.path(name).metadata().unwrap().permissions().mode() & 0o777, 0o600, "{name}");
    }
    let left: BTreeSet<_> = std::fs::read_dir(runner.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["report.json", "report.txt"].map(Into::into).into());
}

#[test]
fn quiet_and_verbose() {
    assert_eq!(acme(&["--format", "json", "-q"]).run().stderr, "");
    let plain = acme(&["--format", "json"]).run().stderr;
    assert!(plain.contains("The verdict is not ready") && !plain.contains("read User.csv"), "{plain}");
    let verbose = acme(&["--format", "json", "-v", "--write", "json=report.json"]).run();
    for part in [
        "read User.csv as User",
        "read LoginHistory.csv.gz as LoginHistory",
        "62520 rows",
        "settings: the defaults",
        "now is taken as 2026-11-24T09:00:00Z (manifest)",
        "wrote report.json",
    ] {
        assert!(verbose.stderr.contains(part), "{part}: {}", verbose.stderr);
    }
    assert!(verbose.bytes == acme(&["--format", "json", "-q"]).run().bytes, "the report is the same");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for format in ["json", "table"] {
        let mut child = std::process::Command::new(PROGRAM)
            .args(["scan", "--from", ACME, "--format", format])
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        // The reader goes at the end of this statement, and the pipe with it.
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}: {stderr}");
        assert!(!stderr.contains("error") && !stderr.contains("panicked"), "{format}: {stderr}");
    }
}

#[test]
fn users_can_be_left_out() {
    let (with, without) = (acme(&["--format", "json"]).run().report(), acme(&["--format", "json", "--no-users"]).run().report());
    assert_eq!(without["users"], json!([]));
    let mut rest = with;
    rest["users"] = json!([]);
    assert_eq!(rest, without, "nothing else changes");
}

#[test]
fn exit_codes() {
    let code = |arguments: &[&str]| acme(arguments).run().code;
    assert_eq!(code(&["--fail-on", "critical"]), Some(1), "the verdict fails whatever findings there are");
    assert_eq!(code(&["--fail-on", "never"]), Some(0));
    assert_eq!(code(&["--strict", "--fail-on", "never"]), Some(0), "everything was read");
    assert_eq!(code(&["--allow-unknown"]), Some(1));

    let org = small();
    let blind = |arguments: &[&str]| -> Run {
        let writer = Writer::new(&org, Form::CliCsv).without("LoginHistory");
        scan(&["--from", "exports", "--format", "json"]).args(arguments).org("exports", &writer).run()
    };
    let run = blind(&[]);
    assert_eq!((run.code, &run.report()["verdict"]), (Some(3), &json!("unknown")), "{run}");
    assert_eq!(coverage(&run.report(), "LoginHistory")["status"], "absent");
    assert_eq!(blind(&["--allow-unknown"]).code, Some(0));
    assert_eq!(blind(&["--allow-unknown", "--strict"]).code, Some(3));
    assert_eq!(blind(&["--fail-on", "never"]).code, Some(3), "what cannot be told is not passed");
}
