use crate::snapshot::cell::{Flag, Number, Past, ProfileIdCell, Text, Time, UserIdCell, Word};
use crate::snapshot::object::object;

object! {
    /// A user account: person, program, site guest or system process.
    UserRow: User {
        key { /** Record id. */ id: UserIdCell = "Id" }
        /** Sign-in name, unique over all orgs. */
        username: Text = "Username",
        /** Display name. */
        name: Text = "Name",
        /** First name: the weekly Data Export has no `Name`. */
        first_name: Text = "FirstName",
        /** Last name: the weekly Data Export has no `Name`. */
        last_name: Text = "LastName",
        /** Address that links, codes and security tokens are mailed to. */
        email: Text = "Email",
        /** Whether the account may sign in. */
        is_active: Flag = "IsActive",
        /** `Standard`, `CsnOnly`, `Guest`, `AutomatedProcess`, portal types… */
        user_type: Word = "UserType",
        /** Profile. */
        profile_id: ProfileIdCell = "ProfileId",
        /** Name of the profile, where the query asked for it. */
        profile_name: Word = "Profile.Name",
        /** Name of the licence, where the query asked for it. */
        license_name: Word = "Profile.UserLicense.Name",
        /** What SAML by Federation ID maps to. */
        federation_id: Text = "FederationIdentifier",
        /** Contact of an external user. */
        contact_id: Text = "ContactId",
        /** Manager's user id. */
        manager_id: UserIdCell = "ManagerId",
        /** Job title. */
        title: Word = "Title",
        /** Department. */
        department: Word = "Department",
        /** Time zone the user works in. */
        time_zone: Word = "TimeZoneSidKey",
        /** When the account was created. */
        created: Past = "CreatedDate",
        /** Last successful login; refreshes do not move it. */
        last_login: Past = "LastLoginDate",
        /** Last change or reset of the password; empty if there never was one. */
        last_password_change: Past = "LastPasswordChangeDate",
        /** When the password expires (API 63 and later). */
        password_expiration: Time = "PasswordExpirationDate",
        /** Whether the address was verified (API 63 and later). */
        has_verified_email: Flag = "HasUserVerifiedEmail",
        /** Failed password attempts since the last success. */
        failed_logins: Number = "NumberOfFailedLogins",
    }
}

object! {
    /// Frozen and locked flags of a user. Source: Object Reference v67, `UserLogin`.
    UserLoginRow: UserLogin {
        key { /** The user. */ user_id: UserIdCell = "UserId" }
        /** Blocked by an administrator or by Salesforce. */
        is_frozen: Flag = "IsFrozen",
        /** Locked after too many bad passwords. */
        is_password_locked: Flag = "IsPasswordLocked",
    }
}
