//! The described org as Salesforce objects.
//!
//! Ids are given by place in the description, so that the same description gives the same ids.

mod access;
mod logins;
mod org;
mod people;
mod sso;

pub(crate) use org::org_id;
pub(crate) use people::last_login;

use std::collections::{BTreeMap, BTreeSet};

use crate::{Cell, Id, Org, Table};

/// Ids of what the description names.
pub(crate) struct Ids {
    pub(crate) users: BTreeMap<String, Id>,
    pub(crate) profiles: BTreeMap<String, Id>,
    pub(crate) licenses: BTreeMap<String, Id>,
    /// Sets of the description, and those behind profiles (`profile:NAME`) and groups (`group:NAME`).
    pub(crate) sets: BTreeMap<String, Id>,
    pub(crate) groups: BTreeMap<String, Id>,
    /// SAML configurations and authentication providers.
    pub(crate) services: BTreeMap<String, Id>,
    /// Experience Cloud sites that somebody signs in to.
    pub(crate) sites: BTreeMap<String, Id>,
    /// Apps by label.
    pub(crate) apps: BTreeMap<String, Id>,
    /// Menu items by label.
    pub(crate) menu_items: BTreeMap<String, Id>,
}

impl Ids {
    pub(crate) fn of(org: &Org) -> Self {
        let mut licenses: Vec<&str> = Vec::new();
        for profile in &org.profiles {
            if !licenses.contains(&profile.license) {
                licenses.push(profile.license);
            }
        }
        let sets = (org.profiles.iter().map(|profile| format!("profile:{}", profile.name)))
            .chain(org.sets.iter().map(|set| set.name.clone()))
            .chain(org.groups.iter().map(|group| format!("group:{}", group.name)));
        let mut services = numbered("0LE", org.saml.iter().map(|saml| saml.name.clone()));
        services.extend(numbered("0SO", org.providers.iter().map(|provider| provider.name.clone())));
        let ways = org.users.iter().flat_map(|user| &user.sign_ins);
        let sites: BTreeSet<&str> = ways.filter_map(|way| way.site).collect();
        let apps = org.apps.iter().enumerate();
        Self {
            users: numbered("005", org.users.iter().map(|user| user.username.clone())),
            profiles: numbered("00e", org.profiles.iter().map(|profile| profile.name.clone())),
            licenses: numbered("100", licenses.into_iter().map(String::from)),
            sets: numbered("0PS", sets),
            groups: numbered("0PG", org.groups.iter().map(|group| group.name.clone())),
            services,
            sites: numbered("0DB", sites.into_iter().map(String::from)),
            apps: apps.map(|(n, app)| (app.label.clone(), Id::new(if app.external_client { "0xI" } else { "0H4" }, place(n)))).collect(),
            menu_items: numbered("0DS", org.apps.iter().map(|app| app.label.clone())),
        }
    }

    pub(crate) fn user(&self, username: &str) -> Cell {
        Cell::id(named(&self.users, "user", username))
    }
}

fn numbered(prefix: &str, names: impl Iterator<Item = String>) -> BTreeMap<String, Id> {
    let mut ids = BTreeMap::new();
    for (n, name) in names.enumerate() {
        let twice = ids.insert(name.clone(), Id::new(prefix, place(n))).is_some();
        assert!(!twice, "{name} is described twice");
    }
    ids
}

/// Numbers begin away from zero, where real orgs have their first records.
fn place(n: usize) -> u64 {
    4711 + n as u64
}

fn named<'a>(ids: &'a BTreeMap<String, Id>, what: &str, name: &str) -> &'a Id {
    ids.get(name).unwrap_or_else(|| panic!("{what} {name} is not described"))
}

impl Org {
    /// Every object of the org, in the order of their names.
    ///
    /// # Panics
    /// If the description names something that it does not describe.
    pub fn tables(&self) -> Vec<Table> {
        let ids = Ids::of(self);
        let mut tables = vec![
            people::users(self, &ids),
            people::user_logins(self, &ids),
            people::verification_methods(self, &ids),
            people::account_links(self, &ids),
            access::licenses(self, &ids),
            access::profiles(self, &ids),
            access::sets(self, &ids),
            access::assignments(self, &ids),
            access::groups(self, &ids),
            access::group_members(self, &ids),
            access::muting_sets(self, &ids),
            sso::saml(self, &ids),
            sso::providers(self, &ids),
            sso::pages(self, &ids),
            sso::page_options(self, &ids),
            sso::sites(&ids),
            org::organization(self),
            org::tokens(self, &ids),
            org::connected_apps(self, &ids),
            org::menu_items(self, &ids),
            org::external_client_apps(self, &ids),
            org::external_client_policies(self, &ids),
            org::audit_trail(self, &ids),
            logins::history(self, &ids),
        ];
        tables.sort_by_key(|table| table.object);
        tables
    }
}
