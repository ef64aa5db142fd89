use crate::model::{Known, ServiceId, Utc, words};

words! {
    /// What a configuration speaks.
    pub enum SsoKind {
        Saml = "saml",
        Openid = "openid",
    }
}

words! {
    /// How a single sign-on configuration fares.
    pub enum ConfigurationState {
        /// Succeeded in the window, nothing against it.
        Working = "working",
        /// Working, but its certificate ends within the threshold.
        Expiring = "expiring",
        /// The certificate has ended, and logins still succeed.
        ExpiredButWorking = "expired_but_working",
        /// The certificate has ended, and no login succeeded since.
        ExpiredFailing = "expired_failing",
        /// The certificate has ended, and nobody used it since.
        ExpiredUnused = "expired_unused",
        /// Succeeded before, fails now.
        Failing = "failing",
        /// No success in the window.
        Unused = "unused",
        /// Logins name it, but it is not among the configurations.
        Deleted = "deleted",
        /// SAML is switched off for the org.
        SwitchedOff = "switched_off",
        /// Not decided by what was read.
        Unknown = "unknown",
    }
}

/// A SAML configuration or an authentication provider.
#[derive(Clone, Debug, PartialEq)]
pub struct SsoConfiguration {
    /// Record id, where the source has ids.
    pub id: Option<ServiceId>,
    /// API name; the record id where only logins name it.
    pub developer_name: Box<str>,
    /// Name in Setup.
    pub label: Box<str>,
    /// What it speaks.
    pub kind: SsoKind,
    /// How it fares.
    pub state: ConfigurationState,
    /// Last success.
    pub last_success: Known<Option<Utc>>,
    /// Last success of somebody who is no administrator.
    pub last_success_ordinary_user: Known<Option<Utc>>,
    /// Configuration-class failures since the last success.
    pub failures_since: Known<u64>,
    /// Last moment of the certificate; `None` if it has none, unknown if unreadable.
    pub certificate_not_after: Known<Option<Utc>>,
}
