//! Profiles, permission sets and groups, described.

/// Permissions that decide something. Source: Object Reference v67, `PermissionSet`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permission {
    /// Password Never Expires.
    PasswordNeverExpires,
    /// API Only User.
    ApiUserOnly,
    /// Is Single Sign-On Enabled: the column exists only where delegated authentication is on.
    IsSsoEnabled,
    /// Manage Users.
    ManageUsers,
    /// Manage Internal Users.
    ManageInternalUsers,
    /// Reset User Passwords and Unlock Users.
    ResetPasswords,
    /// Modify All Data.
    ModifyAllData,
    /// View All Data.
    ViewAllData,
    /// Customize Application.
    CustomizeApplication,
    /// Author Apex.
    AuthorApex,
    /// API Enabled.
    ApiEnabled,
    /// View Setup and Configuration.
    ViewSetup,
}

impl Permission {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 12] = [
        Self::PasswordNeverExpires,
        Self::ApiUserOnly,
        Self::IsSsoEnabled,
        Self::ManageUsers,
        Self::ManageInternalUsers,
        Self::ResetPasswords,
        Self::ModifyAllData,
        Self::ViewAllData,
        Self::CustomizeApplication,
        Self::AuthorApex,
        Self::ApiEnabled,
        Self::ViewSetup,
    ];

    /// What System Administrator holds.
    pub const ADMINISTRATOR: [Self; 9] = [
        Self::ManageUsers,
        Self::ManageInternalUsers,
        Self::ResetPasswords,
        Self::ModifyAllData,
        Self::ViewAllData,
        Self::CustomizeApplication,
        Self::AuthorApex,
        Self::ApiEnabled,
        Self::ViewSetup,
    ];

    /// API name of the column.
    pub fn column(self) -> String {
        format!("Permissions{self:?}")
    }
}

/// A profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Name as Setup shows it.
    pub name: String,
    /// `UserType`.
    pub user_type: &'static str,
    /// Licence by name.
    pub license: &'static str,
    /// What it grants.
    pub permissions: Vec<Permission>,
}

impl Profile {
    /// A profile of the licence *Salesforce* that grants this.
    pub fn new(name: &str, permissions: &[Permission]) -> Self {
        Self { name: name.into(), user_type: "Standard", license: "Salesforce", permissions: permissions.to_vec() }
    }

    /// On another licence, for another kind of user.
    pub fn on(mut self, license: &'static str, user_type: &'static str) -> Self {
        (self.license, self.user_type) = (license, user_type);
        self
    }

    /// The profiles that every described org has.
    pub fn standard() -> Vec<Self> {
        vec![
            Self::new("System Administrator", &Permission::ADMINISTRATOR),
            Self::new("Standard User", &[Permission::ApiEnabled]),
            Self::new("Minimum Access - API Only Integrations", &[Permission::ApiUserOnly, Permission::ApiEnabled])
                .on("Salesforce Integration", "Standard"),
            Self::new("Customer Community User", &[]).on("Customer Community", "CspLitePortal"),
        ]
    }
}

/// A permission set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionSet {
    /// API name.
    pub name: String,
    /// What it grants.
    pub permissions: Vec<Permission>,
    /// It holds only inside an activated session.
    pub session_based: bool,
}

impl PermissionSet {
    /// A set that grants this.
    pub fn new(name: &str, permissions: &[Permission]) -> Self {
        Self { name: name.into(), permissions: permissions.to_vec(), session_based: false }
    }
}

/// A permission set group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// API name.
    pub name: String,
    /// API names of its members.
    pub sets: Vec<String>,
    /// What its muting set takes away.
    pub muted: Vec<Permission>,
    /// `Updated`, `Outdated`, `Updating`, `Failed`.
    pub status: &'static str,
}

impl Group {
    /// A group of these sets, up to date, nothing muted.
    pub fn new(name: &str, sets: &[&str]) -> Self {
        Self { name: name.into(), sets: sets.iter().map(|set| (*set).to_string()).collect(), muted: Vec::new(), status: "Updated" }
    }
}
