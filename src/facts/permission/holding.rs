use std::collections::HashMap;

use rayon::slice::ParallelSliceMut;

use super::assignment::Moment;
use super::group::{SetGrants, group_grants};
use super::{Grants, PermissionColumns};
use crate::model::Known::{self, Is, Unknown};
use crate::model::{AsOf, Missing, PermissionSetGroupId, PermissionSetId, ProfileId, SourceName, UserId, Utc};
use crate::snapshot::Snapshot;
use crate::snapshot::rows::{PermissionSetAssignmentRow, PermissionSetRow};

/// Who holds what: built once, asked once a user.
pub(crate) struct Holdings<'a> {
    profiles: HashMap<ProfileId, Grants>,
    sets: HashMap<PermissionSetId, Grants>,
    /// Sets that stand behind a profile: counted with the profile.
    owned: HashMap<PermissionSetId, ProfileId>,
    /// Sets that stand behind a group.
    group_of: HashMap<PermissionSetId, PermissionSetGroupId>,
    groups: HashMap<PermissionSetGroupId, Grants>,
    /// Sorted by user.
    assignments: Vec<&'a PermissionSetAssignmentRow>,
    /// What further assignments would give, if not all were read.
    rest: Grants,
    moment: Moment,
}

impl<'a> Holdings<'a> {
    /// Reads all grants. `read_at` is when the rows were read, if anything tells;
    /// `lacks` says which columns the org itself does not have.
    pub(crate) fn new(snapshot: &'a Snapshot, as_of: AsOf, read_at: Option<Utc>, lacks: &dyn Fn(SourceName, &str) -> bool) -> Self {
        let mut sets = HashMap::new();
        let mut owned = HashMap::new();
        let mut group_of = HashMap::new();
        let mut aggregates: HashMap<PermissionSetGroupId, Grants> = HashMap::new();
        let mut profiles: HashMap<ProfileId, Grants> = HashMap::new();
        for row in snapshot.permission_sets.rows() {
            let grants = Grants::of(row, lacks);
            if let Is(Some(profile)) = row.profile_id() {
                owned.insert(row.id(), profile);
                profiles.entry(profile).or_insert(grants);
                sets.insert(row.id(), grants);
                continue;
            }
            let behind_profile = matches!(row.is_owned_by_profile(), Is(Some(true)));
            let lasting = if behind_profile { grants } else { grants.only_if(!session_only(row)) };
            if let Is(Some(group)) = row.group_id() {
                group_of.insert(row.id(), group);
                aggregates.entry(group).or_insert(lasting);
            }
            sets.insert(row.id(), lasting);
        }
        for row in snapshot.profiles.rows() {
            let grants = Grants::of(row, lacks);
            profiles.entry(row.id()).and_modify(|known| *known = known.agreed(grants)).or_insert(grants);
        }
        let groups = group_grants(snapshot, &SetGrants { by_id: &sets, aggregates: &aggregates }, lacks);
        let mut assignments: Vec<_> = snapshot.assignments.rows().iter().collect();
        assignments.par_sort_by_key(|row| row.assignee_id());
        let rest = if snapshot.assignments.is_complete() { Grants::NONE } else { Grants::unknown(snapshot.assignments.waits_for()) };
        Self { profiles, sets, owned, group_of, groups, assignments, rest, moment: Moment::new(as_of, read_at) }
    }

    /// What a user holds, whichever way it was given.
    pub(crate) fn of(&self, user: UserId, profile: Known<Option<ProfileId>>) -> Grants {
        let start = match profile {
            Is(Some(profile)) => self
                .profiles
                .get(&profile)
                .copied()
                .unwrap_or(Grants::unknown(Missing::of(SourceName::PermissionSet).union(Missing::of(SourceName::Profile)))),
            Is(None) => Grants::unknown(Missing::of(SourceName::User)),
            Unknown(missing) => Grants::unknown(missing),
        };
        let profile_known = matches!(profile, Is(Some(_)));
        self.rows_of(user).iter().fold(start.or(self.rest), |grants, row| grants.or(self.given_by(row, profile_known)))
    }

    /// Sets that a user holds or held by rows that were read, sets behind groups included.
    pub(crate) fn sets_of(&self, user: UserId) -> impl Iterator<Item = PermissionSetId> {
        self.rows_of(user).iter().filter_map(|row| row.permission_set_id().known().flatten())
    }

    /// Groups that a user holds or held by rows that were read.
    pub(crate) fn groups_of(&self, user: UserId) -> impl Iterator<Item = PermissionSetGroupId> {
        self.rows_of(user).iter().filter_map(|row| self.group(row))
    }

    /// What one set gives; nothing if it was not read.
    pub(crate) fn set(&self, id: PermissionSetId) -> Option<&Grants> {
        self.sets.get(&id)
    }

    /// What one group gives; nothing if it was not read.
    pub(crate) fn group_by_id(&self, id: PermissionSetGroupId) -> Option<&Grants> {
        self.groups.get(&id)
    }

    fn rows_of(&self, user: UserId) -> &[&'a PermissionSetAssignmentRow] {
        let from = self.assignments.partition_point(|row| row.assignee_id() < user);
        let rest = self.assignments.get(from..).unwrap_or_default();
        let length = rest.partition_point(|row| row.assignee_id() == user);
        rest.get(..length).unwrap_or_default()
    }

    fn group(&self, row: &PermissionSetAssignmentRow) -> Option<PermissionSetGroupId> {
        let named = row.group_id().known().flatten();
        named.or_else(|| row.permission_set_id().known().flatten().and_then(|set| self.group_of.get(&set).copied()))
    }

    fn given_by(&self, row: &PermissionSetAssignmentRow, profile_known: bool) -> Grants {
        let counts = self.moment.counts(row);
        if counts.is_false() {
            return Grants::NONE;
        }
        if let Some(group) = self.group(row) {
            let open = Grants::unknown(Missing::of(SourceName::PermissionSetGroup));
            return self.groups.get(&group).copied().unwrap_or(open).only_if(counts);
        }
        match row.permission_set_id() {
            Is(Some(set)) if profile_known && self.owned.contains_key(&set) => Grants::NONE,
            Is(Some(set)) => {
                self.sets.get(&set).copied().unwrap_or(Grants::unknown(Missing::of(SourceName::PermissionSet))).only_if(counts)
            }
            Is(None) | Unknown(_) => Grants::unknown(Missing::of(SourceName::PermissionSetAssignment)).only_if(counts),
        }
    }
}

/// Session-based sets hold only inside an activated session, so never when a password is judged.
fn session_only(row: &PermissionSetRow) -> Known<bool> {
    row.has_activation_required().and_then(|flag| flag.map_or(Known::missing(PermissionSetRow::SOURCE), Is))
}
