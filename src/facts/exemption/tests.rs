use super::super::tests::{as_of, empty_snapshot, full_row, row, time, user_id, window};
use super::*;
use crate::model::Source;
use crate::snapshot::rows::SetupAuditTrailRow;

const ADA: &str = "005000000000aAA";
const OTHER: &str = "005000000000aaA";
const PROFILE: &str = "00e000000000001";
const SET: &str = "0PS000000000001";

fn trail(rows: Vec<SetupAuditTrailRow>) -> Snapshot {
    Snapshot {
        profiles: Source::Complete(vec![full_row(&[("Id", PROFILE), ("Name", "Sales")])]),
        permission_sets: Source::Complete(vec![full_row(&[
            ("Id", SET),
            ("Name", "No_Expiry"),
            ("Label", "No Expiry"),
            ("PermissionsPasswordNeverExpires", "true"),
        ])]),
        assignments: Source::Complete(vec![full_row(&[("AssigneeId", ADA), ("PermissionSetId", SET)])]),
        audit_trail: Source::Complete(rows),
        ..empty_snapshot()
    }
}

fn sentence(action: &str, display: &str) -> SetupAuditTrailRow {
    full_row(&[("CreatedDate", "2026-11-01T00:00:00Z"), ("Action", action), ("Display", display)])
}

fn last(snapshot: &Snapshot, user: &str, profile: &str, permission: Permission) -> Option<Utc> {
    let holdings = Holdings::new(snapshot, as_of(), None, &|_, _| false);
    let changes = Changes::new(snapshot, &holdings, permission, window());
    changes.last(user_id(user), Known::Is(Some(profile.parse().unwrap())), &holdings)
}

fn expiry(snapshot: &Snapshot, user: &str) -> bool {
    last(snapshot, user, PROFILE, Permission::PasswordNeverExpires).is_some()
}

#[test]
fn a_changed_set_touches_its_holders_only() {
    let display = "Changed permission set No Expiry: Password Never Expires permission was changed from disabled to enabled";
    let snapshot = trail(vec![sentence("PermSetEnableUserPerm", display)]);
    assert!(expiry(&snapshot, ADA));
    assert!(!expiry(&snapshot, OTHER));
    assert_eq!(last(&snapshot, ADA, PROFILE, Permission::IsSsoEnabled), None);
}

#[test]
fn a_changed_set_of_a_longer_name_is_another() {
    let display = "Changed permission set No Expiry2: Password Never Expires permission was changed from disabled to enabled";
    assert!(!expiry(&trail(vec![sentence("PermSetEnableUserPerm", display)]), ADA));
    let other = "Changed permission set No Expiry: Modify All Data permission was changed from disabled to enabled";
    assert!(!expiry(&trail(vec![sentence("PermSetEnableUserPerm", other)]), ADA));
}

#[test]
fn a_changed_profile_touches_everybody_on_it() {
    let display = "Changed profile Sales: general user permission Password Never Expires was changed from disabled to enabled";
    let snapshot = trail(vec![sentence("profilePermChangedCustom", display)]);
    assert!(expiry(&snapshot, OTHER));
    assert_eq!(last(&snapshot, OTHER, "00e000000000002", Permission::PasswordNeverExpires), None);
}

#[test]
fn an_assignment_names_its_user_by_an_id_of_exact_case() {
    let display = format!("Permission set No Expiry: assigned to user Ada Lovelace (UserID: [{ADA}])");
    let snapshot = trail(vec![sentence("PermSetAssign", &display)]);
    assert!(expiry(&snapshot, ADA));
    assert!(!expiry(&snapshot, OTHER), "differs in case only");
    let harmless = format!("Permission set Reports: assigned to user Ada Lovelace (UserID: [{ADA}])");
    assert!(!expiry(&trail(vec![sentence("PermSetAssign", &harmless)]), ADA));
}

#[test]
fn changes_of_single_sign_on_are_kept_apart() {
    let display = "Changed profile Sales: general user permission Is Single Sign-On Enabled was changed from disabled to enabled";
    let snapshot = trail(vec![sentence("profilePermChangedCustom", display)]);
    assert_eq!(last(&snapshot, ADA, PROFILE, Permission::IsSsoEnabled), Some(time("2026-11-01T00:00:00Z")));
    assert!(!expiry(&snapshot, ADA));
}

#[test]
fn changes_before_the_window_are_settled() {
    let display = "Changed profile Sales: general user permission Password Never Expires was changed from disabled to enabled";
    let old = row(&[("CreatedDate", "2026-08-25T23:59:59Z"), ("Display", display)]);
    assert!(!expiry(&trail(vec![old]), ADA));
    let edge = row(&[("CreatedDate", "2026-08-26T00:00:00Z"), ("Display", display)]);
    assert!(expiry(&trail(vec![edge]), ADA));
}

#[test]
fn a_row_without_sentence_says_nothing() {
    assert!(!expiry(&trail(vec![row(&[("CreatedDate", "2026-11-01T00:00:00Z"), ("Action", "PermSetAssign")])]), ADA));
}
