mod forms;
mod promises;

use std::io::Write;
use std::path::Path;

use super::manifest::{Manifest, ManifestFile, ManifestSource};
use super::*;
use crate::model::{AsOf, SourceName, UserId};

const LATEST: Utc = Utc(1_795_000_000);
const USER: &str = "Id,Username,IsActive,UserType,ProfileId,LastLoginDate\n";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        tempfile::NamedTempFile::new_in(path.parent().unwrap()).unwrap().persist(&path).unwrap().write_all(bytes.as_ref()).unwrap();
        self
    }

    fn open(&self) -> Snapshot {
        Snapshot::open(self.0.path(), LATEST).unwrap()
    }

    fn refused(&self) -> ReadError {
        Snapshot::open(self.0.path(), LATEST).unwrap_err()
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn line(snapshot: &Snapshot, source: SourceName) -> (Status, u64, String) {
    let line = snapshot.coverage_of(source).unwrap();
    (line.status, line.rows, line.reason.clone().unwrap_or_default())
}

fn user(number: usize) -> String {
    format!("0055j00000{number:05}AAA")
}

fn window() -> crate::model::Window {
    crate::model::Window::ending(AsOf(LATEST), 90)
}

fn settling(signed_in: &[UserId], rows: u64) -> Settling<'_> {
    Settling { files: &[], signed_in, rows, first: None, last: None, window: window() }
}

#[test]
fn the_same_rows_in_five_forms_are_the_same_rows() {
    let cli = "Id,Username,IsActive,Profile.Name,CreatedDate,ManagerId,NumberOfFailedLogins\n\
               0055j000000utlPAAQ,a@b.co,true,Admin,2026-07-23T16:18:23.000+0000,,0\n";
    let bulk = "\"Id\",\"Username\",\"IsActive\",\"Profile.Name\",\"CreatedDate\",\"ManagerId\",\"NumberOfFailedLogins\"\n\
                \"0055j000000utlPAAQ\",\"a@b.co\",\"true\",\"Admin\",\"2026-07-23T16:18:23.000Z\",\"\",\"0\"\n";
    let loader = "\"PROFILE.NAME\",\"USERNAME\",\"ID\",\"ISACTIVE\",\"CREATEDDATE\",\"MANAGERID\",\"NUMBEROFFAILEDLOGINS\"\r\n\
                  \"Admin\",\"a@b.co\",\"0055j000000utlP\",\"true\",\"2026-07-23T16:18:23.000Z\",\"\",\"0.0\"\r\n";
    let export = "\"Id\",\"Username\",\"IsActive\",\"Profile.Name\",\"CreatedDate\",\"ManagerId\",\"NumberOfFailedLogins\"\n\
                  \"0055j000000utlPAAQ\",\"a@b.co\",\"1\",\"Admin\",\"2026-07-23 16:18:23\",\"000000000000000AAA\",\"0\"\n";
    let json = r#"{"status":0,"result":{"records":[{"attributes":{"type":"User","url":"/x"},"Id":"0055j000000utlPAAQ","Username":"a@b.co",
        "IsActive":true,"Profile":{"attributes":{"type":"Profile"},"Name":"Admin"},"CreatedDate":"2026-07-23T16:18:23.000+0000",
        "ManagerId":null,"NumberOfFailedLogins":0}],"totalSize":1,"done":true},"warnings":[]}"#;
    let expected = format!("{:?}", Folder::new().with("x.csv", cli).open().users);
    for (name, text, kind) in [
        ("x.csv", cli, "sf CSV"),
        ("x.csv", bulk, "sf CSV"),
        ("x.csv", loader, "Data Loader CSV"),
        ("x.csv", export, "Data Export CSV"),
        ("x.json", json, "JSON"),
    ] {
        let plain = Folder::new().with(name, text).open();
        assert_eq!(format!("{:?}", plain.users), expected, "{kind}");
        assert_eq!(plain.inputs[0].kind, kind);
        let packed = Folder::new().with(name, gzip(text.as_bytes())).open();
        assert_eq!(format!("{:?}", packed.users), expected, "{kind}, packed");
        assert_eq!(packed.inputs[0].kind, format!("{kind} (gzip)"));
        let sixteen: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(format!("{:?}", Folder::new().with(name, sixteen).open().users), expected, "{kind}, UTF-16");
    }
}

#[test]
fn nothing_usable_is_an_error_with_what_was_seen() {
    assert!(matches!(Snapshot::open(Path::new("no/such/folder"), LATEST), Err(ReadError::Missing(_))));
    assert!(matches!(Folder::new().refused(), ReadError::Empty(_)));
    let error = Folder::new().with("notes.txt", "hello").with("book.xlsx", b"PK\x03\x04xl/").refused();
    let diagnostic = error.diagnostic();
    assert!(matches!(error, ReadError::NothingRecognised { .. }));
    let help = diagnostic.help.unwrap();
    assert!(help.contains("`book.xlsx` is an Excel workbook") && help.contains("`notes.txt` has no columns"), "{help}");
}

#[test]
fn parts_in_sub_folders_are_one_source_and_a_repeat_counts_once() {
    let snapshot = Folder::new()
        .with("b/User-2.csv.gz", gzip(format!("{USER}{},b,true,Standard,,\n{},c,false,Standard,,\n", user(2), user(3)).as_bytes()))
        .with("a/User-1.csv", format!("{USER}{},a,true,Standard,,\n{},b,true,Standard,,\n", user(1), user(2)))
        .open();
    assert_eq!(line(&snapshot, SourceName::User), (Status::Complete, 3, String::new()));
    assert_eq!(
        snapshot.inputs.iter().map(|input| (input.file.as_str(), input.rows)).collect::<Vec<_>>(),
        [("a/User-1.csv", 2), ("b/User-2.csv.gz", 2)]
    );
}

#[test]
fn one_file_is_an_input_too() {
    let folder = Folder::new().with("UserLogin.csv", "UserId,IsFrozen\n").with("User.csv", USER);
    let snapshot = Snapshot::open(&folder.0.path().join("UserLogin.csv"), LATEST).unwrap();
    assert_eq!(snapshot.inputs.len(), 1);
    assert_eq!(line(&snapshot, SourceName::UserLogin), (Status::Complete, 0, String::new()));
    assert_eq!(line(&snapshot, SourceName::User).0, Status::Absent);
    assert!(snapshot.coverage_of(SourceName::User).unwrap().remedy.as_deref().unwrap().contains("sf data query"));
}

#[test]
fn files_that_contradict_each_other_are_both_named() {
    let snapshot = Folder::new()
        .with("User-new.csv", format!("{USER}{},a,false,Standard,,\n", user(1)))
        .with("User-old.csv", format!("{USER}{},a,true,Standard,,\n", user(1)))
        .open();
    let (status, rows, reason) = line(&snapshot, SourceName::User);
    assert_eq!((status, rows), (Status::Partial, 1));
    assert!(reason.contains("`User-new.csv` and `User-old.csv`") && reason.contains("IsActive"), "{reason}");
    assert!(snapshot.users.rows()[0].is_active().is_unknown());
    assert!(snapshot.warnings.iter().any(|warning| warning.message.contains("contradict each other")));
}

#[test]
fn a_bad_row_is_named_and_its_user_known_to_exist() {
    let snapshot = Folder::new()
        .with("User.csv", format!("{USER}{},a,false,Standard,,\n{},b,true,Standard,,2099-01-01T00:00:00Z\n", user(1), user(2)))
        .open();
    let (status, _, reason) = line(&snapshot, SourceName::User);
    assert_eq!((status, reason.as_str()), (Status::Partial, "1 row could not be read"));
    assert!(!snapshot.users.is_complete());
    assert_eq!(
        snapshot.inputs[0].rejected,
        [Rejected { line: 3, column: Some("LastLoginDate".into()), why: "lies more than a day in the future".into() }]
    );
    assert_eq!(snapshot.unread_users, [user(2).parse::<UserId>().unwrap()]);
}

#[test]
fn a_cut_off_gzip_gives_its_rows_and_makes_the_source_partial() {
    let rows = (0..40_000_u32).map(|number| format!("0055j{:010}AAA,{}\n", number.wrapping_mul(2_654_435_761), number % 2));
    let text: String = std::iter::once("UserId,IsFrozen\n".to_owned()).chain(rows).collect();
    let packed = gzip(text.as_bytes());
    let snapshot = Folder::new().with("UserLogin.csv", &packed[..packed.len() - packed.len() / 4]).open();
    let (status, rows, reason) = line(&snapshot, SourceName::UserLogin);
    assert_eq!(status, Status::Partial);
    assert!(rows > 1_000 && rows < 40_000, "{rows}");
    assert!(reason.contains("the gzip data are cut off"), "{reason}");
}

#[test]
fn numbers_of_rows_at_which_exports_are_cut_off_are_partial() {
    for (count, status) in [(499, Status::Complete), (500, Status::Partial), (501, Status::Complete), (2_500, Status::Partial)] {
        let rows: String = (0..count).map(|_| "0055j000000utlP,ERP\n").collect();
        let folder = Folder::new().with("OauthToken.csv", format!("UserId,AppName\n{rows}"));
        let snapshot = folder.open();
        assert_eq!(line(&snapshot, SourceName::OauthToken).0, status, "{count}");
        assert_eq!(snapshot.tokens.is_complete(), status == Status::Complete);
        let vouched = ManifestSource { source: "OauthToken".into(), status: "complete".into(), rows: Some(count), ..Default::default() };
        manifest::write(folder.0.path(), &promises::of(vec![vouched])).unwrap();
        assert_eq!(line(&folder.open(), SourceName::OauthToken).0, Status::Complete, "{count}, vouched for");
    }
}

#[test]
fn ids_that_lead_nowhere_make_the_other_source_partial() {
    let users = format!("{USER}{},a,false,Standard,00e5j000000utlP,\n", user(1));
    let complete = Folder::new().with("User.csv", &users).with("Profile.csv", "Id,Name,UserLicenseId\n00e5j000000utlPAAQ,Admin,\n").open();
    assert_eq!(line(&complete, SourceName::Profile).0, Status::Complete);
    let broken = Folder::new()
        .with("User.csv", &users)
        .with("Profile.csv", "Id,Name,UserLicenseId\n")
        .with("PermissionSet.csv", "Id,Name,IsOwnedByProfile\n")
        .with("PermissionSetGroup.csv", "Id,DeveloperName,HasActivationRequired\n")
        .with(
            "PermissionSetAssignment.csv",
            format!("AssigneeId,PermissionSetId,PermissionSetGroupId\n{},0PS5j000000utlP,0PG5j000000utlP\n", user(2)),
        )
        .open();
    for source in [SourceName::Profile, SourceName::PermissionSet, SourceName::PermissionSetGroup, SourceName::User] {
        let (status, _, reason) = line(&broken, source);
        assert_eq!(status, Status::Partial, "{source}");
        assert!(reason.contains("not among its rows"), "{reason}");
    }
    assert!(!broken.permission_sets.is_complete() && !broken.users.is_complete());
    assert_eq!(line(&broken, SourceName::PermissionSetAssignment).0, Status::Complete);
}

#[test]
fn a_list_of_active_users_is_told_and_complete_while_everybody_who_signed_in_is_there() {
    let mut snapshot = Folder::new().with("User.csv", format!("{USER}{},a,true,Standard,,\n", user(1))).open();
    assert!(snapshot.warnings.iter().any(|warning| warning.message.contains("filtered to active users")));
    let known: UserId = user(1).parse().unwrap();
    snapshot.settle(settling(&[known], 1));
    assert_eq!(line(&snapshot, SourceName::User).0, Status::Complete);
    let stranger: UserId = user(2).parse().unwrap();
    snapshot.settle(settling(&[known, stranger, stranger], 3));
    assert_eq!(line(&snapshot, SourceName::User).0, Status::Partial);
    assert_eq!(snapshot.unread_users, [stranger]);
}

#[test]
fn settling_finishes_the_login_files() {
    let mut snapshot = Folder::new()
        .with("LoginHistory-1.csv", "UserId,LoginTime\n")
        .with("LoginHistory-2.json", r#"{"records":[{"UserId":"0055j000000utlP","LoginTime":"2026-07-23T16:18:23.000+0000"}]}"#)
        .open();
    let forms: Vec<_> = snapshot.logins.rows().iter().map(|file| (file.input, file.form)).collect();
    assert_eq!(forms, [(0, LoginForm::ObjectCsv { separator: b',', gzip: false }), (1, LoginForm::Json { gzip: false })]);
    assert!(snapshot.logins.is_complete());
    let rejected = vec![Rejected { line: 7, column: Some("LoginTime".into()), why: "no time".into() }];
    let files = [
        LoginFileRead { input: 0, rows: 10, ..Default::default() },
        LoginFileRead { input: 1, rows: 1, rejected: rejected.clone(), rejected_total: 1, stopped: Some("it is cut off".into()) },
    ];
    snapshot.settle(Settling { files: &files, signed_in: &[], rows: 11, first: None, last: None, window: window() });
    let (status, rows, reason) = line(&snapshot, SourceName::LoginHistory);
    assert_eq!((status, rows), (Status::Partial, 11));
    assert_eq!(reason, "1 row could not be read; `LoginHistory-2.json` was not read to its end: it is cut off");
    assert_eq!(snapshot.inputs[1].rejected, rejected);
    assert!(!snapshot.logins.is_complete());
}

#[test]
fn a_login_history_of_nobody_else_is_a_limited_view() {
    let last = "2026-11-01T00:00:00Z";
    let users = [1, 2, 3].map(|number| format!("{},u{number},true,Standard,,{last}\n", user(number))).concat();
    let folder = Folder::new().with("User.csv", format!("{USER}{users}")).with("LoginHistory.csv", "UserId,LoginTime\n");
    let me: UserId = user(1).parse().unwrap();
    for (signed_in, rows, status) in
        [(vec![], 0, Status::Partial), (vec![me], 7, Status::Partial), (vec![me, user(2).parse().unwrap()], 8, Status::Complete)]
    {
        let mut snapshot = folder.open();
        snapshot.settle(settling(&signed_in, rows));
        assert_eq!(line(&snapshot, SourceName::LoginHistory).0, status, "{rows} rows");
    }
}

#[test]
fn whatever_is_absent_says_how_to_add_it_and_who_may() {
    let snapshot = Folder::new().with("User.csv", USER).open();
    let absent: Vec<_> = snapshot.coverage.iter().filter(|line| line.status == Status::Absent).collect();
    assert!(absent.len() > 15);
    for line in absent {
        let remedy = line.remedy.as_deref().unwrap();
        assert!(remedy.contains(&format!("> {}.csv", line.source)) && remedy.contains("needs "), "{remedy}");
        assert!(line.reason.is_some());
    }
}

#[test]
fn what_this_version_does_not_read_makes_nothing_complete_and_nothing_worse() {
    let trail = "Date,User,Source Namespace Prefix,Action,Section,Delegate User\n";
    let only = Folder::new().with("User.csv", USER).with("SetupAuditTrail.csv", trail).open();
    let (status, _, reason) = line(&only, SourceName::SetupAuditTrail);
    assert_eq!(status, Status::Absent);
    assert!(reason.contains("as Setup downloads it, which this version does not read"), "{reason}");
    let beside = Folder::new().with("a.csv", "CreatedDate,Action,Display\n").with("b.csv", trail).open();
    assert_eq!(line(&beside, SourceName::SetupAuditTrail).0, Status::Complete);
}

#[test]
fn what_was_not_looked_at_is_told() {
    let first = r#"{"schema":"sf-preflight/manifest/1","org":{"name":"first"}}"#;
    let snapshot = Folder::new()
        .with("User.csv", USER)
        .with(".hidden/User.csv", USER)
        .with("a/manifest.json", first)
        .with("b/manifest.json", r#"{"schema":"sf-preflight/manifest/1"}"#)
        .with("report.json", r#"{"schema":"sf-preflight/report/1","users":[]}"#)
        .with("requests.jsonl", "{\"method\":\"GET\"}\n")
        .open();
    for told in
        ["start with a dot, were not looked at: 1", "`b/manifest.json` is a second manifest", "`report.json` was written by this tool"]
    {
        assert!(snapshot.warnings.iter().any(|warning| warning.message.contains(told)), "{told}");
    }
    assert_eq!(snapshot.manifest.and_then(|manifest| manifest.org.name).as_deref(), Some("first"));
    assert_eq!(snapshot.warnings.len(), 3);
    assert!(snapshot.inputs.iter().any(|input| input.kind == "request log"));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_opened_leaves_a_hole() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new().with("User-1.csv", format!("{USER}{},a,false,Standard,,\n", user(1))).with("User-2.csv", USER);
    let locked = folder.0.path().join("User-2.csv");
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::File::open(&locked).is_ok() {
        // The superuser opens everything; a link out of the folder takes the same way.
        std::fs::remove_file(&locked).unwrap();
        std::os::unix::fs::symlink("/", &locked).unwrap();
    }
    let snapshot = folder.open();
    let (status, rows, reason) = line(&snapshot, SourceName::User);
    assert_eq!((status, rows), (Status::Partial, 1));
    assert!(reason.contains("`User-2.csv`"), "{reason}");
}

#[test]
fn every_published_file_is_read_or_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/real");
    if !root.is_dir() {
        return;
    }
    let snapshot = Snapshot::open(&root, Utc(1_900_000_000)).unwrap();
    let count = |source| snapshot.coverage_of(source).map_or(0, |line| line.rows);
    assert_eq!(count(SourceName::User), 8);
    assert!(count(SourceName::SetupAuditTrail) >= 12);
    assert_eq!(snapshot.logins.rows().len(), 3);
    for input in &snapshot.inputs {
        let read = input.source.is_some();
        let named = snapshot.warnings.iter().any(|warning| warning.message.contains(&format!("`{}`", input.file)));
        assert!(read || named, "{input:?}");
    }
}

#[test]
fn login_rows_that_all_lie_outside_the_window_tell_nothing_of_it() {
    let settled = |first: Utc, last: Utc| {
        let logins = "UserId,LoginTime\n0055j000000utlP,2026-07-23T16:18:23.000Z\n";
        let mut snapshot = Folder::new().with("LoginHistory.csv", logins).open();
        let before = snapshot.warnings.len();
        snapshot.settle(Settling { first: Some(first), last: Some(last), ..settling(&[], 1) });
        let (status, _, reason) = line(&snapshot, SourceName::LoginHistory);
        (status, reason, snapshot.warnings.get(before).map(|warning| warning.message.clone()).unwrap_or_default())
    };
    let window = window();
    assert_eq!(settled(window.from, window.to), (Status::Complete, String::new(), String::new()));
    let (status, reason, _) = settled(window.to.plus(1), window.to.plus(9));
    assert_eq!((status, reason.starts_with("all its rows are later than ")), (Status::Partial, true), "{reason}");
    let (status, reason, _) = settled(window.from.plus(-9), window.from.plus(-1));
    assert_eq!((status, reason.ends_with(", before the window begins")), (Status::Partial, true), "{reason}");
    let (status, _, warning) = settled(window.from, window.to.plus(90_000));
    assert_eq!((status, warning.starts_with("login rows go on until ")), (Status::Complete, true), "{warning}");
}
