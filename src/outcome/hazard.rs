//! What can keep somebody who knows the password from setting a new one.

use super::case::Case;
use crate::facts::SignIns;
use crate::model::{Known, Seconds, Utc};

const DAY: Seconds = 86_400;

/// Failures since the last success from which a lock is suspected where the flag was not read: the
/// lowest lockout limit an org can set.
/// Source: Metadata API Guide, `PasswordPolicies.maxLoginAttempts`.
const LOCK_SUSPECTED: u64 = 3;

/// Whether the password is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lock {
    Free,
    Locked,
    /// The flag was not read, and the login rows look like a lock.
    Suspected,
}

/// Source: Object Reference v67, `UserLogin.IsPasswordLocked`.
pub(super) fn lock(case: &Case<'_>, signs: &SignIns) -> Lock {
    match case.user.locked {
        Known::Is(true) => Lock::Locked,
        Known::Unknown(_) if signs.lockout_seen || signs.password_failures_since_success >= LOCK_SUSPECTED => Lock::Suspected,
        Known::Is(false) | Known::Unknown(_) => Lock::Free,
    }
}

/// Whether a minimum password lifetime of a day forbids a further change now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Youth {
    /// It does not.
    OldEnough,
    /// The password was changed within a day, and the policy is on.
    TooYoung,
    /// The password was changed within a day, and the policy was not read.
    PolicyUnread,
    /// The policy may be on, and when the password was changed was not read.
    ChangeUnread,
}

/// Source: Help 000333308; Metadata API Guide, `PasswordPolicies.minimumPasswordLifetime`.
pub(super) fn youth(case: &Case<'_>) -> Youth {
    let changed_today = case.user.last_password_change.map(|change| change.is_some_and(|at| case.as_of.0.since(at) < DAY));
    match (changed_today, case.user.minimum_lifetime) {
        (Known::Is(false), _) | (_, Known::Is(false)) => Youth::OldEnough,
        (Known::Is(true), Known::Is(true)) => Youth::TooYoung,
        (Known::Is(true), Known::Unknown(_)) => Youth::PolicyUnread,
        (Known::Unknown(_), Known::Is(true) | Known::Unknown(_)) => Youth::ChangeUnread,
    }
}

/// Whether the page lets a privileged user in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// No phishing-resistant method is asked for, or the user has one.
    Enough,
    /// One is asked for, and the user has none.
    Lacking,
    /// One is asked for, and what is registered was not read.
    MethodsUnread,
    /// Whether one is asked for depends on permissions that were not read.
    PermissionsUnread,
}

/// Phishing-resistant verification at page logins of the privileged.
///
/// A page login by password that succeeded after enforcement ended shows that the user has a
/// method, whatever the list of methods holds: a row that is there proves presence.
/// Source: Help 005321563.
pub(super) fn proof(case: &Case<'_>, signs: &SignIns) -> Proof {
    let sandbox = case.org.is_sandbox;
    let asked = case.as_of.0 >= enforcement_begins(sandbox) && !case.user.mfa_privileged.is_false();
    let got_in = signs.ui_password.last.is_some_and(|at| at >= enforcement_ended(sandbox));
    if !asked || got_in || case.user.phishing_resistant_method.is_true() {
        Proof::Enough
    } else if case.user.mfa_privileged.is_unknown() {
        Proof::PermissionsUnread
    } else if case.user.phishing_resistant_method.is_false() {
        Proof::Lacking
    } else {
        Proof::MethodsUnread
    }
}

/// First day of enforcement: 22 June 2026 in sandboxes, 1 July 2026 in production; the earlier one
/// where the kind of org was not read.
const fn enforcement_begins(sandbox: Known<bool>) -> Utc {
    match sandbox {
        Known::Is(false) => Utc(1_782_864_000),
        Known::Is(true) | Known::Unknown(_) => Utc(1_782_086_400),
    }
}

/// First moment after the staggered start: 1 July 2026 in sandboxes, 1 August 2026 in production;
/// the later one where the kind of org was not read.
const fn enforcement_ended(sandbox: Known<bool>) -> Utc {
    match sandbox {
        Known::Is(true) => Utc(1_782_864_000),
        Known::Is(false) | Known::Unknown(_) => Utc(1_785_542_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enforcement_dates_are_the_published_ones() {
        let missing = Known::missing(crate::model::SourceName::Organization);
        for (moment, text) in [
            (enforcement_begins(Known::Is(true)), "2026-06-22"),
            (enforcement_begins(Known::Is(false)), "2026-07-01"),
            (enforcement_begins(missing), "2026-06-22"),
            (enforcement_ended(Known::Is(true)), "2026-07-01"),
            (enforcement_ended(Known::Is(false)), "2026-08-01"),
            (enforcement_ended(missing), "2026-08-01"),
        ] {
            assert_eq!(Some(moment), Utc::parse(text.as_bytes()), "{text}");
        }
    }
}
