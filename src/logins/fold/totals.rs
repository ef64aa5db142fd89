//! Counts over all rows.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::shape::Unknown;
use crate::logins::columns::{Column, ColumnSet};
use crate::logins::tally::{Span, Tally};
use crate::logins::{HourCount, Totals, UnknownValue};
use crate::model::UtcHour;

/// Unknown values that are named.
const NAMED: usize = 100;

/// What passes counted beside the states.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub(super) repeated: u64,
    pub(super) rejected: u64,
    pub(super) columns: ColumnSet,
    pub(super) unknown: Unknown,
}

/// Adds up what all users did.
#[derive(Debug, Default)]
pub(super) struct Adder {
    hours: HashMap<UtcHour, u64, RandomState>,
    times: Span,
    pub(super) without_user: u64,
    pub(super) internal: u64,
    pub(super) conflicts: u64,
}

impl Adder {
    /// Adds one tally; gives its number of events.
    pub(super) fn add(&mut self, tally: &Tally, hours: &[HourCount]) -> u64 {
        let mut events = 0;
        for count in hours {
            let here = u64::from(count.successes) + u64::from(count.failures);
            *self.hours.entry(count.hour).or_default() += here;
            events += here;
        }
        self.times.merge(tally.successes);
        self.times.merge(tally.failures);
        events
    }

    /// The totals.
    pub(super) fn totals(self, counted: Counted) -> Totals {
        let mut by_hour: Vec<(UtcHour, u64)> = self.hours.into_iter().collect();
        by_hour.sort_unstable();
        let mut unknown: Vec<UnknownValue> =
            counted.unknown.into_iter().map(|((column, value), rows)| UnknownValue { column, value, rows }).collect();
        unknown.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.cmp(b)));
        unknown.truncate(NAMED);
        Totals {
            read: by_hour.iter().map(|(_, rows)| rows).sum(),
            repeated: counted.repeated,
            rejected: counted.rejected,
            without_user: self.without_user,
            internal: self.internal,
            conflicts: self.conflicts,
            first: self.times.first(),
            last: self.times.last(),
            by_hour,
            unknown_values: unknown,
            absent_columns: Column::DECIDING
                .iter()
                .filter(|(column, _)| !counted.columns.has(*column))
                .map(|(column, _)| column.name())
                .collect(),
        }
    }
}
