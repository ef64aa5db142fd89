//! What proves that one must not click.

use super::evidence::{Evidence, is_dormant_person};
use super::reason::{VerdictReason, VerdictReasonKind, counted};
use super::{FindingSummary, Severity};
use crate::facts::UserFacts;
use crate::model::Confidence;
use crate::outcome::{Effect, Outcome};

/// The reasons that prove it, whatever else was not read; empty if there are none.
pub(super) fn reasons(evidence: &Evidence<'_>) -> Vec<VerdictReason> {
    let breaks = proven(evidence, Effect::Breaks);
    let locked_out = proven(evidence, Effect::LockedOut);
    [
        stuck(&breaks, VerdictReasonKind::Breaks, programs_sentence),
        stuck(&locked_out, VerdictReasonKind::LockedOut, people_sentence),
        findings(evidence, Severity::Critical, VerdictReasonKind::CriticalFinding),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether this outcome proves it.
pub(super) fn is_proof(evidence: &Evidence<'_>, user: &UserFacts, outcome: Outcome) -> bool {
    outcome.effect.is_stuck() && outcome.confidence >= Confidence::Likely && !is_dormant_person(user) && !evidence.is_waived(user, outcome)
}

/// Unwaived findings of exactly this severity.
pub(super) fn findings(evidence: &Evidence<'_>, severity: Severity, kind: VerdictReasonKind) -> Option<VerdictReason> {
    let found: Vec<&FindingSummary> = evidence.findings.iter().filter(|finding| finding.severity == severity && !finding.waived).collect();
    let n = found.len() as u64;
    let (one, many) = (format!("{severity} finding"), format!("{severity} findings"));
    (n > 0).then(|| VerdictReason::new(kind, n, counted(n, &one, &many)).by_rules(found.iter().map(|finding| &*finding.rule)))
}

fn proven<'a>(evidence: &Evidence<'a>, effect: Effect) -> Vec<(&'a UserFacts, Outcome)> {
    evidence.users.iter().copied().filter(|(user, outcome)| outcome.effect == effect && is_proof(evidence, user, *outcome)).collect()
}

fn stuck(
    users: &[(&UserFacts, Outcome)],
    kind: VerdictReasonKind,
    sentence: fn(&[(&UserFacts, Outcome)]) -> String,
) -> Option<VerdictReason> {
    let rules = users.iter().flat_map(|(_, outcome)| &outcome.reason.explain().rules).map(String::as_str);
    (!users.is_empty()).then(|| VerdictReason::new(kind, users.len() as u64, sentence(users)).by_rules(rules))
}

/// Already so today, and not yet.
fn already(users: &[(&UserFacts, Outcome)]) -> (u64, u64) {
    let already = users.iter().filter(|(_, outcome)| outcome.already).count() as u64;
    (already, users.len() as u64 - already)
}

fn programs_sentence(users: &[(&UserFacts, Outcome)]) -> String {
    let integrations = |n| counted(n, "integration", "integrations");
    let are = |n| if n == 1 { "is" } else { "are" };
    match already(users) {
        (0, n) => format!("{} would stop", integrations(n)),
        (gone, 0) => format!("{} {} already stopped", integrations(gone), are(gone)),
        (gone, n) => format!("{} would stop; {gone} more {} already stopped", integrations(n), are(gone)),
    }
}

fn people_sentence(users: &[(&UserFacts, Outcome)]) -> String {
    let administrators = users.iter().filter(|(user, _)| user.administrator.is_true()).count() as u64;
    let people = |n| counted(n, "user", "users");
    let sentence = match already(users) {
        (0, n) => format!("{} could not get back in", people(n)),
        (n, 0) => format!("{} cannot get in today already", people(n)),
        (gone, n) => format!("{} could not get back in; {gone} more cannot get in today already", people(n)),
    };
    match administrators {
        0 => sentence,
        n => format!("{sentence} ({} among them)", counted(n, "administrator", "administrators")),
    }
}
