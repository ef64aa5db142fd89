//! What is known of every user, sign-in configuration and the org.
//!
//! In come rows and folded logins; out go typed records with the evidence beside each value.
//! Everything that was not read is a [`Known::Unknown`](crate::model::Known). Must not know reports.

mod account;
mod administrator;
mod delegation;
mod door;
mod email;
mod exemption;
mod gather;
mod habit;
mod integration;
mod kind;
mod org;
mod permission;
mod sign_in;
mod sso;
mod table;
mod user;
mod verification;

#[cfg(test)]
mod tests;

pub use gather::gather;
pub use integration::{ClientUse, Integration};
pub use org::{Administrator, OrgFacts, WayIn};
pub use sso::{ConfigurationState, SsoConfiguration, SsoKind};
pub use user::{Delegation, MailDefect, Mailbox, MethodUse, SignIns, Signal, SsoPath, Strength, UserFacts, UserKind};

use crate::model::UserId;

/// All facts of one org at one moment.
#[derive(Debug)]
pub struct Facts {
    /// Every user, ascending by id.
    pub users: Vec<UserFacts>,
    /// Single sign-on configurations, ascending by name.
    pub sso: Vec<SsoConfiguration>,
    /// Administrators, ascending by username.
    pub administrators: Vec<Administrator>,
    /// The org itself.
    pub org: OrgFacts,
}

impl Facts {
    /// The facts of one user, if anything names the id.
    #[must_use]
    pub fn user(&self, id: UserId) -> Option<&UserFacts> {
        self.users.binary_search_by_key(&id, UserFacts::key).ok().and_then(|index| self.users.get(index))
    }
}
