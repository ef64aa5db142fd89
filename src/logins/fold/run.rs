use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};

use super::notes::Notes;
use super::overlap::{Claimer, Claims, shared_times};
use super::pass::Pass;
use super::reading::{Progress, Reading};
use super::resolve::resolve;
use super::slot::{Plan, Slot, Stage};
use super::totals::Counted;
use super::warnings::{Seen, warnings};
use super::worker::{Folded, Folder, Gate};
use crate::diagnostic::Place;
use crate::logins::columns::{Column, ColumnSet};
use crate::model::{Missing, Source, SourceName, Utc};
use crate::snapshot::LoginFile;

/// Most threads that fold. More only wait for the one that reads.
const THREADS: usize = 8;

/// Folds files of login rows.
///
/// Rows later than `latest` are rejected. `progress` is called from every thread, a few times a
/// second or more. What cannot be read is said per file, never returned as an error.
pub fn fold(files: &Source<Vec<LoginFile>>, latest: Utc, progress: &(dyn Fn(Progress) + Sync)) -> Reading {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS);
    fold_on(threads, files, latest, progress)
}

/// [`fold`] on so many threads.
pub(super) fn fold_on(threads: usize, files: &Source<Vec<LoginFile>>, latest: Utc, progress: &(dyn Fn(Progress) + Sync)) -> Reading {
    let mut plans = plans(files.rows());
    let none = Claims::default();
    let (mut folded, mut notes) = count(threads, files.rows(), &plans, (latest, progress), &none);
    for (plan, notes) in plans.iter_mut().zip(&notes) {
        plan.lenient = notes.is_stray();
    }
    let stray: Vec<Option<u64>> = notes.iter().map(Notes::stray_line).collect();
    if plans.iter().any(|plan| plan.lenient) {
        drop(folded);
        (folded, notes) = count(threads, files.rows(), &plans, (latest, &|_| {}), &none);
    }
    for (plan, shared) in plans.iter_mut().zip(shared_times(&notes)) {
        plan.shared = shared;
    }
    let overlapping: Vec<&Notes> = plans.iter().zip(&notes).filter(|(plan, _)| !plan.shared.is_empty()).map(|(_, notes)| notes).collect();
    let unchecked = overlapping.iter().any(|notes| !notes.columns.has(Column::Id));
    if !overlapping.is_empty() {
        drop(folded);
        let claims = claims(threads, files.rows(), &plans, latest);
        (folded, notes) = count(threads, files.rows(), &plans, (latest, &|_| {}), &claims);
    }
    let columns = notes.iter().fold(ColumnSet::default(), |all, notes| all.union(notes.columns));
    let capped = folded.state.users_with_more_clients();
    let counted = Counted {
        repeated: notes.iter().map(|notes| notes.repeated).sum(),
        rejected: notes.iter().map(|notes| notes.refused_total).sum(),
        columns,
        unknown: folded.unknown,
    };
    let logins = resolve(folded.state, counted);
    let seen: Vec<Seen<'_>> = files
        .rows()
        .iter()
        .zip(&notes)
        .zip(plans.iter().zip(&stray))
        .map(|((file, notes), (plan, line))| Seen {
            file,
            notes,
            stray: plan.lenient.then(|| Place { file: file.path.clone(), line: *line, column: None }),
        })
        .collect();
    let warnings = warnings(&seen, unchecked, &logins.totals, capped);
    let readings: Vec<_> = files.rows().iter().zip(&notes).map(|(file, notes)| notes.reading(file.input)).collect();

    let why = Missing::of(SourceName::LoginHistory);
    let usable = notes.iter().any(|notes| !notes.is_unusable());
    let whole = readings.iter().all(|file| file.complete && file.rejected_total == 0)
        && notes
            .iter()
            .filter(|notes| notes.rows > 0)
            .all(|notes| notes.columns.has(Column::LoginType) && notes.columns.has(Column::Status))
        && !unchecked;
    let logins = match files {
        Source::Unread(missing) => Source::Unread(*missing),
        _ if !usable => Source::Unread(why),
        _ => files.as_ref().map(|_| logins),
    };
    Reading { logins: if whole { logins } else { logins.demote(why) }, files: readings, warnings }
}

/// A plan for each file that knows its place by path.
fn plans(files: &[LoginFile]) -> Vec<Plan> {
    let mut by_path: Vec<_> = files.iter().map(|file| &file.path).collect();
    by_path.sort();
    let order: BTreeMap<_, u32> = by_path.into_iter().zip(0..).collect();
    files.iter().map(|file| Plan { order: order.get(&file.path).copied().unwrap_or_default(), ..Plan::default() }).collect()
}

fn slots<'a>(files: &'a [LoginFile], plans: &'a [Plan], wanted: impl Fn(&Plan) -> bool) -> Vec<Slot<'a>> {
    let stage = |plan| if wanted(plan) { Stage::Waiting } else { Stage::Done };
    files.iter().zip(plans).map(|(file, plan)| Slot { file, plan, stage: Mutex::new(stage(plan)) }).collect()
}

/// One pass that counts all rows.
fn count(
    threads: usize,
    files: &[LoginFile],
    plans: &[Plan],
    (latest, progress): (Utc, &(dyn Fn(Progress) + Sync)),
    claims: &Claims,
) -> (Folded, Vec<Notes>) {
    let slots = slots(files, plans, |_| true);
    let pass = Pass { slots: &slots, progress, bytes: Arc::default(), rows: AtomicU64::new(0) };
    let (workers, notes) = pass.run((0..threads.max(1)).map(|_| Folder::new(latest, claims)).collect());
    (Folder::merge(workers), notes)
}

/// Which rows of which file count, where files overlap.
fn claims(threads: usize, files: &[LoginFile], plans: &[Plan], latest: Utc) -> Claims {
    let slots = slots(files, plans, |plan| !plan.shared.is_empty());
    let pass = Pass { slots: &slots, progress: &|_| {}, bytes: Arc::default(), rows: AtomicU64::new(0) };
    let worker = || Claimer { gate: Gate::new(latest), claims: Claims::default() };
    let (workers, _) = pass.run((0..threads.max(1)).map(|_| worker()).collect());
    workers.into_iter().map(|worker| worker.claims).fold(Claims::default(), Claims::merge)
}
