//! `sf-preflight.toml`: thresholds, assumptions, people, retired domains.
//!
//! In comes the text of a settings file; out go typed values that cannot be wrong, or every mistake
//! at once with its place. Must not know data.

use serde::Serialize;

/// Everything a user can set. [`Settings::default`] is what holds without a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// `[thresholds]`.
    pub thresholds: Thresholds,
    /// `[assumptions]`.
    pub assumptions: Assumptions,
    /// `[people]`.
    pub people: People,
    /// `retired_domains`: mail domains that are no longer read, lower case.
    pub retired_domains: Vec<String>,
    /// `policy_days`: what the policy actions would shorten *User passwords expire in* to, in days.
    pub policy_days: PolicyDays,
}

/// Days of a password policy; 90 unless set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicyDays(pub u32);

impl Default for PolicyDays {
    fn default() -> Self {
        Self(90)
    }
}

/// `[thresholds]`: numbers that turn facts into statements.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Days without a login after which nothing shows that somebody still reads the mailbox.
    pub dormant_days: u32,
    /// Fewer administrators who would still get in than this are too few.
    pub administrators_min: u32,
    /// More people prompted than this call for care.
    pub prompted_max: u32,
    /// More active users unknown than this many per cent make the verdict unknown.
    pub unknown_max_percent: f64,
    /// Days before its end from which a certificate counts as expiring.
    pub certificate_days: u32,
    /// Configuration-class failures after the last success that make a configuration failing.
    pub sso_failures: u32,
    /// Share of failures, in per cent of its last 24 hours of use, that makes it failing.
    pub sso_failure_percent: f64,
    /// Share of people who call the help desk, in per cent.
    pub helpdesk_call_percent: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            dormant_days: 180,
            administrators_min: 2,
            prompted_max: 200,
            unknown_max_percent: 1.0,
            certificate_days: 30,
            sso_failures: 5,
            sso_failure_percent: 50.0,
            helpdesk_call_percent: 10.0,
        }
    }
}

/// `[assumptions]`: what Salesforce's documents leave open, switchable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Assumptions {
    /// Password Never Expires holders are not prompted.
    /// Source: Salesforce Security Guide, "Expire Passwords for All Users".
    pub password_never_expires_exempt: bool,
    /// A passkey or Lightning Login gets past an expired password. Not documented.
    pub passkey_skips_expired_password: bool,
    /// No change-password screen after a SAML or OpenID login. No source found against it.
    pub sso_login_skips_expired_password: bool,
    /// JWT, client credentials and refresh tokens go on. No official sentence found.
    pub tokens_survive_expiry: bool,
    /// Delegated authentication is off where nothing was read about it.
    pub delegated_authentication_off: bool,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            password_never_expires_exempt: true,
            passkey_skips_expired_password: false,
            sso_login_skips_expired_password: true,
            tokens_survive_expiry: true,
            delegated_authentication_off: true,
        }
    }
}

/// `[people]`: who counts as what, by username (without case) or id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Administrators beyond those whose permissions say so.
    pub administrators: Vec<String>,
    /// Accounts kept for the day when nothing else works.
    pub break_glass: Vec<String>,
    /// Help desk: people who can reset others.
    pub helpdesk: Vec<String>,
}
