//! Changes of exempting permissions that the audit trail shows inside the window.
//!
//! What was read is the state at the moment of reading; a change since the window began makes it
//! likely rather than certain, and logins before it were under other rules.
//! Source: published rows of `SetupAuditTrail` (actions `PermSetEnableUserPerm`,
//! `profilePermChangedCustom`, `PermSetAssign`…).

use std::collections::HashMap;

use super::permission::{Holdings, Permission};
use crate::model::{Id18, Known, PermissionSetGroupId, PermissionSetId, ProfileId, UserId, Utc, Window};
use crate::snapshot::Snapshot;

/// Last changes of one permission inside the window, by what they name.
pub(super) struct Changes {
    sets: HashMap<PermissionSetId, Utc>,
    profiles: HashMap<ProfileId, Utc>,
    groups: HashMap<PermissionSetGroupId, Utc>,
    users: HashMap<UserId, Utc>,
}

impl Changes {
    /// Finds the changes of one permission.
    pub(super) fn new(snapshot: &Snapshot, holdings: &Holdings<'_>, permission: Permission, window: Window) -> Self {
        let mut changes = Self { sets: HashMap::new(), profiles: HashMap::new(), groups: HashMap::new(), users: HashMap::new() };
        let names = Names::new(snapshot, holdings, permission);
        for row in snapshot.audit_trail.rows().iter().filter(|row| window.contains(row.created())) {
            let Known::Is(Some(sentence)) = row.display() else { continue };
            let display = sentence.to_lowercase();
            let when = row.created();
            if display.contains(label(permission)) {
                named_in(&names.sets, &display, "permission set ").for_each(|id| note(&mut changes.sets, id, when));
                named_in(&names.profiles, &display, "profile ").for_each(|id| note(&mut changes.profiles, id, when));
            }
            if is_assignment(row.action(), &display)
                && names.giving.iter().any(|name| mentions(&display, name))
                && let Some(user) = named_user(sentence)
            {
                note(&mut changes.users, user, when);
            }
            if is_membership(row.action()) {
                let named = names.groups.iter().filter(|(name, _)| mentions(&display, name));
                named.for_each(|(_, id)| note(&mut changes.groups, *id, when));
            }
        }
        changes
    }

    /// The last change that touches a user: by name, by profile, or by a set or group held.
    pub(super) fn last(&self, user: UserId, profile: Known<Option<ProfileId>>, holdings: &Holdings<'_>) -> Option<Utc> {
        if self.sets.is_empty() && self.profiles.is_empty() && self.groups.is_empty() && self.users.is_empty() {
            return None;
        }
        let by_profile = profile.known().flatten().and_then(|profile| self.profiles.get(&profile));
        let by_set = holdings.sets_of(user).filter_map(|set| self.sets.get(&set)).max();
        let by_group = holdings.groups_of(user).filter_map(|group| self.groups.get(&group)).max();
        [self.users.get(&user), by_profile, by_set, by_group].into_iter().flatten().max().copied()
    }
}

fn note<K: Eq + std::hash::Hash>(changes: &mut HashMap<K, Utc>, key: K, when: Utc) {
    changes.entry(key).and_modify(|last| *last = when.max(*last)).or_insert(when);
}

/// How the sentences of the trail call a permission, in lower case.
const fn label(permission: Permission) -> &'static str {
    match permission {
        Permission::IsSsoEnabled => "single sign-on",
        _ => "password never expires",
    }
}

/// Names of sets, profiles and groups as the sentences use them, in lower case.
struct Names {
    sets: Vec<(String, PermissionSetId)>,
    profiles: Vec<(String, ProfileId)>,
    groups: Vec<(String, PermissionSetGroupId)>,
    /// Sets and groups that give the permission, or may.
    giving: Vec<String>,
}

impl Names {
    fn new(snapshot: &Snapshot, holdings: &Holdings<'_>, permission: Permission) -> Self {
        let mut names = Self { sets: Vec::new(), profiles: Vec::new(), groups: Vec::new(), giving: Vec::new() };
        for row in snapshot.permission_sets.rows() {
            let gives = holdings.set(row.id()).is_some_and(|grants| !grants.get(permission).is_false());
            for name in [row.name(), row.label()].into_iter().filter_map(Known::known).flatten().map(str::to_lowercase) {
                if gives {
                    names.giving.push(name.clone());
                }
                names.sets.push((name, row.id()));
            }
        }
        for row in snapshot.profiles.rows() {
            if let Known::Is(Some(name)) = row.name() {
                names.profiles.push((name.to_lowercase(), row.id()));
            }
        }
        for row in snapshot.groups.rows() {
            let gives = holdings.group_by_id(row.id()).is_some_and(|grants| !grants.get(permission).is_false());
            if let (Known::Is(Some(name)), true) = (row.developer_name(), gives) {
                names.giving.push(name.to_lowercase());
                names.groups.push((name.to_lowercase(), row.id()));
            }
        }
        names
    }
}

/// Those of a list that a sentence names as `changed permission set NAME: …` does.
fn named_in<'a, K: Copy>(list: &'a [(String, K)], display: &'a str, before: &'a str) -> impl Iterator<Item = K> {
    let named = move |name: &str| {
        display.match_indices(before).any(|(at, found)| {
            let after = display.get(at + found.len()..).unwrap_or_default();
            after.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    list.iter().filter(move |(name, _)| !name.is_empty() && named(name)).map(|(_, id)| *id)
}

/// Whether a sentence holds a name as whole words.
fn mentions(display: &str, name: &str) -> bool {
    !name.is_empty()
        && display.match_indices(name).any(|(at, found)| {
            let before = display.get(..at).unwrap_or_default();
            let after = display.get(at + found.len()..).unwrap_or_default();
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        })
}

/// A set or group given to a user or taken from one.
fn is_assignment(action: Known<Option<&str>>, display: &str) -> bool {
    match action {
        Known::Is(Some(action)) => {
            let action = action.to_lowercase();
            action.starts_with("permsetassign")
                || action.starts_with("permsetunassign")
                || action.starts_with("permsetgroupassign")
                || action.starts_with("permsetgroupunassign")
        }
        Known::Is(None) | Known::Unknown(_) => display.contains("assigned to user") || display.contains("unassigned from user"),
    }
}

/// A set put into a group or taken out of it.
fn is_membership(action: Known<Option<&str>>) -> bool {
    matches!(action, Known::Is(Some(action)) if action.to_lowercase().starts_with("permissionsetgroupcomponent"))
}

/// The user of `… (UserID: [005…])`; ids depend on case.
fn named_user(sentence: &str) -> Option<UserId> {
    let at = sentence.to_ascii_lowercase().find("userid:")?;
    let id = sentence.get(at + "userid:".len()..)?.trim_start_matches([' ', '[']);
    let end = id.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(id.len());
    Id18::from_bytes(id.get(..end)?.as_bytes()).ok().map(UserId)
}

#[cfg(test)]
mod tests;
