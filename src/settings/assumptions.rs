use schemars::JsonSchema;
use serde::Serialize;

use super::section::Section;

/// What Salesforce's documents leave open, switchable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
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

impl Assumptions {
    pub(super) fn read(&mut self, section: &mut Section<'_, '_>) {
        let Self {
            password_never_expires_exempt,
            passkey_skips_expired_password,
            sso_login_skips_expired_password,
            tokens_survive_expiry,
            delegated_authentication_off,
        } = self;
        section.flag("password_never_expires_exempt", password_never_expires_exempt);
        section.flag("passkey_skips_expired_password", passkey_skips_expired_password);
        section.flag("sso_login_skips_expired_password", sso_login_skips_expired_password);
        section.flag("tokens_survive_expiry", tokens_survive_expiry);
        section.flag("delegated_authentication_off", delegated_authentication_off);
    }
}
