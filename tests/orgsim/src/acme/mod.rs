//! `acme`, the README's example: a company of about 400 users with a handful of each trouble.
//!
//! Who reads the verdict of it sees five scenes: the account that disables leavers stops first;
//! one user serves five systems; containment that contains nothing; four administrators of whom
//! one certainly gets back in; and a reset of seventeen people that breaks nothing.
//!
//! Usernames end in `acme.example`, which no mail needs to reach. Addresses are documentation
//! ranges or private ones. Nobody in it exists.

mod administrators;
mod audit;
mod incident;
mod integrations;
mod names;
mod outside;
mod people;
mod setup;
mod troubles;

use crate::clock::MINUTE;
use crate::{AS_OF, Form, Notes, Org, SignIn, Time, Writer};

/// The SAML configuration that most people sign in by.
const OKTA: &str = "Okta";
/// The provider of a company bought years ago.
const LEGACY: &str = "Legacy_OpenID";
/// The account that creates and disables users.
const PROVISIONING: &str = "okta.provisioning@acme.example";
/// The account that serves five systems.
const SHARED: &str = "integration@acme.example";

/// The org.
pub fn acme() -> Org {
    let mut org = setup::company(Org::new(2026));
    org.users.extend(administrators::all());
    org.users.extend(integrations::all());
    org.users.extend(people::all());
    org.users.extend(troubles::all());
    org.users.extend(outside::all());
    incident::strike(&mut org);
    org.audit = audit::trail();
    org.audit.extend(incident::trail());
    org.nobody = vec![
        SignIn::saml(OKTA).status("Failed: Username Or SSO Id Invalid").when(crate::Schedule::Irregular(7)),
        SignIn::web_server("Salesforce CLI").status("Failed: Not approved for access").when(crate::Schedule::Irregular(2)),
    ];
    org
}

/// What was planted beside the users' own outcomes.
pub fn notes(org: &Org) -> Notes {
    let from_network = |user: &&crate::User| user.sign_ins.iter().flat_map(|way| &way.addresses).any(|ip| ip.starts_with("203.0.113."));
    let mut struck: Vec<String> = org.users.iter().filter(from_network).map(|user| user.username.clone()).collect();
    struck.sort();
    Notes {
        administrators: administrators::ways_in(),
        next_logins: vec![(PROVISIONING.into(), first_to_stop())],
        networks: vec![("203.0.113.0/24", struck)],
    }
}

/// When the first integration would notice: four minutes after the export.
const fn first_to_stop() -> Time {
    AS_OF.plus(4 * MINUTE)
}

/// How the fixture in the repository is written.
pub fn writer(org: &Org) -> Writer<'_> {
    Writer::new(org, Form::CliCsv).gzip("LoginHistory")
}
