use super::*;

fn rows() -> Vec<String> {
    (0..50)
        .map(|number| {
            let time = format!("2026-11-{:02}T{:02}:15:00.000+0000", 1 + number % 20, number % 24);
            let (kind, sub) =
                [("Application", "UI Username-Password"), ("Remote Access 2.0", ""), ("Partner Product", "")][number as usize % 3];
            let status = if number % 7 == 0 { "Invalid Password" } else { "Success" };
            row(number, &time, kind, sub, status, if number % 2 == 0 { "Browser" } else { "N/A" }, "SOAP Partner")
        })
        .collect()
}

fn quoted(text: &str) -> String {
    text.lines().flat_map(|line| ["\"".into(), line.replace(',', "\",\""), "\"\n".into()]).collect()
}

fn json(text: &str) -> Vec<String> {
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    lines
        .map(|line| {
            let cell = |cell: &str| if cell.is_empty() { "null".to_owned() } else { format!("\"{cell}\"") };
            let fields: Vec<String> = names.iter().zip(line.split(',')).map(|(name, text)| format!("\"{name}\":{}", cell(text))).collect();
            format!("{{\"attributes\":{{\"type\":\"LoginHistory\"}},{}}}", fields.join(","))
        })
        .collect()
}

#[test]
fn every_form_gives_the_same_logins() {
    let text = file(rows());
    let wanted = Folder::with(&text).fold();
    let wanted = logins(&wanted);
    let reversed: String = text.lines().map(|line| line.split(',').rev().collect::<Vec<_>>().join(",") + "\n").collect();
    let upper = text.replacen(HEADER, &HEADER.to_uppercase(), 1);
    let records = json(&text);
    let array = format!("[{}]", records.join(","));
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let semicolon = LoginForm::ObjectCsv { separator: b';', gzip: false };
    let forms: Vec<(&str, LoginForm, Vec<u8>)> = vec![
        ("all quoted", PLAIN, quoted(&text).into()),
        ("CRLF", PLAIN, text.replace('\n', "\r\n").into()),
        ("quoted CRLF", PLAIN, quoted(&text).replace('\n', "\r\n").into()),
        ("no last line end", PLAIN, text.trim_end().into()),
        ("capitals and a mark", PLAIN, format!("\u{FEFF}{upper}").into()),
        ("reversed columns", PLAIN, reversed.into()),
        ("semicolons", semicolon, text.replace(',', ";").into()),
        ("times with Z", PLAIN, text.replace("+0000", "Z").into()),
        ("times without zone", PLAIN, text.replace(".000+0000", "").replace("T0", " 0").into()),
        ("UTF-16", PLAIN, utf16),
        ("gzip", GZIP, gzip(text.as_bytes())),
        ("two gzip members", GZIP, [gzip(&text.as_bytes()[..200]), gzip(&text.as_bytes()[200..])].concat()),
        ("JSON array", JSON, array.clone().into()),
        ("JSON lines", JSON, records.join("\n").into()),
        ("bare answer", JSON, format!("{{\"totalSize\":50,\"done\":true,\"records\":{array}}}").into()),
        (
            "envelope",
            JSON,
            format!("{{\"status\":0,\"result\":{{\"records\":{array},\"totalSize\":50,\"done\":true}},\"warnings\":[]}}").into(),
        ),
        ("gzip JSON", LoginForm::Json { gzip: true }, gzip(array.as_bytes())),
    ];
    for (name, form, content) in forms {
        let reading = Folder::new().and("x", form, content).fold();
        assert_eq!(
            reading.files[0],
            FileReading { input: 0, rows: 50, rejected: vec![], rejected_total: 0, complete: true, why: None },
            "{name}"
        );
        assert_eq!(logins(&reading), wanted, "{name}");
    }
}

#[test]
fn one_page_of_an_answer_is_partial() {
    let records = json(&file(rows())).join(",");
    for (text, why) in [
        (format!("{{\"totalSize\":90,\"done\":false,\"records\":[{records}]}}"), "`done` is false"),
        (format!("{{\"totalSize\":90,\"done\":true,\"records\":[{records}]}}"), "50 of 90 rows"),
        (format!("[{records}"), "no complete JSON"),
    ] {
        let reading = Folder::new().and("x.json", JSON, text).fold();
        assert_eq!(reading.files[0].rows, 50);
        assert!(reading.files[0].why.as_deref().unwrap().contains(why), "{:?}", reading.files[0].why);
        assert!(!reading.logins.is_complete());
    }
}

#[test]
fn what_is_no_record_is_rejected_by_number() {
    let text = format!("[{},{{\"Id\":\"x\"}}]", json(&file(rows()))[0]);
    let reading = Folder::new().and("x.json", JSON, text).fold();
    assert_eq!(reading.files[0].rejected.iter().map(|row| (row.line, row.column.as_deref())).collect::<Vec<_>>(), [(2, Some("UserId"))]);
    let error = Folder::new().and("x.json", JSON, "[{\"errorCode\":\"INVALID_TYPE\",\"message\":\"x\"}]").fold();
    assert!(error.logins.read().is_none());
}

#[test]
fn a_published_answer_is_read() {
    let Some(path) = shared("rest-query/LoginHistory.json") else { return };
    let reading = fold(&Source::Complete(vec![LoginFile { path, input: 0, form: JSON }]), latest(), &|_| {});
    assert!(reading.files[0].complete && reading.files[0].rows > 0, "{:?}", reading.files);
    assert_eq!(reading.files[0].rejected_total, 0);
    let Some(path) = shared("rest-query/LoginHistory.empty.json") else { return };
    let reading = fold(&Source::Complete(vec![LoginFile { path, input: 0, form: JSON }]), latest(), &|_| {});
    assert!(reading.logins.is_complete() && reading.files[0].rows == 0);
}
