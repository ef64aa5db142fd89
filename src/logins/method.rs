use crate::model::words;

words! {
    /// A way of signing in.
    pub enum LoginMethod {
        /// Password typed on a login page.
        UiPassword = "ui_password",
        /// SOAP `login()`.
        SoapPassword = "soap_password",
        /// OAuth grant `password`.
        OauthPassword = "oauth_password",
        /// OAuth grant `client_credentials`.
        OauthClientCredentials = "oauth_client_credentials",
        /// OAuth JWT bearer.
        OauthJwt = "oauth_jwt",
        /// OAuth by a person's consent, and refreshes of such a grant.
        OauthWeb = "oauth_web",
        /// SAML single sign-on.
        Saml = "saml",
        /// An authentication provider.
        Openid = "openid",
        /// A password that the company's gateway checks, not Salesforce.
        Delegated = "delegated",
        /// Lightning Login, one-time codes, passkeys.
        Passwordless = "passwordless",
        /// Client certificate.
        Certificate = "certificate",
        /// OAuth token exchange.
        TokenExchange = "token_exchange",
        /// Not a login: the password was changed or reset.
        PasswordChange = "password_change",
        /// The row does not tell.
        Unknown = "unknown",
    }
}

words! {
    /// Whether a login used a Salesforce password.
    pub enum PasswordUse {
        Yes = "yes",
        No = "no",
        Unknown = "unknown",
    }
}
