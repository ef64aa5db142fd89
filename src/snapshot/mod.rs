//! A folder of exports, read.
//!
//! In come files in the forms people have them; out go typed rows in [`Source`]s, the coverage of
//! every source and every file's account of itself. Must not know the network, nor what is risky.

pub mod manifest;
mod object;
pub mod rows;

pub use object::{CellError, CellType, ColumnSpec, Object};

use std::path::PathBuf;

use crate::model::{Source, SourceName, Utc, words};
use manifest::Manifest;
use rows::{
    AuthConfigProviderRow, AuthConfigRow, AuthProviderRow, ExtlClntAppOauthPlcyCnfgRow, MutingPermissionSetRow, OauthTokenRow,
    OrganizationRow, PermissionSetAssignmentRow, PermissionSetGroupComponentRow, PermissionSetGroupRow, PermissionSetRow, ProfileRow,
    SamlSsoConfigRow, SetupAuditTrailRow, ThirdPartyAccountLinkRow, TwoFactorMethodsInfoRow, UserLicenseRow, UserLoginRow, UserRow,
};

/// One cell or row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
pub struct Rejected {
    /// Line of the file, from 1; for JSON the number of the record, from 1.
    pub line: u64,
    /// The column, where one cell is to blame.
    pub column: Option<String>,
    /// Why, in words.
    pub why: String,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Input {
    /// Path relative to what `--from` named, with `/` on every system.
    pub file: String,
    /// The form it has: `sf CSV`, `Data Export CSV`, `JSON`, …
    pub kind: String,
    /// What it was taken for; none if it was not recognised.
    pub source: Option<SourceName>,
    /// Rows read from it.
    pub rows: u64,
    /// Rows that could not be read: the first ones; `rejected_total` counts all.
    pub rejected: Vec<Rejected>,
    /// Number of rows that could not be read.
    pub rejected_total: u64,
}

words! {
    /// How fully a source was read.
    pub enum Status {
        /// To the end, and nothing hints at more.
        Complete = "complete",
        /// Some of it.
        Partial = "partial",
        /// The org refused it.
        Denied = "denied",
        /// This org has no such object or feature.
        Unsupported = "unsupported",
        /// No file of it was among the input.
        Absent = "absent",
        /// It was there and could not be read at all.
        Error = "error",
    }
}

/// How fully one source was read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Coverage {
    /// The source.
    pub source: SourceName,
    /// How fully it was read.
    pub status: Status,
    /// Rows read.
    pub rows: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Why it is not complete.
    pub reason: Option<String>,
    /// What would make it complete.
    pub remedy: Option<String>,
}

/// A file of login rows: named here, streamed by `logins`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginFile {
    /// Where it is on this machine.
    pub path: PathBuf,
    /// Index of its entry in [`Snapshot::inputs`].
    pub input: usize,
    /// The form its rows have.
    pub form: LoginForm,
}

/// The forms login rows come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginForm {
    /// CSV with the API names of LoginHistory as headers, plain or gzip.
    ObjectCsv {
        /// The byte between cells.
        separator: u8,
        /// Whether the content is gzip, whatever the name says.
        gzip: bool,
    },
    /// What the REST API or the `sf` CLI answers, plain or gzip: envelope, bare answer, array or
    /// one record a line.
    Json {
        /// Whether the content is gzip, whatever the name says.
        gzip: bool,
    },
}

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
