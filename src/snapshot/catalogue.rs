//! One table of sources: by which columns a file of one is known, what tells its records apart, who
//! may read it, and the query that exports it.
//!
//! Source of columns and permissions: Object Reference v67, the page of each object.

use super::object::{ColumnSpec, Object};
use super::rows::{
    AuthConfigProviderRow, AuthConfigRow, AuthProviderRow, ExtlClntAppOauthPlcyCnfgRow, MutingPermissionSetRow, OauthTokenRow,
    OrganizationRow, PermissionSetAssignmentRow, PermissionSetGroupComponentRow, PermissionSetGroupRow, PermissionSetRow, ProfileRow,
    SamlSsoConfigRow, SetupAuditTrailRow, ThirdPartyAccountLinkRow, TwoFactorMethodsInfoRow, UserLicenseRow, UserLoginRow, UserRow,
};
use crate::model::SourceName;

/// What is known of one source before any file is opened.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The source; its word is the object's API name and the name of its file.
    pub source: SourceName,
    /// Columns that are read; none for objects whose rows are only counted.
    pub columns: Option<&'static [ColumnSpec]>,
    /// The column that tells records apart, where there is one.
    pub identity: Option<&'static str>,
    /// Sets of columns; a header that has all of one set belongs to this object.
    pub signatures: &'static [&'static [&'static str]],
    /// The permission that lets somebody read all rows.
    pub permission: &'static str,
    /// What to ask for, after `SELECT`.
    pub fields: &'static str,
}

/// The columns without which a row of login history means nothing.
const LOGIN_COLUMNS: &[ColumnSpec] = &[ColumnSpec { name: "UserId", required: true }, ColumnSpec { name: "LoginTime", required: true }];

/// Columns that hold secrets. Nothing in them is ever kept; a file that has one is told.
/// Source: Object Reference v67, `OauthToken`, `AuthProvider`, `TwoFactorInfo`, `AuthSession`.
pub const SECRET_COLUMNS: &[&str] = &[
    "AccessToken",
    "RequestToken",
    "DeleteToken",
    "RefreshToken",
    "ConsumerKey",
    "ConsumerSecret",
    "EcKey",
    "SharedKey",
    "PrivateKey",
    "ClientSecret",
    "Password",
    "SessionKey",
];

type Signatures = &'static [&'static [&'static str]];

/// An object with a row type.
const fn typed<R: Object>(identity: &'static str, signatures: Signatures, permission: &'static str, fields: &'static str) -> Entry {
    Entry { source: R::SOURCE, columns: Some(R::COLUMNS), identity: Some(identity), signatures, permission, fields }
}

/// An object whose records have nothing of their own that tells them apart.
const fn without_identity(entry: Entry) -> Entry {
    Entry { identity: None, ..entry }
}

/// An object whose rows are recognised and counted.
const fn counted(source: SourceName, signatures: Signatures, permission: &'static str, fields: &'static str) -> Entry {
    Entry { source, columns: None, identity: Some("Id"), signatures, permission, fields }
}

const VIEW_SETUP: &str = "View Setup and Configuration";
const MANAGE_USERS: &str = "Manage Users";
const ECA: &str = "View All External Client Apps";

macro_rules! permissions {
    ($head:literal) => {
        concat!(
            $head,
            ", PermissionsPasswordNeverExpires, PermissionsApiUserOnly, PermissionsManageUsers, PermissionsManageInternalUsers, ",
            "PermissionsResetPasswords, PermissionsModifyAllData, PermissionsViewAllData, PermissionsCustomizeApplication, ",
            "PermissionsAuthorApex"
        )
    };
}

/// Every object that a file can be recognised as. Where a header fits several, the name of the
/// file decides, and without it the earlier entry.
pub const CATALOGUE: &[Entry] = &[
    typed::<OrganizationRow>(
        "Id",
        &[&["Id", "OrganizationType"], &["Id", "InstanceName"], &["Id", "IsSandbox"]],
        "API Enabled",
        "Id, Name, OrganizationType, IsSandbox, InstanceName, TimeZoneSidKey, DelegatedAuthenticationServiceUrl",
    ),
    typed::<UserRow>(
        "Id",
        &[&["Id", "Username"]],
        "View All Users",
        "Id, Username, Name, Email, IsActive, UserType, ProfileId, Profile.Name, Profile.UserLicense.Name, ManagerId, Title, Department, \
         TimeZoneSidKey, FederationIdentifier, ContactId, CreatedDate, LastLoginDate, LastPasswordChangeDate, PasswordExpirationDate, \
         HasUserVerifiedEmail, NumberOfFailedLogins",
    ),
    typed::<UserLoginRow>(
        "UserId",
        &[&["UserId", "IsFrozen"], &["UserId", "IsPasswordLocked"]],
        MANAGE_USERS,
        "Id, UserId, IsFrozen, IsPasswordLocked",
    ),
    typed::<UserLicenseRow>("Id", &[&["Id", "LicenseDefinitionKey"]], VIEW_SETUP, "Id, Name, LicenseDefinitionKey"),
    typed::<ProfileRow>(
        "Id",
        &[&["Id", "UserLicenseId"], &["Id", "UserLicense.Name"], &["Id", "UserType", "PermissionsManageUsers"]],
        "View Setup and Configuration, and View All Profiles",
        permissions!("Id, Name, UserType, UserLicenseId, UserLicense.Name"),
    ),
    typed::<PermissionSetRow>(
        "Id",
        &[&["Id", "IsOwnedByProfile"], &["Id", "Label", "ProfileId"], &["Id", "Label", "PermissionsManageUsers"]],
        VIEW_SETUP,
        permissions!("Id, Name, Label, IsOwnedByProfile, ProfileId, PermissionSetGroupId, Type, HasActivationRequired"),
    ),
    typed::<PermissionSetAssignmentRow>(
        "Id",
        &[&["AssigneeId", "PermissionSetId"], &["AssigneeId", "PermissionSetGroupId"]],
        VIEW_SETUP,
        "Id, AssigneeId, PermissionSetId, PermissionSetGroupId, ExpirationDate, IsActive, IsRevoked",
    ),
    typed::<PermissionSetGroupRow>(
        "Id",
        &[&["Id", "DeveloperName", "HasActivationRequired"]],
        VIEW_SETUP,
        "Id, DeveloperName, Status, HasActivationRequired",
    ),
    typed::<PermissionSetGroupComponentRow>(
        "Id",
        &[&["PermissionSetGroupId", "PermissionSetId"]],
        VIEW_SETUP,
        "Id, PermissionSetGroupId, PermissionSetId",
    ),
    typed::<MutingPermissionSetRow>(
        "Id",
        &[
            &["Id", "DeveloperName", "PermissionsPasswordNeverExpires"],
            &["Id", "DeveloperName", "PermissionsManageUsers"],
            &["Id", "DeveloperName", "PermissionsApiUserOnly"],
        ],
        VIEW_SETUP,
        permissions!("Id, DeveloperName"),
    ),
    Entry {
        source: SourceName::LoginHistory,
        columns: Some(LOGIN_COLUMNS),
        identity: Some("Id"),
        signatures: &[&["LoginTime", "UserId"]],
        permission: "Manage Users, or Monitor Login History",
        fields: "Id, UserId, LoginTime, LoginType, LoginSubType, Status, Application, ApiType, ApiVersion, ClientVersion, Browser, \
                 Platform, SourceIp, CountryIso, LoginUrl, AuthenticationServiceId, AuthMethodReference",
    },
    typed::<SetupAuditTrailRow>(
        "Id",
        &[&["CreatedDate", "Action", "Display"], &["CreatedDate", "Action", "Section"]],
        VIEW_SETUP,
        "Id, Action, Section, Display, CreatedDate, CreatedById, CreatedBy.Username, DelegateUser",
    ),
    typed::<SamlSsoConfigRow>(
        "Id",
        &[&["Id", "IdentityMapping"], &["Id", "ValidationCert"], &["Id", "SamlJitHandlerId"]],
        "View Setup and Configuration, or Customize Application with Modify All Data",
        "Id, DeveloperName, MasterLabel, IdentityMapping, OptionsUserProvisioning, ValidationCert, LastModifiedDate",
    ),
    typed::<AuthProviderRow>(
        "Id",
        &[&["Id", "ProviderType"], &["Id", "RegistrationHandlerId"]],
        "Customize Application, and Manage Auth. Providers",
        "Id, DeveloperName, FriendlyName, ProviderType, RegistrationHandlerId, ExecutionUserId",
    ),
    typed::<AuthConfigRow>(
        "Id",
        &[&["Id", "AuthOptionsUsernamePassword"], &["Id", "AuthOptionsSaml"], &["Id", "AuthOptionsAuthProvider"]],
        VIEW_SETUP,
        "Id, DeveloperName, Url, Type, IsActive, AuthOptionsUsernamePassword, AuthOptionsSaml, AuthOptionsAuthProvider",
    ),
    typed::<AuthConfigProviderRow>("Id", &[&["AuthConfigId", "AuthProviderId"]], VIEW_SETUP, "Id, AuthConfigId, AuthProviderId"),
    without_identity(typed::<OauthTokenRow>(
        "",
        &[&["UserId", "AppName"], &["UserId", "AppMenuItemId"], &["UserId", "UseCount"]],
        "Customize Application",
        "AppName, AppMenuItemId, UserId, CreatedDate, LastUsedDate, UseCount",
    )),
    counted(
        SourceName::ConnectedApplication,
        &[&["OptionsAllowAdminApprovedUsersOnly"], &["OptionsRefreshTokenValidityMetric"], &["RefreshTokenValidityPeriod"]],
        VIEW_SETUP,
        "Id, Name, CreatedDate, OptionsAllowAdminApprovedUsersOnly",
    ),
    counted(
        SourceName::ExternalClientApplication,
        &[&["Id", "DistributionState"]],
        ECA,
        "Id, DeveloperName, MasterLabel, ContactEmail, DistributionState",
    ),
    counted(SourceName::ExtlClntAppOauthSettings, &[], ECA, "Id, DeveloperName, MasterLabel, ExternalClientApplicationId"),
    typed::<ExtlClntAppOauthPlcyCnfgRow>(
        "Id",
        &[&["Id", "IsClientCredentialsFlowEnabled"], &["Id", "ClientCredentialsFlowUser"]],
        ECA,
        "Id, DeveloperName, IsClientCredentialsFlowEnabled, ClientCredentialsFlowUser",
    ),
    counted(
        SourceName::AppMenuItem,
        &[&["IsUsingAdminAuthorization"]],
        "API Enabled",
        "Id, ApplicationId, Name, Label, Type, IsUsingAdminAuthorization",
    ),
    counted(
        SourceName::SetupEntityAccess,
        &[&["SetupEntityId", "ParentId"], &["SetupEntityType"]],
        VIEW_SETUP,
        "Id, ParentId, SetupEntityId, SetupEntityType",
    ),
    typed::<TwoFactorMethodsInfoRow>(
        "UserId",
        &[
            &["UserId", "HasTotp"],
            &["UserId", "HasSecurityKey"],
            &["UserId", "HasU2F"],
            &["UserId", "HasSalesforceAuthenticator"],
            &["UserId", "HasBuiltInAuthenticator"],
            &["UserId", "HasUserVerifiedEmailAddress"],
            &["UserId", "HasVerifiedMobileNumber"],
        ],
        "Manage Multi-Factor Authentication in API",
        "UserId, HasUserVerifiedEmailAddress, HasTotp, HasSalesforceAuthenticator, HasSecurityKey, HasU2F, HasBuiltInAuthenticator, \
         HasVerifiedMobileNumber",
    ),
    without_identity(typed::<ThirdPartyAccountLinkRow>(
        "",
        &[&["UserId", "SsoProviderId"], &["UserId", "IsNotSsoUsable"]],
        MANAGE_USERS,
        "UserId, SsoProviderId, IsNotSsoUsable",
    )),
    counted(SourceName::ClientBrowser, &[&["UsersId", "LastUpdate"]], MANAGE_USERS, "Id, UsersId, LastUpdate"),
    counted(SourceName::LoginIp, &[&["UsersId", "IsAuthenticated"]], MANAGE_USERS, "Id, UsersId, SourceIp, IsAuthenticated, CreatedDate"),
    counted(
        SourceName::AuthSession,
        &[&["UsersId", "SessionType"], &["UsersId", "NumSecondsValid"]],
        MANAGE_USERS,
        "Id, UsersId, LoginType, SessionType, SourceIp, CreatedDate, LoginHistoryId",
    ),
    counted(
        SourceName::Domain,
        &[&["Domain", "DomainType"], &["Domain", "HttpsOption"]],
        VIEW_SETUP,
        "Id, Domain, DomainType, HttpsOption",
    ),
    counted(SourceName::Network, &[&["Id", "UrlPathPrefix", "Status"]], "API Enabled", "Id, Name, Status"),
    counted(
        SourceName::CronTrigger,
        &[&["NextFireTime"], &["CronJobDetail.Name"]],
        VIEW_SETUP,
        "Id, OwnerId, CronJobDetail.Name, State, NextFireTime",
    ),
    counted(SourceName::Certificate, &[&["DeveloperName", "ExpirationDate"]], VIEW_SETUP, "Id, DeveloperName, MasterLabel, ExpirationDate"),
];

/// The entry of a source; none for settings that come as metadata only.
#[must_use]
pub fn entry(source: SourceName) -> Option<&'static Entry> {
    CATALOGUE.iter().find(|entry| entry.source == source)
}

impl Entry {
    /// Whether facts rest on its rows, so that its absence matters.
    #[must_use]
    pub const fn decides(&self) -> bool {
        self.columns.is_some()
    }

    /// The command that exports it into the folder.
    #[must_use]
    pub fn command(&self) -> String {
        let tooling = if matches!(self.source, SourceName::Certificate) { " --use-tooling-api" } else { "" };
        let name = self.source.as_str();
        format!("sf data query{tooling} --query \"SELECT {} FROM {name}\" --result-format csv > {name}.csv", self.fields)
    }

    /// What adds the source to a folder that has none of it.
    #[must_use]
    pub fn how_to_add(&self) -> String {
        format!("add `{}.csv`: {} (needs {})", self.source, self.command(), self.permission)
    }

    /// Required columns that a header lacks.
    pub fn missing<'a>(&'a self, has: impl Fn(&str) -> bool + 'a) -> impl Iterator<Item = &'static str> + 'a {
        self.columns.unwrap_or_default().iter().filter(move |column| column.required && !has(column.name)).map(|column| column.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_source_stands_once_and_its_query_asks_for_what_rows_need() {
        for entry in CATALOGUE {
            assert_eq!(CATALOGUE.iter().filter(|other| other.source == entry.source).count(), 1, "{}", entry.source);
            let asked: Vec<&str> = entry.fields.split(", ").map(str::trim).collect();
            assert_eq!(entry.missing(|name| asked.contains(&name)).count(), 0, "{}", entry.source);
            assert!(!SECRET_COLUMNS.iter().any(|secret| asked.contains(secret)), "{}", entry.source);
            for column in entry.columns.unwrap_or_default() {
                assert!(!SECRET_COLUMNS.contains(&column.name), "{} declares {}", entry.source, column.name);
            }
        }
    }

    #[test]
    fn the_advised_query_is_recognised_as_what_it_asks_for() {
        for entry in CATALOGUE.iter().filter(|entry| entry.decides()) {
            let asked: Vec<&str> = entry.fields.split(", ").map(str::trim).collect();
            assert!(
                entry.signatures.iter().any(|set| set.iter().all(|column| asked.contains(column))),
                "{} would not be recognised",
                entry.source
            );
        }
    }
}
