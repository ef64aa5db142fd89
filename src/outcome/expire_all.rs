//! *Expire All Passwords*: every user sets a new password at the next login.

use super::case::Case;
use super::exemption::{self, Exemption};
use super::hazard::{self, Lock, Proof, Youth};
use super::person::{PersonWay, by_tool_only};
use super::precedence::{self, Consequences};
use super::program::{ProgramUse, ProgramWay};
use super::{Effect, Outcome, Reason};
use crate::facts::{SignIns, SsoPath};
use crate::model::Confidence::{Certain, Likely, Possible};
use crate::model::{Confidence, Known};

/// What *Expire All Passwords* does to a user.
pub(super) fn outcome(case: &Case<'_>) -> Outcome {
    precedence::decide::<ExpireAll>(case)
}

struct ExpireAll;

/// A stop that is one reading among several proves nothing. Settled for each way in, before the
/// worst of them is taken, so that such a stop cannot hide what is unknown.
fn only_possible_is_at_risk(outcome: Outcome) -> Outcome {
    if outcome.effect.is_stuck() && outcome.confidence == Possible { Outcome { effect: Effect::AtRisk, ..outcome } } else { outcome }
}

impl Consequences for ExpireAll {
    /// Delegated users are never concerned; *Password Never Expires* exempts under an assumption.
    fn exemption(case: &Case<'_>) -> Exemption {
        let delegated = exemption::delegated(case, Certain);
        if case.assumptions().password_never_expires_exempt { delegated.or(exemption::never_expires(case, Likely)) } else { delegated }
    }

    /// The next login is accepted, every call after it refused; nobody is there to answer a prompt.
    /// Source: SOAP API Guide, `LoginResult.passwordExpired`; for tokens no official sentence was
    /// found, hence never certain.
    fn on_program(case: &Case<'_>, used: &ProgramUse) -> Outcome {
        let stops = |reason| only_possible_is_at_risk(Outcome::new(Effect::Breaks, used.confidence, reason).already(used.already));
        match used.way {
            ProgramWay::Soap => stops(Reason::SoapPasswordLogin),
            ProgramWay::Oauth => stops(Reason::OauthPasswordLogin),
            ProgramWay::Tool => stops(Reason::InteractiveToolPassword),
            ProgramWay::SomePassword => stops(Reason::FlowUnknown),
            ProgramWay::Blocked => Outcome::new(Effect::Unaffected, Likely, Reason::FlowBlocked).already(true),
            ProgramWay::BeforeWindow | ProgramWay::Idle => Outcome::new(Effect::AtRisk, Likely, Reason::PasswordLoginBeforeWindow),
            ProgramWay::FlowUnknown => Outcome::unknown(Reason::FlowUnknown),
            ProgramWay::Token => token(case),
            ProgramWay::NoPassword => Outcome::new(Effect::Unaffected, Likely, Reason::NoPasswordYet),
            ProgramWay::PasswordUnread => Outcome::unknown(Reason::UserNotRead),
        }
    }

    fn on_person(case: &Case<'_>, way: PersonWay, signs: &SignIns) -> Outcome {
        let outcome = match way {
            PersonWay::Sso(confidence) => single_sign_on(case, confidence),
            PersonWay::SsoAndPassword if by_tool_only(signs) => Outcome::new(Effect::Prompted, Likely, Reason::InteractiveToolPassword),
            PersonWay::SsoAndPassword => Outcome::new(Effect::Prompted, Likely, password_reason(case)),
            PersonWay::BrokenSso { proven } => broken_sso(case, proven),
            PersonWay::SsoUnread => Outcome::unknown(Reason::FlowUnknown),
            PersonWay::Password => password_page(case, signs, password_sureness(case, signs), password_reason(case), true),
            PersonWay::ToolPassword => password_page(case, signs, Likely, Reason::InteractiveToolPassword, true),
            PersonWay::IdlePassword => password_page(case, signs, Likely, password_reason(case), false),
            PersonWay::Session => password_page(case, signs, Likely, Reason::SessionOnly, true),
            PersonWay::Token => token(case),
            PersonWay::Passwordless => passwordless(case),
            PersonWay::NoPassword => Outcome::new(Effect::Unaffected, Likely, Reason::NoPasswordYet),
            PersonWay::PasswordUnread => Outcome::unknown(Reason::UserNotRead),
        };
        only_possible_is_at_risk(outcome.at_most(case.unexempt))
    }
}

/// Customers and partners meet the change at their site; nothing official exempts them.
fn password_reason(case: &Case<'_>) -> Reason {
    if case.is_external() { Reason::ExternalPassword } else { Reason::UiPassword }
}

fn password_sureness(case: &Case<'_>, signs: &SignIns) -> Confidence {
    let external = if case.is_external() { Likely } else { Certain };
    signs.ui_password.confidence.unwrap_or(Likely).min(external)
}

/// Source: no page shows a change-password screen after SAML or OpenID; the assumption says so.
fn single_sign_on(case: &Case<'_>, confidence: Confidence) -> Outcome {
    if case.assumptions().sso_login_skips_expired_password {
        return Outcome::new(Effect::Unaffected, Likely.min(confidence), Reason::SsoWorks);
    }
    // The screen would ask for a password that these users may never have known.
    match case.bad_mailbox() {
        Known::Is(false) => Outcome::new(Effect::Prompted, Possible, Reason::SsoWorks),
        Known::Is(true) => Outcome::new(Effect::AtRisk, Possible, Reason::MailboxUnreachable),
        Known::Unknown(_) => Outcome::unknown(Reason::UserNotRead),
    }
}

/// Nobody who never used a password gets past a broken single sign-on but by a mailed link.
/// Source: Help 000386054 (expired certificates stop single sign-on); Help 000384753.
fn broken_sso(case: &Case<'_>, proven: bool) -> Outcome {
    if !proven {
        return Outcome::new(Effect::AtRisk, Possible, Reason::SsoBroken);
    }
    match case.bad_mailbox() {
        Known::Is(true) => Outcome::new(Effect::LockedOut, Likely, Reason::SsoBroken).already(true),
        Known::Is(false) => Outcome::new(Effect::AtRisk, Likely, Reason::SsoBroken).already(true),
        Known::Unknown(_) => Outcome::unknown(Reason::UserNotRead),
    }
}

/// Source: no official sentence on tokens and an expired, unchanged password; an assumption.
fn token(case: &Case<'_>) -> Outcome {
    if case.assumptions().tokens_survive_expiry {
        Outcome::new(Effect::Unaffected, Likely, Reason::TokenOnly)
    } else {
        Outcome::unknown(Reason::TokenOnly)
    }
}

/// Source: not documented; an assumption.
fn passwordless(case: &Case<'_>) -> Outcome {
    if case.assumptions().passkey_skips_expired_password {
        Outcome::new(Effect::Unaffected, Possible, Reason::PasswordlessOnly)
    } else {
        Outcome::unknown(Reason::PasswordlessOnly)
    }
}

/// The change screen follows a login by password: whoever knows it gets through, unless something
/// stands in the way. `recent` is whether a login lies inside the window.
/// Source: Help 000384753.
fn password_page(case: &Case<'_>, signs: &SignIns, confidence: Confidence, reason: Reason, recent: bool) -> Outcome {
    [locked(case, signs), mailbox(case, recent), proof(case, signs), young_password(case)]
        .into_iter()
        .flatten()
        .fold(Outcome::new(Effect::Prompted, confidence, reason), Outcome::or_worse)
}

/// Locked now: it ends by itself or by *Unlock*, so nobody is proven stuck without the interval.
/// Source: Object Reference v67, `UserLogin.IsPasswordLocked`.
pub(super) fn locked(case: &Case<'_>, signs: &SignIns) -> Option<Outcome> {
    match hazard::lock(case, signs) {
        Lock::Free => None,
        Lock::Locked => Some(Outcome::new(Effect::AtRisk, Likely, Reason::LockedNow).already(true)),
        Lock::Suspected => Some(Outcome::unknown(Reason::LockStateUnread)),
    }
}

/// An unknown browser asks for a mailed code, and a forgotten password for a mailed link, unless a
/// stronger method is registered. Source: Help 005220394.
fn mailbox(case: &Case<'_>, recent: bool) -> Option<Outcome> {
    if case.user.registered_method.is_true() {
        return None;
    }
    match (case.bad_mailbox(), recent) {
        (Known::Is(false), _) => None,
        (Known::Unknown(_), _) => Some(Outcome::unknown(Reason::UserNotRead)),
        (Known::Is(true), true) => Some(Outcome::new(Effect::AtRisk, Likely, Reason::MailboxUnreachable)),
        (Known::Is(true), false) => Some(unseen_for_long(case)),
    }
}

/// Who has not signed in for half a year will hardly know the password.
fn unseen_for_long(case: &Case<'_>) -> Outcome {
    match (case.user.dormant, case.user.sso_path) {
        (Known::Is(true), Known::Is(SsoPath::NotUsed | SsoPath::Broken { proven: _ })) => {
            Outcome::new(Effect::LockedOut, Likely, Reason::MailboxUnreachable)
        }
        (Known::Is(false), _) | (Known::Is(true), Known::Is(SsoPath::Works { confidence: _ })) => {
            Outcome::new(Effect::AtRisk, Likely, Reason::MailboxUnreachable)
        }
        (Known::Unknown(_), _) | (Known::Is(true), Known::Unknown(_)) => Outcome::unknown(Reason::UserNotRead),
    }
}

/// Source: Help 005321563.
pub(super) fn proof(case: &Case<'_>, signs: &SignIns) -> Option<Outcome> {
    match hazard::proof(case, signs) {
        Proof::Enough => None,
        Proof::Lacking => Some(Outcome::new(Effect::AtRisk, Likely, Reason::NoPhishingResistantMethod)),
        Proof::MethodsUnread => Some(Outcome::unknown(Reason::NoPhishingResistantMethod)),
        Proof::PermissionsUnread => Some(Outcome::unknown(Reason::ExemptionUnread)),
    }
}

/// Whether a forced change waits for a minimum lifetime is not documented.
fn young_password(case: &Case<'_>) -> Option<Outcome> {
    match hazard::youth(case) {
        Youth::OldEnough => None,
        Youth::TooYoung | Youth::PolicyUnread => Some(Outcome::new(Effect::AtRisk, Possible, Reason::ChangedWithin24hAndMinLifetime)),
        Youth::ChangeUnread => Some(Outcome::unknown(Reason::UserNotRead)),
    }
}

#[cfg(test)]
mod tests;
