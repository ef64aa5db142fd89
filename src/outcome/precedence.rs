//! The order in which things decide, the same for every action.
//!
//! 1. The state of the account: who cannot sign in is not concerned.
//! 2. An exemption: delegated authentication, *Password Never Expires*.
//! 3. Programs: the worst way in that is used decides.
//! 4. People: the best way in that works decides.
//!
//! A row that is there proves what it proves. Absence is concluded from a complete history only:
//! without one, nothing but a program that certainly stops is more than unknown.

use super::case::Case;
use super::exemption::Exemption;
use super::person::{self, PersonWay};
use super::program::{self, ProgramUse, ProgramWay};
use super::{Effect, Outcome, Reason, account};
use crate::facts::{SignIns, UserKind};
use crate::model::{Confidence, Source};

/// What one action does, by way in.
pub(super) trait Consequences {
    /// Whether something keeps the action away from the user.
    fn exemption(case: &Case<'_>) -> Exemption;
    /// What happens to a program that signs in this way.
    fn on_program(case: &Case<'_>, used: &ProgramUse) -> Outcome;
    /// What happens to a person who signs in this way.
    fn on_person(case: &Case<'_>, way: PersonWay, signs: &SignIns) -> Outcome;
}

/// What an action does to a user.
pub(super) fn decide<C: Consequences>(case: &Case<'_>) -> Outcome {
    if let Some(settled) = account::settled(case) {
        return settled;
    }
    match C::exemption(case) {
        Exemption::Holds(outcome) => outcome,
        Exemption::DoesNot(confidence) => by_use::<C>(&case.unexempt(confidence)).at_most(confidence),
        Exemption::Unread => unless_exempt(by_use::<C>(case)),
    }
}

/// The permissions were not read: who would be stuck may be exempt; for everybody else the worse
/// reading stands, less surely.
fn unless_exempt(outcome: Outcome) -> Outcome {
    match outcome.effect {
        Effect::LockedOut | Effect::Breaks => {
            Outcome { effect: Effect::Unknown, reason: Reason::ExemptionUnread, ..outcome }.at_most(Confidence::Possible)
        }
        Effect::Prompted | Effect::AtRisk => outcome.at_most(Confidence::Likely),
        Effect::Unaffected | Effect::Unknown => outcome,
    }
}

/// What happens by the ways in; an unknown kind of user is read as a person and as a program.
fn by_use<C: Consequences>(case: &Case<'_>) -> Outcome {
    match case.kind {
        UserKind::Integration => by_ways::<C>(case, programs::<C>),
        UserKind::Human | UserKind::External | UserKind::System => by_ways::<C>(case, people::<C>),
        UserKind::Unknown => {
            let person = by_use::<C>(&case.taken_for(UserKind::Human));
            whoever_it_is(person, by_use::<C>(&case.taken_for(UserKind::Integration)))
        }
    }
}

fn by_ways<C: Consequences>(case: &Case<'_>, weigh: fn(&Case<'_>, &SignIns, Option<Outcome>) -> Outcome) -> Outcome {
    let used = case.user.sign_ins.read().and_then(|signs| program::proven_password(case, signs));
    let proven = used.as_ref().map(|used| C::on_program(case, used));
    let signs = match &case.user.sign_ins {
        Source::Complete(signs) => signs,
        // Rows that were not read could only make a likely stop more certain, and anything else worse.
        Source::Partial(..) | Source::Unread(_) => {
            return match (used, proven) {
                (Some(used), Some(stop)) if used.confidence > Confidence::Possible => stop,
                _ => Outcome::unknown(Reason::LoginHistoryUnread),
            };
        }
    };
    weigh(case, signs, proven)
}

/// For a program the worst way in that is used decides.
fn programs<C: Consequences>(case: &Case<'_>, signs: &SignIns, proven: Option<Outcome>) -> Outcome {
    let by_page = signs.ui_password.ever + signs.sso.ever + signs.passwordless.ever + signs.unknown_page.ever > 0;
    let ways = further::<C>(case, signs).chain(by_page.then(|| C::on_person(case, person::way_in(case, signs), signs)));
    proven.into_iter().chain(ways).reduce(Outcome::or_worse).unwrap_or_else(|| C::on_program(case, &certain(program::idle(case))))
}

/// For a person the best way in that works decides; a program behind the account comes on top.
fn people<C: Consequences>(case: &Case<'_>, signs: &SignIns, proven: Option<Outcome>) -> Outcome {
    let person = C::on_person(case, person::way_in(case, signs), signs);
    proven.into_iter().chain(further::<C>(case, signs)).fold(person, Outcome::or_worse)
}

fn further<C: Consequences>(case: &Case<'_>, signs: &SignIns) -> impl Iterator<Item = Outcome> {
    program::other_ways(case, signs).map(move |way| C::on_program(case, &certain(way)))
}

const fn certain(way: ProgramWay) -> ProgramUse {
    ProgramUse { way, confidence: Confidence::Certain, already: false }
}

/// Person or program is not known: the worse reading, but stuck only if both are.
fn whoever_it_is(person: Outcome, program: Outcome) -> Outcome {
    match (person.effect.is_stuck(), program.effect.is_stuck()) {
        (true, true) => person.at_most(program.confidence),
        (false, true) | (true, false) => Outcome::unknown(Reason::UserNotRead),
        (false, false) if person.effect == program.effect => person.at_most(program.confidence),
        (false, false) => person.or_worse(program).at_most(Confidence::Possible),
    }
}
