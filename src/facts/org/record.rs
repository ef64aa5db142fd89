use crate::model::{Known, Missing, UserId, words};

words! {
    /// How an administrator gets in after the action.
    pub enum WayIn {
        Password = "password",
        Sso = "sso",
        Both = "both",
        None = "none",
        Unknown = "unknown",
    }
}

/// An administrator and his way back in.
#[derive(Clone, Debug, PartialEq)]
pub struct Administrator {
    /// Record id.
    pub user_id: UserId,
    /// Username.
    pub username: Box<str>,
    /// How he gets in afterwards.
    pub way_in: WayIn,
    /// Can reset others.
    pub can_reset_others: Known<bool>,
    /// Can repair single sign-on.
    pub can_repair_sso: Known<bool>,
    /// A program, which does not count as somebody who can act.
    pub program: bool,
    /// Why the way in is what it is, in words.
    pub why: String,
}

/// Facts of the org as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct OrgFacts {
    /// Whether it is a sandbox.
    pub is_sandbox: Known<bool>,
    /// Whether a gateway for delegated authentication is set.
    pub has_gateway: Known<bool>,
    /// The OAuth username-password flow is blocked.
    pub oauth_password_blocked: Known<bool>,
    /// What would have to be read for the permissions to be known for everybody.
    pub permissions_missing: Missing,
}
