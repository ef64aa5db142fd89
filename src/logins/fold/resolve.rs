//! From counts by tuple to streams by method.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{FROM_APPLICATION, FROM_BROWSER, OTHERS, UserCode};
use super::evidence::{Filled, decide};
use super::services::Services;
use super::state::State;
use super::totals::{Adder, Counted};
use super::tuple::Tuple;
use crate::logins::columns::Column;
use crate::logins::tally::Tally;
use crate::logins::{Client, ClientFrom, Distinct, Hours, LoginMethod, Logins, PasswordUse, Stream, UserKey, UserLogins};
use crate::model::{Confidence, Id18, ServiceId, UserId};

/// What the counts of a tuple belong to; equal ones become one stream.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    method: LoginMethod,
    password: PasswordUse,
    client: Client,
    service: Option<ServiceId>,
    decided_by: &'static str,
    confidence: Confidence,
    hint: Option<LoginMethod>,
    login_type: Box<str>,
    has_method_reference: bool,
}

/// Classifies the tuples and gives everybody his streams.
pub(super) fn resolve(mut state: State, counted: Counted) -> Logins {
    let filled = Filled::of(&state);
    let mut adder = Adder::default();
    let mut services = Services::default();
    let mut users = Vec::new();
    let mut keys: Vec<Option<(Key, Tuple, bool)>> = Vec::new();
    state.drain(|state, code, tallies| {
        let user = user_key(code);
        let mut streams: BTreeMap<Key, Tally> = BTreeMap::new();
        for (number, tally) in tallies {
            if keys.len() <= number as usize {
                keys.resize(state.tuples().len(), None);
            }
            let Some(slot) = keys.get_mut(number as usize) else { continue };
            if slot.is_none() {
                *slot = state.tuples().get(number as usize).map(|tuple| stream_key(state, tuple, &filled));
            }
            let Some((key, tuple, contradicts)) = slot else { continue };
            let hours = tally.hours.counts();
            let events = adder.add(&tally, &hours);
            adder.conflicts += if *contradicts { events } else { 0 };
            adder.without_user += if user == UserKey::Nobody { events } else { 0 };
            if key.decided_by == "1" {
                adder.internal += events;
                continue;
            }
            services.add(&user, key.service, key.method, tuple, (&tally, &hours));
            match streams.get_mut(key) {
                Some(into) => into.merge(tally),
                None => {
                    streams.insert(key.clone(), tally);
                }
            }
        }
        if !streams.is_empty() {
            users.push(UserLogins { user, streams: settled(streams).into_iter().map(|(key, tally)| stream(key, &tally)).collect() });
        }
    });
    users.sort_by(|a, b| a.user.cmp(&b.user));
    Logins { users, services: services.logins(), totals: adder.totals(counted) }
}

fn user_key(code: UserCode) -> UserKey {
    code.id().map_or(UserKey::Nobody, |id| UserKey::Id(UserId(id)))
}

fn stream_key(state: &State, tuple: &Tuple, filled: &Filled) -> (Key, Tuple, bool) {
    let (rule, contradicts) = decide(state, tuple, filled);
    let text = state.text(tuple.client);
    let name = |from| (text.get(1..).unwrap_or_default().into(), from);
    let (name, from) = match text.as_bytes().first() {
        _ if text == OTHERS => name(ClientFrom::Nothing),
        Some(&FROM_APPLICATION) => name(ClientFrom::Application),
        Some(&FROM_BROWSER) => name(ClientFrom::Browser),
        _ => ("".into(), ClientFrom::Nothing),
    };
    // Without a Status column a refused attempt may pass for a login.
    let unsure = contradicts || !tuple.columns.has(Column::Status);
    let key = Key {
        method: rule.method,
        password: if contradicts && !tuple.token { PasswordUse::Unknown } else { rule.password },
        client: Client { name, from },
        service: state.text(tuple.service).parse::<Id18>().ok().map(ServiceId),
        decided_by: rule.row,
        confidence: if unsure { Confidence::Possible } else { rule.confidence },
        hint: rule.hint,
        login_type: state.text(tuple.login_type).into(),
        has_method_reference: tuple.method_reference,
    };
    // A token with a subtype that sends no password: the column proves the password.
    let key = if contradicts && tuple.token { Key { password: PasswordUse::Yes, ..key } } else { key };
    (key, *tuple, contradicts)
}

/// What a user's other streams say about the undecided ones.
fn settled(streams: BTreeMap<Key, Tally>) -> BTreeMap<Key, Tally> {
    // A refused password on a bare OAuth row shows how that program signs in (row 11b).
    let password_clients: BTreeSet<Client> =
        streams.keys().filter(|key| key.decided_by == "11b" && &*key.client.name != others()).map(|key| key.client.clone()).collect();
    // An OAuth password login would look like a bare page login (row 29).
    let has_api_client = streams.keys().any(is_api_client);
    let mut settled: BTreeMap<Key, Tally> = BTreeMap::new();
    for (mut key, tally) in streams {
        match key.decided_by {
            "24" | "25" if password_clients.contains(&key.client) => {
                key.method = LoginMethod::OauthPassword;
                key.password = PasswordUse::Yes;
                key.confidence = Confidence::Likely;
                key.decided_by = "11b";
                key.hint = None;
            }
            "29" if has_api_client => {
                key.method = LoginMethod::Unknown;
                key.password = PasswordUse::Unknown;
                key.confidence = Confidence::Possible;
            }
            _ => {}
        }
        settled.entry(key).or_default().merge(tally);
    }
    settled
}

fn others() -> &'static str {
    OTHERS.get(1..).unwrap_or_default()
}

/// Whether the stream shows that programs sign in as this user.
fn is_api_client(key: &Key) -> bool {
    let by_method = matches!(key.method, LoginMethod::SoapPassword | LoginMethod::OauthPassword | LoginMethod::OauthClientCredentials);
    by_method || matches!(key.decided_by, "20" | "24" | "25" | "30")
}

fn stream(key: Key, tally: &Tally) -> Stream {
    let mut addresses: Vec<Box<str>> = tally.addresses.values().iter().map(|address| address.to_string().into_boxed_str()).collect();
    addresses.sort_unstable();
    let country = |code: &[u8; 2]| code.iter().map(|letter| char::from(*letter)).collect::<String>().into_boxed_str();
    Stream {
        method: key.method,
        password: key.password,
        confidence: key.confidence,
        decided_by: key.decided_by,
        hint: key.hint,
        client: key.client,
        service: key.service,
        login_type: key.login_type,
        has_method_reference: key.has_method_reference,
        hours: Hours(tally.hours.counts()),
        first_success: tally.successes.first(),
        last_success: tally.successes.last(),
        first_failure: tally.failures.first(),
        last_failure: tally.failures.last(),
        failed_by_class: tally.failed_by_class.clone(),
        addresses: Distinct { values: addresses, at_least: tally.addresses.at_least() },
        countries: tally.countries.iter().map(|(code, first)| (country(code), *first)).collect(),
    }
}
