use crate::logins::{Client, LoginMethod, PasswordUse, Rhythm};
use crate::model::{Confidence, Utc};

/// An account that programs sign in with.
#[derive(Clone, Debug, PartialEq)]
pub struct Integration {
    /// Ways it signs in, ascending.
    pub methods: Vec<LoginMethod>,
    /// Applications, ascending.
    pub apps: Vec<Box<str>>,
    /// Distinct source addresses.
    pub addresses: u64,
    /// Whether `addresses` is a lower bound.
    pub at_least: bool,
    /// Successes inside the window.
    pub logins: u64,
    /// Last success.
    pub last: Option<Utc>,
    /// Rhythm over the union of its active hours.
    pub rhythm: Rhythm,
    /// Its programs, ascending.
    pub clients: Vec<ClientUse>,
}

/// One program behind an account.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientUse {
    /// Which.
    pub client: Client,
    /// How it signs in.
    pub method: LoginMethod,
    /// Whether a Salesforce password was used.
    pub password: PasswordUse,
    /// How sure that is.
    pub confidence: Confidence,
    /// A tool that people use by hand.
    pub peoples_tool: bool,
    /// Successes inside the window.
    pub logins: u64,
    /// Last success.
    pub last: Option<Utc>,
    /// Failures in hours after the hour of the last success.
    pub failed_since: u64,
    /// Distinct source addresses.
    pub addresses: u64,
    /// Whether `addresses` is a lower bound.
    pub at_least: bool,
    /// Its own rhythm.
    pub rhythm: Rhythm,
}
