//! What the state of the account settles before anybody looks at how it signs in.

use super::case::Case;
use super::{Effect, Outcome, Reason};
use crate::facts::UserKind;
use crate::model::{Confidence, Known};

/// The outcome of every action where the account cannot sign in at all; none where it can.
///
/// Frozen accounts count as not frozen where the flag was not read: the worse reading. Whether an
/// account may sign in cannot be guessed like that, so without `IsActive` the user was not read.
/// Source: Object Reference v67, `User.IsActive`, `User.UserType`, `UserLogin.IsFrozen`.
pub(super) fn settled(case: &Case<'_>) -> Option<Outcome> {
    let user = case.user;
    if !user.was_read {
        return Some(Outcome::unknown(Reason::UserNotRead));
    }
    if matches!(user.kind, UserKind::System) {
        return Some(untouched(Reason::SystemUser));
    }
    match user.active {
        Known::Is(false) => return Some(untouched(Reason::Inactive)),
        Known::Unknown(_) => return Some(Outcome::unknown(Reason::UserNotRead)),
        Known::Is(true) => {}
    }
    user.frozen.is_true().then(|| untouched(Reason::Frozen).already(true))
}

const fn untouched(reason: Reason) -> Outcome {
    Outcome::new(Effect::Unaffected, Confidence::Certain, reason)
}
