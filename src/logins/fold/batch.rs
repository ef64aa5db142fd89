//! Events waiting to be counted, a few dozen at a time.

use super::cells::UserCode;
use super::state::State;
use crate::logins::StatusClass;
use crate::logins::address::Address;
use crate::logins::tally::Country;
use crate::model::Utc;

/// Events counted together. Each needs half a dozen places of memory that are not in the cache;
/// taken step by step for many, the waits overlap.
const TOGETHER: usize = 64;

/// One event, read and classified as far as its row alone goes.
pub(super) struct Event {
    pub(super) user: UserCode,
    pub(super) tuple: u32,
    pub(super) time: Utc,
    pub(super) class: StatusClass,
    pub(super) address: Option<Address>,
    pub(super) country: Option<Country>,
}

/// The events that wait.
#[derive(Default)]
pub(super) struct Batch {
    events: Vec<Event>,
    users: Vec<u32>,
    places: Vec<Option<u32>>,
}

impl Batch {
    /// Adds an event; counts all if there are enough.
    #[inline]
    pub(super) fn add(&mut self, event: Event, state: &mut State) {
        self.events.push(event);
        if self.events.len() >= TOGETHER {
            self.count(state);
        }
    }

    /// Counts all events that wait.
    pub(super) fn count(&mut self, state: &mut State) {
        self.users.clear();
        self.places.clear();
        self.users.extend(self.events.iter().map(|event| state.user(event.user)));
        let evictions = state.evictions();
        self.places.extend(self.events.iter().zip(&self.users).map(|(event, user)| state.place(*user, event.tuple)));
        if evictions != state.evictions() {
            // Some place may have been given to somebody else meanwhile: one by one.
            for (event, user) in self.events.drain(..).zip(&self.users) {
                if let Some(tally) = state.tally(*user, event.tuple) {
                    tally.add(event.time, event.class, event.address, event.country);
                }
            }
            return;
        }
        let touched = self.places.iter().fold(0, |touched, place| touched ^ state.tally_at(*place).map_or(0, |tally| tally.touch()));
        std::hint::black_box(touched);
        for (event, place) in self.events.drain(..).zip(&self.places) {
            if let Some(tally) = state.tally_at(*place) {
                tally.add(event.time, event.class, event.address, event.country);
            }
        }
    }
}
