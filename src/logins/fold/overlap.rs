//! Rows that stand in two files: each counts once.
//!
//! Only rows whose times lie where two files overlap are looked at, so that memory follows the
//! overlap and not the rows. Of rows with one id, those of the file with most columns count; then
//! those with the smaller content; then those of the first file by path. That is an order, so
//! it does not matter which row is met first.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::RandomState;
use foldhash::quality::FixedState;

use super::cells::{UserCode, kept, record_id};
use super::notes::{Notes, Refusal};
use super::pass::Work;

use super::slot::{Plan, Slot};
use super::worker::{Gate, Row};
use crate::logins::columns::Column;
use crate::logins::layout::Cells;
use crate::model::Utc;

/// Where each file's times are also another's, both ends inside; in the order of the files.
pub(super) fn shared_times(notes: &[Notes]) -> Vec<Vec<(Utc, Utc)>> {
    let spans: Vec<Option<(Utc, Utc)>> = notes.iter().map(|notes| notes.times.first().zip(notes.times.last())).collect();
    let mut shared = vec![Vec::new(); notes.len()];
    for (number, (into, span)) in shared.iter_mut().zip(&spans).enumerate() {
        let Some((from, to)) = *span else { continue };
        for (_, other) in spans.iter().enumerate().filter(|(other, _)| *other != number) {
            let Some((other_from, other_to)) = *other else { continue };
            let common = (from.max(other_from), to.min(other_to));
            if common.0 <= common.1 {
                into.push(common);
            }
        }
        into.sort_unstable();
        *into = joined(into);
    }
    shared
}

/// Sorted ranges with touching ones made one.
fn joined(ranges: &[(Utc, Utc)]) -> Vec<(Utc, Utc)> {
    let mut joined: Vec<(Utc, Utc)> = Vec::new();
    for range in ranges {
        match joined.last_mut().filter(|last| range.0 <= last.1) {
            Some(last) => last.1 = last.1.max(range.1),
            None => joined.push(*range),
        }
    }
    joined
}

impl Plan {
    /// Whether other files may hold rows of this moment as well.
    pub(super) fn shares(&self, time: Utc) -> bool {
        self.shared.iter().any(|(from, to)| *from <= time && time <= *to)
    }
}

/// Which rows of one id count: the smallest wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claim {
    columns: Reverse<u32>,
    content: u64,
    file: u32,
}

impl Claim {
    /// The claim of one row.
    pub(super) fn of(slot: &Slot<'_>, cells: &Cells<'_>, row: &Row) -> Self {
        let mut hasher = FixedState::with_seed(0x5EED).build_hasher();
        row.user.hash(&mut hasher);
        row.time.hash(&mut hasher);
        for (number, text) in cells.all().into_iter().enumerate() {
            if number != Column::UserId as usize && number != Column::LoginTime as usize && number != Column::Id as usize {
                kept(text.trim_ascii()).hash(&mut hasher);
            }
        }
        Self { columns: Reverse(cells.columns().len()), content: hasher.finish(), file: slot.plan.order }
    }

    /// Whether both are of one file.
    pub(super) const fn is_same_file(&self, other: &Self) -> bool {
        self.file == other.file
    }

    /// Whether both rows say the same, as far as both have the columns.
    pub(super) const fn contradicts(&self, other: &Self) -> bool {
        self.columns.0 == other.columns.0 && self.content != other.content
    }
}

/// The claim that counts, by record id.
#[derive(Debug, Default)]
pub(super) struct Claims(HashMap<UserCode, Claim, RandomState>);

impl Claims {
    /// The claim that counts for an id.
    pub(super) fn of(&self, id: UserCode) -> Option<&Claim> {
        self.0.get(&id)
    }

    fn add(&mut self, id: UserCode, claim: Claim) {
        self.0.entry(id).and_modify(|known| *known = claim.min(*known)).or_insert(claim);
    }

    /// Both workers' claims.
    pub(super) fn merge(mut self, other: Self) -> Self {
        if self.0.is_empty() {
            return other;
        }
        for (id, claim) in other.0 {
            self.add(id, claim);
        }
        self
    }
}

/// Collects claims.
pub(super) struct Claimer {
    pub(super) gate: Gate,
    pub(super) claims: Claims,
}

impl Work for Claimer {
    fn row(&mut self, slot: &Slot<'_>, cells: &Cells<'_>, _: &mut Notes) -> Result<(), Refusal> {
        let row = self.gate.read(cells)?;
        if let Some(id) = record_id(cells.of(Column::Id)).filter(|_| slot.plan.shares(row.time)) {
            self.claims.add(id, Claim::of(slot, cells, &row));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(from: i64, to: i64) -> Notes {
        let mut notes = Notes::default();
        notes.accept(Utc(from));
        notes.accept(Utc(to));
        notes
    }

    #[test]
    fn only_common_times_are_shared() {
        let shared = shared_times(&[notes(0, 10), notes(8, 20), notes(9, 12), notes(30, 40), Notes::default()]);
        assert_eq!(shared[0], [(Utc(8), Utc(10))]);
        assert_eq!(shared[1], [(Utc(8), Utc(12))]);
        assert_eq!(shared[2], [(Utc(9), Utc(12))]);
        assert!(shared[3].is_empty() && shared[4].is_empty());
    }
}
