//! The fixture in the repository is what the describer writes today, and it is sound.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use orgsim::{Cell, Effect, Org, Table, acme};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

fn table<'a>(tables: &'a [Table], object: &str) -> &'a Table {
    tables.iter().find(|table| table.object == object).unwrap()
}

fn cells<'a>(table: &'a Table, column: &str) -> impl Iterator<Item = &'a Cell> {
    let at = table.column(column).unwrap();
    table.rows.iter().map(move |row| &row[at])
}

#[test]
fn the_checked_in_fixture_is_unchanged() {
    let org = acme::acme();
    let fresh = acme::writer(&org).files();
    let mut kept = BTreeMap::new();
    for entry in std::fs::read_dir(fixtures().join("acme")).unwrap() {
        let path = entry.unwrap().path();
        kept.insert(path.file_name().unwrap().to_str().unwrap().to_string(), std::fs::read(path).unwrap());
    }
    assert_eq!(kept.keys().collect::<Vec<_>>(), fresh.keys().collect::<Vec<_>>());
    for (name, bytes) in &fresh {
        assert!(kept[name] == *bytes, "fixtures/acme/{name} differs: run `cargo run -p orgsim -- fixtures/acme` and look at the change");
    }
    let expected = std::fs::read_to_string(fixtures().join("acme.expected.json")).unwrap();
    assert!(expected == org.expected(&acme::notes(&org)).pretty(), "fixtures/acme.expected.json differs: regenerate it");
}

#[test]
fn the_fixture_is_small() {
    let of = |folder: &Path| -> u64 { std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).sum() };
    let size = of(&fixtures()) + of(&fixtures().join("acme"));
    assert!(size < 1_500_000, "{size} bytes");
}

#[test]
fn every_user_has_an_expectation_and_the_counts_add_up() {
    for org in [acme::acme(), orgsim::small()] {
        let without: Vec<_> = org.users.iter().filter(|user| user.expected.is_none()).map(|user| &user.username).collect();
        assert!(without.is_empty(), "{without:?}");
        assert_eq!(org.counts().iter().map(|(_, number)| number).sum::<usize>(), org.users.len());
        assert!(org.counts().iter().all(|(_, number)| *number > 0), "an effect is missing: {:?}", org.counts());
    }
}

#[test]
fn acme_shows_its_scenes() {
    let org = acme::acme();
    let notes = acme::notes(&org);
    let breaking = org.users.iter().filter_map(|user| user.expected).filter(|expected| expected.effect == Effect::Breaks);
    assert_eq!(breaking.filter(|expected| !expected.already).count(), 7, "seven would stop");
    assert_eq!(notes.networks[0].1.len(), 17, "seventeen people came from one network");
    for username in &notes.networks[0].1 {
        let user = org.users.iter().find(|user| user.username == *username).unwrap();
        assert_ne!(user.expected.unwrap().effect, Effect::Breaks, "resetting {username} would break something");
    }
    assert_eq!(notes.administrators.iter().filter(|entry| entry.certain).count(), 1);
    let prompted = org.counts()[1].1;
    assert!(prompted > 200, "hundreds prompted, not {prompted}");

    let tables = org.tables();
    let logins = table(&tables, "LoginHistory").rows.len();
    assert!((58_000..65_000).contains(&logins), "{logins} logins");
    assert!((380..420).contains(&org.users.len()));
}

#[test]
fn ids_are_unique_and_lead_somewhere() {
    for org in [acme::acme(), orgsim::small()] {
        let tables = org.tables();
        let mut known = BTreeSet::new();
        for table in &tables {
            if table.object == "OauthToken" || table.column("Id").is_none() {
                continue;
            }
            for cell in cells(table, "Id") {
                assert!(known.insert(format!("{cell:?}")), "{}: {cell:?} twice", table.object);
            }
        }
        for (object, column) in [
            ("User", "ProfileId"),
            ("User", "ManagerId"),
            ("UserLogin", "UserId"),
            ("Profile", "UserLicenseId"),
            ("PermissionSet", "ProfileId"),
            ("PermissionSet", "PermissionSetGroupId"),
            ("PermissionSetAssignment", "AssigneeId"),
            ("PermissionSetAssignment", "PermissionSetId"),
            ("PermissionSetAssignment", "PermissionSetGroupId"),
            ("LoginHistory", "UserId"),
            ("LoginHistory", "AuthenticationServiceId"),
            ("OauthToken", "UserId"),
            ("SetupAuditTrail", "CreatedById"),
        ] {
            for cell in cells(table(&tables, object), column).filter(|cell| !cell.is_empty()) {
                assert!(known.contains(&format!("{cell:?}")), "{object}.{column} {cell:?}");
            }
        }
    }
}

#[test]
fn nothing_is_later_than_the_export() {
    for org in [acme::acme(), orgsim::small()] {
        for table in org.tables() {
            let planned = [table.column("ExpirationDate"), table.column("PasswordExpirationDate")];
            for row in &table.rows {
                for (at, cell) in row.iter().enumerate().filter(|(at, _)| !planned.contains(&Some(*at))) {
                    if let Cell::Time(Some(time)) = cell {
                        assert!(*time <= org.as_of, "{}.{} {}", table.object, table.columns[at], time.rfc3339());
                    }
                }
            }
        }
    }
}

#[test]
fn no_number_of_rows_looks_like_a_cap() {
    for table in acme::acme().tables() {
        assert!(![500, 2_000, 2_500, 20_000, 50_000].contains(&table.rows.len()), "{}", table.object);
    }
}

#[test]
fn the_audit_trail_can_tell_people_apart_by_name() {
    let org: Org = acme::acme();
    let names: BTreeSet<String> = org.users.iter().map(orgsim::User::name).collect();
    assert_eq!(names.len(), org.users.len());
}
