use crate::snapshot::cell::{AnyIdCell, Flag, Past, ServiceIdCell, Text, UserIdCell};
use crate::snapshot::object::object;

object! {
    /// A SAML configuration. Source: Object Reference v67, `SamlSsoConfig`.
    SamlSsoConfigRow: SamlSsoConfig {
        key { /** Record id (`0LE`). */ id: ServiceIdCell = "Id" }
        /** API name, stable. */
        developer_name: Text = "DeveloperName",
        /** Name as Setup shows it. */
        label: Text = "MasterLabel",
        /** `Username`, `FederationId`, `UserId`. */
        identity_mapping: Text = "IdentityMapping",
        /** Users are made or updated at sign-in. */
        user_provisioning: Flag = "OptionsUserProvisioning",
        /** The identity provider's signing certificate: base64 DER, mostly without PEM lines. */
        validation_cert: Text = "ValidationCert",
        /** Last change of the configuration. */
        last_modified: Past = "LastModifiedDate",
    }
}

object! {
    /// An authentication provider (social, OpenID Connect, custom).
    /// Source: Object Reference v67, `AuthProvider`.
    AuthProviderRow: AuthProvider {
        key { /** Record id (`0SO`). */ id: ServiceIdCell = "Id" }
        /** API name, stable. */
        developer_name: Text = "DeveloperName",
        /** Name as Setup shows it. */
        label: Text = "FriendlyName",
        /** `OpenIdConnect`, `Google`, `Microsoft`… */
        provider_type: Text = "ProviderType",
        /** Apex class that makes and updates users; without one only linked users get in. */
        registration_handler: AnyIdCell = "RegistrationHandlerId",
        /** User the handler runs as. */
        execution_user: UserIdCell = "ExecutionUserId",
    }
}

object! {
    /// A login page. Source: Object Reference v67, `AuthConfig`.
    AuthConfigRow: AuthConfig {
        key { /** Record id. */ id: AnyIdCell = "Id" }
        /** Address of the page. */
        url: Text = "Url",
        /** `Org` (My Domain), `Community`, `Site`, `Portal`. */
        page_type: Text = "Type",
        /** Whether the page is in use. */
        is_active: Flag = "IsActive",
        /** The password form is shown. */
        offers_password: Flag = "AuthOptionsUsernamePassword",
        /** SAML is offered. */
        offers_saml: Flag = "AuthOptionsSaml",
        /** Authentication providers are offered. */
        offers_auth_provider: Flag = "AuthOptionsAuthProvider",
    }
}

object! {
    /// What a login page offers. Source: Object Reference v67, `AuthConfigProviders`.
    AuthConfigProviderRow: AuthConfigProviders {
        key {
            /** The page. */ auth_config_id: AnyIdCell = "AuthConfigId",
            /** An authentication provider or a SAML configuration. */ auth_provider_id: ServiceIdCell = "AuthProviderId",
        }
    }
}

object! {
    /// Registered verification methods of a user.
    /// Source: Object Reference v67, `TwoFactorMethodsInfo`.
    TwoFactorMethodsInfoRow: TwoFactorMethodsInfo {
        key { /** The user. */ user_id: UserIdCell = "UserId" }
        /** Address verified; not a method of its own. */
        has_verified_email: Flag = "HasUserVerifiedEmailAddress",
        /** One-time codes from an authenticator app. */
        has_totp: Flag = "HasTotp",
        /** Salesforce Authenticator. */
        has_salesforce_authenticator: Flag = "HasSalesforceAuthenticator",
        /** Security key (WebAuthn): phishing-resistant. */
        has_security_key: Flag = "HasSecurityKey",
        /** Security key (U2F): phishing-resistant. */
        has_u2f: Flag = "HasU2F",
        /** Built-in authenticator, passkeys included: phishing-resistant. */
        has_built_in_authenticator: Flag = "HasBuiltInAuthenticator",
        /** Codes by text message. */
        has_verified_mobile: Flag = "HasVerifiedMobileNumber",
    }
}

object! {
    /// A user's link to an account at an authentication provider.
    /// Source: Object Reference v67, `ThirdPartyAccountLink`.
    ThirdPartyAccountLinkRow: ThirdPartyAccountLink {
        key { /** The user. */ user_id: UserIdCell = "UserId" }
        /** The provider. */
        provider_id: ServiceIdCell = "SsoProviderId",
        /** The link does not sign in. */
        is_not_sso_usable: Flag = "IsNotSsoUsable",
    }
}
