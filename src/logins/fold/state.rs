//! Counts by user and sign-in tuple: what one worker has folded, and the merge of two.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::cells::{OTHERS, UserCode};
use super::tuple::Tuple;
use crate::logins::distinct::CAP;
use crate::logins::intern::{Interner, Symbol};
use crate::logins::tally::Tally;

/// Tuples beyond which those that no user has any more are thrown away.
const TUPLES: usize = 1 << 17;

/// One user's clients and tuples.
#[derive(Debug, Default)]
struct User {
    code: Option<UserCode>,
    /// Ascending by text, at most [`CAP`]: the smallest.
    clients: Vec<Symbol>,
    tuples: Vec<u32>,
    /// There were more clients.
    more_clients: bool,
}

/// All counts of one worker.
#[derive(Debug)]
pub(super) struct State {
    texts: Interner,
    tuples: Vec<Tuple>,
    tuple_numbers: HashMap<Tuple, u32, RandomState>,
    users: Vec<User>,
    user_numbers: HashMap<UserCode, u32, RandomState>,
    tallies: Vec<Tally>,
    free: Vec<u32>,
    /// Place in `tallies` by user (high half) and tuple.
    places: HashMap<u64, u32, RandomState>,
    compact_at: usize,
    evictions: u64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            texts: Interner::default(),
            tuples: Vec::new(),
            tuple_numbers: HashMap::default(),
            users: Vec::new(),
            user_numbers: HashMap::default(),
            tallies: Vec::new(),
            free: Vec::new(),
            places: HashMap::default(),
            compact_at: TUPLES,
            evictions: 0,
        }
    }
}

fn key(user: u32, tuple: u32) -> u64 {
    (u64::from(user) << 32) | u64::from(tuple)
}

/// Numbers of users, tuples and tallies stay below 2³²: each takes dozens of bytes.
fn number(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

impl State {
    /// The symbol of a text.
    pub(super) fn intern(&mut self, text: &str) -> Symbol {
        self.texts.intern(text)
    }

    /// The text of a symbol.
    pub(super) fn text(&self, symbol: Symbol) -> &str {
        self.texts.text(symbol)
    }

    /// The number of a tuple.
    pub(super) fn number(&mut self, tuple: Tuple) -> u32 {
        *self.tuple_numbers.entry(tuple).or_insert_with(|| {
            self.tuples.push(tuple);
            number(self.tuples.len() - 1)
        })
    }

    /// The tuples by number.
    pub(super) fn tuples(&self) -> &[Tuple] {
        &self.tuples
    }

    /// The number of a user.
    #[inline]
    pub(super) fn user(&mut self, code: UserCode) -> u32 {
        *self.user_numbers.entry(code).or_insert_with(|| {
            self.users.push(User { code: Some(code), ..User::default() });
            number(self.users.len() - 1)
        })
    }

    /// Where the counts of a user and tuple are, until the next eviction.
    #[inline]
    pub(super) fn place(&mut self, user: u32, tuple: u32) -> Option<u32> {
        match self.places.get(&key(user, tuple)) {
            Some(place) => Some(*place),
            None => self.new_tally(user, tuple),
        }
    }

    /// The counts at a place.
    #[inline]
    pub(super) fn tally_at(&mut self, place: Option<u32>) -> Option<&mut Tally> {
        self.tallies.get_mut(place? as usize)
    }

    /// The counts of a user and tuple.
    pub(super) fn tally(&mut self, user: u32, tuple: u32) -> Option<&mut Tally> {
        let place = self.place(user, tuple);
        self.tally_at(place)
    }

    /// How often places were taken from a client.
    pub(super) const fn evictions(&self) -> u64 {
        self.evictions
    }

    /// Makes a place for counts; clients of a user beyond the cap share one.
    fn new_tally(&mut self, user: u32, mut tuple: u32) -> Option<u32> {
        let wanted = *self.tuples.get(tuple as usize)?;
        let (name, mut evicted) = (self.texts.text(wanted.client), None);
        if name != OTHERS {
            let who = self.users.get_mut(user as usize)?;
            if let Err(place) = who.clients.binary_search_by(|client| self.texts.text(*client).cmp(name)) {
                if place >= CAP {
                    who.more_clients = true;
                    tuple = self.of_others(wanted);
                    if let Some(place) = self.places.get(&key(user, tuple)) {
                        return Some(*place);
                    }
                } else {
                    who.clients.insert(place, wanted.client);
                    if who.clients.len() > CAP {
                        who.more_clients = true;
                        evicted = who.clients.pop();
                    }
                }
            }
        }
        if let Some(client) = evicted {
            self.evict(user, client);
        }
        let place = self.free.pop().unwrap_or_else(|| {
            self.tallies.push(Tally::default());
            number(self.tallies.len() - 1)
        });
        self.places.insert(key(user, tuple), place);
        self.users.get_mut(user as usize)?.tuples.push(tuple);
        Some(place)
    }

    /// The same tuple, of the clients beyond the cap.
    fn of_others(&mut self, tuple: Tuple) -> u32 {
        let client = self.texts.intern(OTHERS);
        self.number(Tuple { client, ..tuple })
    }

    /// Moves one client's counts to those of the clients beyond the cap.
    fn evict(&mut self, user: u32, client: Symbol) {
        self.evictions += 1;
        let Some(who) = self.users.get_mut(user as usize) else { return };
        let tuples = std::mem::take(&mut who.tuples);
        let (gone, kept): (Vec<u32>, Vec<u32>) =
            tuples.into_iter().partition(|tuple| self.tuples.get(*tuple as usize).is_some_and(|tuple| tuple.client == client));
        who.tuples = kept;
        for tuple in gone {
            let (Some(place), Some(full)) = (self.places.remove(&key(user, tuple)), self.tuples.get(tuple as usize).copied()) else {
                continue;
            };
            let Some(tally) = self.tallies.get_mut(place as usize).map(std::mem::take) else { continue };
            self.free.push(place);
            let others = self.of_others(full);
            if let Some(into) = self.tally(user, others) {
                into.merge(tally);
            }
        }
    }

    /// Adds another worker's counts.
    pub(super) fn merge(&mut self, mut other: Self) {
        let mut numbers = vec![None; other.tuples.len()];
        for from in std::mem::take(&mut other.users) {
            let Some(code) = from.code else { continue };
            let from_number = other.user_numbers.get(&code).copied().unwrap_or_default();
            let user = self.user(code);
            if let Some(who) = self.users.get_mut(user as usize) {
                who.more_clients |= from.more_clients;
            }
            for tuple in from.tuples {
                let Some(place) = other.places.get(&key(from_number, tuple)) else { continue };
                let Some(tally) = other.tallies.get_mut(*place as usize).map(std::mem::take) else { continue };
                let Some(slot) = numbers.get_mut(tuple as usize) else { continue };
                if slot.is_none() {
                    *slot = self.translate(&other, tuple);
                }
                if let Some(into) = slot.and_then(|translated| self.tally(user, translated)) {
                    into.merge(tally);
                }
            }
        }
    }

    fn translate(&mut self, other: &Self, tuple: u32) -> Option<u32> {
        let mut tuple = *other.tuples.get(tuple as usize)?;
        for symbol in [&mut tuple.login_type, &mut tuple.subtype, &mut tuple.client, &mut tuple.service] {
            *symbol = self.texts.intern(other.texts.text(*symbol));
        }
        Some(self.number(tuple))
    }

    /// Whether nothing was counted yet.
    pub(super) const fn is_empty(&self) -> bool {
        self.users.is_empty()
    }

    /// Number of users with more clients than are kept.
    pub(super) fn users_with_more_clients(&self) -> u64 {
        self.users.iter().filter(|user| user.more_clients).count() as u64
    }

    /// Whether so many tuples came and went that [`Self::compacted`] pays.
    pub(super) fn is_crowded(&self) -> bool {
        self.tuples.len() > self.compact_at
    }

    /// The same counts, without the tuples and texts that nobody has any more. Numbers change.
    pub(super) fn compacted(self) -> Self {
        let mut fresh = Self::default();
        fresh.merge(self);
        fresh.compact_at = TUPLES.max(fresh.tuples.len() * 2);
        fresh
    }

    /// Users in ascending order with their tuples and counts; the counts are taken out as they are
    /// read, so that they and what is made of them do not fill memory twice.
    pub(super) fn drain(&mut self, mut each: impl FnMut(&Self, UserCode, Vec<(u32, Tally)>)) {
        let mut users: Vec<(UserCode, u32)> = self.user_numbers.iter().map(|(code, number)| (*code, *number)).collect();
        users.sort_unstable();
        for (code, number) in users {
            let Some(who) = self.users.get_mut(number as usize).map(std::mem::take) else { continue };
            let mut tallies = Vec::with_capacity(who.tuples.len());
            for tuple in who.tuples {
                let tally = self.places.get(&key(number, tuple)).and_then(|place| self.tallies.get_mut(*place as usize));
                tallies.extend(tally.map(|tally| (tuple, std::mem::take(tally))));
            }
            each(self, code, tallies);
        }
    }

    /// Every tuple in use with its counts, in no particular order.
    pub(super) fn tallies(&self) -> impl Iterator<Item = (&Tuple, &Tally)> {
        self.places.iter().filter_map(|(key, place)| {
            let tuple = self.tuples.get((key & 0xFFFF_FFFF) as usize)?;
            Some((tuple, self.tallies.get(*place as usize)?))
        })
    }
}
