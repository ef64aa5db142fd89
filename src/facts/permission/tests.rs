use super::super::tests::{as_of, empty_snapshot, full_row, row_without, time, user_id};
use super::*;
use crate::model::Known::{self, Is};
use crate::model::{Missing, ProfileId, Source, SourceName, UserId};
use crate::snapshot::Snapshot;
use crate::snapshot::rows::{PermissionSetAssignmentRow, PermissionSetGroupRow, PermissionSetRow, ProfileRow};

const ADA: &str = "005000000000001";
const PROFILE: &str = "00e000000000001";
const SET: &str = "0PS000000000001";
const AGGREGATE: &str = "0PS000000000002";
const GROUP: &str = "0PG000000000001";
const MUTING: &str = "0QM000000000001";
const PNE: &str = "PermissionsPasswordNeverExpires";

fn ada() -> UserId {
    user_id(ADA)
}

fn profile_id() -> Known<Option<ProfileId>> {
    Is(Some(PROFILE.parse().unwrap()))
}

/// All permission columns filled with `false`, but these cells.
fn with_false<'a>(cells: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let given = |name: &str| cells.iter().any(|(cell, _)| *cell == name);
    let rest = Permission::ALL.map(Permission::column).into_iter().filter(|name| !given(name));
    cells.iter().copied().chain(rest.map(|name| (name, "false"))).collect()
}

fn profile(cells: &[(&str, &str)]) -> ProfileRow {
    let cells: Vec<_> = [("Id", PROFILE)].iter().chain(cells).copied().collect();
    full_row(&with_false(&cells))
}

fn set(id: &str, cells: &[(&str, &str)]) -> PermissionSetRow {
    let cells: Vec<_> = [("Id", id), ("HasActivationRequired", "false")]
        .iter()
        .filter(|(name, _)| !cells.iter().any(|(cell, _)| cell == name))
        .chain(cells)
        .copied()
        .collect();
    full_row(&with_false(&cells))
}

fn assignment(cells: &[(&str, &str)]) -> PermissionSetAssignmentRow {
    let defaults = [("AssigneeId", ADA), ("IsActive", "true"), ("IsRevoked", "false")];
    let cells: Vec<_> = defaults.iter().filter(|(name, _)| !cells.iter().any(|(cell, _)| cell == name)).chain(cells).copied().collect();
    full_row(&cells)
}

fn group(cells: &[(&str, &str)]) -> PermissionSetGroupRow {
    let cells: Vec<_> = [("Id", GROUP), ("Status", "Updated"), ("HasActivationRequired", "false")]
        .iter()
        .filter(|(name, _)| !cells.iter().any(|(cell, _)| cell == name))
        .chain(cells)
        .copied()
        .collect();
    full_row(&cells)
}

/// A user whose profile gives nothing.
fn plain() -> Snapshot {
    Snapshot { profiles: Source::Complete(vec![profile(&[])]), ..empty_snapshot() }
}

fn never_expires(snapshot: &Snapshot) -> Known<bool> {
    Holdings::new(snapshot, as_of(), Some(as_of().0), &|_, _| false).of(ada(), profile_id()).get(Permission::PasswordNeverExpires)
}

/// A plain user with one assignment to a set that gives the permission.
fn holder(assignment: PermissionSetAssignmentRow, set: PermissionSetRow) -> Snapshot {
    Snapshot { permission_sets: Source::Complete(vec![set]), assignments: Source::Complete(vec![assignment]), ..plain() }
}

fn giving() -> PermissionSetRow {
    set(SET, &[(PNE, "true")])
}

#[test]
fn the_profile_gives() {
    let snapshot = Snapshot { profiles: Source::Complete(vec![profile(&[(PNE, "true")])]), ..empty_snapshot() };
    assert_eq!(never_expires(&snapshot), Is(true));
    assert_eq!(never_expires(&plain()), Is(false));
}

#[test]
fn the_set_behind_the_profile_gives() {
    let behind = set(SET, &[("ProfileId", PROFILE), ("IsOwnedByProfile", "true"), (PNE, "true")]);
    let snapshot = Snapshot { permission_sets: Source::Complete(vec![behind]), ..empty_snapshot() };
    assert_eq!(never_expires(&snapshot), Is(true));
}

#[test]
fn profile_and_its_set_have_to_agree() {
    let behind = set(SET, &[("ProfileId", PROFILE), (PNE, "true")]);
    let snapshot = Snapshot { permission_sets: Source::Complete(vec![behind]), ..plain() };
    let missing = never_expires(&snapshot).waits_for();
    assert!(missing.contains(SourceName::Profile) && missing.contains(SourceName::PermissionSet));
}

#[test]
fn another_profiles_set_gives_nothing() {
    let other = set(SET, &[("ProfileId", "00e000000000009"), ("IsOwnedByProfile", "true"), (PNE, "true")]);
    assert_eq!(never_expires(&holder(assignment(&[("PermissionSetId", SET)]), other)), Is(false));
}

#[test]
fn a_set_gives_while_its_assignment_counts() {
    let of = |cells: &[(&str, &str)]| {
        let cells: Vec<_> = [("PermissionSetId", SET)].iter().chain(cells).copied().collect();
        never_expires(&holder(assignment(&cells), giving()))
    };
    assert_eq!(of(&[]), Is(true));
    assert_eq!(of(&[("ExpirationDate", "2026-11-24T10:00:01Z")]), Is(true));
    assert_eq!(of(&[("ExpirationDate", "2026-11-24T10:00:00Z")]), Is(false));
    assert_eq!(of(&[("IsRevoked", "true")]), Is(false));
    assert_eq!(of(&[("IsActive", "false")]), Is(false));
    assert_eq!(of(&[("AssigneeId", "005000000000002")]), Is(false));
}

#[test]
fn is_active_counts_within_a_day_of_reading() {
    let snapshot = holder(assignment(&[("PermissionSetId", SET), ("IsActive", "false")]), giving());
    let of = |read_at: &str| {
        let holdings = Holdings::new(&snapshot, as_of(), Some(time(read_at)), &|_, _| false);
        holdings.of(ada(), profile_id()).get(Permission::PasswordNeverExpires)
    };
    assert_eq!(of("2026-11-23T10:00:00Z"), Is(false));
    assert_eq!(of("2026-11-23T09:59:59Z"), Is(true));
}

#[test]
fn absent_columns_of_an_assignment_leave_a_yes_open() {
    let without = |column: &str| {
        let row = row_without(column, &[("AssigneeId", ADA), ("PermissionSetId", SET), ("IsActive", "true"), ("IsRevoked", "false")]);
        never_expires(&holder(row, giving()))
    };
    assert!(without("IsActive").is_unknown());
    assert!(without("PermissionSetId").is_unknown());
    // A fresh `IsActive` of true covers the two.
    assert_eq!(without("IsRevoked"), Is(true));
    assert_eq!(without("ExpirationDate"), Is(true));
}

#[test]
fn a_session_based_set_gives_nothing_lasting() {
    let session = set(SET, &[(PNE, "true"), ("HasActivationRequired", "true")]);
    assert_eq!(never_expires(&holder(assignment(&[("PermissionSetId", SET)]), session)), Is(false));
    let open = full_row(&with_false(&[("Id", SET), (PNE, "true")]));
    assert!(never_expires(&holder(assignment(&[("PermissionSetId", SET)]), open)).is_unknown());
}

fn in_group(group_row: PermissionSetGroupRow, sets: Vec<PermissionSetRow>) -> Snapshot {
    Snapshot {
        permission_sets: Source::Complete(sets),
        groups: Source::Complete(vec![group_row]),
        assignments: Source::Complete(vec![assignment(&[("PermissionSetGroupId", GROUP)])]),
        ..plain()
    }
}

fn aggregate(pne: &str) -> PermissionSetRow {
    set(AGGREGATE, &[("PermissionSetGroupId", GROUP), ("Type", "Group"), (PNE, pne)])
}

fn members(snapshot: Snapshot, ids: &[&str]) -> Snapshot {
    let rows = ids.iter().map(|id| full_row(&[("PermissionSetGroupId", GROUP), ("PermissionSetId", id)])).collect();
    Snapshot { group_components: Source::Complete(rows), ..snapshot }
}

#[test]
fn the_set_behind_a_group_holds_the_result_after_muting() {
    assert_eq!(never_expires(&in_group(group(&[]), vec![aggregate("true")])), Is(true));
    // A member gives it, and the aggregate without it says that it is muted.
    let muted = members(in_group(group(&[]), vec![aggregate("false"), giving()]), &[SET]);
    assert_eq!(never_expires(&muted), Is(false));
}

#[test]
fn a_group_that_is_not_up_to_date_gives_what_was_not_read() {
    for status in ["Outdated", "Updating", "Failed", ""] {
        let snapshot = in_group(group(&[("Status", status)]), vec![aggregate("true")]);
        assert!(never_expires(&snapshot).waits_for().contains(SourceName::PermissionSetGroup), "{status}");
    }
    assert_eq!(never_expires(&in_group(group(&[("HasActivationRequired", "true")]), vec![aggregate("true")])), Is(false));
}

#[test]
fn without_the_set_behind_it_a_group_is_its_members_less_the_muting() {
    let base = || in_group(group(&[]), vec![giving()]);
    assert_eq!(never_expires(&members(base(), &[SET])), Is(true));
    assert_eq!(never_expires(&members(base(), &[])), Is(false));
    // A muting set that was not read may mute what the members give.
    assert!(never_expires(&members(base(), &[SET, MUTING])).waits_for().contains(SourceName::MutingPermissionSet));
    let muting = |pne| full_row(&with_false(&[("Id", MUTING), (PNE, pne)]));
    let with = |pne| Snapshot { muting_sets: Source::Complete(vec![muting(pne)]), ..members(base(), &[SET, MUTING]) };
    assert_eq!(never_expires(&with("true")), Is(false));
    assert_eq!(never_expires(&with("false")), Is(true));
    // Nothing to mute: an unread muting set changes nothing.
    let plain_member = in_group(group(&[]), vec![set(SET, &[])]);
    assert_eq!(never_expires(&members(plain_member, &[SET, MUTING])), Is(false));
}

#[test]
fn one_path_that_was_read_proves_it_whatever_else_was_not() {
    let mut snapshot = holder(assignment(&[("PermissionSetId", SET)]), giving());
    snapshot.groups = Source::Unread(Missing::of(SourceName::PermissionSetGroup));
    snapshot.group_components = Source::Unread(Missing::of(SourceName::PermissionSetGroupComponent));
    snapshot.profiles = Source::Unread(Missing::of(SourceName::Profile));
    assert_eq!(never_expires(&snapshot), Is(true));
    snapshot.assignments = snapshot.assignments.demote(Missing::of(SourceName::PermissionSetAssignment));
    assert_eq!(never_expires(&snapshot), Is(true));
}

#[test]
fn absence_needs_every_path() {
    let unread = |source| Missing::of(source);
    for snapshot in [
        Snapshot { assignments: Source::Unread(unread(SourceName::PermissionSetAssignment)), ..plain() },
        Snapshot { assignments: Source::Partial(vec![], unread(SourceName::PermissionSetAssignment)), ..plain() },
        Snapshot { profiles: Source::Unread(unread(SourceName::Profile)), ..plain() },
        Snapshot { permission_sets: Source::Complete(vec![]), ..holder(assignment(&[("PermissionSetId", SET)]), giving()) },
        Snapshot { groups: Source::Unread(unread(SourceName::PermissionSetGroup)), ..in_group(group(&[]), vec![aggregate("false")]) },
    ] {
        assert!(never_expires(&snapshot).is_unknown(), "{snapshot:?}");
    }
}

#[test]
fn a_column_the_org_lacks_is_held_by_nobody() {
    let row = row_without(PNE, &with_false(&[("Id", PROFILE)]));
    let snapshot = Snapshot { profiles: Source::Complete(vec![row]), ..empty_snapshot() };
    assert!(never_expires(&snapshot).is_unknown());
    let holdings = Holdings::new(&snapshot, as_of(), None, &|source, column| source == SourceName::Profile && column == PNE);
    assert_eq!(holdings.of(ada(), profile_id()).get(Permission::PasswordNeverExpires), Is(false));
}

#[test]
fn a_user_without_a_profile_is_undecided() {
    let snapshot = plain();
    let holdings = Holdings::new(&snapshot, as_of(), None, &|_, _| false);
    assert!(holdings.of(ada(), Is(None)).get(Permission::ManageUsers).waits_for().contains(SourceName::User));
}
