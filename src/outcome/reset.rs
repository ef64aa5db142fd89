//! *Reset Password* on chosen users: the old password is dead at once, the way back is a mailed link.

use super::case::Case;
use super::exemption::{self, Exemption};
use super::expire_all::proof;
use super::hazard::{self, Youth};
use super::person::{PersonWay, by_tool_only};
use super::precedence::{self, Consequences};
use super::program::{ProgramUse, ProgramWay};
use super::{Effect, Outcome, Reason};
use crate::facts::SignIns;
use crate::model::Confidence::{Certain, Likely, Possible};
use crate::model::{Confidence, Known};

/// What a reset by an administrator does to a user.
pub(super) fn outcome(case: &Case<'_>) -> Outcome {
    precedence::decide::<Reset>(case)
}

struct Reset;

impl Consequences for Reset {
    /// The button refuses delegated users and mails nothing; *Password Never Expires* does not
    /// protect from a reset. Source: Help 000385305.
    fn exemption(case: &Case<'_>) -> Exemption {
        exemption::delegated(case, Likely)
    }

    /// The old password is refused at once. Source: REST API Guide, sObject User Password.
    fn on_program(_: &Case<'_>, used: &ProgramUse) -> Outcome {
        let stops = |reason| Outcome::new(Effect::Breaks, used.confidence, reason).already(used.already);
        match used.way {
            ProgramWay::Soap => stops(Reason::SoapPasswordLogin),
            ProgramWay::Oauth => stops(Reason::OauthPasswordLogin),
            ProgramWay::Tool => stops(Reason::InteractiveToolPassword),
            ProgramWay::SomePassword => stops(Reason::FlowUnknown),
            ProgramWay::Blocked => Outcome::new(Effect::Unaffected, Likely, Reason::FlowBlocked).already(true),
            ProgramWay::BeforeWindow | ProgramWay::Idle => Outcome::new(Effect::AtRisk, Likely, Reason::PasswordLoginBeforeWindow),
            ProgramWay::FlowUnknown => Outcome::unknown(Reason::FlowUnknown),
            ProgramWay::Token => Outcome::new(Effect::Unaffected, Likely, Reason::TokenOnly),
            ProgramWay::NoPassword => Outcome::new(Effect::Unaffected, Likely, Reason::NoPasswordYet),
            ProgramWay::PasswordUnread => Outcome::unknown(Reason::UserNotRead),
        }
    }

    fn on_person(case: &Case<'_>, way: PersonWay, signs: &SignIns) -> Outcome {
        let external = case.is_external();
        let reason = if external { Reason::ExternalPassword } else { Reason::UiPassword };
        let beside_sso = if by_tool_only(signs) { Reason::InteractiveToolPassword } else { reason };
        match way {
            PersonWay::Sso(confidence) => Outcome::new(Effect::Unaffected, Likely.min(confidence), Reason::SsoWorks),
            // Single sign-on goes on letting them in, whatever becomes of the mailed link.
            PersonWay::SsoAndPassword => Outcome::new(Effect::Prompted, if external { Likely } else { Certain }, beside_sso),
            PersonWay::BrokenSso { proven } => broken_sso(case, proven),
            PersonWay::SsoUnread => Outcome::unknown(Reason::FlowUnknown),
            PersonWay::Password if !external => link(case, signs, Certain, reason),
            PersonWay::Password | PersonWay::IdlePassword | PersonWay::PasswordUnread => link(case, signs, Likely, reason),
            PersonWay::ToolPassword => link(case, signs, Likely, Reason::InteractiveToolPassword),
            PersonWay::Session => link(case, signs, Likely, Reason::SessionOnly),
            PersonWay::Token => TOKEN,
            PersonWay::Passwordless => PASSWORDLESS,
            PersonWay::NoPassword => first_password(case, signs),
        }
    }
}

const TOKEN: Outcome = Outcome::new(Effect::Unaffected, Likely, Reason::TokenOnly);
const PASSWORDLESS: Outcome = Outcome::new(Effect::Prompted, Possible, Reason::PasswordlessOnly);

/// Without a password a reset sends a first link; who gets in otherwise does not depend on it.
fn first_password(case: &Case<'_>, signs: &SignIns) -> Outcome {
    if signs.passwordless.ever > 0 {
        PASSWORDLESS
    } else if signs.token.in_window > 0 && signs.unknown_page.in_window == 0 {
        TOKEN
    } else {
        link(case, signs, Likely, Reason::NoPasswordYet)
    }
}

/// The mailed link is the only way in. Source: Help 000384753.
fn broken_sso(case: &Case<'_>, proven: bool) -> Outcome {
    match case.bad_mailbox() {
        Known::Is(true) if proven => Outcome::new(Effect::LockedOut, Likely, Reason::SsoBroken).already(true),
        Known::Is(_) if !proven => Outcome::new(Effect::AtRisk, Possible, Reason::SsoBroken),
        Known::Is(_) => Outcome::new(Effect::AtRisk, Likely, Reason::SsoBroken).already(true),
        Known::Unknown(_) => Outcome::unknown(Reason::UserNotRead),
    }
}

/// Locked until the link is used, which lives 24 hours. Source: Help 000333308.
fn link(case: &Case<'_>, signs: &SignIns, confidence: Confidence, reason: Reason) -> Outcome {
    let prompted = if case.user.locked.is_true() {
        // Whether a reset unlocks is disputed, so the lock is told.
        Outcome::new(Effect::Prompted, Likely, Reason::LockedNow).already(true)
    } else {
        Outcome::new(Effect::Prompted, confidence, reason)
    };
    [mailbox(case), proof(case, signs), young_password(case)].into_iter().flatten().fold(prompted, Outcome::or_worse)
}

/// A link that nobody receives. A registered method leaves the hope that an administrator is asked
/// for a temporary password, so it is less sure then.
/// Source: REST API Guide, sObject User Password (the answer carries a temporary password).
fn mailbox(case: &Case<'_>) -> Option<Outcome> {
    let sure = if case.user.registered_method.is_false() { Certain } else { Likely };
    match case.bad_mailbox() {
        Known::Is(false) => None,
        Known::Is(true) => Some(Outcome::new(Effect::LockedOut, sure, Reason::MailboxUnreachable)),
        Known::Unknown(_) => Some(Outcome::unknown(Reason::UserNotRead)),
    }
}

/// The reset is refused and the old password stays. Source: Help 000333308.
fn young_password(case: &Case<'_>) -> Option<Outcome> {
    let refused = Outcome::new(Effect::AtRisk, Likely, Reason::ChangedWithin24hAndMinLifetime);
    match hazard::youth(case) {
        Youth::OldEnough => None,
        Youth::TooYoung => Some(refused),
        Youth::PolicyUnread => Some(refused.at_most(Possible)),
        Youth::ChangeUnread => Some(Outcome::unknown(Reason::UserNotRead)),
    }
}

#[cfg(test)]
mod tests;
