//! The facts of one user, put together.

use std::collections::{HashMap, HashSet};

use super::delegation::OrgDelegation;
use super::door::{Door, door};
use super::email::mailbox;
use super::exemption::Changes;
use super::habit::next_page_login;
use super::integration::integration;
use super::kind::{Evidence, judge};
use super::permission::{Grants, Holdings, Permission};
use super::sign_in::{Reading, last_sso, sign_ins};
use super::sso::{Configurations, path};
use super::verification::{Locks, Methods};
use super::{Delegation, UserFacts, UserKind};
use crate::logins::{LoginMethod, Logins, PasswordUse, Stream, UserKey};
use crate::model::Known::{self, Is, Unknown};
use crate::model::{AsOf, Confidence, Missing, ProfileId, Source, SourceName, UserId, Utc, Window};
use crate::settings::{Person, Settings};
use crate::snapshot::rows::UserRow;

/// All that the facts of a user are drawn from, built once for all users.
pub(super) struct Sources<'a> {
    pub(super) logins: &'a Source<Logins>,
    pub(super) settings: &'a Settings,
    pub(super) window: Window,
    pub(super) as_of: AsOf,
    pub(super) holdings: Holdings<'a>,
    pub(super) expiry_changes: Changes,
    pub(super) delegation_changes: Changes,
    pub(super) org_delegation: OrgDelegation,
    pub(super) methods: Methods<'a>,
    pub(super) locks: Locks<'a>,
    /// Licence of each profile that was read.
    pub(super) licenses: HashMap<ProfileId, Known<Option<Box<str>>>>,
    /// Users that a client-credentials flow runs as: ids, and usernames in lower case.
    pub(super) runs_as: HashSet<Box<str>>,
    pub(super) configurations: Configurations,
    pub(super) oauth_password_blocked: Known<bool>,
    pub(super) minimum_lifetime: Known<bool>,
    /// Some logins are known by username only.
    pub(super) by_username: bool,
}

impl Sources<'_> {
    /// The facts of a user whose row was read.
    pub(super) fn user(&self, row: &UserRow) -> UserFacts {
        let id = row.id();
        let profile = row.profile_id();
        let grants = self.holdings.of(id, profile);
        let streams = self.streams(id, row.username());
        let borrowed = streams.as_ref().map(Vec::as_slice);
        let (delegation, delegation_confidence) = self
            .org_delegation
            .of(grants.get(Permission::IsSsoEnabled), streams.read().is_some_and(|streams| self.password_worked(streams)));
        let delegation_changed = self.delegation_changes.last(id, profile, &self.holdings);
        let license = self.license(row);
        let kind = judge(&Evidence {
            user_type: row.user_type(),
            username: row.username(),
            license: license.as_ref().map(|license| license.as_deref()),
            runs_as_client: self.runs_as(row),
            api_only: grants.get(Permission::ApiUserOnly),
            registered_method: self.methods.registered(id),
            created: row.created(),
            last_password_change: row.last_password_change(),
            last_login: row.last_login(),
            names: [row.name(), row.first_name(), row.last_name()].map(|name| name.known().flatten()),
            describes_person: row.title().known().flatten().is_some()
                || row.department().known().flatten().is_some()
                || row.manager_id().known().flatten().is_some(),
            streams: borrowed,
            window: self.window,
            as_of: self.as_of,
        });
        let reading = self.reading(kind.is, delegation, delegation_changed);
        let last_login = Self::last_login(row, &streams);
        let standard = row.user_type().map(|kind| kind.is_some_and(|kind| kind.eq_ignore_ascii_case("Standard")));
        let active = filled(row.is_active());
        let last_sso = streams.as_ref().map(|streams| last_sso(streams));
        let serves_program = match kind.is {
            UserKind::Integration => true,
            UserKind::Unknown => kind.also_integration || streams.read().is_some_and(|streams| has_program(streams)),
            UserKind::Human | UserKind::External | UserKind::System => kind.also_integration,
        };
        let username = row.username().known().flatten();
        let expiry_changed = self.expiry_changes.last(id, profile, &self.holdings).is_some();
        UserFacts {
            id,
            was_read: true,
            username: row.username().map(owned),
            name: name(row),
            kind: kind.is,
            also_integration: kind.also_integration,
            signals: kind.signals,
            active,
            frozen: self.locks.frozen(id),
            locked: self.locks.locked(id),
            profile,
            mailbox: row.email().map(|address| mailbox(address, &self.settings.retired_domains)),
            registered_method: self.methods.registered(id),
            phishing_resistant_method: self.methods.phishing_resistant(id),
            never_expires: grants.get(Permission::PasswordNeverExpires),
            never_expires_confidence: if expiry_changed { Confidence::Likely } else { Confidence::Certain },
            api_only: grants.get(Permission::ApiUserOnly),
            delegation,
            delegation_confidence: if delegation_changed.is_some() {
                delegation_confidence.min(Confidence::Likely)
            } else {
                delegation_confidence
            },
            last_password_change: row.last_password_change(),
            dormant: self.dormant(row, &streams),
            last_login,
            sign_ins: streams.as_ref().map(|streams| sign_ins(streams, &reading)),
            sso_path: path(&last_sso, &self.configurations, self.window),
            sso_service: last_sso.read().and_then(|last| last.as_ref()).and_then(|(_, service, _)| *service),
            administrator: named(row, self.settings.people.is_administrator(id, username), &self.settings.people.administrators)
                | (active & standard & may_administer(&grants)),
            can_reset_others: named(row, self.settings.people.is_helpdesk(id, username), &self.settings.people.helpdesk)
                | may_reset(&grants),
            can_repair_sso: grants.get(Permission::CustomizeApplication) & grants.get(Permission::ModifyAllData),
            mfa_privileged: Self::mfa_privileged(row, &grants),
            minimum_lifetime: self.minimum_lifetime,
            next_page_login: streams.read().and_then(|streams| next_page_login(streams, self.as_of)),
            integration: serves_program.then(|| integration(streams.read().map_or(&[], Vec::as_slice), &reading)),
        }
    }

    /// The facts of a user of whom only the id is known.
    pub(super) fn unread_user(&self, id: UserId) -> UserFacts {
        let missing = Missing::of(SourceName::User);
        let unknown = Unknown(missing);
        let streams = self.streams(id, Unknown(missing));
        let (delegation, delegation_confidence) = OrgDelegation::of_unread();
        let reading = self.reading(UserKind::Unknown, delegation, None);
        let last_sso = streams.as_ref().map(|streams| last_sso(streams));
        UserFacts {
            id,
            was_read: false,
            username: Unknown(missing),
            name: Unknown(missing),
            kind: UserKind::Unknown,
            also_integration: false,
            signals: Vec::new(),
            active: unknown,
            frozen: unknown,
            locked: unknown,
            profile: Unknown(missing),
            mailbox: Unknown(missing),
            registered_method: unknown,
            phishing_resistant_method: unknown,
            never_expires: unknown,
            never_expires_confidence: Confidence::Possible,
            api_only: unknown,
            delegation,
            delegation_confidence,
            last_password_change: Unknown(missing),
            last_login: Unknown(missing),
            dormant: unknown,
            sign_ins: streams.as_ref().map(|streams| sign_ins(streams, &reading)),
            sso_path: Unknown(missing),
            sso_service: last_sso.read().and_then(|last| last.as_ref()).and_then(|(_, service, _)| *service),
            administrator: unknown,
            can_reset_others: unknown,
            can_repair_sso: unknown,
            mfa_privileged: unknown,
            minimum_lifetime: self.minimum_lifetime,
            next_page_login: None,
            integration: None,
        }
    }

    fn reading(&self, kind: UserKind, delegation: Known<Delegation>, delegation_changed: Option<Utc>) -> Reading {
        Reading {
            window: self.window,
            as_of: self.as_of,
            kind,
            delegation,
            delegation_changed,
            oauth_password_blocked: self.oauth_password_blocked,
        }
    }

    /// The user's streams, by id and by username.
    fn streams(&self, id: UserId, username: Known<Option<&str>>) -> Source<Vec<&Stream>> {
        let source = self.logins.as_ref().map(|logins| {
            let name = username.known().flatten().map(|name| UserKey::Username(name.to_lowercase().into()));
            let by_name = name.filter(|_| self.by_username).map_or(&[][..], |name| logins.of(&name));
            logins.of(&UserKey::Id(id)).iter().chain(by_name).collect::<Vec<&Stream>>()
        });
        if self.by_username && username.is_unknown() { source.demote(Missing::of(SourceName::User)) } else { source }
    }

    /// A page or SOAP login with a password inside the window.
    fn password_worked(&self, streams: &[&Stream]) -> bool {
        streams.iter().any(|stream| {
            matches!(stream.method, LoginMethod::UiPassword | LoginMethod::SoapPassword)
                && stream.password == PasswordUse::Yes
                && stream.hours.successes_in(self.window) > 0
        })
    }

    fn license(&self, row: &UserRow) -> Known<Option<Box<str>>> {
        if let Is(Some(name)) = row.license_name() {
            return Is(Some(name.into()));
        }
        let missing = Known::missing(SourceName::UserLicense);
        row.profile_id().known().flatten().and_then(|profile| self.licenses.get(&profile)).cloned().unwrap_or(missing)
    }

    fn runs_as(&self, row: &UserRow) -> bool {
        let username = row.username().known().flatten().map(str::to_lowercase);
        self.runs_as.contains(row.id().as_str()) || username.is_some_and(|name| self.runs_as.contains(name.as_str()))
    }

    /// By `LastLoginDate`, and by history where that shows a later one.
    fn last_login(row: &UserRow, streams: &Source<Vec<&Stream>>) -> Known<Option<Utc>> {
        let seen = last_success(streams);
        match row.last_login() {
            Is(date) => Is(date.max(seen)),
            Unknown(_) if streams.is_complete() && seen.is_some() => Is(seen),
            // A history that reaches back some months cannot say "never".
            Unknown(missing) => Unknown(missing),
        }
    }

    /// No login for so many days: by `LastLoginDate`, else by a history that reaches back so far.
    fn dormant(&self, row: &UserRow, streams: &Source<Vec<&Stream>>) -> Known<bool> {
        let from = self.as_of.0.plus(-i64::from(self.settings.thresholds.dormant_days) * 86_400);
        let seen = last_success(streams);
        if seen.is_some_and(|seen| seen >= from) {
            return Is(false);
        }
        match row.last_login() {
            Is(date) => Is(date.is_none_or(|date| date < from)),
            Unknown(missing) => match self.logins {
                Source::Complete(logins) if streams.is_complete() && logins.totals.first.is_some_and(|first| first <= from) => Is(true),
                Source::Complete(_) => Unknown(missing),
                Source::Partial(_, more) | Source::Unread(more) => Unknown(missing.union(*more)),
            },
        }
    }

    /// Those of whom Salesforce demands a phishing-resistant method. Source: Help 005321563.
    fn mfa_privileged(row: &UserRow, grants: &Grants) -> Known<bool> {
        let by_name = row.profile_name().known().flatten().is_some_and(|name| name.eq_ignore_ascii_case("System Administrator"));
        Is(by_name)
            | grants.get(Permission::ModifyAllData)
            | grants.get(Permission::ViewAllData)
            | grants.get(Permission::CustomizeApplication)
            | grants.get(Permission::AuthorApex)
    }
}

/// Whether the settings name the user. Without his username an entry may still mean him.
fn named(row: &UserRow, is_named: bool, people: &[Person]) -> Known<bool> {
    if is_named || people.is_empty() { Is(is_named) } else { row.username().map(|_| false) }
}

/// Whether some program signed in.
fn has_program(streams: &[&Stream]) -> bool {
    streams.iter().any(|stream| door(stream) == Door::Program && stream.last_success.is_some())
}

fn may_administer(grants: &Grants) -> Known<bool> {
    grants.get(Permission::ManageUsers)
        | grants.get(Permission::ModifyAllData)
        | (grants.get(Permission::ManageInternalUsers) & grants.get(Permission::ResetPasswords))
}

fn may_reset(grants: &Grants) -> Known<bool> {
    grants.get(Permission::ManageUsers) | grants.get(Permission::ResetPasswords)
}

fn last_success(streams: &Source<Vec<&Stream>>) -> Option<Utc> {
    let counted = streams.read()?.iter().filter(|stream| stream.method != LoginMethod::PasswordChange);
    counted.filter_map(|stream| stream.last_success).max()
}

fn filled(cell: Known<Option<bool>>) -> Known<bool> {
    cell.and_then(|flag| flag.map_or(Known::missing(SourceName::User), Is))
}

fn owned(text: Option<&str>) -> Option<Box<str>> {
    text.map(Into::into)
}

/// Display name; the weekly Data Export has its two halves only.
fn name(row: &UserRow) -> Known<Option<Box<str>>> {
    if let Is(name) = row.name() {
        return Is(owned(name));
    }
    row.last_name().zip(row.first_name()).map(|(last, first)| {
        let parts: Vec<&str> = [first, last].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" ").into())
    })
}
