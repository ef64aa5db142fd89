//! What is kept of the logins of one user by one sign-in tuple.

use super::StatusClass;
use super::address::Address;
use super::distinct::Smallest;
use super::hours::{Event, HourList};
use crate::model::Utc;

/// First and last of some moments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span(Option<(Utc, Utc)>);

impl Span {
    /// Adds a moment.
    #[inline]
    pub(super) fn add(&mut self, moment: Utc) {
        self.0 = Some(match self.0 {
            None => (moment, moment),
            Some((first, last)) => (first.min(moment), last.max(moment)),
        });
    }

    /// Adds another's moments.
    pub(super) fn merge(&mut self, other: Self) {
        if let Some((first, last)) = other.0 {
            self.add(first);
            self.add(last);
        }
    }

    /// The first moment.
    pub(super) fn first(self) -> Option<Utc> {
        self.0.map(|(first, _)| first)
    }

    /// The last moment.
    pub(super) fn last(self) -> Option<Utc> {
        self.0.map(|(_, last)| last)
    }
}

/// A two-letter country code.
pub(super) type Country = [u8; 2];

/// Counts of one user and tuple; grows with hours and addresses, not with events.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) hours: HourList,
    pub(super) successes: Span,
    pub(super) failures: Span,
    /// Ascending by class.
    pub(super) failed_by_class: Vec<(StatusClass, u64)>,
    pub(super) addresses: Smallest<Address>,
    /// Ascending by code, with the first success.
    pub(super) countries: Vec<(Country, Utc)>,
}

impl Tally {
    /// Counts one event.
    #[inline]
    pub(super) fn add(&mut self, time: Utc, class: StatusClass, address: Option<Address>, country: Option<Country>) {
        let event = match class {
            StatusClass::Success => Event::Success,
            class if class.is_password_failure() => Event::PasswordFailure,
            _ => Event::Failure,
        };
        self.hours.add(time.hour(), event);
        if event == Event::Success {
            self.successes.add(time);
            if let Some(country) = country {
                self.add_country(country, time);
            }
        } else {
            self.failures.add(time);
            self.add_failures(class, 1);
        }
        if let Some(address) = address {
            self.addresses.add(address);
        }
    }

    /// Reads a little of every part, so that all are in the cache soon.
    #[inline]
    pub(super) fn touch(&self) -> u64 {
        let hour = self.hours.last().map_or(0, |hour| u64::from(hour.0.unsigned_abs()));
        let address = self.addresses.values().first().map_or(0, |address| u64::from(matches!(address, Address::V4(_))));
        hour ^ address ^ self.countries.first().map_or(0, |(code, _)| u64::from(code[0]))
    }

    fn add_country(&mut self, country: Country, time: Utc) {
        match self.countries.binary_search_by_key(&country, |(code, _)| *code) {
            Ok(place) => {
                if let Some((_, first)) = self.countries.get_mut(place) {
                    *first = time.min(*first);
                }
            }
            Err(place) => {
                if self.countries.len() == self.countries.capacity() {
                    self.countries.reserve_exact(self.countries.len().max(1));
                }
                self.countries.insert(place, (country, time));
            }
        }
    }

    fn add_failures(&mut self, class: StatusClass, count: u64) {
        match self.failed_by_class.binary_search_by_key(&class, |(class, _)| *class) {
            Ok(place) => {
                if let Some((_, total)) = self.failed_by_class.get_mut(place) {
                    *total += count;
                }
            }
            Err(place) => self.failed_by_class.insert(place, (class, count)),
        }
    }

    /// Adds another's counts.
    pub(super) fn merge(&mut self, other: Self) {
        self.hours.merge(other.hours);
        self.successes.merge(other.successes);
        self.failures.merge(other.failures);
        for (class, count) in other.failed_by_class {
            self.add_failures(class, count);
        }
        self.addresses.merge(other.addresses);
        for (country, first) in other.countries {
            self.add_country(country, first);
        }
    }
}

/// Reads a country cell: two letters, else none.
#[inline]
pub(super) fn country(cell: &[u8]) -> Option<Country> {
    match cell.trim_ascii() {
        [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => Some([a.to_ascii_uppercase(), b.to_ascii_uppercase()]),
        _ => None,
    }
}
