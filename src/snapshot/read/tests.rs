use std::io::Cursor;

use proptest::prelude::*;

use super::*;
use crate::model::{SourceName, Utc};

fn read_bytes(name: &str, bytes: &[u8]) -> (Reading, Tables) {
    let mut tables = Tables::new(Utc(4_000_000_000));
    let reading = read_content(Content::of(Cursor::new(bytes.to_vec())), FileNote { name, input: 0 }, &mut tables);
    (reading, tables)
}

fn refused(name: &str, text: &str) -> String {
    match read_bytes(name, text.as_bytes()).0.outcome {
        Outcome::Refused(refusal) => refusal.what,
        other => panic!("{name} was taken for {other:?}"),
    }
}

#[test]
fn lines_are_those_of_the_file_whatever_its_line_ends() {
    for text in
        ["UserId,IsFrozen\n0055j000000utlP,maybe\n\n\"bad\",true\n", "UserId,IsFrozen\r\n0055j000000utlP,maybe\r\n\r\n\"bad\",true\r\n"]
    {
        let (reading, _) = read_bytes("x.csv", text.as_bytes());
        let places: Vec<_> = reading.rejects.first.iter().map(|row| (row.line, row.column.as_deref())).collect();
        assert_eq!(places, [(2, Some("IsFrozen")), (4, Some("UserId"))], "{text:?}");
    }
}

#[test]
fn quoted_line_breaks_count_as_lines_and_not_as_rows() {
    let (reading, _) = read_bytes("x.csv", b"Id,Username,Title\n0055j000000utlP,a@b,\"one\ntwo, \"\"three\"\"\"\nbad,b@b,x\n");
    assert_eq!(reading.rows, 1);
    assert_eq!(reading.rejects.first[0].line, 4);
}

#[test]
fn rows_with_other_numbers_of_cells_or_zero_bytes_are_refused_with_their_line() {
    let (reading, _) =
        read_bytes("x.csv", b"UserId,IsFrozen\n0055j000000utlP\n0055j000000utlQ,true,more\n0055j000000utlR,tr\0ue\n0055j000000utlS,1\n");
    assert_eq!((reading.rows, reading.rejects.total), (1, 3));
    assert_eq!(reading.rejects.first.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4]);
}

#[test]
fn separators_and_repeated_headers_are_understood() {
    for separator in [";", "\t", "|"] {
        let text = ["UserId,IsFrozen,IsFrozen", "0055j000000utlP,1,0"].map(|line| line.replace(',', separator)).join("\n");
        let (reading, tables) = read_bytes("x.csv", text.as_bytes());
        assert_eq!(reading.rows, 1, "{separator:?}");
        assert!(reading.warnings.iter().any(|warning| warning.message.contains("`IsFrozen` more than once")));
        let snapshot = tables.into_snapshot(|_| Some(true));
        assert!(snapshot.user_logins.rows()[0].is_frozen().map(|frozen| frozen == Some(true)).is_true(), "the first column counts");
    }
}

#[test]
fn other_encodings_are_read_and_windows_text_is_told() {
    let (reading, tables) = read_bytes("x.csv", b"Id,Username,Name\n0055j000000utlP,a@b,Ren\xe9e M\xfcller\n");
    assert!(reading.warnings.iter().any(|warning| warning.message.contains("Windows-1252")));
    let snapshot = tables.into_snapshot(|_| Some(true));
    assert_eq!(snapshot.users.rows()[0].name().known(), Some(Some("Renée Müller")));
}

#[test]
fn secrets_are_told_and_never_kept() {
    let secret = "s3cr3t";
    let csv = format!("UserId,AppName,AccessToken,UseCount\n0055j000000utlP,ERP,{secret},1\n0055j000000utlQ,ERP,{secret},{secret}\n");
    let json = format!(
        r#"[{{"UserId":"0055j000000utlP","AppName":"ERP","DeleteToken":"{secret}","UseCount":1}},{{"UserId":"x{secret}","AppName":"ERP"}}]"#
    );
    for (name, text) in [("x.csv", csv), ("x.json", json)] {
        let (reading, tables) = read_bytes(name, text.as_bytes());
        assert!(reading.warnings.iter().any(|warning| warning.message.contains("secrets")), "{name}");
        assert_eq!((reading.rows, reading.rejects.total), (1, 1), "{name}");
        let snapshot = tables.into_snapshot(|_| Some(true));
        assert!(!format!("{snapshot:?}{reading:?}").contains(secret), "{name}");
    }
}

#[test]
fn json_in_every_arrangement_gives_the_same_rows() {
    let rows = r#"{"attributes":{"type":"UserLogin"},"UserId":"0055j000000utlP","IsFrozen":true,"IsPasswordLocked":null}"#;
    for (text, kind) in [
        (format!(r#"{{"status":0,"result":{{"records":[{rows}],"totalSize":1,"done":true}},"warnings":[]}}"#), "JSON"),
        (format!(r#"{{"totalSize":1,"done":true,"records":[{rows}]}}"#), "JSON"),
        (format!("[{rows}]"), "JSON"),
        (format!("{rows}\n{rows}\n"), "JSON lines"),
        (format!(r#"{{"records":[{rows}],"totalSize":2,"done":false}}{{"records":[{rows}],"totalSize":2,"done":true}}"#), "JSON"),
    ] {
        let (reading, tables) = read_bytes("export.json", text.as_bytes());
        assert_eq!(reading.kind, kind, "{text}");
        assert_eq!(reading.flaws, [], "{text}");
        assert_eq!(tables.len(SourceName::UserLogin), 1, "{text}");
    }
}

#[test]
fn an_answer_that_is_not_all_says_so() {
    let row = r#"{"UserId":"0055j000000utlP","IsFrozen":true}"#;
    for (text, hint) in [
        (format!(r#"{{"totalSize":3,"done":true,"records":[{row}]}}"#), "1 of 3 rows"),
        (format!(r#"{{"done":false,"records":[{row}]}}"#), "one page of several"),
        (format!(r#"{{"totalSize":3,"done":true,"records":[{row},{{"UserId":"#), "cut off"),
        (format!("[{row},}}"), "broken in line 1"),
        (format!(r#"[{row},{{"errorCode":"QUERY_TIMEOUT","message":"m"}}]"#), "QUERY_TIMEOUT"),
    ] {
        let (reading, _) = read_bytes("x.json", text.as_bytes());
        assert_eq!(reading.rows, 1);
        assert!(reading.flaws.iter().any(|flaw| flaw.reason.contains(hint)), "{text}: {:?}", reading.flaws);
    }
}

#[test]
fn answers_that_are_no_rows_are_named() {
    for (text, what) in [
        (r#"[{"errorCode":"INVALID_TYPE","message":"sObject type 'X' is not supported."}]"#, "error answer (INVALID_TYPE)"),
        (r#"{"errorCode":"INVALID_SESSION_ID","message":"m"}"#, "error answer (INVALID_SESSION_ID)"),
        (r#"{"status":1,"name":"NoOrgFound","message":"m","exitCode":1}"#, "error answer (NoOrgFound)"),
        (r#"{"error":"invalid_grant","error_description":"d"}"#, "error answer (invalid_grant)"),
        (r#"{"totalSize":5,"done":true,"records":[]}"#, "counting query"),
        (r#"{"records":[{"attributes":{"type":"AggregateResult"},"expr0":5}],"totalSize":1,"done":true}"#, "counting query"),
        (r#"[{"attributes":{"type":"Account"},"Id":"0015j000000utlP"}]"#, "records of Account"),
        (r#"{"a":1}"#, "no columns of an object"),
        (r#"["a",1]"#, "no columns of an object"),
        (r#"{"broken":"#, "cut off"),
    ] {
        assert!(refused("x.json", text).contains(what), "{text}: {}", refused("x.json", text));
    }
}

#[test]
fn an_empty_answer_is_known_by_the_name_of_its_file() {
    let text = r#"{"totalSize":0,"done":true,"records":[]}"#;
    assert!(matches!(read_bytes("SetupAuditTrail.json", text.as_bytes()).0.outcome, Outcome::Rows(SourceName::SetupAuditTrail)));
    assert!(matches!(read_bytes("LoginHistory.empty.json", text.as_bytes()).0.outcome, Outcome::Logins(_)));
    assert!(matches!(read_bytes("UserLogin.ndjson", b"\n").0.outcome, Outcome::Rows(SourceName::UserLogin)));
    assert!(refused("UserLogin.csv", "").contains("is empty"));
    assert!(refused("answer.json", text).contains("does not tell of which object"));
}

#[test]
fn a_refused_error_answer_leaves_its_source_denied() {
    let text = r#"[{"errorCode":"INSUFFICIENT_ACCESS","message":"m"}]"#;
    match read_bytes("UserLogin.json", text.as_bytes()).0.outcome {
        Outcome::Refused(refusal) => assert_eq!(refusal.promised, Some((SourceName::UserLogin, crate::snapshot::Status::Denied))),
        other => panic!("{other:?}"),
    }
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    assert!(refused("x.json", &"[".repeat(100_000)).contains("broken"));
    assert!(refused("x.json", &r#"{"result":"#.repeat(100_000)).contains("broken"));
}

fn fragment() -> impl Strategy<Value = Vec<u8>> {
    let parts = [
        "Id,Username\n",
        "UserId,LoginTime\n",
        "UserId,IsFrozen\n",
        "0055j000000utlP",
        ",",
        ";",
        "\"",
        "\n",
        "\r\n",
        "\0",
        "{",
        "}",
        "[",
        "]",
        "\"records\":",
        "\"attributes\":{\"type\":\"User\"},",
        "\"Id\":\"0055j000000utlP\"",
        "true",
        "2099-01-01T00:00:00Z",
        "\u{feff}",
        "<a>",
        "PK\u{3}\u{4}",
        "é",
    ];
    prop_oneof![
        3 => proptest::sample::select(parts.to_vec()).prop_map(|part| part.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..8),
    ]
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(parts in proptest::collection::vec(fragment(), 0..40), name in "(User|LoginHistory|x)\\.(csv|json)") {
        let bytes = parts.concat();
        let (reading, _) = read_bytes(&name, &bytes);
        prop_assert!(reading.rejects.first.len() as u64 <= reading.rejects.total);
    }

    #[test]
    fn damaged_gzip_is_read_or_refused(cut in 0usize..200, flip in 0usize..200, bit in 0u8..8) {
        use std::io::Write;
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(b"UserId,IsFrozen\n0055j000000utlP,true\n0055j000000utlQ,true\n").unwrap();
        let mut packed = packer.finish().unwrap();
        packed.truncate(packed.len().saturating_sub(cut));
        if let Some(byte) = packed.get_mut(flip) {
            *byte ^= 1 << bit;
        }
        let _ = read_bytes("UserLogin.csv.gz", &packed);
    }
}

#[test]
fn login_rows_without_line_feeds_are_named_and_never_an_empty_history() {
    let text = "Id,UserId,LoginTime\r0Ya5j000000utlP,0055j000000utlP,2026-11-20T00:00:00Z\r";
    assert_eq!(
        refused("LoginHistory.csv", text),
        "holds login rows with lines that end in a carriage return alone, which this version does not read"
    );
    assert!(matches!(read_bytes("x.csv", text.replace('\r', "\r\n").as_bytes()).0.outcome, Outcome::Logins(_)));
    // Other objects are read row by row, which these line ends do not disturb.
    let (reading, _) = read_bytes("x.csv", b"Id,Username\r0055j000000utlP,a@b\r");
    assert_eq!(reading.rows, 1);
}

#[test]
fn a_quote_that_never_closes_does_not_bring_the_file_into_memory() {
    let mut text = b"Id,Username\n0055j000000utlP,a@b\n0055j000000utlQ,\"".to_vec();
    text.resize(20 * 1024 * 1024, b'x');
    let (reading, _) = read_bytes("User.csv", &text);
    assert_eq!(reading.rows, 1);
    assert_eq!(reading.flaws[0].reason, "`User.csv` ends early: a record goes on for more than 16 MiB, as after a quote that never closes");
}

#[test]
fn one_value_of_json_does_not_bring_the_file_into_memory_and_a_report_of_ours_is_passed_over() {
    let long = "x".repeat(20 * 1024 * 1024);
    let text = format!("[{{\"attributes\":{{\"type\":\"User\"}},\"Id\":\"0055j000000utlP\",\"Username\":\"a@b\"}},{{\"Id\":\"{long}\"}}]");
    let (reading, _) = read_bytes("User.json", text.as_bytes());
    assert_eq!((reading.rows, reading.flaws.len()), (1, 1));
    assert!(reading.flaws[0].reason.contains("more than 16 MiB"), "{}", reading.flaws[0].reason);
    let report = format!("{{\"schema\":\"sf-preflight/report/1\",\"users\":[\"{long}\"]}}");
    assert_eq!(read_bytes("r.json", report.as_bytes()).0.kind, "file of this tool");
}
