//! A folder of exports, read.
//!
//! In come files in the forms people have them; out go typed rows in [`Source`]s, the coverage of
//! every source and every file's account of itself. Must not know the network, nor what is risky.

pub mod catalogue;
mod cell;
pub mod coverage;
mod error;
mod folder;
mod input;
mod login_file;
pub mod manifest;
mod object;
mod open;
mod promise;
mod read;
mod reference;
pub mod rows;
mod settle;
mod table;
mod tables;
#[cfg(test)]
mod tests;

pub use cell::{CellType, Pool};
pub use coverage::{Coverage, Status};
pub use error::ReadError;
pub use input::{Input, Rejected};
pub use login_file::{LoginFile, LoginForm};
pub use object::{CellError, ColumnSpec, Object};
pub use settle::{LoginFileRead, Settling};

use crate::model::{Source, Utc};
use manifest::Manifest;
use rows::{
    AuthConfigProviderRow, AuthConfigRow, AuthProviderRow, ExtlClntAppOauthPlcyCnfgRow, MutingPermissionSetRow, OauthTokenRow,
    OrganizationRow, PermissionSetAssignmentRow, PermissionSetGroupComponentRow, PermissionSetGroupRow, PermissionSetRow, ProfileRow,
    SamlSsoConfigRow, SetupAuditTrailRow, ThirdPartyAccountLinkRow, TwoFactorMethodsInfoRow, UserLicenseRow, UserLoginRow, UserRow,
};

/// Everything read from a folder of exports, before the login rows are folded.
#[derive(Debug)]
pub struct Snapshot {
    /// The one row about the org itself.
    pub organization: Source<Vec<OrganizationRow>>,
    /// Users, one a person or program.
    pub users: Source<Vec<UserRow>>,
    /// Users of rejected rows whose id could be read: known to exist, nothing else is.
    pub unread_users: Vec<crate::model::UserId>,
    /// Frozen and locked flags.
    pub user_logins: Source<Vec<UserLoginRow>>,
    /// Names of user licences.
    pub user_licenses: Source<Vec<UserLicenseRow>>,
    /// Profiles with their permission columns.
    pub profiles: Source<Vec<ProfileRow>>,
    /// Permission sets, those owned by profiles and groups included.
    pub permission_sets: Source<Vec<PermissionSetRow>>,
    /// Who holds which set.
    pub assignments: Source<Vec<PermissionSetAssignmentRow>>,
    /// Permission set groups.
    pub groups: Source<Vec<PermissionSetGroupRow>>,
    /// Members of groups.
    pub group_components: Source<Vec<PermissionSetGroupComponentRow>>,
    /// Muting sets of groups.
    pub muting_sets: Source<Vec<MutingPermissionSetRow>>,
    /// SAML configurations.
    pub saml_configs: Source<Vec<SamlSsoConfigRow>>,
    /// Authentication providers.
    pub auth_providers: Source<Vec<AuthProviderRow>>,
    /// Login pages.
    pub auth_configs: Source<Vec<AuthConfigRow>>,
    /// What login pages offer.
    pub auth_config_providers: Source<Vec<AuthConfigProviderRow>>,
    /// OAuth grants, without the tokens.
    pub tokens: Source<Vec<OauthTokenRow>>,
    /// Policies of external client apps.
    pub app_policies: Source<Vec<ExtlClntAppOauthPlcyCnfgRow>>,
    /// Registered verification methods.
    pub verification_methods: Source<Vec<TwoFactorMethodsInfoRow>>,
    /// Account links of authentication providers.
    pub account_links: Source<Vec<ThirdPartyAccountLinkRow>>,
    /// Setup audit trail.
    pub audit_trail: Source<Vec<SetupAuditTrailRow>>,
    /// Files of login rows.
    pub logins: Source<Vec<LoginFile>>,
    /// Every file that was looked at, in the order of their paths.
    pub inputs: Vec<Input>,
    /// How fully each source was read; settled once the logins are folded.
    pub coverage: Vec<Coverage>,
    /// What the manifest says of org, time and window, if there is one.
    pub manifest: Option<Manifest>,
    /// Warnings of reading: files not recognised, contradictions, odd headers.
    pub warnings: Vec<crate::diagnostic::Diagnostic>,
    /// The newest audit `CreatedDate` and `User.LastLoginDate` read, for `--as-of`'s default.
    pub newest: Option<Utc>,
}
