use crate::model::Known::{self, Is, Unknown};
use crate::model::{Missing, SourceName};
use crate::snapshot::rows::{MutingPermissionSetRow, PermissionSetRow, ProfileRow};

/// A user permission that decides something here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Permission {
    PasswordNeverExpires,
    ApiUserOnly,
    IsSsoEnabled,
    ManageUsers,
    ManageInternalUsers,
    ResetPasswords,
    ModifyAllData,
    ViewAllData,
    CustomizeApplication,
    AuthorApex,
}

impl Permission {
    const COUNT: usize = 10;

    pub(crate) const ALL: [Self; Self::COUNT] = [
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
    ];

    /// The column's API name, the same on all objects that carry permissions.
    pub(crate) const fn column(self) -> &'static str {
        match self {
            Self::PasswordNeverExpires => "PermissionsPasswordNeverExpires",
            Self::ApiUserOnly => "PermissionsApiUserOnly",
            Self::IsSsoEnabled => "PermissionsIsSsoEnabled",
            Self::ManageUsers => "PermissionsManageUsers",
            Self::ManageInternalUsers => "PermissionsManageInternalUsers",
            Self::ResetPasswords => "PermissionsResetPasswords",
            Self::ModifyAllData => "PermissionsModifyAllData",
            Self::ViewAllData => "PermissionsViewAllData",
            Self::CustomizeApplication => "PermissionsCustomizeApplication",
            Self::AuthorApex => "PermissionsAuthorApex",
        }
    }
}

/// Rows that carry permission columns.
pub(crate) trait PermissionColumns {
    /// The source, for what an absent column waits for.
    const SOURCE: SourceName;
    /// The cell of one permission.
    fn cell(&self, permission: Permission) -> Known<Option<bool>>;
}

macro_rules! permission_columns {
    ($($row:ident: $source:ident),+) => {$(
        impl PermissionColumns for $row {
            const SOURCE: SourceName = SourceName::$source;
            fn cell(&self, permission: Permission) -> Known<Option<bool>> {
                match permission {
                    Permission::PasswordNeverExpires => self.password_never_expires(),
                    Permission::ApiUserOnly => self.api_user_only(),
                    Permission::IsSsoEnabled => self.is_sso_enabled(),
                    Permission::ManageUsers => self.manage_users(),
                    Permission::ManageInternalUsers => self.manage_internal_users(),
                    Permission::ResetPasswords => self.reset_passwords(),
                    Permission::ModifyAllData => self.modify_all_data(),
                    Permission::ViewAllData => self.view_all_data(),
                    Permission::CustomizeApplication => self.customize_application(),
                    Permission::AuthorApex => self.author_apex(),
                }
            }
        }
    )+};
}
permission_columns! { ProfileRow: Profile, PermissionSetRow: PermissionSet, MutingPermissionSetRow: MutingPermissionSet }

/// What is given, one answer a permission.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Grants([Known<bool>; Permission::COUNT]);

impl Grants {
    /// The same answer for every permission.
    pub(crate) const fn all(answer: Known<bool>) -> Self {
        Self([answer; Permission::COUNT])
    }

    /// Nothing at all.
    pub(crate) const NONE: Self = Self::all(Is(false));

    /// Undecided, waiting for these.
    pub(crate) const fn unknown(missing: Missing) -> Self {
        Self::all(Unknown(missing))
    }

    /// What a row gives. A column that the org does not have is held by nobody; an empty cell is
    /// no answer, as these columns are never empty in an org.
    pub(crate) fn of<R: PermissionColumns>(row: &R, lacks: &dyn Fn(SourceName, &str) -> bool) -> Self {
        Self(Permission::ALL.map(|permission| match row.cell(permission) {
            Is(Some(given)) => Is(given),
            Unknown(_) if lacks(R::SOURCE, permission.column()) => Is(false),
            Is(None) | Unknown(_) => Known::missing(R::SOURCE),
        }))
    }

    pub(crate) fn get(&self, permission: Permission) -> Known<bool> {
        self.0.get(permission as usize).copied().unwrap_or(Known::missing(SourceName::PermissionSet))
    }

    /// Given by either.
    pub(crate) fn or(self, other: Self) -> Self {
        self.with(other, |a, b| a | b)
    }

    /// Given by this, if the condition holds.
    pub(crate) fn only_if(self, condition: Known<bool>) -> Self {
        Self(self.0.map(|given| given & condition))
    }

    /// Given by this and not muted there.
    pub(super) fn without(self, muted: Self) -> Self {
        self.with(muted, |given, muted| given & !muted)
    }

    /// One permission source read in two ways: they have to agree, and either one is enough.
    pub(super) fn agreed(self, other: Self) -> Self {
        self.with(other, |a, b| match (a, b) {
            (Is(one), Is(two)) if one != two => Unknown(Missing::of(SourceName::PermissionSet).union(Missing::of(SourceName::Profile))),
            (Is(answer), _) | (_, Is(answer)) => Is(answer),
            (Unknown(a), Unknown(b)) => Unknown(a.union(b)),
        })
    }

    fn with(self, other: Self, combine: impl Fn(Known<bool>, Known<bool>) -> Known<bool>) -> Self {
        let mut result = self;
        for (mine, theirs) in result.0.iter_mut().zip(other.0) {
            *mine = combine(*mine, theirs);
        }
        result
    }
}
