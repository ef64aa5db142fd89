//! Who is exempt from a password policy or an expiry.

use super::case::Case;
use super::{Effect, Outcome, Reason};
use crate::facts::Delegation;
use crate::model::{Confidence, Known};

/// Whether an exemption keeps the action away from a user.
pub(super) enum Exemption {
    /// It does, with this outcome.
    Holds(Outcome),
    /// It does not, this surely.
    DoesNot(Confidence),
    /// The permissions that would tell were not read.
    Unread,
}

impl Exemption {
    /// The first exemption that holds; else whether one may.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Holds(outcome), _) | (_, Self::Holds(outcome)) => Self::Holds(outcome),
            (Self::Unread, Self::DoesNot(_) | Self::Unread) | (Self::DoesNot(_), Self::Unread) => Self::Unread,
            (Self::DoesNot(a), Self::DoesNot(b)) => Self::DoesNot(a.min(b)),
        }
    }
}

/// *Is Single Sign-On Enabled*: Salesforce does not judge this user's password.
/// Source: Help 000385305; Help "Delegated Authentication Single Sign-On".
pub(super) fn delegated(case: &Case<'_>, confidence: Confidence) -> Exemption {
    let sure = case.user.delegation_confidence;
    match case.user.delegation {
        Known::Is(Delegation::Gateway | Delegation::Refused) => {
            Exemption::Holds(Outcome::new(Effect::Unaffected, confidence, Reason::Delegated).at_most(sure))
        }
        Known::Is(Delegation::No) => Exemption::DoesNot(sure),
        Known::Unknown(_) => Exemption::Unread,
    }
}

/// *Password Never Expires*. One that merely may hold must not hide a stop, so it counts as unread.
/// Source: Salesforce Security Guide, "Expire Passwords for All Users"; Help 000386101.
pub(super) fn never_expires(case: &Case<'_>, confidence: Confidence) -> Exemption {
    let sure = case.user.never_expires_confidence;
    match case.user.never_expires {
        Known::Is(true) if sure > Confidence::Possible => {
            Exemption::Holds(Outcome::new(Effect::Unaffected, confidence, Reason::PasswordNeverExpires).at_most(sure))
        }
        Known::Is(false) => Exemption::DoesNot(sure),
        Known::Is(true) | Known::Unknown(_) => Exemption::Unread,
    }
}
