//! Registered verification methods, and whether an account is frozen or locked.

use std::collections::HashMap;

use crate::model::Known::{self, Is};
use crate::model::{Missing, Source, SourceName, UserId};
use crate::snapshot::Snapshot;
use crate::snapshot::rows::{TwoFactorMethodsInfoRow, UserLoginRow};

/// Rows of one source by user.
pub(super) struct ByUser<'a, R> {
    rows: HashMap<UserId, Vec<&'a R>>,
    /// What a user without a row waits for; none if all rows were read.
    rest: Option<Missing>,
}

impl<'a, R> ByUser<'a, R> {
    fn new(source: &'a Source<Vec<R>>, user: impl Fn(&R) -> UserId) -> Self {
        let mut rows: HashMap<UserId, Vec<&R>> = HashMap::new();
        for row in source.rows() {
            rows.entry(user(row)).or_default().push(row);
        }
        Self { rows, rest: (!source.is_complete()).then(|| source.waits_for()) }
    }

    /// Whether some row of this user answers yes. No row in a complete source is a no.
    fn any(&self, user: UserId, answer: impl Fn(&R) -> Known<bool>) -> Known<bool> {
        let start = self.rest.map_or(Is(false), Known::Unknown);
        match self.rows.get(&user) {
            Some(rows) => rows.iter().fold(Is(false), |found, row| found | answer(row)),
            None => start,
        }
    }
}

/// Says which columns the org itself does not have.
pub(super) type Lacks<'a> = &'a (dyn Fn(SourceName, &str) -> bool + Sync);

/// Registered verification methods of all users.
pub(super) struct Methods<'a> {
    rows: ByUser<'a, TwoFactorMethodsInfoRow>,
    lacks: Lacks<'a>,
}

impl<'a> Methods<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, lacks: Lacks<'a>) -> Self {
        Self { rows: ByUser::new(&snapshot.verification_methods, TwoFactorMethodsInfoRow::user_id), lacks }
    }

    /// Any method besides e-mail.
    pub(super) fn registered(&self, user: UserId) -> Known<bool> {
        self.rows.any(user, |row| {
            self.phishing_resistant_in(row)
                | self.has(row.has_totp(), "HasTotp")
                | self.has(row.has_salesforce_authenticator(), "HasSalesforceAuthenticator")
                | self.has(row.has_verified_mobile(), "HasVerifiedMobileNumber")
        })
    }

    /// A security key or a built-in authenticator. Source: Help 005321563.
    pub(super) fn phishing_resistant(&self, user: UserId) -> Known<bool> {
        self.rows.any(user, |row| self.phishing_resistant_in(row))
    }

    fn phishing_resistant_in(&self, row: &TwoFactorMethodsInfoRow) -> Known<bool> {
        self.has(row.has_security_key(), "HasSecurityKey")
            | self.has(row.has_u2f(), "HasU2F")
            | self.has(row.has_built_in_authenticator(), "HasBuiltInAuthenticator")
    }

    fn has(&self, cell: Known<Option<bool>>, column: &str) -> Known<bool> {
        match cell {
            Is(flag) => Is(flag == Some(true)),
            Known::Unknown(_) if (self.lacks)(SourceName::TwoFactorMethodsInfo, column) => Is(false),
            Known::Unknown(missing) => Known::Unknown(missing),
        }
    }
}

/// Frozen and locked flags of all users.
pub(super) struct Locks<'a>(ByUser<'a, UserLoginRow>);

impl<'a> Locks<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        Self(ByUser::new(&snapshot.user_logins, UserLoginRow::user_id))
    }

    /// Blocked by an administrator or by Salesforce.
    pub(super) fn frozen(&self, user: UserId) -> Known<bool> {
        self.0.any(user, |row| filled(row.is_frozen()))
    }

    /// Locked after too many bad passwords.
    pub(super) fn locked(&self, user: UserId) -> Known<bool> {
        self.0.any(user, |row| filled(row.is_password_locked()))
    }
}

fn filled(cell: Known<Option<bool>>) -> Known<bool> {
    cell.and_then(|flag| flag.map_or(Known::missing(SourceName::UserLogin), Is))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{empty_snapshot, full_row, row, unread_snapshot, user_id};
    use super::*;

    const ADA: &str = "005000000000001";

    fn nothing_lacks(_: SourceName, _: &str) -> bool {
        false
    }

    #[test]
    fn no_row_is_a_no_only_in_a_complete_source() {
        let user = user_id(ADA);
        let complete = empty_snapshot();
        assert_eq!(Methods::new(&complete, &nothing_lacks).registered(user), Is(false));
        assert_eq!(Locks::new(&complete).frozen(user), Is(false));
        let unread = unread_snapshot();
        assert!(Methods::new(&unread, &nothing_lacks).registered(user).is_unknown());
        assert!(Locks::new(&unread).locked(user).is_unknown());
    }

    #[test]
    fn a_verified_address_is_no_method() {
        let mut snapshot = empty_snapshot();
        snapshot.verification_methods = Source::Complete(vec![full_row(&[("UserId", ADA), ("HasUserVerifiedEmailAddress", "true")])]);
        assert_eq!(Methods::new(&snapshot, &nothing_lacks).registered(user_id(ADA)), Is(false));
    }

    #[test]
    fn an_authenticator_app_is_registered_but_not_phishing_resistant() {
        let mut snapshot = empty_snapshot();
        snapshot.verification_methods = Source::Complete(vec![full_row(&[("UserId", ADA), ("HasTotp", "true")])]);
        let methods = Methods::new(&snapshot, &nothing_lacks);
        assert_eq!(methods.registered(user_id(ADA)), Is(true));
        assert_eq!(methods.phishing_resistant(user_id(ADA)), Is(false));
    }

    #[test]
    fn absent_columns_leave_it_open_unless_the_org_lacks_them() {
        let mut snapshot = empty_snapshot();
        snapshot.verification_methods = Source::Complete(vec![row(&[("UserId", ADA), ("HasSecurityKey", "false")])]);
        assert!(Methods::new(&snapshot, &nothing_lacks).phishing_resistant(user_id(ADA)).is_unknown());
        let lacks = |source, _: &str| source == SourceName::TwoFactorMethodsInfo;
        assert_eq!(Methods::new(&snapshot, &lacks).phishing_resistant(user_id(ADA)), Is(false));
    }
}
