//! Losing a source, a column or counted rows never improves an answer.
//!
//! Run in process, because every source and every column is taken away in turn.

use std::collections::BTreeMap;

use orgsim::{Form, Org, Writer};
use sf_preflight::analysis::{Input, analyse};
use sf_preflight::logins;
use sf_preflight::model::{Action, AsOf, Utc};
use sf_preflight::outcome::Effect;
use sf_preflight::report::{AsOfFrom, Report};
use sf_preflight::settings::Settings;
use sf_preflight::snapshot::{Snapshot, Status};
use sf_preflight::verdict::Verdict;

/// The moment the described org was exported.
const AS_OF: &str = "2026-11-24T09:00:00Z";

fn report(writer: &Writer<'_>) -> Option<Report> {
    let folder = tempfile::tempdir().unwrap();
    writer.write(folder.path()).unwrap();
    let as_of = Utc::parse(AS_OF.as_bytes()).unwrap();
    let latest = as_of.plus(86_400);
    let snapshot = Snapshot::open(folder.path(), latest).ok()?;
    let reading = logins::fold(&snapshot.logins, latest, &|_| {});
    let settings = Settings::default();
    Some(analyse(Input { snapshot, reading, settings: &settings, as_of: AsOf(as_of), as_of_from: AsOfFrom::Option, window_days: 90 }))
}

/// Unaffected, prompted, at risk, locked out or stopped; `None` is unknown, which may follow on all.
const fn rank(effect: Effect) -> Option<u8> {
    match effect {
        Effect::Unaffected => Some(0),
        Effect::Prompted => Some(1),
        Effect::AtRisk => Some(2),
        Effect::LockedOut | Effect::Breaks => Some(3),
        Effect::Unknown => None,
    }
}

fn improved(before: Effect, after: Effect) -> bool {
    match (rank(before), rank(after)) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(before), Some(after)) => after < before,
    }
}

/// What a loss must not do, each violation in words.
fn improvements(before: &Report, after: &Report, what: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines: BTreeMap<&str, _> = after.users.iter().map(|user| (user.user_id.as_str(), user)).collect();
    let user_complete =
        after.coverage.iter().any(|line| line.coverage.source.as_str() == "User" && line.coverage.status == Status::Complete);
    for user in &before.users {
        let Some(now) = lines.get(user.user_id.as_str()) else {
            if user_complete {
                found.push(format!("{what}: {:?} vanished from a complete User", user.username));
            }
            continue;
        };
        for action in Action::ALL {
            let (Some(was), Some(is)) = (user.outcome.get(action), now.outcome.get(action)) else { continue };
            if improved(was.effect, is.effect) {
                found.push(format!(
                    "{what}: {action} for {:?}: {} ({}) became {} ({})",
                    user.username, was.effect, was.reason, is.effect, is.reason
                ));
            }
        }
    }
    let better = match (before.verdict, after.verdict) {
        (_, Verdict::NotReady | Verdict::Unknown) => false,
        (was, is) => is < was,
    };
    if better {
        found.push(format!("{what}: the verdict {} became {}", before.verdict, after.verdict));
    }
    found
}

fn assert_nothing_improves(org: &Org, losses: &[(String, Writer<'_>)]) {
    let before = report(&Writer::new(org, Form::CliCsv)).unwrap();
    let (mut found, mut changed) = (Vec::new(), false);
    for (what, writer) in losses {
        // An input that cannot be used at all ends in an error, which promises nothing.
        if let Some(after) = report(writer) {
            found.extend(improvements(&before, &after, what));
            changed |= after.actions.iter().zip(&before.actions).any(|(after, before)| after.outcomes != before.outcomes);
        }
    }
    assert!(changed, "no loss was noticed at all");
    assert!(found.is_empty(), "{} improvements over {} losses:\n{}", found.len(), losses.len(), found.join("\n"));
}

#[test]
fn no_source_may_be_lost_for_the_better() {
    let org = orgsim::small();
    for manifest in [true, false] {
        let writer = Writer::new(&org, Form::CliCsv).manifest(manifest);
        let losses = writer.columns().into_iter().map(|(object, _)| (format!("without {object}"), writer.clone().without(object)));
        assert_nothing_improves(&org, &losses.collect::<Vec<_>>());
    }
}

#[test]
fn no_column_may_be_lost_for_the_better() {
    let org = orgsim::small();
    let writer = Writer::new(&org, Form::CliCsv).manifest(false);
    let losses = writer
        .columns()
        .into_iter()
        .flat_map(|(object, columns)| columns.into_iter().map(move |column| (object, column)))
        .map(|(object, column)| (format!("without {object}.{column}"), writer.clone().without_column(object, &column)));
    assert_nothing_improves(&org, &losses.collect::<Vec<_>>());
}

#[test]
fn no_row_that_a_manifest_counts_may_be_lost_for_the_better() {
    let org = orgsim::small();
    let writer = Writer::new(&org, Form::CliCsv).manifest(true);
    let losses = writer.columns().into_iter().flat_map(|(object, _)| {
        [0, 1, 4].map(|rows| (format!("the first {rows} rows of {object}"), writer.clone().rows_cut(object, rows)))
    });
    assert_nothing_improves(&org, &losses.collect::<Vec<_>>());
}

#[test]
fn the_comparison_finds_an_improvement() {
    assert!(
        improved(Effect::Breaks, Effect::AtRisk)
            && improved(Effect::Unknown, Effect::Unaffected)
            && improved(Effect::Prompted, Effect::Unaffected)
    );
    assert!(
        !improved(Effect::Breaks, Effect::LockedOut)
            && !improved(Effect::Unaffected, Effect::Unknown)
            && !improved(Effect::AtRisk, Effect::Breaks)
    );
}
