use super::signal::{Evidence, Weighed};
use crate::facts::table::{TypeOfLicense, TypeOfUser, type_of_license, type_of_user};
use crate::facts::{Signal, Strength, UserKind};
use crate::model::Known::{self, Is, Unknown};

/// A kind and why.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Kind {
    pub(crate) is: UserKind,
    /// A person's account that also serves a program.
    pub(crate) also_integration: bool,
    pub(crate) signals: Vec<Signal>,
}

/// What an account is. What was not read makes it unknown only where it could decide otherwise.
pub(crate) fn judge(evidence: &Evidence<'_>) -> Kind {
    let serves_program = evidence.serves_program_by_password();
    let settled = |kind, also_integration| Kind { is: kind, also_integration, signals: Vec::new() };
    let user_type = evidence.user_type.known().flatten();
    let license = evidence.license.known().flatten().map(type_of_license);
    match user_type.and_then(type_of_user) {
        None => return settled(UserKind::Unknown, serves_program),
        Some(TypeOfUser::System) => return settled(UserKind::System, false),
        Some(TypeOfUser::External) => return settled(UserKind::External, serves_program),
        Some(TypeOfUser::Internal) => {}
    }
    if license == Some(TypeOfLicense::System) {
        return settled(UserKind::System, false);
    }
    match evidence.made_by_salesforce() {
        Is(true) => return settled(UserKind::System, false),
        Unknown(_) => return settled(UserKind::Unknown, serves_program),
        Is(false) => {}
    }
    let signals = evidence.signals();
    let (kind, also_integration) = weigh(evidence, &signals);
    let shown = signals.into_iter().filter(|signal| signal.holds.is_true());
    Kind {
        is: kind,
        also_integration: kind != UserKind::Integration && (also_integration || serves_program),
        signals: shown.map(|signal| Signal { what: signal.what, strength: signal.strength }).collect(),
    }
}

/// Kind and "also serves a program", by the signals.
fn weigh(evidence: &Evidence<'_>, signals: &[Weighed]) -> (UserKind, bool) {
    let known = Tally::of(signals, |holds| holds.is_true());
    let possible = Tally::of(signals, |holds| !holds.is_false());
    if known.certain > 0 {
        return (UserKind::Integration, false);
    }
    if evidence.streams.read().is_none() {
        return (UserKind::Unknown, false);
    }
    let page = evidence.has_page_login();
    let kind = |tally: &Tally| match (tally.certain > 0, tally.is_enough(), page) {
        (true, _, _) | (_, true, false) => UserKind::Integration,
        (_, false, _) | (_, true, true) => UserKind::Human,
    };
    if kind(&known) != kind(&possible) {
        return (UserKind::Unknown, known.is_enough());
    }
    // With part of the history missing, a tool in a person's hands cannot be told from a program.
    if !evidence.streams.is_complete() && !page && evidence.has_tool_password_login() {
        return (UserKind::Unknown, known.is_enough());
    }
    (kind(&known), page && known.is_enough())
}

struct Tally {
    certain: usize,
    strong: usize,
    medium: usize,
}

impl Tally {
    fn of(signals: &[Weighed], counts: impl Fn(Known<bool>) -> bool) -> Self {
        let number = |strength| signals.iter().filter(|signal| signal.strength == strength && counts(signal.holds)).count();
        Self { certain: number(Strength::Certain), strong: number(Strength::Strong), medium: number(Strength::Medium) }
    }

    /// One certain, two strong, or one strong and two medium.
    const fn is_enough(&self) -> bool {
        self.certain > 0 || self.strong >= 2 || (self.strong == 1 && self.medium >= 2)
    }
}
