use crate::model::words;

words! {
    /// What the status of a login row means.
    /// Source: Object Reference v67, "Login Event Type", `LOGIN_STATUS` values.
    pub enum StatusClass {
        Success = "success",
        WrongPassword = "wrong_password",
        Lockout = "lockout",
        TokenRequired = "token_required",
        Challenge = "challenge",
        Mfa = "mfa",
        IpDenied = "ip_denied",
        HoursDenied = "hours_denied",
        PolicyDenied = "policy_denied",
        RateLimited = "rate_limited",
        SsoConfiguration = "sso_configuration",
        SsoCertificate = "sso_certificate",
        SsoClock = "sso_clock",
        SsoUser = "sso_user",
        SsoPortal = "sso_portal",
        SsoGateway = "sso_gateway",
        OauthApp = "oauth_app",
        UserInactive = "user_inactive",
        OrgState = "org_state",
        ClientOld = "client_old",
        Other = "other",
    }
}

impl StatusClass {
    /// Whether a Salesforce password was tried and refused.
    #[must_use]
    pub const fn is_password_failure(self) -> bool {
        matches!(self, Self::WrongPassword | Self::Lockout | Self::TokenRequired)
    }

    /// Whether it speaks against the sign-in configuration rather than against one user.
    /// Source: Help "SAML Login Errors".
    #[must_use]
    pub const fn is_configuration_failure(self) -> bool {
        matches!(self, Self::SsoConfiguration | Self::SsoCertificate)
    }
}
