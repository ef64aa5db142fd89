//! What a worker does with one row: reads user and time, and counts it.

use super::batch::{Batch, Event};
use super::cells::{UserCode, kept, record_id};
use super::notes::{Notes, Refusal};
use super::overlap::{Claim, Claims};
use super::pass::Work;
use super::shape::{Shapes, Unknown, merge_unknown};
use super::slot::Slot;
use super::state::State;
use crate::logins::address::Address;
use crate::logins::clock::Clock;
use crate::logins::columns::Column;
use crate::logins::intern::decoded;
use crate::logins::layout::Cells;
use crate::logins::tally::country;
use crate::model::Utc;

/// Whose row it is and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) user: UserCode,
    pub(super) time: Utc,
}

/// Lets rows in whose user and time can be read.
#[derive(Debug)]
pub(super) struct Gate {
    clock: Clock,
    latest: Utc,
}

impl Gate {
    /// A gate for rows up to `latest`.
    pub(super) fn new(latest: Utc) -> Self {
        Self { clock: Clock::default(), latest }
    }

    /// Reads user and time.
    #[inline]
    pub(super) fn read(&mut self, cells: &Cells<'_>) -> Result<Row, Refusal> {
        let Some(user) = UserCode::read(cells.of(Column::UserId)) else {
            return Err(refusal(Column::UserId, cells, "is not a Salesforce id"));
        };
        let Some(time) = self.clock.read(cells.of(Column::LoginTime)) else {
            return Err(refusal(Column::LoginTime, cells, "is not a time"));
        };
        if time > self.latest {
            return Err(refusal(Column::LoginTime, cells, "lies in the future"));
        }
        Ok(Row { user, time })
    }
}

fn refusal(column: Column, cells: &Cells<'_>, why: &str) -> Refusal {
    let shown: String = decoded(cells.of(column)).chars().filter(|letter| !letter.is_control()).take(40).collect();
    Refusal { column: Some(column.name()), why: format!("`{shown}` {why}") }
}

/// What one pass counted.
pub(super) struct Folded {
    pub(super) state: State,
    pub(super) unknown: Unknown,
}

/// Counts rows.
pub(super) struct Folder<'a> {
    gate: Gate,
    state: State,
    shapes: Shapes,
    batch: Batch,
    claims: &'a Claims,
}

impl<'a> Folder<'a> {
    /// A worker that has counted nothing yet.
    pub(super) fn new(latest: Utc, claims: &'a Claims) -> Self {
        Self { gate: Gate::new(latest), state: State::default(), shapes: Shapes::default(), batch: Batch::default(), claims }
    }

    /// What all workers counted together.
    pub(super) fn merge(workers: Vec<Self>) -> Folded {
        let mut folded = Folded { state: State::default(), unknown: Unknown::new() };
        for mut worker in workers {
            worker.batch.count(&mut worker.state);
            merge_unknown(&mut folded.unknown, worker.shapes.into_unknown());
            if folded.state.is_empty() {
                folded.state = worker.state;
            } else {
                folded.state.merge(worker.state);
            }
        }
        folded
    }
}

impl Work for Folder<'_> {
    #[inline]
    fn row(&mut self, slot: &Slot<'_>, cells: &Cells<'_>, notes: &mut Notes) -> Result<(), Refusal> {
        let row = self.gate.read(cells)?;
        notes.accept(row.time);
        if !slot.plan.shared.is_empty()
            && slot.plan.shares(row.time)
            && let Some(counting) = record_id(cells.of(Column::Id)).and_then(|id| self.claims.of(id))
        {
            let claim = Claim::of(slot, cells, &row);
            if !claim.is_same_file(counting) {
                notes.repeated += 1;
                notes.contradicting += u64::from(claim.contradicts(counting));
                return Ok(());
            }
        }
        let (class, tuple) = self.shapes.of(cells, row.time, &mut self.state);
        let address = Address::read(kept(cells.of(Column::SourceIp)));
        let country = country(cells.of(Column::CountryIso));
        self.batch.add(Event { user: row.user, tuple, time: row.time, class, address, country }, &mut self.state);
        Ok(())
    }

    fn tidy(&mut self) {
        if self.state.is_crowded() {
            self.batch.count(&mut self.state);
            self.shapes.forget();
            self.state = std::mem::take(&mut self.state).compacted();
        }
    }
}
