//! What the rows say of each other: ids that lead nowhere, and numbers that look cut off.

use std::collections::HashSet;
use std::hash::Hash;

use foldhash::fast::FixedState;

use super::Snapshot;
use super::coverage::{Flaw, Status, counted};
use super::rows::UserRow;
use crate::diagnostic::Diagnostic;
use crate::model::{SourceName, UserId};

/// Numbers of rows at which platform and tools stop: a page of REST or of a view-limited object,
/// its whole query, a default page, Setup's list, and a query's result in Setup's tools.
/// Source: REST API Guide (query); Object Reference v67, `OauthToken`, `TwoFactorMethodsInfo`; SOQL
/// limits.
const CAPS: [u64; 5] = [500, 2_000, 2_500, 20_000, 50_000];

/// Kinds of users that nobody signs in as by hand.
/// Source: Object Reference v67, `User.UserType`.
const SYSTEM: [&str; 4] = ["AutomatedProcess", "CloudIntegrationUser", "SfdcAdmin", "Guest"];

impl Snapshot {
    /// Takes exactly as many rows as a cap for a cut-off export, unless the manifest vouches for
    /// the number.
    pub(super) fn check_cap(&mut self, source: SourceName) {
        let Some(line) = self.coverage_of(source) else { return };
        let rows = line.rows;
        if !matches!(line.status, Status::Complete | Status::Partial) || !CAPS.contains(&rows) || self.vouched(source, rows) {
            return;
        }
        let reason = format!("exactly {rows} rows, a number at which exports are cut off");
        let column = if source == SourceName::LoginHistory { "LoginTime" } else { "CreatedDate or Id" };
        self.demote(source, Flaw::new(reason, format!("export it again in parts, each with its own range of {column}")));
    }

    fn vouched(&self, source: SourceName, rows: u64) -> bool {
        self.manifest.iter().flat_map(|manifest| manifest.of(source)).any(|entry| entry.rows == Some(rows) && entry.status == "complete")
    }

    /// Follows the ids from users to profiles, and from assignments to users, sets and groups.
    pub(super) fn check_references(&mut self) {
        let profiles: HashSet<_, FixedState> = self
            .profiles
            .rows()
            .iter()
            .map(super::rows::ProfileRow::id)
            .chain(self.permission_sets.rows().iter().filter_map(|set| set.profile_id().known().flatten()))
            .collect();
        let sets: HashSet<_, FixedState> = self.permission_sets.rows().iter().map(super::rows::PermissionSetRow::id).collect();
        let groups: HashSet<_, FixedState> = self.groups.rows().iter().map(super::rows::PermissionSetGroupRow::id).collect();
        let users = self.user_ids();
        let assignments = self.assignments.rows();
        let lost_profiles = missing(self.users.rows().iter().filter_map(|user| user.profile_id().known().flatten()), &profiles);
        let lost_sets = missing(assignments.iter().filter_map(|row| row.permission_set_id().known().flatten()), &sets);
        let assigned = assignments.iter().filter_map(|row| row.group_id().known().flatten());
        let members = self.group_components.rows().iter().map(super::rows::PermissionSetGroupComponentRow::group_id);
        let lost_groups = missing(assigned.chain(members), &groups);
        let lost_users = missing(assignments.iter().map(super::rows::PermissionSetAssignmentRow::assignee_id), &users);

        let filtered = looks_filtered(self.users.rows());
        if filtered {
            let rows = counted(self.users.rows().len() as u64, "row");
            self.warnings.push(
                Diagnostic::warning(format!("User looks filtered to active users: not one inactive or system user in {rows}"))
                    .help("export it without a WHERE clause; whoever never signed in may be missing"),
            );
        }
        let profile_source = if self.profiles.read().is_some() { SourceName::Profile } else { SourceName::PermissionSet };
        self.lost(profile_source, lost_profiles, "profile", "users have");
        self.lost(SourceName::PermissionSet, lost_sets, "permission set", "assignments name");
        self.lost(SourceName::PermissionSetGroup, lost_groups, "permission set group", "assignments or members name");
        if !filtered {
            // Of a list of active users the inactive assignees are missing by intent.
            self.lost(SourceName::User, lost_users, "user", "assignments name");
        }
    }

    fn lost(&mut self, source: SourceName, count: u64, noun: &str, who: &str) {
        let read = self.coverage_of(source).is_some_and(|line| matches!(line.status, Status::Complete | Status::Partial));
        if count > 0 && read {
            let are = if count == 1 { "is" } else { "are" };
            let reason = format!("{} that {who} {are} not among its rows", counted(count, noun));
            self.demote(source, Flaw::new(reason, "export it with all its rows, by an account that may see them"));
        }
    }

    /// Ids of all users that were read.
    pub(super) fn user_ids(&self) -> HashSet<UserId, FixedState> {
        self.users.rows().iter().map(UserRow::id).collect()
    }
}

/// How many different ids are not among the known ones.
fn missing<T: Copy + Eq + Hash>(ids: impl Iterator<Item = T>, known: &HashSet<T, FixedState>) -> u64 {
    ids.filter(|id| !known.contains(id)).collect::<HashSet<_, FixedState>>().len() as u64
}

/// Whether there is neither an inactive nor a system user, though every org has some.
fn looks_filtered(users: &[UserRow]) -> bool {
    !users.is_empty()
        && users.iter().all(|user| {
            let active = user.is_active().known().flatten() == Some(true);
            let system = user.user_type().known().flatten().is_some_and(|kind| SYSTEM.contains(&kind));
            active && !system
        })
}
