//! What the report assumes, said out loud.

use crate::report::AssumptionLine;
use crate::settings::Assumptions;

/// Every switchable assumption with its present value and why it is made.
pub(super) fn lines(given: Assumptions) -> Vec<AssumptionLine> {
    let line = |name, value, why| AssumptionLine { name, value, why };
    vec![
        line(
            "password_never_expires_exempt",
            given.password_never_expires_exempt,
            "the Salesforce Security Guide leaves holders of Password Never Expires out of Expire All Passwords; other texts say every user",
        ),
        line(
            "passkey_skips_expired_password",
            given.passkey_skips_expired_password,
            "no document says whether Lightning Login or a passkey gets past an expired password",
        ),
        line(
            "sso_login_skips_expired_password",
            given.sso_login_skips_expired_password,
            "no source shows a change-password screen after a SAML or OpenID login",
        ),
        line(
            "tokens_survive_expiry",
            given.tokens_survive_expiry,
            "JWT, client credentials and refresh tokens send no password; no official sentence covers an expired, unchanged one",
        ),
        line(
            "delegated_authentication_off",
            given.delegated_authentication_off,
            "used only where nothing was read about Is Single Sign-On Enabled: the column exists only in orgs that switched the feature on (Help 000385305)",
        ),
    ]
}
