//! All facts, gathered.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::account::Sources;
use super::administrator::{Enforcement, administrator};
use super::delegation::OrgDelegation;
use super::door::is_internal;
use super::exemption::Changes;
use super::permission::{Holdings, Permission};
use super::sso::Configurations;
use super::verification::{Locks, Methods};
use super::{Facts, OrgFacts, UserFacts, org};
use crate::logins::{Logins, UserKey};
use crate::model::Known::{self, Is};
use crate::model::{AsOf, Id18, Missing, ProfileId, Source, SourceName, UserId, Window};
use crate::settings::Settings;
use crate::snapshot::Snapshot;
use crate::snapshot::rows::UserRow;

/// Gathers the facts of every user, configuration and the org.
///
/// Every user id that anything names becomes a user, read or not. The work grows with
/// n log n of users and assignments.
#[must_use]
pub fn gather(snapshot: &Snapshot, logins: &Source<Logins>, settings: &Settings, window: Window, as_of: AsOf) -> Facts {
    let lacks = |source: SourceName, column: &str| snapshot.org_lacks(source, column);
    let sources = sources(snapshot, logins, settings, window, as_of, &lacks);
    let rows = distinct(snapshot.users.rows());
    let mut users: Vec<UserFacts> = rows.par_iter().map(|row| sources.user(row)).collect();
    let read: HashSet<UserId> = rows.iter().map(|row| row.id()).collect();
    let unread = known_by_id_only(snapshot, logins, &read);
    users.par_extend(unread.into_par_iter().map(|id| sources.unread_user(id)));
    users.par_sort_unstable_by_key(UserFacts::key);

    let org = OrgFacts {
        is_sandbox: org::is_sandbox(snapshot),
        has_gateway: org::gateway(snapshot),
        oauth_password_blocked: sources.oauth_password_blocked,
        permissions_missing: users.iter().fold(Missing::default(), |missing, user| missing.union(user.never_expires.waits_for())),
    };
    let enforcement = Enforcement::new(org.is_sandbox, as_of);
    let holders = users.iter().filter(|user| user.administrator.is_true());
    let mut administrators: Vec<_> = holders.map(|user| administrator(user, &enforcement)).collect();
    administrators.sort_by(|a, b| (&a.username, a.user_id).cmp(&(&b.username, b.user_id)));
    let rights = Rights::new(&users);
    let sso = sources.configurations.into_records(logins.is_complete(), &|user| rights.of(user));
    Facts { users, sso, administrators, org }
}

fn sources<'a>(
    snapshot: &'a Snapshot,
    logins: &'a Source<Logins>,
    settings: &'a Settings,
    window: Window,
    as_of: AsOf,
    lacks: &'a (dyn Fn(SourceName, &str) -> bool + Sync),
) -> Sources<'a> {
    let holdings = Holdings::new(snapshot, as_of, org::read_at(snapshot), lacks);
    let by_username = logins.read().is_some_and(|logins| logins.users.iter().any(|user| matches!(user.user, UserKey::Username(_))));
    Sources {
        logins,
        settings,
        window,
        as_of,
        expiry_changes: Changes::new(snapshot, &holdings, Permission::PasswordNeverExpires, window),
        delegation_changes: Changes::new(snapshot, &holdings, Permission::IsSsoEnabled, window),
        holdings,
        org_delegation: OrgDelegation::new(snapshot, logins, org::gateway(snapshot), settings.assumptions.delegated_authentication_off),
        methods: Methods::new(snapshot, lacks),
        locks: Locks::new(snapshot),
        licenses: licenses(snapshot),
        runs_as: runs_as(snapshot),
        configurations: Configurations::new(snapshot, logins, &settings.thresholds, window, as_of),
        oauth_password_blocked: Known::missing(SourceName::OauthOidcSettings),
        minimum_lifetime: org::minimum_lifetime(snapshot),
        by_username,
    }
}

/// The rows, one a user: of two of one id the first counts.
fn distinct(rows: &[UserRow]) -> Vec<&UserRow> {
    let mut seen = HashSet::with_capacity(rows.len());
    rows.iter().filter(|row| seen.insert(row.id())).collect()
}

/// Users whose row could not be read, and users that only logins name.
fn known_by_id_only(snapshot: &Snapshot, logins: &Source<Logins>, read: &HashSet<UserId>) -> Vec<UserId> {
    let of_logins = logins.read().into_iter().flat_map(|logins| &logins.users).filter_map(|user| match user.user {
        UserKey::Id(id) if !user.streams.iter().all(is_internal) => Some(id),
        UserKey::Id(_) | UserKey::Username(_) | UserKey::Nobody => None,
    });
    let mut ids: Vec<UserId> = snapshot.unread_users.iter().copied().chain(of_logins).filter(|id| !read.contains(id)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The licence of each profile.
fn licenses(snapshot: &Snapshot) -> HashMap<ProfileId, Known<Option<Box<str>>>> {
    let names: HashMap<Id18, Known<Option<Box<str>>>> =
        snapshot.user_licenses.rows().iter().map(|row| (row.id(), row.name().map(|name| name.map(Into::into)))).collect();
    let missing = Known::missing(SourceName::UserLicense);
    let of_profile = snapshot.profiles.rows().iter().map(|row| {
        let license = match (row.license_name(), row.user_license_id()) {
            (Is(Some(name)), _) => Is(Some(name.into())),
            (_, Is(Some(id))) => names.get(&id).cloned().unwrap_or(missing.clone()),
            _ => missing.clone(),
        };
        (row.id(), license)
    });
    of_profile.collect()
}

/// Users that the client-credentials flow of an external client app runs as: ids, and usernames in
/// lower case. Source: Object Reference v67, `ExtlClntAppOauthPlcyCnfg.ClientCredentialsFlowUser`.
fn runs_as(snapshot: &Snapshot) -> HashSet<Box<str>> {
    let on = snapshot.app_policies.rows().iter().filter(|row| !matches!(row.is_client_credentials_enabled(), Is(Some(false))));
    let users = on.filter_map(|row| row.client_credentials_user().known().flatten());
    users.map(|user| user.parse::<UserId>().map_or_else(|_| user.to_lowercase().into(), |id| id.as_str().into())).collect()
}

/// Who is an administrator, for sign-ins that name users by id or by username.
struct Rights<'a> {
    users: &'a [UserFacts],
    by_username: HashMap<String, Known<bool>>,
}

impl<'a> Rights<'a> {
    fn new(users: &'a [UserFacts]) -> Self {
        let named = users.iter().filter_map(|user| match &user.username {
            Is(Some(name)) => Some((name.to_lowercase(), user.administrator)),
            _ => None,
        });
        Self { users, by_username: named.collect() }
    }

    fn of(&self, user: &UserKey) -> Known<bool> {
        let unread = Known::missing(SourceName::User);
        match user {
            UserKey::Id(id) => {
                let found = self.users.binary_search_by_key(id, UserFacts::key).ok().and_then(|index| self.users.get(index));
                found.map_or(unread, |user| user.administrator)
            }
            UserKey::Username(name) => self.by_username.get(&**name).copied().unwrap_or(unread),
            UserKey::Nobody => unread,
        }
    }
}

#[cfg(test)]
mod tests;
