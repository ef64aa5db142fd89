//! Manifests, written and held against their folders.

use super::*;

pub(super) fn of(sources: Vec<ManifestSource>) -> Manifest {
    Manifest { schema: manifest::SCHEMA.into(), sources, ..Manifest::default() }
}

#[test]
fn a_manifest_is_written_privately_and_read_back() {
    let folder = Folder::new();
    let source = ManifestSource {
        source: "User".into(),
        status: "complete".into(),
        rows: Some(3),
        absent_columns: vec!["HasUserVerifiedEmail".into()],
        files: vec![ManifestFile { name: "User.csv".into(), sha256: Some("00".into()), rows: Some(3) }],
        ..Default::default()
    };
    let written = of(vec![source]);
    let path = manifest::write(folder.0.path(), &written).unwrap();
    assert_eq!(manifest::read(folder.0.path()).unwrap(), written);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(path.file_name().unwrap(), manifest::FILE);
}

#[test]
fn a_manifest_is_held_to_its_promises() {
    let sha = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let file = |name: &str, sha256: Option<&str>, rows| ManifestFile { name: name.into(), sha256: sha256.map(Into::into), rows };
    let source =
        |name: &str, rows, files| ManifestSource { source: name.into(), status: "complete".into(), rows, files, ..Default::default() };
    let folder = Folder::new()
        .with("snap/User.csv", format!("{USER}{},a,false,Standard,,\n", user(1)))
        .with("snap/UserLogin.csv", "UserId,IsFrozen\n")
        .with("snap/LoginHistory.csv", "UserId,LoginTime\n");
    manifest::write(
        &folder.0.path().join("snap"),
        &of(vec![
            source("User", Some(2), vec![file("User.csv", None, None)]),
            source("UserLogin", Some(0), vec![file("UserLogin.csv", Some(sha), Some(0))]),
            source("Profile", Some(1), vec![file("Profile.csv", None, Some(1))]),
            source("LoginHistory", Some(5), vec![]),
            ManifestSource {
                source: "SamlSsoConfig".into(),
                status: "denied".into(),
                reason: Some("INVALID_TYPE".into()),
                ..Default::default()
            },
            ManifestSource { source: "Network".into(), status: "unsupported".into(), ..Default::default() },
            ManifestSource { absent_columns: vec!["PermissionsIsSsoEnabled".into()], ..source("PermissionSet", None, vec![]) },
        ]),
    )
    .unwrap();
    let mut snapshot = folder.open();
    assert_eq!(line(&snapshot, SourceName::User), (Status::Partial, 1, "1 of the 2 rows that the manifest promises".into()));
    assert!(line(&snapshot, SourceName::UserLogin).2.contains("SHA-256"));
    assert_eq!(line(&snapshot, SourceName::SamlSsoConfig), (Status::Denied, 0, "INVALID_TYPE".into()));
    assert_eq!(line(&snapshot, SourceName::Network).0, Status::Unsupported);
    assert!(snapshot.warnings.iter().any(|warning| warning.message.contains("`Profile.csv` is named in the manifest")));
    assert!(snapshot.org_lacks(SourceName::PermissionSet, "PERMISSIONSISSSOENABLED"));
    assert!(!snapshot.org_lacks(SourceName::Profile, "PermissionsIsSsoEnabled"));
    snapshot.settle(settling(&[], 0));
    assert!(line(&snapshot, SourceName::LoginHistory).2.contains("0 of the 5 rows"));
}

#[test]
fn odd_manifests_are_told_and_the_rest_is_read() {
    for (text, told) in [
        (
            r#"{"schema":"sf-preflight/manifest/1","colour":1,"sources":[{"source":"User","status":"complete","files":[{"size":2}]}]}"#,
            "`colour`",
        ),
        (r#"{"schema":"sf-preflight/manifest/1","sources":[{"source":"User","files":[{"size":2}]}]}"#, "`sources.files.size`"),
        (r#"{"schema":"sf-preflight/manifest/1","sources":[{"source":"Martian","status":"complete"}]}"#, "does not know"),
        (r#"{"schema":"sf-preflight/manifest/1","sources":[{"source":"User","status":"fine"}]}"#, "does not know"),
        (r#"{"schema":"sf-preflight/manifest/9"}"#, "its schema is not"),
        (r#"{"schema":"sf-preflight/manifest/1","sources":3}"#, "is not what a manifest has there"),
    ] {
        let snapshot = Folder::new().with("manifest.json", text).with("User.csv", USER).open();
        assert!(snapshot.warnings.iter().any(|warning| warning.message.contains(told)), "{text}: {:?}", snapshot.warnings);
        assert_eq!(snapshot.inputs.len(), 2);
    }
}

#[test]
fn a_file_added_where_the_collection_was_refused_speaks_for_itself() {
    for (status, expected) in [("denied", Status::Complete), ("absent", Status::Complete), ("partial", Status::Partial)] {
        let folder = Folder::new().with("UserLogin.csv", "UserId,IsFrozen\n0055j000000utlP,true\n");
        let refused = ManifestSource { source: "UserLogin".into(), status: status.into(), ..Default::default() };
        manifest::write(folder.0.path(), &of(vec![refused])).unwrap();
        assert_eq!(line(&folder.open(), SourceName::UserLogin).0, expected, "{status}");
    }
}
