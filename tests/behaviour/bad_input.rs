//! Input that is missing, damaged or contradicts itself: a clear message or a counted, named row.

use std::io::Write;

use serde_json::Value;

use crate::report::{coverage, input, list, users};
use crate::runner::{Run, Runner, preflight, scan};

const USERS: &str = "Id,Username,Email,IsActive,UserType,ProfileId,LastLoginDate,LastPasswordChangeDate\n\
    005000000000001AAA,ada@acme.com,ada@acmecorp.com,true,Standard,00e000000000001AAA,2026-11-20T08:00:00.000+0000,2026-10-01T08:00:00.000+0000\n\
    005000000000002AAA,ben@acme.com,ben@acmecorp.com,false,Standard,00e000000000001AAA,,\n\
    005000000000009AAA,autoproc@acme.com,,true,AutomatedProcess,00e000000000001AAA,,\n";
const PROFILES: &str = "Id,Name,PermissionsPasswordNeverExpires,PermissionsManageUsers,PermissionsModifyAllData\n00e000000000001AAA,Standard User,false,false,false\n";
const LOGIN_HEAD: &str = "Id,UserId,LoginTime,LoginType,LoginSubType,Status,Application,ApiType,Browser,SourceIp,CountryIso,AuthenticationServiceId,AuthMethodReference\n";

fn login(number: u32, user: u32, time: &str) -> String {
    format!(
        "0Ya0000000{number:05}AAA,005{user:012}AAA,{time},Application,UI Username-Password,Success,Browser,N/A,Chrome 140,192.0.2.7,DE,,\n"
    )
}

/// A small folder that can be read, as `exports`; later files of the same name replace its own.
fn folder() -> Runner {
    scan(&["--from", "exports", "--format", "json"])
        .file("exports/User.csv", USERS)
        .file("exports/Profile.csv", PROFILES)
        .file("exports/LoginHistory.csv", format!("{LOGIN_HEAD}{}", login(1, 1, "2026-11-20T08:00:00.000+0000")))
}

fn refused(run: &Run, message: &str) {
    assert_eq!(run.code, Some(2), "{run}");
    let said = run.error();
    assert!(said["message"].as_str().unwrap().contains(message), "{run}");
    assert!(said["help"].as_str().is_some_and(|help| !help.is_empty()), "{run}");
    assert!(run.stderr.contains("error: "), "{run}");
}

fn status(report: &Value, source: &str) -> String {
    coverage(report, source)["status"].as_str().unwrap().to_owned()
}

fn warned(report: &Value, words: &str) -> bool {
    list(report, "warnings").iter().any(|warning| warning.to_string().contains(words))
}

#[test]
fn a_missing_folder_is_an_error_that_names_it() {
    refused(&scan(&["--from", "nowhere", "--format", "json"]).run(), "nowhere");
}

#[test]
fn an_empty_folder_is_an_error() {
    let runner = scan(&["--from", "exports", "--format", "json"]);
    std::fs::create_dir(runner.path("exports")).unwrap();
    refused(&runner.run(), "exports");
}

#[test]
fn files_that_are_no_exports_are_named_and_alone_are_an_error() {
    let foreign = |runner: Runner| {
        runner
            .file("exports/notes.txt", "remember the milk\n")
            .file("exports/Account.csv", "Id,Name\n001000000000001AAA,Acme\n")
            .file("exports/picture.csv", [0x89, b'P', b'N', b'G', 0, 1, 2, 3, 0, 0])
            .file("exports/page.html", "<!DOCTYPE html><html><body>Log in</body></html>")
    };
    refused(&foreign(scan(&["--from", "exports", "--format", "json"])).run(), "exports");
    let report = foreign(folder()).run().report();
    for file in ["notes.txt", "Account.csv", "picture.csv", "page.html"] {
        assert!(input(&report, file)["source"].is_null(), "{file}");
        assert!(warned(&report, file), "{file} is named");
    }
}

#[test]
fn a_truncated_gzip_keeps_what_came_before_and_is_partial() {
    let mut rows = LOGIN_HEAD.to_owned();
    for number in 0..20_000 {
        rows.push_str(&login(
            number,
            1,
            &format!("2026-11-{:02}T{:02}:{:02}:{:02}.000+0000", number % 20 + 1, number % 24, number % 60, number % 59),
        ));
    }
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(rows.as_bytes()).unwrap();
    let whole = gzip.finish().unwrap();
    let cut = folder().file("exports/LoginHistory.csv.gz", &whole[..whole.len() / 2]);
    std::fs::remove_file(cut.path("exports/LoginHistory.csv")).unwrap();
    let run = cut.run();
    let report = run.report();
    let read = report["window"]["logins_read"].as_u64().unwrap();
    assert!(read > 100 && read < 20_000, "{read}");
    assert_eq!(status(&report, "LoginHistory"), "partial");
    assert_eq!((report["verdict"].as_str(), run.code), (Some("unknown"), Some(3)));
}

#[test]
fn a_header_alone_is_zero_rows_and_complete() {
    let report = folder().file("exports/UserLogin.csv", "Id,UserId,IsFrozen,IsPasswordLocked\n").run().report();
    let line = coverage(&report, "UserLogin");
    assert_eq!((line["status"].as_str(), line["rows"].as_u64()), (Some("complete"), Some(0)));
}

#[test]
fn no_logins_in_an_org_in_use_are_a_limited_view_and_never_a_pass() {
    let run = folder().file("exports/LoginHistory.csv", LOGIN_HEAD).run();
    let report = run.report();
    assert_eq!(status(&report, "LoginHistory"), "partial");
    assert_eq!((report["verdict"].as_str(), run.code), (Some("unknown"), Some(3)));
}

#[test]
fn a_login_of_an_unknown_user_makes_a_user_who_was_not_read() {
    let logins = format!("{LOGIN_HEAD}{}{}", login(1, 1, "2026-11-20T08:00:00Z"), login(2, 77, "2026-11-20T09:00:00Z"));
    let report = folder().file("exports/LoginHistory.csv", logins).run().report();
    let known = users(&report);
    let stranger = known["005000000000077AAA"];
    assert_eq!(stranger["outcome"]["expire_all"]["reason"], "user_not_read");
    assert_eq!(stranger["outcome"]["expire_all"]["effect"], "unknown");
    assert_eq!(status(&report, "User"), "partial");
    assert_eq!(known.len(), 4);
}

#[test]
fn a_user_without_a_profile_and_one_whose_profile_is_missing() {
    let report = folder().file("exports/User.csv", USERS.replace("true,Standard,00e000000000001AAA", "true,Standard,")).run().report();
    assert_eq!(list(&report, "users").len(), 3);
    let lost =
        folder().file("exports/User.csv", USERS.replace("true,Standard,00e000000000001AAA", "true,Standard,00e000000000005AAA")).run();
    let lost = lost.report();
    assert_eq!(status(&lost, "Profile"), "partial");
    assert_ne!(users(&lost)["ada@acme.com"]["admin"], Value::Bool(false), "what the missing profile grants is not known");
}

#[test]
fn two_profiles_of_one_name_stay_two() {
    let profiles = format!("{PROFILES}00e000000000002AAA,Standard User,true,true,true\n");
    let report = folder().file("exports/Profile.csv", profiles).run().report();
    assert_eq!(coverage(&report, "Profile")["rows"], 2);
    // The other one of that name may do everything; this user's does not become it.
    assert_ne!(users(&report)["ada@acme.com"]["admin"], Value::Bool(true));
}

#[test]
fn times_of_the_far_future_are_rejected_with_line_and_column() {
    let logins = format!("{LOGIN_HEAD}{}{}", login(1, 1, "2099-01-01T00:00:00Z"), login(2, 1, "2026-11-20T08:00:00Z"));
    let report = folder().file("exports/LoginHistory.csv", logins).run().report();
    let rejected = &input(&report, "LoginHistory.csv")["rejected"][0];
    assert_eq!((rejected["line"].as_u64(), rejected["column"].as_str()), (Some(2), Some("LoginTime")));
    assert_eq!((report["window"]["logins_read"].as_u64(), report["window"]["logins_rejected"].as_u64()), (Some(1), Some(1)));
    assert_eq!(status(&report, "LoginHistory"), "partial");
}

#[test]
fn a_user_row_that_cannot_be_read_is_named_and_its_user_not_lost() {
    let damaged = USERS.replace("2026-10-01T08:00:00.000+0000", "last spring");
    let report = folder().file("exports/User.csv", damaged).run().report();
    let rejected = &input(&report, "User.csv")["rejected"][0];
    assert_eq!((rejected["line"].as_u64(), rejected["column"].as_str()), (Some(2), Some("LastPasswordChangeDate")));
    assert!(!rejected.to_string().contains("last spring"), "no cell is quoted");
    assert_eq!(users(&report)["005000000000001AAA"]["outcome"]["expire_all"]["reason"], "user_not_read");
}

#[test]
fn a_moment_before_all_data_is_no_clean_org() {
    let run = preflight(&["scan", "--as-of", "2020-01-01", "--from", "exports", "--format", "json"])
        .file("exports/User.csv", USERS)
        .file("exports/Profile.csv", PROFILES)
        .file("exports/LoginHistory.csv", format!("{LOGIN_HEAD}{}", login(1, 1, "2026-11-20T08:00:00Z")))
        .run();
    let report = run.report();
    assert_eq!(status(&report, "LoginHistory"), "partial");
    assert_eq!((report["verdict"].as_str(), run.code), (Some("unknown"), Some(3)));
}

#[test]
fn files_that_disagree_are_told_and_the_worse_reading_counts() {
    let second = USERS.replace("ada@acme.com,ada@acmecorp.com,true", "ada@acme.com,ada@acmecorp.com,false");
    let report = folder().file("exports/User-2.csv", second).run().report();
    assert_eq!(list(&report, "users").len(), 3);
    assert_eq!(status(&report, "User"), "partial");
    assert!(warned(&report, "User-2.csv"));
    assert_eq!(users(&report)["ada@acme.com"]["outcome"]["expire_all"]["effect"], "unknown");
}

#[test]
fn the_same_rows_twice_count_once() {
    let logins = format!("{LOGIN_HEAD}{}", login(1, 1, "2026-11-20T08:00:00.000+0000"));
    let report = folder().file("exports/User-2.csv", USERS).file("exports/LoginHistory-2.csv", logins).run().report();
    assert_eq!((list(&report, "users").len(), report["window"]["logins_read"].as_u64()), (3, Some(1)));
    assert_eq!(status(&report, "User"), "complete");
}

#[test]
fn no_user_at_all_is_unknown_and_one_user_is_an_org() {
    let head = USERS.lines().next().unwrap();
    let nobody = folder().file("exports/User.csv", format!("{head}\n")).file("exports/LoginHistory.csv", LOGIN_HEAD).run();
    let report = nobody.report();
    assert_eq!((list(&report, "users").len(), report["verdict"].as_str(), nobody.code), (0, Some("unknown"), Some(3)));
    let one = folder().file("exports/User.csv", USERS.lines().take(2).collect::<Vec<_>>().join("\n")).run();
    assert_eq!(list(&one.report(), "users").len(), 1);
}

#[test]
fn a_file_that_cannot_be_opened_makes_its_source_partial() {
    let runner = folder();
    std::fs::remove_file(runner.path("exports/Profile.csv")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere.csv", runner.path("exports/Profile.csv")).unwrap();
        let run = runner.run();
        let report = run.report();
        assert_ne!(status(&report, "Profile"), "complete");
        assert!(run.stderr.contains("Profile.csv") || warned(&report, "Profile.csv"), "{run}");
    }
}

#[test]
fn a_manifest_that_promises_more_makes_the_source_partial() {
    let promise = |rows: u32, sha: &str, more: &str| {
        format!(
            r#"{{"schema":"sf-preflight/manifest/1","collected_at":"2026-11-24T09:00:00Z",{more}"sources":[{{"source":"User","status":"complete","rows":{rows},"files":[{{"name":"User.csv","rows":{rows}{sha}}}]}}]}}"#
        )
    };
    let kept = folder().file("exports/manifest.json", promise(3, "", "")).run().report();
    assert_eq!(status(&kept, "User"), "complete");
    let more = folder().file("exports/manifest.json", promise(4, "", "")).run().report();
    assert_eq!(status(&more, "User"), "partial");
    let changed = folder().file("exports/manifest.json", promise(3, r#","sha256":"00""#, "")).run().report();
    assert_eq!(status(&changed, "User"), "partial");
    let odd = folder().file("exports/manifest.json", promise(3, "", r#""colour":"blue","#)).run().report();
    assert!(warned(&odd, "colour"), "{:?}", odd["warnings"]);
    let rubbish = folder().file("exports/manifest.json", "{\"schema\": 7").run().report();
    assert!(warned(&rubbish, "manifest.json"));
}

#[test]
fn answers_that_are_no_rows_are_named_and_pages_are_partial() {
    let runner = folder()
        .file("exports/UserLogin.json", r#"[{"errorCode":"INVALID_TYPE","message":"sObject type 'UserLogin' is not supported."}]"#)
        .file("exports/PermissionSet.json", r#"{"totalSize":2,"done":false,"nextRecordsUrl":"/x","records":[{"attributes":{"type":"PermissionSet"},"Id":"0PS000000000001AAA","Name":"A"}]}"#)
        .file("exports/counts.json", r#"{"totalSize":1,"done":true,"records":[{"attributes":{"type":"AggregateResult"},"expr0":7}]}"#);
    let report = runner.run().report();
    assert_eq!(status(&report, "UserLogin"), "denied");
    assert_eq!(status(&report, "PermissionSet"), "partial");
    assert!(warned(&report, "counts.json"));
}

#[test]
fn secrets_in_an_export_never_come_out_again() {
    const SECRET: &str = "5AepSECRETsecretSECRET";
    let tokens = format!(
        "AppName,UserId,AccessToken,RequestToken,DeleteToken,CreatedDate,LastUsedDate\nLoader,005000000000001AAA,{SECRET},{SECRET},{SECRET},2026-10-01T00:00:00Z,not a time {SECRET}\n"
    );
    let providers = format!("Id,DeveloperName,ConsumerKey,ConsumerSecret\n0SO000000000001AAA,Google,{SECRET},{SECRET}\n");
    let runner = || folder().file("exports/OauthToken.csv", &tokens).file("exports/AuthProvider.csv", &providers);
    for run in [runner().args(&["-vv"]).run(), runner().args(&["--write", "table=report.txt"]).run()] {
        assert!(!run.stdout.contains(SECRET) && !run.stderr.contains(SECRET), "{run}");
        assert_eq!(coverage(&run.report(), "OauthToken")["rejected"], 1);
    }
}
