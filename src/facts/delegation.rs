//! Whether Salesforce itself judges a user's password.
//!
//! Source: Help "Delegated Authentication Single Sign-On"; Help 000385305; Help 005228875;
//! Metadata API Guide v67, `SingleSignOnSettings`.

use super::Delegation;
use super::permission::{Permission, PermissionColumns};
use crate::logins::{LoginMethod, Logins, StatusClass};
use crate::model::Known::{self, Is, Unknown};
use crate::model::{Confidence, Missing, Source, SourceName};
use crate::snapshot::Snapshot;

/// What the org shows of delegated authentication.
#[derive(Clone, Copy, Debug)]
pub(super) struct OrgDelegation {
    /// A gateway address is set.
    pub(super) gateway: Known<bool>,
    /// *Disable login with Salesforce credentials*.
    pub(super) credentials_disabled: Known<bool>,
    /// Nothing at all was read about it, and the assumption says that it is off then.
    assumed_off: bool,
}

impl OrgDelegation {
    /// Reads what the org shows; `assumed` is the assumption `delegated_authentication_off`.
    pub(super) fn new(snapshot: &Snapshot, logins: &Source<Logins>, gateway: Known<bool>, assumed: bool) -> Self {
        let nothing_read = !column_read(snapshot) && !gateway.is_true() && !gateway_seen(logins);
        Self { gateway, credentials_disabled: Known::missing(SourceName::SecuritySettings), assumed_off: assumed && nothing_read }
    }

    /// Who judges the password of a user, and how sure that is. `holds` is the permission;
    /// `password_worked` tells of a page or SOAP login with a password inside the window.
    pub(super) fn of(&self, holds: Known<bool>, password_worked: bool) -> (Known<Delegation>, Confidence) {
        match holds {
            Is(false) => (Is(Delegation::No), Confidence::Certain),
            Unknown(_) if self.assumed_off => (Is(Delegation::No), Confidence::Likely),
            Unknown(missing) => (Unknown(missing), Confidence::Possible),
            Is(true) => match (self.credentials_disabled, self.gateway) {
                (Is(true), _) | (_, Is(false)) => (Is(Delegation::Refused), Confidence::Certain),
                (Is(false), Is(true)) => (Is(Delegation::Gateway), Confidence::Certain),
                // Somebody let the password in, and only the gateway can have.
                (Unknown(_), Is(true)) if password_worked => (Is(Delegation::Gateway), Confidence::Likely),
                (a, b) => (Unknown(a.waits_for().union(b.waits_for())), Confidence::Possible),
            },
        }
    }

    /// The same for a user whose own row was not read.
    pub(super) fn of_unread() -> (Known<Delegation>, Confidence) {
        (Unknown(Missing::of(SourceName::User)), Confidence::Possible)
    }
}

/// Whether the permission's column was read anywhere.
fn column_read(snapshot: &Snapshot) -> bool {
    fn read<R: PermissionColumns>(source: &Source<Vec<R>>) -> bool {
        source.rows().iter().any(|row| !row.cell(Permission::IsSsoEnabled).is_unknown())
    }
    read(&snapshot.permission_sets) || read(&snapshot.profiles) || read(&snapshot.muting_sets)
}

/// Whether some login was answered by a gateway, or by the lack of one.
fn gateway_seen(logins: &Source<Logins>) -> bool {
    let Some(logins) = logins.read() else { return false };
    let gateway = |classes: &[(StatusClass, u64)]| classes.iter().any(|(class, _)| *class == StatusClass::SsoGateway);
    let in_services = logins.services.iter().any(|service| service.method == LoginMethod::Delegated || gateway(&service.failed_by_class));
    in_services
        || logins
            .users
            .iter()
            .flat_map(|user| &user.streams)
            .any(|stream| stream.method == LoginMethod::Delegated || gateway(&stream.failed_by_class))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{empty_snapshot, full_row, history, row, row_without, stream};
    use super::*;
    use crate::logins::PasswordUse;

    const NO_LOGINS: Source<Logins> = Source::Unread(Missing::of(SourceName::LoginHistory));
    const UNREAD: Known<bool> = Known::missing(SourceName::PermissionSet);

    fn org(gateway: Known<bool>) -> OrgDelegation {
        OrgDelegation::new(&empty_snapshot(), &NO_LOGINS, gateway, true)
    }

    #[test]
    fn without_the_permission_salesforce_judges() {
        assert_eq!(org(Is(true)).of(Is(false), false), (Is(Delegation::No), Confidence::Certain));
    }

    #[test]
    fn a_holder_without_gateway_is_refused_whatever_the_setting() {
        assert_eq!(org(Is(false)).of(Is(true), false).0, Is(Delegation::Refused));
    }

    #[test]
    fn a_gateway_alone_decides_only_for_a_holder_whose_password_worked() {
        assert!(org(Is(true)).of(Is(true), false).0.is_unknown());
        assert_eq!(org(Is(true)).of(Is(true), true), (Is(Delegation::Gateway), Confidence::Likely));
        let set = OrgDelegation { credentials_disabled: Is(false), ..org(Is(true)) };
        assert_eq!(set.of(Is(true), false), (Is(Delegation::Gateway), Confidence::Certain));
        let disabled = OrgDelegation { credentials_disabled: Is(true), ..org(Is(true)) };
        assert_eq!(disabled.of(Is(true), true).0, Is(Delegation::Refused));
    }

    #[test]
    fn an_unread_gateway_decides_nothing() {
        assert!(org(Known::missing(SourceName::Organization)).of(Is(true), true).0.is_unknown());
    }

    #[test]
    fn off_is_assumed_only_where_nothing_was_read() {
        let assumed = (Is(Delegation::No), Confidence::Likely);
        assert_eq!(org(Is(false)).of(UNREAD, false), assumed);
        assert!(org(Is(true)).of(UNREAD, false).0.is_unknown());
        let off = OrgDelegation::new(&empty_snapshot(), &NO_LOGINS, Is(false), false);
        assert!(off.of(UNREAD, false).0.is_unknown());

        let mut snapshot = empty_snapshot();
        snapshot.permission_sets = Source::Complete(vec![row_without("PermissionsIsSsoEnabled", &[("Id", "0PS000000000001")])]);
        assert_eq!(OrgDelegation::new(&snapshot, &NO_LOGINS, Is(false), true).of(UNREAD, false), assumed);
        snapshot.profiles = Source::Complete(vec![row(&[("Id", "00e000000000001"), ("PermissionsIsSsoEnabled", "false")])]);
        assert!(OrgDelegation::new(&snapshot, &NO_LOGINS, Is(false), true).of(UNREAD, false).0.is_unknown());
    }

    #[test]
    fn a_gateway_status_in_the_history_ends_the_assumption() {
        let mut refused = stream(LoginMethod::Delegated, PasswordUse::No, "", &[]);
        refused.failed_by_class = vec![(StatusClass::SsoGateway, 1)];
        let logins = Source::Complete(history(vec![("005000000000001", vec![refused])]));
        assert!(OrgDelegation::new(&empty_snapshot(), &logins, Is(false), true).of(UNREAD, false).0.is_unknown());
    }

    #[test]
    fn an_empty_cell_is_a_column_that_was_read() {
        let mut snapshot = empty_snapshot();
        snapshot.permission_sets = Source::Complete(vec![full_row(&[("Id", "0PS000000000001")])]);
        assert!(column_read(&snapshot));
    }
}
