//! What keeps a verdict from being good although nothing proves it bad: what is not known, and what
//! calls for care.

use std::collections::BTreeMap;

use super::Severity;
use super::evidence::{Evidence, is_dormant_person, serves_program};
use super::proof;
use super::reason::{VerdictReason, VerdictReasonKind as Kind, counted};
use super::sources::{Gap, gaps};
use crate::facts::{Administrator, UserFacts, UserKind, WayIn};
use crate::model::{Confidence, UserId};
use crate::outcome::{Effect, Outcome, Reason};

/// The reasons for which nobody can tell; empty if one can.
pub(super) fn not_known(evidence: &Evidence<'_>) -> Vec<VerdictReason> {
    [nobody_read(evidence), sources(evidence), integrations(evidence), administrators(evidence), too_many(evidence)]
        .into_iter()
        .flatten()
        .collect()
}

/// The reasons for care; empty if none is called for.
pub(super) fn for_care(evidence: &Evidence<'_>) -> Vec<VerdictReason> {
    [
        dormant_or_doubtful(evidence),
        with_effect(evidence, Effect::AtRisk, Kind::AtRisk, "may not manage to set a new password"),
        with_effect(evidence, Effect::Unknown, Kind::Unknown, "could not be judged from what was read"),
        proof::findings(evidence, Severity::High, Kind::HighFinding),
        many_prompted(evidence),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn nobody_read(evidence: &Evidence<'_>) -> Option<VerdictReason> {
    let read = evidence.users.iter().any(|(user, _)| user.was_read);
    (!read).then(|| VerdictReason::new(Kind::NobodyRead, 0, "no user was read".to_owned()))
}

fn sources(evidence: &Evidence<'_>) -> Option<VerdictReason> {
    let gaps = gaps(evidence);
    let names: Vec<&str> = gaps
        .iter()
        .map(|gap| match gap {
            Gap::Source(source) => source.as_str(),
            Gap::LoginTypes => "the columns LoginType and LoginSubType of LoginHistory",
        })
        .collect();
    (!names.is_empty())
        .then(|| VerdictReason::new(Kind::SourceNotRead, names.len() as u64, format!("not read completely: {}", names.join(", "))))
}

fn integrations(evidence: &Evidence<'_>) -> Option<VerdictReason> {
    let may_serve: Vec<&(&UserFacts, Outcome)> =
        evidence.users.iter().filter(|(user, outcome)| outcome.effect == Effect::Unknown && may_serve_program(user)).collect();
    let unknown: Vec<Outcome> = may_serve.iter().map(|(_, outcome)| *outcome).collect();
    let n = unknown.len() as u64;
    let proven = may_serve.iter().all(|(user, _)| serves_program(user));
    let unless_exempt = unknown.iter().filter(|outcome| outcome.reason == Reason::ExemptionUnread).count() as u64;
    let (one, many) =
        if proven { ("integration", "integrations") } else { ("account that may be an integration", "accounts that may be integrations") };
    let some = |n| counted(n, one, many);
    let message = match (unless_exempt, n - unless_exempt) {
        (0, n) => format!("{} could not be judged", some(n)),
        (n, 0) => format!("{} would stop unless Password Never Expires", some(n)),
        (stop, rest) => format!("{} would stop unless Password Never Expires; {rest} more could not be judged", some(stop)),
    };
    let rules = unknown.iter().flat_map(|outcome| &outcome.reason.explain().rules).map(String::as_str);
    (n > 0).then(|| VerdictReason::new(Kind::IntegrationUnknown, n, message).by_rules(rules))
}

/// An account whose kind is not known may be a program's.
fn may_serve_program(user: &UserFacts) -> bool {
    serves_program(user) || (matches!(user.kind, UserKind::Unknown) && user.was_read && !user.active.is_false())
}

/// Administrators who cannot be judged count only if without them too few get in.
fn administrators(evidence: &Evidence<'_>) -> Option<VerdictReason> {
    let outcomes: BTreeMap<UserId, Outcome> = evidence.users.iter().map(|(user, outcome)| (user.id, *outcome)).collect();
    let of = |administrator: &&Administrator| outcomes.get(&administrator.user_id).copied();
    let unknown = evidence.administrators.iter().filter(|a| cannot_tell(a, of(a))).count() as u64;
    let get_in = evidence.administrators.iter().filter(|a| gets_in(a, of(a))).count() as u64;
    let message = || {
        format!(
            "{} could not be judged, and {} would certainly or likely get in",
            counted(unknown, "administrator", "administrators"),
            if get_in == 0 { "none".to_owned() } else { format!("only {get_in}") }
        )
    };
    (unknown > 0 && get_in < u64::from(evidence.thresholds.administrators_min))
        .then(|| VerdictReason::new(Kind::AdministratorUnknown, unknown, message()))
}

fn cannot_tell(administrator: &Administrator, outcome: Option<Outcome>) -> bool {
    outcome.is_none_or(|outcome| outcome.effect == Effect::Unknown) || administrator.way_in == WayIn::Unknown
}

/// A person who would still get in afterwards, likely or better.
fn gets_in(administrator: &Administrator, outcome: Option<Outcome>) -> bool {
    let way_in = match administrator.way_in {
        WayIn::Password | WayIn::Sso | WayIn::Both => true,
        WayIn::None | WayIn::Unknown => false,
    };
    let unharmed = outcome
        .is_some_and(|outcome| matches!(outcome.effect, Effect::Unaffected | Effect::Prompted) && outcome.confidence >= Confidence::Likely);
    way_in && unharmed && !administrator.program
}

fn too_many(evidence: &Evidence<'_>) -> Option<VerdictReason> {
    // System users are active, and nobody counts them.
    let active = || evidence.users.iter().filter(|(user, _)| !user.active.is_false() && !matches!(user.kind, UserKind::System));
    let (all, unknown) = (active().count() as u64, active().filter(|(_, outcome)| outcome.effect == Effect::Unknown).count() as u64);
    let message = || format!("{} of {all} could not be judged", counted(unknown, "active user", "active users"));
    (unknown as f64 * 100.0 > evidence.thresholds.unknown_max_percent * all as f64)
        .then(|| VerdictReason::new(Kind::TooManyUnknown, unknown, message()))
}

/// Stuck, but no proof: dormant, waived or only possible.
fn dormant_or_doubtful(evidence: &Evidence<'_>) -> Option<VerdictReason> {
    let stuck: Vec<&(&UserFacts, Outcome)> =
        evidence.users.iter().filter(|(user, outcome)| outcome.effect.is_stuck() && !proof::is_proof(evidence, user, *outcome)).collect();
    let n = stuck.len() as u64;
    let dormant = stuck.iter().filter(|(user, _)| is_dormant_person(user)).count() as u64;
    let long_gone = |n| {
        let days = evidence.thresholds.dormant_days;
        format!("{} not signed in for {days} days could not get back in", counted(n, "person who has", "people who have"))
    };
    let message = match (dormant, n - dormant) {
        (n, 0) => long_gone(n),
        (0, n) => format!("{} would be stuck, which is waived or only possible", counted(n, "user", "users")),
        (dormant, rest) => format!("{}; {rest} more would be stuck, which is waived or only possible", long_gone(dormant)),
    };
    let rules = stuck.iter().flat_map(|(_, outcome)| &outcome.reason.explain().rules).map(String::as_str);
    (n > 0).then(|| VerdictReason::new(Kind::LockedOut, n, message).by_rules(rules))
}

fn with_effect(evidence: &Evidence<'_>, effect: Effect, kind: Kind, what: &str) -> Option<VerdictReason> {
    let users = || evidence.users.iter().filter(|(_, outcome)| outcome.effect == effect);
    let n = users().count() as u64;
    let rules = users().flat_map(|(_, outcome)| &outcome.reason.explain().rules).map(String::as_str);
    (n > 0).then(|| VerdictReason::new(kind, n, format!("{} {what}", counted(n, "user", "users"))).by_rules(rules))
}

fn many_prompted(evidence: &Evidence<'_>) -> Option<VerdictReason> {
    let is_prompted =
        |(user, outcome): &&(&UserFacts, Outcome)| outcome.effect == Effect::Prompted && !matches!(user.kind, UserKind::Integration);
    let n = evidence.users.iter().filter(is_prompted).count() as u64;
    (n > u64::from(evidence.thresholds.prompted_max)).then(|| {
        VerdictReason::new(Kind::ManyPrompted, n, format!("{} would be asked to change the password", counted(n, "person", "people")))
    })
}
