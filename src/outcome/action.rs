//! Which file answers for which action.

use super::case::Case;
use super::{Availability, Outcome, expire_all, force_change, policy, reset};
use crate::facts::{OrgFacts, UserFacts};
use crate::model::{Action, AsOf, Window};
use crate::settings::Settings;

/// What an action does to a user.
///
/// `force_password_change` is judged as it is where the org's description of `User` was not read;
/// [`force_password_change`] takes what is known of it. The window is the one the facts were
/// counted by; they carry it in [`MethodUse::in_window`](crate::facts::MethodUse).
#[must_use]
pub fn outcome(action: Action, user: &UserFacts, org: &OrgFacts, settings: &Settings, as_of: AsOf, _window: Window) -> Outcome {
    let case = Case::new(user, org, settings, as_of);
    match action {
        Action::ExpireAll => expire_all::outcome(&case),
        Action::ForcePasswordChange => force_change::outcome(&case, Availability::Unchecked),
        Action::ResetPassword => reset::outcome(&case),
        Action::ProfilePolicy | Action::OrgPolicy => policy::outcome(&case),
    }
}

/// What a per-user "must change at next login" does to a user, where it is known whether the org
/// has such a field.
#[must_use]
pub fn force_password_change(offered: Availability, user: &UserFacts, org: &OrgFacts, settings: &Settings, as_of: AsOf) -> Outcome {
    force_change::outcome(&Case::new(user, org, settings, as_of), offered)
}
