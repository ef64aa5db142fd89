use crate::model::{Confidence, Known, ProfileId, ServiceId, Source, UserId, Utc, words};

use super::Integration;

words! {
    /// Kind of user. Source: `UserType` of the Object Reference v67, and evidence of use.
    pub enum UserKind {
        /// A person of the company.
        Human = "human",
        /// An account programs sign in with.
        Integration = "integration",
        /// A customer or partner.
        External = "external",
        /// Made by Salesforce; nobody signs in with it.
        System = "system",
        /// Not decided by what was read.
        Unknown = "unknown",
    }
}

words! {
    /// How strongly a signal speaks.
    pub enum Strength {
        /// Speaks against.
        Against = "against",
        /// Never alone.
        Weak = "weak",
        /// Two of them make one strong.
        Medium = "medium",
        /// Two of them decide.
        Strong = "strong",
        /// Decides alone.
        Certain = "certain",
    }
}

/// A reason to take an account for an integration, or not to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// What was seen, in words.
    pub what: &'static str,
    /// How strongly it speaks.
    pub strength: Strength,
}

words! {
    /// What is wrong with an address. One a user: the most specific.
    pub enum MailDefect {
        /// Missing or impossible (EML001).
        Impossible = "impossible",
        /// Sandbox form: `.invalid` or `name=company.com@example.com` (EML002).
        SandboxForm = "sandbox_form",
        /// A domain that can never receive mail (EML003).
        DeadDomain = "dead_domain",
        /// A domain on the list of retired ones (EML004).
        RetiredDomain = "retired_domain",
        /// A `noreply` form (EML009).
        NoReply = "no_reply",
    }
}

/// An address and its defect, if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The address as it stands; empty if there is none.
    pub address: Box<str>,
    /// What is wrong with it.
    pub defect: Option<MailDefect>,
}

/// Whether Salesforce itself judges the user's password.
/// Source: Help "Delegated Authentication Single Sign-On"; Help 005228875; sso section of the
/// Metadata API guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delegation {
    /// Salesforce judges it.
    No,
    /// *Is Single Sign-On Enabled*, and a gateway judges it.
    Gateway,
    /// *Is Single Sign-On Enabled*, and passwords are refused: no gateway, or the setting disables
    /// login with Salesforce credentials.
    Refused,
}

/// Use of one way to sign in, by successful logins. A lower bound if the history was partial.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MethodUse {
    /// Successes inside the window.
    pub in_window: u64,
    /// Successes in all that was read.
    pub ever: u64,
    /// Last success.
    pub last: Option<Utc>,
    /// Failures in hours after the hour of the last success.
    pub failed_since: u64,
    /// Best confidence of the streams that count; none if there are none.
    pub confidence: Option<Confidence>,
}

/// How a user signed in, delegated authentication and people's tools already settled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIns {
    /// Password on a login page, checked by Salesforce.
    pub ui_password: MethodUse,
    /// SOAP `login()` by a program.
    pub soap_password: MethodUse,
    /// OAuth grant `password` by a program.
    pub oauth_password: MethodUse,
    /// SOAP or OAuth password logins of people's tools (Data Loader…) without a rhythm, on a human
    /// account.
    pub tool_password: MethodUse,
    /// A password was certainly used, but not how (classification row 20).
    pub other_password: MethodUse,
    /// JWT bearer, bare OAuth rows that can be nothing else, client credentials, OAuth by consent.
    pub token: MethodUse,
    /// SAML and OpenID.
    pub sso: MethodUse,
    /// Password checked by the company's gateway.
    pub delegated: MethodUse,
    /// Lightning Login, passkeys, one-time codes, client certificates.
    pub passwordless: MethodUse,
    /// API or OAuth logins whose flow the data cannot tell.
    pub unknown_flow: MethodUse,
    /// Page logins whose kind the data cannot tell (session hand-over, older rows).
    pub unknown_page: MethodUse,
    /// Failures of the password classes since the last success of any password method.
    pub password_failures_since_success: u64,
    /// A lockout row since the last success.
    pub lockout_seen: bool,
    /// Last success of any method.
    pub last_success: Option<Utc>,
    /// Last success on a page (UI password or SSO) inside the window.
    pub last_page_login: Option<Utc>,
}

impl SignIns {
    /// Successes inside the window in which a Salesforce password was certainly used.
    #[must_use]
    pub const fn password_in_window(&self) -> u64 {
        self.ui_password.in_window
            + self.soap_password.in_window
            + self.oauth_password.in_window
            + self.tool_password.in_window
            + self.other_password.in_window
    }

    /// The same in all that was read.
    #[must_use]
    pub const fn password_ever(&self) -> u64 {
        self.ui_password.ever + self.soap_password.ever + self.oauth_password.ever + self.tool_password.ever + self.other_password.ever
    }
}

/// Whether single sign-on gets a user in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SsoPath {
    /// Never used in all that was read.
    NotUsed,
    /// The last success lies in the window and the configuration is healthy.
    Works {
        /// How sure that is.
        confidence: Confidence,
    },
    /// Used before, but expired, failing, gone, switched off or last used before the window.
    Broken {
        /// The configuration is failing, expired and failing, deleted or switched off now; else
        /// the last success merely lies before the window.
        proven: bool,
    },
}

/// Everything known of one user.
#[derive(Clone, Debug)]
pub struct UserFacts {
    /// Record id.
    pub id: UserId,
    /// The row was read; else the id is known from logins or from a rejected row only, and every
    /// other fact is unknown.
    pub was_read: bool,
    /// Sign-in name.
    pub username: Known<Option<Box<str>>>,
    /// Display name.
    pub name: Known<Option<Box<str>>>,
    /// Kind of user.
    pub kind: UserKind,
    /// A person's account that also serves a program.
    pub also_integration: bool,
    /// Why the kind is what it is.
    pub signals: Vec<Signal>,
    /// Whether the account may sign in.
    pub active: Known<bool>,
    /// Blocked by an administrator or by Salesforce.
    pub frozen: Known<bool>,
    /// Locked after too many bad passwords.
    pub locked: Known<bool>,
    /// Profile.
    pub profile: Known<Option<ProfileId>>,
    /// Address and its defect.
    pub mailbox: Known<Mailbox>,
    /// A verification method besides e-mail is registered. Unread counts as none for outcomes.
    pub registered_method: Known<bool>,
    /// A security key or built-in authenticator is registered.
    pub phishing_resistant_method: Known<bool>,
    /// Holds Password Never Expires by profile, set or group.
    pub never_expires: Known<bool>,
    /// How sure `never_expires` is: `likely` if the audit trail shows a change inside the window.
    pub never_expires_confidence: Confidence,
    /// Cannot use the pages.
    pub api_only: Known<bool>,
    /// Whether Salesforce judges the password.
    pub delegation: Known<Delegation>,
    /// How sure `delegation` is: `likely` under the assumption `delegated_authentication_off`.
    pub delegation_confidence: Confidence,
    /// Last change or reset of the password; `None` if it never had one.
    pub last_password_change: Known<Option<Utc>>,
    /// Last login by `LastLoginDate`, else by history.
    pub last_login: Known<Option<Utc>>,
    /// No login for `thresholds.dormant_days`; unknown if neither source tells.
    pub dormant: Known<bool>,
    /// How the user signed in.
    pub sign_ins: Source<SignIns>,
    /// Whether single sign-on gets the user in.
    pub sso_path: Known<SsoPath>,
    /// The service of the last SSO success.
    pub sso_service: Option<ServiceId>,
    /// Active standard user who can reset others or change everything, or named in the settings.
    pub administrator: Known<bool>,
    /// Can reset others' passwords.
    pub can_reset_others: Known<bool>,
    /// Can repair single sign-on: Customize Application and Modify All Data.
    pub can_repair_sso: Known<bool>,
    /// Belongs to those for whom Salesforce demands a phishing-resistant method at page logins.
    pub mfa_privileged: Known<bool>,
    /// The org-wide minimum password lifetime of a day is on.
    pub minimum_lifetime: Known<bool>,
    /// When the user is expected on a login page next, by habit; none if no habit shows.
    pub next_page_login: Option<Utc>,
    /// The programs behind the account; none if it serves none.
    pub integration: Option<Integration>,
}

impl UserFacts {
    /// The record key for sorting and joining.
    #[must_use]
    pub const fn key(&self) -> UserId {
        self.id
    }
}
