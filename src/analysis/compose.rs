use rayon::prelude::*;

use super::lines::Outcomes;
use super::{assumption, deadline, header, lines, prompts, recommend};
use crate::facts::{self, Facts, UserFacts};
use crate::logins::Reading;
use crate::model::{Action, AsOf, Known, Source, SourceName, Window};
use crate::outcome::{self, Availability, Outcome, Tally};
use crate::report::{self, ActionLine, AsOfFrom, CoverageLine, IntegrationLine, Report};
use crate::settings::Settings;
use crate::snapshot::{LoginFileRead, Settling, Snapshot};
use crate::verdict::{self, Judgement};

/// What an analysis needs.
#[derive(Debug)]
pub struct Input<'a> {
    /// What was read.
    pub snapshot: Snapshot,
    /// Its folded login rows.
    pub reading: Reading,
    /// What the user set.
    pub settings: &'a Settings,
    /// The moment taken as now.
    pub as_of: AsOf,
    /// Where that moment comes from.
    pub as_of_from: AsOfFrom,
    /// Length of the window, in days.
    pub window_days: u32,
}

/// Everything a report says, from everything that was read.
#[must_use]
pub fn analyse(input: Input<'_>) -> Report {
    let Input { mut snapshot, mut reading, settings, as_of, as_of_from, window_days } = input;
    let window = Window::ending(as_of, window_days);
    settle(&mut snapshot, &mut reading, window);
    let facts = facts::gather(&snapshot, &reading.logins, settings, window, as_of);

    let force_field = force_field(&snapshot);
    let offered: Vec<(Action, Availability, &str)> = Action::ALL
        .iter()
        .map(|action| {
            let (available, why) = outcome::availability(*action, force_field);
            (*action, available, why)
        })
        .collect();
    let outcomes: Vec<Vec<Option<Outcome>>> = facts
        .users
        .par_iter()
        .map(|user| offered.iter().map(|(action, available, _)| of(*action, *available, user, &facts, settings, as_of, window)).collect())
        .collect();
    let expire: Vec<Outcome> = outcomes
        .par_iter()
        .zip(&facts.users)
        .map(|(row, user)| row[0].unwrap_or_else(|| outcome::outcome(Action::ExpireAll, user, &facts.org, settings, as_of, window)))
        .collect();

    let judgement = judge(&snapshot, &reading, &facts, &expire, settings);
    let actions = actions(&offered, &outcomes);
    let tally = |wanted: Action| actions.iter().find(|line| line.action == wanted).and_then(|line| line.outcomes).unwrap_or_default();
    let recommendation = recommend::recommend(judgement.verdict, &facts, &expire, &tally(Action::ExpireAll), &tally(Action::ResetPassword));

    let users = facts
        .users
        .iter()
        .zip(outcomes)
        .map(|(user, row)| {
            let given: Outcomes = offered.iter().zip(row).filter_map(|((action, _, _), outcome)| Some((*action, outcome?))).collect();
            lines::user(user, given)
        })
        .collect();
    Report {
        schema: report::SCHEMA,
        tool: header::tool(),
        generated_at: as_of.0,
        as_of: as_of.0,
        as_of_from,
        org: header::org(&snapshot),
        warnings: header::warnings(&snapshot, &reading),
        requests: None,
        window: header::window(&reading, window),
        verdict: judgement.verdict,
        verdict_reasons: judgement.reasons,
        to_next_verdict: judgement.next,
        coverage: snapshot.coverage.iter().map(|coverage| CoverageLine { coverage: coverage.clone(), rules: Vec::new() }).collect(),
        actions,
        findings: Vec::new(),
        rules: Vec::new(),
        integrations: integrations(&facts, &expire),
        sso: facts.sso.iter().map(lines::sso).collect(),
        administrators: facts.administrators.iter().map(lines::administrator).collect(),
        users,
        prompts: prompts::expected(&facts, &expire, &settings.thresholds, as_of),
        deadlines: deadline::lines(&facts, as_of),
        assumptions: assumption::lines(settings.assumptions),
        recommendation,
        inputs: snapshot.inputs,
    }
}

/// Lets each side know what the other found: the files learn their rows, the folded history learns
/// that it is less than all.
fn settle(snapshot: &mut Snapshot, reading: &mut Reading, window: Window) {
    let files: Vec<LoginFileRead> = reading
        .files
        .iter()
        .map(|file| LoginFileRead {
            input: file.input,
            rows: file.rows,
            rejected: file.rejected.clone(),
            rejected_total: file.rejected_total,
            stopped: file.why.clone(),
        })
        .collect();
    let signed_in = header::signed_in(&reading.logins, window);
    let totals = reading.logins.read().map(|logins| &logins.totals);
    let (rows, first, last) = totals.map_or((0, None, None), |totals| (totals.read, totals.first, totals.last));
    snapshot.settle(Settling { files: &files, signed_in: &signed_in, rows, first, last, window });
    if !snapshot.logins.is_complete() {
        let why = snapshot.logins.waits_for();
        let logins = std::mem::replace(&mut reading.logins, Source::Unread(why));
        reading.logins = logins.demote(why);
    }
}

/// Whether the org's own description of `User` has `ForcePasswordChange`: a manifest that lists it
/// among the columns it asked for says yes, one that calls it absent says no.
fn force_field(snapshot: &Snapshot) -> Known<bool> {
    const FIELD: &str = "ForcePasswordChange";
    if snapshot.org_lacks(SourceName::User, FIELD) {
        return Known::Is(false);
    }
    Known::missing(SourceName::User)
}

fn of(
    action: Action,
    available: Availability,
    user: &UserFacts,
    facts: &Facts,
    settings: &Settings,
    as_of: AsOf,
    window: Window,
) -> Option<Outcome> {
    match (action, available) {
        (_, Availability::No) => None,
        (Action::ForcePasswordChange, Availability::Yes | Availability::Unchecked) => {
            Some(outcome::force_password_change(available, user, &facts.org, settings, as_of))
        }
        (
            Action::ExpireAll | Action::ResetPassword | Action::ProfilePolicy | Action::OrgPolicy,
            Availability::Yes | Availability::Unchecked,
        ) => Some(outcome::outcome(action, user, &facts.org, settings, as_of, window)),
    }
}

fn judge(snapshot: &Snapshot, reading: &Reading, facts: &Facts, expire: &[Outcome], settings: &Settings) -> Judgement {
    let users: Vec<(&UserFacts, Outcome)> = facts.users.iter().zip(expire.iter().copied()).collect();
    verdict::judge(verdict::Evidence {
        users: &users,
        administrators: &facts.administrators,
        coverage: &snapshot.coverage,
        permissions_missing: facts.org.permissions_missing,
        login_types_read: header::login_types_read(&reading.logins),
        findings: &[],
        thresholds: &settings.thresholds,
    })
}

fn actions(offered: &[(Action, Availability, &str)], outcomes: &[Vec<Option<Outcome>>]) -> Vec<ActionLine> {
    offered
        .iter()
        .enumerate()
        .map(|(index, (action, available, why))| ActionLine {
            action: *action,
            available: *available,
            why: (*why).to_owned(),
            outcomes: (*available != Availability::No).then(|| {
                outcomes.iter().filter_map(|row| row.get(index).copied().flatten()).map(|outcome| outcome.effect).collect::<Tally>()
            }),
        })
        .collect()
}

/// Accounts of programs, the next to sign in first; those without a next time after them, by
/// username.
fn integrations(facts: &Facts, expire: &[Outcome]) -> Vec<IntegrationLine> {
    let mut lines: Vec<IntegrationLine> = facts
        .users
        .iter()
        .zip(expire)
        .filter_map(|(user, outcome)| Some(lines::integration(user, user.integration.as_ref()?, *outcome)))
        .collect();
    lines.sort_by(|a, b| {
        let key = |line: &IntegrationLine| (line.next_expected_login.is_none(), line.next_expected_login);
        key(a).cmp(&key(b)).then_with(|| a.username.cmp(&b.username)).then_with(|| a.user_id.cmp(&b.user_id))
    });
    lines
}
