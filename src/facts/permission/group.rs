use std::collections::HashMap;

use super::Grants;
use crate::model::Known::{self, Is, Unknown};
use crate::model::{Id18, Missing, PermissionSetGroupId, PermissionSetId, SourceName};
use crate::snapshot::Snapshot;

/// Key prefix of `MutingPermissionSet`. Source: Object Reference v67, `MutingPermissionSet`.
const MUTING_PREFIX: &str = "0QM";

/// Sets as groups see them: what each gives, and which is the aggregate of which group.
pub(super) struct SetGrants<'a> {
    pub(super) by_id: &'a HashMap<PermissionSetId, Grants>,
    pub(super) aggregates: &'a HashMap<PermissionSetGroupId, Grants>,
}

/// What every group gives that some source names.
///
/// The set behind a group holds the result after muting, so its members are not added to it. A
/// group that is not `Updated` gives something that was not read. Source: Object Reference v67,
/// `PermissionSetGroup.Status`.
pub(super) fn group_grants(
    snapshot: &Snapshot,
    sets: &SetGrants<'_>,
    lacks: &dyn Fn(SourceName, &str) -> bool,
) -> HashMap<PermissionSetGroupId, Grants> {
    let mut members: HashMap<PermissionSetGroupId, Vec<Id18>> = HashMap::new();
    for row in snapshot.group_components.rows() {
        members.entry(row.group_id()).or_default().push(row.member_id());
    }
    let muting: HashMap<Id18, Grants> = snapshot.muting_sets.rows().iter().map(|row| (row.id(), Grants::of(row, lacks))).collect();
    // The set behind a group may be among what was not read of the sets, and give more.
    let unseen = if snapshot.permission_sets.is_complete() && snapshot.permission_sets.rows().iter().all(|row| !row.group_id().is_unknown())
    {
        Grants::NONE
    } else {
        Grants::unknown(Missing::of(SourceName::PermissionSet))
    };
    let mut result = HashMap::new();
    for row in snapshot.groups.rows() {
        let id = row.id();
        let status = row.status();
        let body = match status {
            Is(Some(status)) if status.eq_ignore_ascii_case("Updated") => sets
                .aggregates
                .get(&id)
                .copied()
                .unwrap_or_else(|| from_members(snapshot, members.get(&id).map_or(&[], Vec::as_slice), sets, &muting).or(unseen)),
            Is(_) | Unknown(_) => Grants::unknown(Missing::of(SourceName::PermissionSetGroup)),
        };
        let session_only = row.has_activation_required().and_then(|flag| flag.map_or(Known::missing(SourceName::PermissionSetGroup), Is));
        result.insert(id, body.only_if(!session_only));
    }
    result
}

/// The union of the members, less what the muting set takes away.
fn from_members(snapshot: &Snapshot, members: &[Id18], sets: &SetGrants<'_>, muting: &HashMap<Id18, Grants>) -> Grants {
    let mut given = Grants::NONE;
    let mut muted = Grants::NONE;
    for id in members {
        if let Some(grants) = muting.get(id) {
            muted = muted.or(*grants);
        } else if id.prefix() == MUTING_PREFIX {
            muted = muted.or(Grants::unknown(Missing::of(SourceName::MutingPermissionSet)));
        } else if let Some(grants) = sets.by_id.get(&PermissionSetId(*id)) {
            given = given.or(*grants);
        } else {
            given = given.or(Grants::unknown(Missing::of(SourceName::PermissionSet)));
        }
    }
    if !snapshot.group_components.is_complete() {
        // Neither all members nor the muting set need be among what was read.
        let open = Grants::unknown(snapshot.group_components.waits_for());
        given = given.or(open);
        muted = muted.or(open);
    }
    given.without(muted)
}
