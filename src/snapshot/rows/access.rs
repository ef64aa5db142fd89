use crate::snapshot::cell::{AnyIdCell, Flag, PermissionSetGroupIdCell, PermissionSetIdCell, ProfileIdCell, Text, Time, UserIdCell};
use crate::snapshot::object::object;

/// Declares an object that carries the user permissions the tool looks at, beside its own columns.
macro_rules! with_permissions {
    ($(#[$meta:meta])* $name:ident: $source:ident { $($head:tt)* }) => {
        object! {
            $(#[$meta])* $name: $source {
                $($head)*
                /** Password Never Expires. */
                password_never_expires: Flag = "PermissionsPasswordNeverExpires",
                /** API Only User: cannot use the pages. */
                api_user_only: Flag = "PermissionsApiUserOnly",
                /** Is Single Sign-On Enabled: delegated authentication, not SAML. */
                is_sso_enabled: Flag = "PermissionsIsSsoEnabled",
                /** Manage Users. */
                manage_users: Flag = "PermissionsManageUsers",
                /** Manage Internal Users. */
                manage_internal_users: Flag = "PermissionsManageInternalUsers",
                /** Reset User Passwords and Unlock Users. */
                reset_passwords: Flag = "PermissionsResetPasswords",
                /** Modify All Data. */
                modify_all_data: Flag = "PermissionsModifyAllData",
                /** View All Data. */
                view_all_data: Flag = "PermissionsViewAllData",
                /** Customize Application. */
                customize_application: Flag = "PermissionsCustomizeApplication",
                /** Author Apex. */
                author_apex: Flag = "PermissionsAuthorApex",
            }
        }
    };
}

with_permissions! {
    /// A profile. Source: Object Reference v67, `Profile`.
    ProfileRow: Profile {
        key { /** Record id. */ id: ProfileIdCell = "Id" }
        /** Name as Setup shows it. */
        name: Text = "Name",
        /** Kind of user the profile is for. */
        user_type: Text = "UserType",
        /** Licence. */
        user_license_id: AnyIdCell = "UserLicenseId",
        /** Name of the licence, where the query asked for it. */
        license_name: Text = "UserLicense.Name",
    }
}

with_permissions! {
    /// A permission set; also the one behind a profile and behind a group.
    /// Source: Object Reference v67, `PermissionSet`.
    PermissionSetRow: PermissionSet {
        key { /** Record id. */ id: PermissionSetIdCell = "Id" }
        /** API name. */
        name: Text = "Name",
        /** Name as Setup shows it. */
        label: Text = "Label",
        /** Whether it is the set behind a profile. */
        is_owned_by_profile: Flag = "IsOwnedByProfile",
        /** The profile it stands behind. */
        profile_id: ProfileIdCell = "ProfileId",
        /** The group it stands behind. */
        group_id: PermissionSetGroupIdCell = "PermissionSetGroupId",
        /** `Regular`, `Group`, `Session`, `Standard`… */
        set_type: Text = "Type",
        /** Holds only inside an activated session. */
        has_activation_required: Flag = "HasActivationRequired",
    }
}

with_permissions! {
    /// The muting set of a group. Source: Object Reference v67, `MutingPermissionSet`.
    MutingPermissionSetRow: MutingPermissionSet {
        key { /** Record id. */ id: AnyIdCell = "Id" }
        /** API name. */
        developer_name: Text = "DeveloperName",
    }
}

object! {
    /// Who holds which set. Source: Object Reference v67, `PermissionSetAssignment`.
    PermissionSetAssignmentRow: PermissionSetAssignment {
        key { /** The user. */ assignee_id: UserIdCell = "AssigneeId" }
        /** Record id. */
        id: AnyIdCell = "Id",
        /** The set; may be empty for a group. */
        permission_set_id: PermissionSetIdCell = "PermissionSetId",
        /** The group. */
        group_id: PermissionSetGroupIdCell = "PermissionSetGroupId",
        /** When the assignment ends. */
        expiration: Time = "ExpirationDate",
        /** Whether it counted when it was read. */
        is_active: Flag = "IsActive",
        /** Taken away by an access policy (API 57 and later). */
        is_revoked: Flag = "IsRevoked",
    }
}

object! {
    /// A permission set group. Source: Object Reference v67, `PermissionSetGroup`.
    PermissionSetGroupRow: PermissionSetGroup {
        key { /** Record id. */ id: PermissionSetGroupIdCell = "Id" }
        /** API name. */
        developer_name: Text = "DeveloperName",
        /** `Updated`, `Outdated`, `Updating`, `Failed`. */
        status: Text = "Status",
        /** Holds only inside an activated session. */
        has_activation_required: Flag = "HasActivationRequired",
    }
}

object! {
    /// A member of a group. Source: Object Reference v67, `PermissionSetGroupComponent`.
    PermissionSetGroupComponentRow: PermissionSetGroupComponent {
        key {
            /** The group. */ group_id: PermissionSetGroupIdCell = "PermissionSetGroupId",
            /** The member: a permission set or a muting set. */ member_id: AnyIdCell = "PermissionSetId",
        }
    }
}

object! {
    /// A user licence. Source: Object Reference v67, `UserLicense`.
    UserLicenseRow: UserLicense {
        key { /** Record id. */ id: AnyIdCell = "Id" }
        /** Name as Setup shows it. */
        name: Text = "Name",
        /** Key that is the same in every org. */
        definition_key: Text = "LicenseDefinitionKey",
    }
}
