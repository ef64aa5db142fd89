use super::*;

const DAY: &str = "2026-11-20T08:15:00.000+0000";

fn page(number: u32) -> String {
    row(number, DAY, "Application", "UI Username-Password", "Success", "Browser", "N/A")
}

#[test]
fn nothing_to_read_is_unread() {
    let reading = fold(&Source::Complete(Vec::new()), latest(), &|_| {});
    assert!(reading.logins.read().is_none());
    let missing = crate::model::Missing::of(crate::model::SourceName::LoginHistory);
    assert!(fold(&Source::Unread(missing), latest(), &|_| {}).logins.read().is_none());
}

#[test]
fn empty_and_header_only_are_complete_and_zero() {
    for content in [String::new(), "\u{FEFF}".into(), file([]), HEADER.into(), format!("\n\n{HEADER}\r\n\r\n")] {
        let reading = Folder::with(&content).fold();
        assert!(reading.logins.is_complete(), "{content:?}");
        assert_eq!((reading.files[0].rows, reading.files[0].rejected_total), (0, 0));
    }
}

#[test]
fn rows_that_cannot_be_read_are_named_by_line_and_column() {
    let text = file([
        page(1),
        "only,three,cells\n".into(),
        page(2).replace("0055j000000utlPAAQ", "ann@acme.example"),
        page(3).replace("Browser", "\"two\nlines\""),
        page(4).replace(DAY, "yesterday"),
        page(5).replace(DAY, "2099-01-01T00:00:00.000Z"),
        format!("{},more\n", page(6).trim_end()),
        page(7),
    ]);
    for content in [text.clone(), text.replace('\n', "\r\n")] {
        let reading = Folder::with(content).fold();
        let named: Vec<_> = reading.files[0].rejected.iter().map(|row| (row.line, row.column.as_deref(), row.why.as_str())).collect();
        assert_eq!(
            named,
            [
                (3, None, "3 cells where the header has 12"),
                (4, Some("UserId"), "`ann@acme.example` is not a Salesforce id"),
                (7, Some("LoginTime"), "`yesterday` is not a time"),
                (8, Some("LoginTime"), "`2099-01-01T00:00:00.000Z` lies in the future"),
                (9, None, "13 cells where the header has 12"),
            ]
        );
        assert_eq!((reading.files[0].rows, reading.files[0].rejected_total, reading.files[0].complete), (3, 5, true));
        assert!(!reading.logins.is_complete());
        assert_eq!(logins(&reading).totals.rejected, 5);
    }
}

#[test]
fn lines_are_right_beyond_the_first_block_and_only_a_hundred_are_named() {
    let rows = (0..30_000).map(|number| if number % 100 == 99 { "bad\n".to_owned() } else { page(number) });
    let reading = Folder::with(file(rows)).fold();
    assert_eq!(reading.files[0].rejected_total, 300);
    let lines: Vec<u64> = reading.files[0].rejected.iter().map(|row| row.line).collect();
    assert_eq!(lines, (1..=100).map(|number| number * 100 + 1).collect::<Vec<u64>>());
}

#[test]
fn a_cut_gzip_keeps_its_rows_and_is_incomplete() {
    let text = file((0..40_000).map(page));
    let whole = gzip(text.as_bytes());
    let reading = Folder::new().and("LoginHistory.csv.gz", GZIP, &whole[..whole.len() * 2 / 3]).fold();
    let read = &reading.files[0];
    assert!(read.rows > 1_000 && read.rows < 40_000, "{}", read.rows);
    assert_eq!(read.rejected_total, 0);
    assert!(!read.complete && read.why.as_deref().unwrap().contains("cut off"), "{:?}", read.why);
    assert!(!reading.logins.is_complete());
    assert_eq!(logins(&reading).totals.read, read.rows);
}

#[test]
fn what_is_no_gzip_or_not_there_is_said() {
    let reading = Folder::new().and("LoginHistory.csv.gz", GZIP, "plain text").fold();
    assert!(reading.logins.read().is_none() && reading.files[0].why.is_some());
    let mut folder = Folder::with(file([page(1)]));
    folder.files.push(LoginFile { path: folder.folder.path().join("gone.csv"), input: 1, form: PLAIN });
    let reading = folder.fold();
    assert_eq!(reading.files[1].why.as_deref(), Some("it is not there any more"));
    assert!(!reading.logins.is_complete() && logins(&reading).totals.read == 1);
}

#[test]
fn a_file_without_user_or_time_is_not_used() {
    for column in ["UserId", "LoginTime"] {
        let reading = Folder::with(file([page(1)]).replacen(column, "Other", 1)).fold();
        assert_eq!(reading.files[0].why, Some(format!("it has no column `{column}`")));
        assert!(reading.logins.read().is_none());
    }
}

#[test]
fn without_type_or_status_nothing_is_complete() {
    let reading = Folder::with(file([page(1)]).replacen(",LoginType", ",Other", 1).replacen(",LoginSubType", ",Another", 1)).fold();
    assert!(!reading.logins.is_complete());
    assert_eq!(
        (streams(&reading)[0].method, streams(&reading)[0].password),
        (crate::logins::LoginMethod::Unknown, crate::logins::PasswordUse::Unknown)
    );
    assert_eq!(logins(&reading).totals.absent_columns, ["LoginType", "LoginSubType", "AuthMethodReference"]);

    let reading = Folder::with(file([page(1)]).replacen(",Status", ",Other", 1)).fold();
    assert!(!reading.logins.is_complete());
    assert_eq!(streams(&reading)[0].confidence, crate::model::Confidence::Possible);
    assert!(reading.warnings.iter().any(|warning| warning.message.contains("has the column `Status`")));
}

#[test]
fn rows_without_a_user_are_counted_apart() {
    let nobody = |user: &str| {
        page(1)
            .replace("0055j000000utlPAAQ", user)
            .replace("Application,UI Username-Password", "SAML Sfdc Initiated SSO,")
            .replace("DE,", "DE,0LE5j000000Gs3kGAC")
    };
    let reading = Folder::with(file([nobody(""), nobody("000000000000000AAA"), page(2)])).fold();
    assert!(reading.logins.is_complete());
    assert_eq!(logins(&reading).totals.without_user, 2);
    assert_eq!(logins(&reading).of(&UserKey::Nobody).len(), 1);
    assert_eq!(logins(&reading).services[0].success_by_user[0].0, UserKey::Nobody);
}

#[test]
fn stray_quotes_are_read_by_one_thread() {
    let text = file([page(1), page(2).replace("Browser", "5\" disk"), page(3).replace("Browser", "\"a\"b"), page(4)]);
    let reading = Folder::with(text).fold();
    assert_eq!((reading.files[0].rows, reading.files[0].rejected_total), (4, 0));
    let told = reading.warnings.iter().find(|warning| warning.message.contains("quote")).unwrap();
    assert_eq!(told.place.as_ref().and_then(|place| place.line), Some(3));
    let names: Vec<_> = streams(&reading).iter().map(|stream| &*stream.client.name).collect();
    assert_eq!(names, ["5\" disk", "Browser", "ab"]);
}

#[test]
fn a_quote_that_never_closes_does_not_swallow_quietly() {
    let mut text = file((0..20).map(page));
    text.push_str("\"open,");
    text.push_str(&file((20..30).map(page)));
    let reading = Folder::with(&text).fold();
    assert_eq!((reading.files[0].rows, reading.files[0].complete), (20, false));
    // Longer than any record: reading stops, and says where it stands.
    text.push_str(&file((30..30_000).map(page)));
    let reading = Folder::with(&text).fold();
    assert_eq!((reading.files[0].rows, reading.files[0].complete), (20, false));
    assert!(reading.files[0].why.as_deref().unwrap().contains("not closed"));
}

#[test]
fn garbage_never_panics() {
    let long = format!("{HEADER}\n{}\n", "x".repeat(3 << 20));
    for content in [&b"\0\0\0\0"[..], b"\xFF\xFE", b"\xFF\xFEa", b"\"", b",,,\n,,,\n", b"UserId,LoginTime\n\0,\0\n", long.as_bytes()] {
        for form in [PLAIN, GZIP, JSON, LoginForm::ObjectCsv { separator: b';', gzip: false }] {
            let reading = Folder::new().and("x", form, content).fold();
            assert!(reading.files[0].rows == 0);
        }
    }
}
