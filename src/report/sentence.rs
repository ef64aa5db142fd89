//! The verdict as a person would say it, for every format.

use std::collections::HashSet;

use super::census::{Census, Split};
use super::figure::{counted, figure, listed, sentence_case};
use super::{AdministratorLine, IntegrationLine, NextStep, Report, VerdictReasonKind, moment, remedy, wording};
use crate::facts::WayIn;
use crate::model::Action;
use crate::outcome::Effect;
use crate::snapshot::Status;
use crate::verdict::Verdict;

/// What the first screen says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Headline {
    /// The answer: `Do not click`.
    pub(super) answer: &'static str,
    /// What follows the colon: whole sentences.
    pub(super) because: String,
    /// What is known although the verdict is unknown.
    pub(super) known: Option<String>,
    /// How far a better verdict is: `To reach "ready": …`.
    pub(super) distance: Option<String>,
}

/// Words the verdict of a report.
pub(super) fn headline(report: &Report, census: &Census) -> Headline {
    let mut known = None;
    let because = match report.verdict {
        Verdict::Unknown => {
            let parts = [joined(&[harm(report, census), administrators(report)], "; "), customers(census)];
            known = (census.active > 0).then(|| format!("Known all the same: {}.", joined(&parts, ". ")));
            unread(report)
        }
        Verdict::NotReady => {
            let against = joined(&[harm(report, census), findings(report, true)], "; ");
            // Decided by somebody whom the sentence counts apart: the verdict's own words then.
            let against = if against.is_empty() { messages(report) } else { against };
            joined(&[joined(&[against, administrators(report)], "; "), customers(census)], ". ")
        }
        Verdict::ReadyWithCare | Verdict::Ready => {
            let parts = [calm(census), nobody(report, census), findings(report, false), administrators(report)];
            joined(&[joined(&parts, "; "), customers(census)], ". ")
        }
    };
    Headline { answer: wording::answer(report.verdict), because: format!("{because}."), known, distance: distance(report) }
}

/// Non-empty parts with a separator between them.
fn joined(parts: &[String], separator: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(separator)
}

/// The verdict's reasons in its own words.
fn messages(report: &Report) -> String {
    listed(&report.verdict_reasons.iter().map(|reason| reason.message.trim().trim_end_matches('.')).collect::<Vec<_>>())
}

/// Who stops and who could not get back in.
fn harm(report: &Report, census: &Census) -> String {
    let mut clauses = Vec::new();
    if census.stop_unless_exempt > 0 {
        let who = counted(census.stop_unless_exempt, "integration", "integrations");
        clauses.push(format!("{who} would stop unless they hold Password Never Expires"));
    }
    let Split { new, already } = census.stop;
    match (new, already) {
        (0, 0) => {}
        (0, already) => clauses.push(format!("{} stopped", counted(already, "integration is already", "integrations are already"))),
        (new, already) => {
            let more = if already == 0 { String::new() } else { counted(already, "more is already stopped", "more are already stopped") };
            let aside = joined(&[first_to_stop(report), more], "; ");
            let aside = if aside.is_empty() { aside } else { format!(" ({aside})") };
            clauses.push(format!("{} would stop{aside}", counted(new, "integration", "integrations")));
        }
    }
    let Split { new, already } = census.shut_out;
    let who = |n| if census.shut_out_are_people { counted(n, "person", "people") } else { counted(n, "account", "accounts") };
    match (new, already) {
        (0, 0) => {}
        (0, already) => clauses.push(format!("{} already cannot get in", who(already))),
        (new, 0) => clauses.push(format!("{} could not get back in", who(new))),
        (new, already) => {
            clauses.push(format!("{} could not get back in ({} already)", who(new), counted(already, "more cannot", "more cannot")));
        }
    }
    if clauses.is_empty() && report.verdict == Verdict::Unknown && census.active > 0 {
        clauses.push("nobody is known to be stopped or shut out".to_owned());
    }
    listed(&clauses)
}

/// `first: ERP Sync, within 4 minutes`.
fn first_to_stop(report: &Report) -> String {
    let next = |line: &IntegrationLine| line.next_expected_login;
    let first = report
        .integrations
        .iter()
        .filter(|line| line.outcome == Effect::Breaks && !line.already && next(line).is_some())
        .min_by(|a, b| (next(a), &a.username).cmp(&(next(b), &b.username)));
    let Some((line, at)) = first.and_then(|line| Some((line, next(line)?))) else { return String::new() };
    let ahead = at.since(report.as_of);
    let when = if ahead > 0 { format!("within {}", moment::within(ahead)) } else { "at any moment".to_owned() };
    format!("first: {}, {when}", name(line))
}

/// What people call an integration: its system in the register, else its username.
pub(super) fn name(line: &IntegrationLine) -> &str {
    line.owner.as_ref().and_then(|owner| owner.system.as_deref()).unwrap_or(&line.username)
}

/// `3 of 4 administrators would still get in`. One whose outcome is unknown cannot be told, whatever
/// ways in he has; a program that may reset passwords mends nothing by itself.
fn administrators(report: &Report) -> String {
    let people: Vec<&AdministratorLine> = report.administrators.iter().filter(|line| !line.program).collect();
    if people.is_empty() {
        return "no administrator was found in what was read".to_owned();
    }
    let undecided: HashSet<&str> = report
        .users
        .iter()
        .filter(|user| user.admin == Some(true))
        .filter(|user| user.outcome.get(&Action::ExpireAll).is_some_and(|outcome| outcome.effect == Effect::Unknown))
        .map(|user| user.user_id.as_str())
        .collect();
    let (told, open): (Vec<&AdministratorLine>, Vec<&AdministratorLine>) =
        people.iter().partition(|line| line.way_in != WayIn::Unknown && !undecided.contains(line.user_id.as_str()));
    let inside = told.iter().filter(|line| line.way_in != WayIn::None).count() as u64;
    let unsure = if open.is_empty() { String::new() } else { format!(" ({} cannot be told)", figure(open.len() as u64)) };
    format!("{} of {} administrators would still get in{unsure}", figure(inside), figure(people.len() as u64))
}

/// Customers and partners, whose number would drown everybody else's.
fn customers(census: &Census) -> String {
    let shut_out = census.external_shut_out;
    let parts = [
        (census.external_prompted, "would be asked to change their password"),
        (census.external_stuck.saturating_sub(shut_out), "may get stuck"),
        (shut_out, "could not get back in"),
    ];
    let mut clauses: Vec<String> = Vec::new();
    for (n, what) in parts.into_iter().filter(|(n, _)| *n > 0) {
        let who = if clauses.is_empty() { counted(n, "customer or partner", "customers and partners") } else { figure(n) };
        clauses.push(format!("{who} {what}"));
    }
    listed(&clauses)
}

/// Who is merely asked, at risk or unknown.
fn calm(census: &Census) -> String {
    let mut clauses = vec![format!("{} would be asked to change their password", counted(census.prompted, "person", "people"))];
    if census.at_risk > 0 {
        clauses.push(format!("{} may get stuck", figure(census.at_risk)));
    }
    if census.unknown > 0 {
        clauses.push(format!("{} cannot be told about", figure(census.unknown)));
    }
    listed(&clauses)
}

/// That nothing stops, only where nothing that could is unknown.
fn nobody(report: &Report, census: &Census) -> String {
    let Split { new, already } = census.stop;
    let Split { new: shut, already: shut_already } = census.shut_out;
    if new + already + shut + shut_already > 0 {
        return harm(report, census);
    }
    match (census.unknown_programs, report.integrations.is_empty()) {
        (0, true) => "no integration was seen".to_owned(),
        (0, false) => "no integration would stop".to_owned(),
        _ => String::new(),
    }
}

/// Findings that decide: `2 critical findings stand (SSO009, ADM001)`.
fn findings(report: &Report, critical: bool) -> String {
    let (kind, word) = if critical { (VerdictReasonKind::CriticalFinding, "critical") } else { (VerdictReasonKind::HighFinding, "high") };
    let reasons: Vec<_> = report.verdict_reasons.iter().filter(|reason| reason.kind == kind).collect();
    let n = reasons.iter().map(|reason| reason.n).sum();
    if n == 0 {
        return String::new();
    }
    let mut rules: Vec<&str> = reasons.iter().flat_map(|reason| reason.rules.iter().map(String::as_str)).collect();
    rules.sort_unstable();
    rules.dedup();
    let which = if rules.is_empty() { String::new() } else { format!(" ({})", rules.join(", ")) };
    format!("{} against it{which}", counted(n, &format!("{word} finding speaks"), &format!("{word} findings speak")))
}

/// What could not be read or told, and who has to grant what.
fn unread(report: &Report) -> String {
    // Whoever is too many to be unknown need not be counted again.
    let too_many = report.verdict_reasons.iter().any(|reason| reason.kind == VerdictReasonKind::TooManyUnknown);
    let again = |kind: VerdictReasonKind| too_many && kind == VerdictReasonKind::Unknown;
    let reasons: Vec<String> =
        report.verdict_reasons.iter().filter(|reason| !again(reason.kind)).map(|reason| sentence_case(&reason.message)).collect();
    let mut sentences = if reasons.is_empty() { vec!["What was read does not decide it".to_owned()] } else { reasons };
    // Only sources that the reasons name: the full list stands in the block below.
    for line in &report.coverage {
        let coverage = &line.coverage;
        if coverage.status != Status::Complete && remedy::is_decisive(report, coverage.source.as_str()) {
            sentences.extend(coverage.remedy.as_deref().map(|text| format!("{}: {}", coverage.source, remedy::short(text))));
        }
    }
    joined(&sentences, ". ")
}

/// What leads to a better verdict.
fn distance(report: &Report) -> Option<String> {
    let next = report.to_next_verdict.as_ref()?;
    let steps: Vec<String> = next.steps.iter().map(step).collect();
    (!steps.is_empty()).then(|| format!("To reach \"{}\": {}.", wording::verdict(next.verdict), steps.join(", ")))
}

/// What steps count, as one and as many.
const COUNTED: [(&str, &str); 9] = [
    ("integration", "integrations"),
    ("user", "users"),
    ("administrator", "administrators"),
    ("person", "people"),
    ("finding", "findings"),
    ("source", "sources"),
    ("unknown", "unknowns"),
    ("account", "accounts"),
    ("configuration", "configurations"),
];

/// A step with its number where a speaker would put it: `move 9 integrations off passwords`. Where
/// that is not clear the number stands behind: `wait (2)`.
fn step(step: &NextStep) -> String {
    let what = step.what.trim().trim_end_matches('.');
    if step.n == 0 {
        return what.to_owned();
    }
    let number = figure(step.n);
    let mut words: Vec<&str> = what.split(' ').collect();
    let noun = words.iter().enumerate().find_map(|(place, word)| Some((place, COUNTED.iter().find(|(_, many)| many == word)?.0)));
    let before = |place: usize, back: usize| place.checked_sub(back).and_then(|place| words.get(place)).copied();
    match noun {
        // One of them would need another verb.
        Some((place, _)) if step.n == 1 && (before(place, 1) == Some("how") || words.get(place + 1) == Some(&"who")) => {}
        Some((place, one)) => {
            let qualified = matches!(before(place, 1), Some("critical" | "high" | "essential"));
            if let Some(word) = words.get_mut(place).filter(|_| step.n == 1) {
                *word = one;
            }
            words.insert(place - usize::from(qualified), &number);
            return words.join(" ");
        }
        None => {}
    }
    format!("{what} ({number})")
}

#[cfg(test)]
mod tests;
