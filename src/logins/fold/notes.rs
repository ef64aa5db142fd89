//! What workers note about a file while they read it.

use std::collections::BTreeMap;

use super::cells::UserCode;
use super::reading::FileReading;
use crate::logins::columns::ColumnSet;
use crate::logins::tally::Span;
use crate::model::Utc;
use crate::snapshot::Rejected;

/// Rejected rows that are named one by one.
const NAMED: usize = 100;

/// Why a row was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Refusal {
    /// The column to blame, if it is one cell.
    pub(super) column: Option<&'static str>,
    /// In words.
    pub(super) why: String,
}

/// A place in a file: its block and the line in it, both from 0; a whole file may be one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) block: u32,
    pub(super) line: u64,
}

/// One block: its lines, and the ids of its first and last row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BlockNote {
    pub(super) lines: u64,
    pub(super) first: Option<UserCode>,
    pub(super) last: Option<UserCode>,
}

/// How reading a file ended other than well.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trouble {
    /// Quoting is not well-formed, at this place if it is known: one thread has to read the file.
    Stray(Option<At>),
    /// What was read counts; the rest is not there.
    Broken(String),
    /// Nothing of it can be used.
    Unusable(String),
}

/// Notes of one worker, or of all, on one file.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    pub(super) rows: u64,
    /// Rows that were read and counted elsewhere.
    pub(super) repeated: u64,
    /// Rows that differ from the row of the same id that counts.
    pub(super) contradicting: u64,
    pub(super) refused: Vec<(At, Refusal)>,
    pub(super) refused_total: u64,
    pub(super) times: Span,
    pub(super) columns: ColumnSet,
    pub(super) troubles: Vec<Trouble>,
    /// Rows that repeat the id of the row before, inside blocks.
    pub(super) adjacent: u64,
    pub(super) blocks: BTreeMap<u32, BlockNote>,
    /// Lines before the first block.
    pub(super) lines_before: u64,
}

impl Notes {
    /// Notes a row that was not read.
    pub(super) fn refuse(&mut self, at: At, refusal: Refusal) {
        self.refused_total += 1;
        // A worker meets the rows of a file in their order, so its first ones are enough.
        if self.names_more() {
            self.refused.push((at, refusal));
        }
    }

    /// Whether the next rejected row is named, so that its line has to be found.
    pub(super) fn names_more(&self) -> bool {
        self.refused.len() < NAMED
    }

    /// Notes a row.
    pub(super) fn accept(&mut self, time: Utc) {
        self.rows += 1;
        self.times.add(time);
    }

    /// Notes the id of a row, given that of the row before.
    pub(super) fn note_repeat(&mut self, before: &mut Option<UserCode>, id: Option<UserCode>) {
        self.adjacent += u64::from(id.is_some() && id == *before);
        *before = id;
    }

    /// Adds another worker's notes on the same file.
    pub(super) fn merge(&mut self, other: Self) {
        self.rows += other.rows;
        self.repeated += other.repeated;
        self.contradicting += other.contradicting;
        self.refused.extend(other.refused);
        self.refused.sort();
        self.refused.truncate(NAMED);
        self.refused_total += other.refused_total;
        self.times.merge(other.times);
        self.columns = self.columns.union(other.columns);
        self.troubles.extend(other.troubles);
        self.troubles.sort();
        self.adjacent += other.adjacent;
        self.blocks.extend(other.blocks);
        self.lines_before = self.lines_before.max(other.lines_before);
    }

    /// Whether one thread has to read the file.
    pub(super) fn is_stray(&self) -> bool {
        self.troubles.iter().any(|trouble| matches!(trouble, Trouble::Stray(_)))
    }

    /// The line, from 1, of the first stray quote, if its place is known.
    pub(super) fn stray_line(&self) -> Option<u64> {
        let place = |trouble: &Trouble| if let Trouble::Stray(at) = trouble { *at } else { None };
        self.troubles.iter().filter_map(place).min().map(|at| self.line(at))
    }

    fn line(&self, at: At) -> u64 {
        let before: u64 = self.blocks.range(..at.block).map(|(_, note)| note.lines).sum();
        self.lines_before + before + at.line + 1
    }

    /// Rows that repeat the id of the row before them.
    pub(super) fn adjacent_repeats(&self) -> u64 {
        let across = self.blocks.values().zip(self.blocks.values().skip(1));
        self.adjacent + across.filter(|(before, after)| before.last.is_some() && before.last == after.first).count() as u64
    }

    /// The account of the file.
    pub(super) fn reading(&self, input: usize) -> FileReading {
        let named = |(at, refusal): &(At, Refusal)| Rejected {
            line: self.line(*at),
            column: refusal.column.map(str::to_owned),
            why: refusal.why.clone(),
        };
        let why = self.troubles.iter().find_map(|trouble| match trouble {
            Trouble::Stray(_) => None,
            Trouble::Broken(why) | Trouble::Unusable(why) => Some(why.clone()),
        });
        FileReading {
            input,
            rows: self.rows,
            rejected: self.refused.iter().map(named).collect(),
            rejected_total: self.refused_total,
            complete: why.is_none(),
            why,
        }
    }

    /// Whether the file gave anything at all.
    pub(super) fn is_unusable(&self) -> bool {
        self.troubles.iter().any(|trouble| matches!(trouble, Trouble::Unusable(_)))
    }
}
