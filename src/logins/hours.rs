//! Counts per active hour while folding: eight bytes an hour.

use super::stream::HourCount;
use crate::model::UtcHour;

/// What one event adds to its hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A login.
    Success,
    /// A refused login.
    Failure,
    /// A refused login with a password that was tried.
    PasswordFailure,
}

/// Counts of one hour; an hour with more events than fit has several entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    hour: i32,
    successes: u16,
    failures: u8,
    password_failures: u8,
}

impl Entry {
    fn of(hour: UtcHour, event: Event) -> Self {
        Self {
            hour: hour.0,
            successes: u16::from(event == Event::Success),
            failures: u8::from(event != Event::Success),
            password_failures: u8::from(event == Event::PasswordFailure),
        }
    }

    /// Both, if they fit into one entry.
    fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            hour: self.hour,
            successes: self.successes.checked_add(other.successes)?,
            failures: self.failures.checked_add(other.failures)?,
            password_failures: self.password_failures.checked_add(other.password_failures)?,
        })
    }
}

/// Active hours, ascending.
#[derive(Clone, Debug, Default)]
pub(super) struct HourList(Vec<Entry>);

impl HourList {
    /// Counts one event.
    #[inline]
    pub(super) fn add(&mut self, hour: UtcHour, event: Event) {
        let one = Entry::of(hour, event);
        // Rows mostly come in the order of time.
        let after = match self.0.last() {
            Some(last) if last.hour > hour.0 => self.0.partition_point(|entry| entry.hour <= hour.0),
            _ => self.0.len(),
        };
        let same = after.checked_sub(1).and_then(|index| self.0.get_mut(index)).filter(|entry| entry.hour == hour.0);
        if let Some(entry) = same
            && let Some(sum) = entry.plus(one)
        {
            *entry = sum;
        } else {
            self.grow();
            self.0.insert(after, one);
        }
    }

    /// By half rather than twofold: there are as many lists as users.
    fn grow(&mut self) {
        if self.0.len() == self.0.capacity() {
            self.0.reserve_exact((self.0.len() / 2).max(6));
        }
    }

    /// Adds the counts of another list.
    pub(super) fn merge(&mut self, other: Self) {
        if self.0.is_empty() {
            *self = other;
            return;
        }
        if other.0.is_empty() {
            return;
        }
        let mut merged: Vec<Entry> = Vec::with_capacity(self.0.len().max(other.0.len()));
        let (mut left, mut right) = (self.0.iter().copied().peekable(), other.0.into_iter().peekable());
        loop {
            let next = match (left.peek(), right.peek()) {
                (Some(a), Some(b)) if b.hour < a.hour => right.next(),
                (Some(_), _) => left.next(),
                (None, _) => right.next(),
            };
            let Some(next) = next else { break };
            match merged.last_mut().filter(|last| last.hour == next.hour) {
                Some(last) => match last.plus(next) {
                    Some(sum) => *last = sum,
                    None => merged.push(next),
                },
                None => merged.push(next),
            }
        }
        merged.shrink_to_fit();
        self.0 = merged;
    }

    /// The last hour.
    pub(super) fn last(&self) -> Option<UtcHour> {
        self.0.last().map(|entry| UtcHour(entry.hour))
    }

    /// The hours, ascending; one may come several times.
    pub(super) fn hours(&self) -> impl Iterator<Item = UtcHour> {
        self.0.iter().map(|entry| UtcHour(entry.hour))
    }

    /// The counts, one entry an hour.
    pub(super) fn counts(&self) -> Vec<HourCount> {
        let mut hours = 0;
        let mut before = None;
        for entry in &self.0 {
            hours += usize::from(before != Some(entry.hour));
            before = Some(entry.hour);
        }
        let mut counts: Vec<HourCount> = Vec::with_capacity(hours);
        for entry in &self.0 {
            let hour = UtcHour(entry.hour);
            let add = HourCount {
                hour,
                successes: entry.successes.into(),
                failures: entry.failures.into(),
                password_failures: entry.password_failures.into(),
            };
            match counts.last_mut().filter(|last| last.hour == hour) {
                Some(last) => {
                    last.successes = last.successes.saturating_add(add.successes);
                    last.failures = last.failures.saturating_add(add.failures);
                    last.password_failures = last.password_failures.saturating_add(add.password_failures);
                }
                None => counts.push(add),
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn counts_are_those_of_a_plain_map(events in proptest::collection::vec((0i32..6, 0u8..3), 0..1500), cut in 0usize..1500) {
            let mut plain: BTreeMap<i32, [u32; 3]> = BTreeMap::new();
            let mut halves = [HourList::default(), HourList::default()];
            for (place, (hour, kind)) in events.iter().enumerate() {
                let event = [Event::Success, Event::Failure, Event::PasswordFailure][usize::from(*kind)];
                let counts = plain.entry(*hour).or_default();
                counts[0] += u32::from(event == Event::Success);
                counts[1] += u32::from(event != Event::Success);
                counts[2] += u32::from(event == Event::PasswordFailure);
                halves[usize::from(place >= cut)].add(UtcHour(*hour), event);
            }
            let [mut all, rest] = halves;
            all.merge(rest);
            let got: Vec<_> = all.counts().iter().map(|count| (count.hour.0, [count.successes, count.failures, count.password_failures])).collect();
            prop_assert_eq!(got, plain.into_iter().collect::<Vec<_>>());
        }
    }
}
