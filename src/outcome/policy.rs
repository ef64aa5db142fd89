//! A shorter *User passwords expire in*, on a profile or for the org: bites on a later day.
//!
//! No source of password policies is read yet, so everything that hangs on the present number of
//! days is only possible, and the days of the settings decide nothing.

use super::case::Case;
use super::exemption::{self, Exemption};
use super::expire_all::{locked, proof};
use super::hazard::{self, Youth};
use super::person::PersonWay;
use super::precedence::{self, Consequences};
use super::program::{ProgramUse, ProgramWay};
use super::{Effect, Outcome, Reason};
use crate::facts::SignIns;
use crate::model::Confidence::{Certain, Likely, Possible};
use crate::model::Known;

/// What a shorter password lifetime does to a user, on the profile and for the org alike.
///
/// Dates of existing passwords are only ever moved forward, and the published example counts from
/// the day of the change. Source: Help 001094362; Help 000387773.
pub(super) fn outcome(case: &Case<'_>) -> Outcome {
    precedence::decide::<Policy>(case)
}

struct Policy;

impl Consequences for Policy {
    /// *Password Never Expires* beats both policies, whatever is assumed of the one click.
    /// Source: Help 000386101.
    fn exemption(case: &Case<'_>) -> Exemption {
        exemption::delegated(case, Certain).or(exemption::never_expires(case, Certain))
    }

    fn on_program(case: &Case<'_>, used: &ProgramUse) -> Outcome {
        let stops = |reason| Outcome::new(Effect::Breaks, Possible, reason).already(used.already);
        match used.way {
            ProgramWay::Soap => stops(Reason::SoapPasswordLogin),
            ProgramWay::Oauth => stops(Reason::OauthPasswordLogin),
            ProgramWay::Tool => stops(Reason::InteractiveToolPassword),
            ProgramWay::SomePassword => stops(Reason::FlowUnknown),
            ProgramWay::Blocked => Outcome::new(Effect::Unaffected, Likely, Reason::FlowBlocked).already(true),
            ProgramWay::BeforeWindow | ProgramWay::Idle => Outcome::new(Effect::AtRisk, Possible, Reason::PasswordLoginBeforeWindow),
            ProgramWay::FlowUnknown => Outcome::unknown(Reason::FlowUnknown),
            ProgramWay::Token => token(case),
            ProgramWay::NoPassword => Outcome::new(Effect::Unaffected, Likely, Reason::NoPasswordYet),
            ProgramWay::PasswordUnread => Outcome::unknown(Reason::UserNotRead),
        }
    }

    fn on_person(case: &Case<'_>, way: PersonWay, signs: &SignIns) -> Outcome {
        match way {
            PersonWay::Sso(confidence) if case.assumptions().sso_login_skips_expired_password => {
                Outcome::new(Effect::Unaffected, Likely.min(confidence), Reason::SsoWorks)
            }
            PersonWay::SsoAndPassword => just_changed(case).unwrap_or(PROMPTED),
            // As today: the policy changes nothing for somebody who cannot get in already.
            PersonWay::BrokenSso { proven } => {
                Outcome::new(Effect::Unaffected, if proven { Likely } else { Possible }, Reason::SsoBroken).already(proven)
            }
            PersonWay::SsoUnread => Outcome::unknown(Reason::FlowUnknown),
            PersonWay::Sso(_) | PersonWay::Password | PersonWay::ToolPassword | PersonWay::IdlePassword | PersonWay::Session => {
                on_the_day(case, signs)
            }
            PersonWay::Token => token(case),
            PersonWay::Passwordless => Outcome::unknown(Reason::PasswordlessOnly),
            PersonWay::NoPassword => Outcome::new(Effect::Unaffected, Likely, Reason::NoPasswordYet),
            PersonWay::PasswordUnread => Outcome::unknown(Reason::UserNotRead),
        }
    }
}

fn token(case: &Case<'_>) -> Outcome {
    if case.assumptions().tokens_survive_expiry {
        Outcome::new(Effect::Unaffected, Likely, Reason::TokenOnly)
    } else {
        Outcome::unknown(Reason::TokenOnly)
    }
}

const PROMPTED: Outcome = Outcome::new(Effect::Prompted, Possible, Reason::PolicyDate);

/// The change screen comes on the day the shorter lifetime ends.
fn on_the_day(case: &Case<'_>, signs: &SignIns) -> Outcome {
    let hazards = [locked(case, signs), mailbox(case), proof(case, signs)].into_iter().flatten();
    just_changed(case).unwrap_or_else(|| hazards.fold(PROMPTED, Outcome::or_worse).at_most(Possible))
}

/// A password of today outlives every lifetime that can be set by far.
fn just_changed(case: &Case<'_>) -> Option<Outcome> {
    (hazard::youth(case) == Youth::TooYoung).then(|| Outcome::new(Effect::Unaffected, Likely, Reason::ChangedWithin24hAndMinLifetime))
}

/// By that day a code may be mailed, unless a stronger method is registered. Source: Help 005220394.
fn mailbox(case: &Case<'_>) -> Option<Outcome> {
    match case.bad_mailbox() {
        Known::Is(true) if !case.user.registered_method.is_true() => {
            Some(Outcome::new(Effect::AtRisk, Possible, Reason::MailboxUnreachable))
        }
        Known::Unknown(_) if !case.user.registered_method.is_true() => Some(Outcome::unknown(Reason::UserNotRead)),
        Known::Is(_) | Known::Unknown(_) => None,
    }
}

#[cfg(test)]
mod tests;
