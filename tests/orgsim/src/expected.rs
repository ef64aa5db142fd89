//! What was planted, as JSON: written beside a fixture, for exact comparison.

use std::collections::BTreeMap;

use crate::{Effect, Json, Org, Time, User};

/// Days without a login after which somebody counts as dormant.
const DORMANT_DAYS: i64 = 180;

/// A way back in of an administrator, as described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Administrator {
    /// Username.
    pub username: String,
    /// `password`, `sso`, `both`, `none` or `unknown`.
    pub way_in: &'static str,
    /// Gets in for certain.
    pub certain: bool,
    /// Why, in words.
    pub why: &'static str,
}

/// What a fixture's describer says beside the users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Administrators who are people.
    pub administrators: Vec<Administrator>,
    /// Next expected login of integrations.
    pub next_logins: Vec<(String, Time)>,
    /// Who signed in from which network.
    pub networks: Vec<(&'static str, Vec<String>)>,
}

impl Org {
    /// Everything planted. Users in the order of their usernames.
    pub fn expected(&self, notes: &Notes) -> Json {
        let mut users: Vec<&User> = self.users.iter().collect();
        users.sort_by(|a, b| a.username.cmp(&b.username));
        let active = |effect: Effect| users.iter().filter(|user| user.active && effect_of(user) == Some(effect)).count();
        let names = |names: Vec<&str>| Json::List(names.into_iter().map(Json::text).collect());
        let of = |wanted: fn(&User) -> bool| names(users.iter().filter(|user| wanted(user)).map(|user| user.username.as_str()).collect());

        let mut troubles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for user in &users {
            if let Some(trouble) = user.trouble {
                troubles.entry(trouble).or_default().push(&user.username);
            }
        }
        let networks = notes.networks.iter().map(|(network, users)| {
            let users = users.iter().map(String::as_str).collect();
            (network.to_string(), names(users))
        });
        let next = notes.next_logins.iter().map(|(username, time)| (username.clone(), Json::text(time.rfc3339())));
        let administrators = notes.administrators.iter().map(|entry| {
            Json::object([
                ("username", Json::text(&entry.username)),
                ("way_in", Json::text(entry.way_in)),
                ("certain", Json::Flag(entry.certain)),
                ("why", Json::text(entry.why)),
            ])
        });
        let counts = self.counts().map(|(effect, number)| (effect.as_str().to_string(), Json::count(number)));
        let of_active = Effect::ALL.map(|effect| (effect.as_str().to_string(), Json::count(active(effect))));
        Json::object([
            ("as_of", Json::text(self.as_of.rfc3339())),
            ("users_read", Json::count(users.len())),
            ("counts", Json::Object(counts.to_vec())),
            ("counts_of_active", Json::Object(of_active.to_vec())),
            ("integrations_that_break", of(|user| breaks(user, false))),
            ("integrations_already_broken", of(|user| breaks(user, true))),
            ("next_expected_login", Json::Object(next.collect())),
            ("administrators", Json::List(administrators.collect())),
            ("signed_in_from", Json::Object(networks.collect())),
            ("troubles", Json::Object(troubles.into_iter().map(|(trouble, users)| (trouble.to_string(), names(users))).collect())),
            ("users", Json::List(users.iter().map(|user| entry(self, user)).collect())),
        ])
    }
}

fn effect_of(user: &User) -> Option<Effect> {
    user.expected.map(|expected| expected.effect)
}

fn breaks(user: &User, already: bool) -> bool {
    user.expected.is_some_and(|expected| expected.effect == Effect::Breaks && expected.already == already)
}

fn entry(org: &Org, user: &User) -> Json {
    let (last_login, _) = crate::tables::last_login(org, user);
    let dormant = last_login.map_or(Json::Null, |last| Json::Flag(last < org.as_of.days_before(DORMANT_DAYS)));
    let word = |word: Option<&str>| word.map_or(Json::Null, Json::text);
    Json::object([
        ("username", Json::text(&user.username)),
        ("kind", Json::text(user.kind.as_str())),
        ("also_integration", Json::Flag(user.also_integration)),
        ("dormant", dormant),
        ("effect", word(effect_of(user).map(Effect::as_str))),
        ("reason", word(user.expected.map(|expected| expected.reason))),
        ("already", Json::Flag(user.expected.is_some_and(|expected| expected.already))),
    ])
}
