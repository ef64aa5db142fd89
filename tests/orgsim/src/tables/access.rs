use std::collections::BTreeSet;

use super::{Ids, named, place};
use crate::access::{Group, Permission};
use crate::{Cell, Id, Org, Table, Time, User};

/// Columns of the permissions that this org's describe would show.
fn permissions(org: &Org) -> impl Iterator<Item = Permission> {
    let delegated = org.gateway.is_some();
    Permission::ALL.into_iter().filter(move |permission| delegated || *permission != Permission::IsSsoEnabled)
}

fn with_permissions(org: &Org, object: &'static str, columns: &[&str]) -> Table {
    let mut table = Table::new(object, columns);
    table.columns.extend(permissions(org).map(Permission::column));
    table
}

fn flags(org: &Org, granted: &[Permission]) -> Vec<Cell> {
    permissions(org).map(|permission| Cell::Flag(granted.contains(&permission))).collect()
}

/// What a group grants: its members' permissions without the muted ones.
fn aggregate(org: &Org, group: &Group) -> Vec<Permission> {
    let members = org.sets.iter().filter(|set| group.sets.contains(&set.name));
    members.flat_map(|set| set.permissions.iter().copied()).filter(|permission| !group.muted.contains(permission)).collect()
}

/// Everything a user holds at the time of the export, by profile, sets and groups.
pub(super) fn granted(org: &Org, user: &User) -> BTreeSet<Permission> {
    let mut granted: BTreeSet<Permission> = org
        .profiles
        .iter()
        .filter(|profile| profile.name == user.profile)
        .flat_map(|profile| profile.permissions.iter().copied())
        .collect();
    for held in user.holds.iter().filter(|held| held.until.is_none_or(|until| until > org.as_of)) {
        if held.group {
            granted.extend(org.groups.iter().filter(|group| group.name == held.name).flat_map(|group| aggregate(org, group)));
        } else {
            let sets = org.sets.iter().filter(|set| set.name == held.name && !set.session_based);
            granted.extend(sets.flat_map(|set| set.permissions.iter().copied()));
        }
    }
    granted
}

pub(super) fn licenses(_: &Org, ids: &Ids) -> Table {
    let mut table = Table::new("UserLicense", &["Id", "Name", "LicenseDefinitionKey", "Status"]);
    for (name, id) in &ids.licenses {
        let key = format!("PID_{}", name.replace(' ', "_"));
        let key = if name == "Salesforce" { "SFDC".to_string() } else { key };
        table.push(vec![Cell::id(id), Cell::text(name), Cell::text(key), Cell::text("Active")]);
    }
    table.rows.sort_by_key(|row| format!("{:?}", row[0]));
    table
}

pub(super) fn profiles(org: &Org, ids: &Ids) -> Table {
    let mut table = with_permissions(org, "Profile", &["Id", "Name", "UserType", "UserLicenseId", "UserLicense.Name"]);
    for profile in &org.profiles {
        let mut row = vec![
            Cell::id(named(&ids.profiles, "profile", &profile.name)),
            Cell::text(&profile.name),
            Cell::text(profile.user_type),
            Cell::id(named(&ids.licenses, "licence", profile.license)),
            Cell::text(profile.license),
        ];
        row.extend(flags(org, &profile.permissions));
        table.push(row);
    }
    table
}

pub(super) fn sets(org: &Org, ids: &Ids) -> Table {
    let mut table = with_permissions(
        org,
        "PermissionSet",
        &["Id", "Name", "Label", "IsOwnedByProfile", "ProfileId", "PermissionSetGroupId", "Type", "HasActivationRequired"],
    );
    for (n, profile) in org.profiles.iter().enumerate() {
        let mut row = vec![
            Cell::id(named(&ids.sets, "set", &format!("profile:{}", profile.name))),
            Cell::text(format!("X00e5e0000{n:06}")),
            Cell::text(format!("00e5e0000{n:06}")),
            Cell::Flag(true),
            Cell::id(named(&ids.profiles, "profile", &profile.name)),
            Cell::Lookup(None),
            Cell::text("Profile"),
            Cell::Flag(false),
        ];
        row.extend(flags(org, &profile.permissions));
        table.push(row);
    }
    for set in &org.sets {
        let mut row = vec![
            Cell::id(named(&ids.sets, "set", &set.name)),
            Cell::text(&set.name),
            Cell::text(set.name.replace('_', " ")),
            Cell::Flag(false),
            Cell::Lookup(None),
            Cell::Lookup(None),
            Cell::text(if set.session_based { "Session" } else { "Regular" }),
            Cell::Flag(set.session_based),
        ];
        row.extend(flags(org, &set.permissions));
        table.push(row);
    }
    for group in &org.groups {
        let mut row = vec![
            Cell::id(named(&ids.sets, "set", &format!("group:{}", group.name))),
            Cell::text(format!("{}_aggregate", group.name)),
            Cell::text(group.name.replace('_', " ")),
            Cell::Flag(false),
            Cell::Lookup(None),
            Cell::id(named(&ids.groups, "group", &group.name)),
            Cell::text("Group"),
            Cell::Flag(false),
        ];
        row.extend(flags(org, &aggregate(org, group)));
        table.push(row);
    }
    table
}

/// One row for the profile's own set of every user, as Salesforce has it, then what he holds.
pub(super) fn assignments(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new(
        "PermissionSetAssignment",
        &["Id", "AssigneeId", "PermissionSetId", "PermissionSetGroupId", "ExpirationDate", "IsActive", "IsRevoked"],
    );
    let mut push = |user: &User, set: String, group: Option<&str>, until: Option<Time>| {
        let number = place(table.rows.len());
        table.push(vec![
            Cell::id(&Id::new("0Pa", number)),
            ids.user(&user.username),
            Cell::id(named(&ids.sets, "permission set", &set)),
            Cell::Lookup(group.map(|name| named(&ids.groups, "group", name).clone())),
            Cell::Time(until),
            Cell::Flag(until.is_none_or(|until| until > org.as_of)),
            Cell::Flag(false),
        ]);
    };
    for user in &org.users {
        push(user, format!("profile:{}", user.profile), None, None);
        for held in &user.holds {
            if held.group {
                push(user, format!("group:{}", held.name), Some(&held.name), held.until);
            } else {
                push(user, held.name.clone(), None, held.until);
            }
        }
    }
    table
}

pub(super) fn groups(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new("PermissionSetGroup", &["Id", "DeveloperName", "MasterLabel", "Status", "HasActivationRequired"]);
    for group in &org.groups {
        table.push(vec![
            Cell::id(named(&ids.groups, "group", &group.name)),
            Cell::text(&group.name),
            Cell::text(group.name.replace('_', " ")),
            Cell::text(group.status),
            Cell::Flag(false),
        ]);
    }
    table
}

pub(super) fn group_members(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new("PermissionSetGroupComponent", &["Id", "PermissionSetGroupId", "PermissionSetId"]);
    for group in &org.groups {
        let muting = (!group.muted.is_empty()).then(|| muting_set(group, ids));
        let members = group.sets.iter().map(|set| named(&ids.sets, "permission set", set).clone());
        for member in members.chain(muting) {
            let number = place(table.rows.len());
            table.push(vec![Cell::id(&Id::new("0PD", number)), Cell::id(named(&ids.groups, "group", &group.name)), Cell::id(&member)]);
        }
    }
    table
}

/// The muting set of a group: numbered like the group, with a prefix of its own.
fn muting_set(group: &Group, ids: &Ids) -> Id {
    let number = ids.groups.keys().position(|name| *name == group.name).unwrap_or(0);
    Id::new("0QM", place(number))
}

pub(super) fn muting_sets(org: &Org, ids: &Ids) -> Table {
    let mut table = with_permissions(org, "MutingPermissionSet", &["Id", "DeveloperName", "MasterLabel"]);
    for group in org.groups.iter().filter(|group| !group.muted.is_empty()) {
        let mut row = vec![
            Cell::id(&muting_set(group, ids)),
            Cell::text(format!("{}_muting", group.name)),
            Cell::text(format!("{} muting", group.name.replace('_', " "))),
        ];
        row.extend(flags(org, &group.muted));
        table.push(row);
    }
    table
}
