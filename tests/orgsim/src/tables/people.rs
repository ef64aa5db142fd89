use super::{Ids, named, place};
use crate::clock::DAY;
use crate::user::Method;
use crate::{Cell, Id, Org, Random, Table, Time, User};

pub(super) fn users(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new(
        "User",
        &[
            "Id",
            "Username",
            "FirstName",
            "LastName",
            "Name",
            "Email",
            "Alias",
            "Title",
            "Department",
            "IsActive",
            "UserType",
            "ProfileId",
            "Profile.Name",
            "Profile.UserLicense.Name",
            "FederationIdentifier",
            "ContactId",
            "ManagerId",
            "TimeZoneSidKey",
            "CreatedDate",
            "LastLoginDate",
            "LastPasswordChangeDate",
            "PasswordExpirationDate",
            "HasUserVerifiedEmail",
            "NumberOfFailedLogins",
        ],
    );
    for (n, user) in org.users.iter().enumerate() {
        let profile = org.profiles.iter().find(|profile| profile.name == user.profile);
        let profile = profile.unwrap_or_else(|| panic!("profile {} is not described", user.profile));
        let (last_login, failed) = last_login(org, user);
        let alias: String = user.last_name.chars().filter(char::is_ascii_alphanumeric).take(7).collect();
        table.push(vec![
            ids.user(&user.username),
            Cell::text(&user.username),
            Cell::text(&user.first_name),
            Cell::text(&user.last_name),
            Cell::text(user.name()),
            Cell::text(&user.email),
            Cell::text(alias.to_lowercase()),
            Cell::text(&user.title),
            Cell::text(&user.department),
            Cell::Flag(user.active),
            Cell::text(user.user_type),
            Cell::id(named(&ids.profiles, "profile", &user.profile)),
            Cell::text(&profile.name),
            Cell::text(profile.license),
            Cell::text(&user.federation_id),
            Cell::Lookup(user.contact.then(|| Id::new("003", place(n)))),
            Cell::Lookup(user.manager.as_ref().map(|name| named(&ids.users, "user", name).clone())),
            Cell::text(user.time_zone),
            Cell::Time(Some(user.created)),
            Cell::Time(last_login),
            Cell::Time(user.password_changed),
            Cell::Time(password_expires(org, user)),
            Cell::Flag(user.verified_email),
            Cell::Number(failed),
        ]);
    }
    table
}

/// Last success and password failures since, by the very rows that the history gets.
pub(crate) fn last_login(org: &Org, user: &User) -> (Option<Time>, i64) {
    let mut last = user.last_login;
    let mut failures = Vec::new();
    for (n, sign_in) in user.sign_ins.iter().enumerate() {
        let moments = super::logins::moments(org, &user.username, n, sign_in);
        if sign_in.status == "Success" {
            last = last.max(moments.last().copied());
        } else if sign_in.status == "Invalid Password" {
            failures.extend(moments);
        }
    }
    let since = failures.iter().filter(|moment| last.is_none_or(|last| **moment > last)).count();
    (last, i64::try_from(since).unwrap_or(0))
}

/// Empty where the org's passwords never expire, and for holders of Password Never Expires.
fn password_expires(org: &Org, user: &User) -> Option<Time> {
    let exempt = super::access::granted(org, user).contains(&crate::Permission::PasswordNeverExpires);
    let changed = user.password_changed.filter(|_| !exempt)?;
    org.password_days.map(|days| changed.plus(days * DAY))
}

pub(super) fn user_logins(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new("UserLogin", &["Id", "UserId", "IsFrozen", "IsPasswordLocked", "LastModifiedDate"]);
    for (n, user) in org.users.iter().enumerate() {
        table.push(vec![
            Cell::id(&Id::new("0Yw", place(n))),
            ids.user(&user.username),
            Cell::Flag(user.frozen),
            Cell::Flag(user.locked),
            Cell::Time(Some(user.created.plus(90))),
        ]);
    }
    table
}

pub(super) fn verification_methods(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new(
        "TwoFactorMethodsInfo",
        &[
            "Id",
            "UserId",
            "HasUserVerifiedEmailAddress",
            "HasTotp",
            "HasSalesforceAuthenticator",
            "HasSecurityKey",
            "HasU2F",
            "HasBuiltInAuthenticator",
            "HasVerifiedMobileNumber",
        ],
    );
    for (n, user) in org.users.iter().enumerate().filter(|(_, user)| user.verified_email || !user.methods.is_empty()) {
        let has = |method: Method| Cell::Flag(user.methods.contains(&method));
        table.push(vec![
            Cell::id(&Id::new("09v", place(n))),
            ids.user(&user.username),
            Cell::Flag(user.verified_email),
            has(Method::Totp),
            has(Method::SalesforceAuthenticator),
            has(Method::SecurityKey),
            Cell::Flag(false),
            has(Method::BuiltInAuthenticator),
            Cell::Flag(false),
        ]);
    }
    table
}

pub(super) fn account_links(org: &Org, ids: &Ids) -> Table {
    let mut table =
        Table::new("ThirdPartyAccountLink", &["Id", "UserId", "SsoProviderId", "RemoteIdentifier", "Provider", "IsNotSsoUsable"]);
    for (n, user) in org.users.iter().enumerate() {
        let Some(provider) = &user.link else { continue };
        let mut random = Random::for_name(org.seed, &user.username);
        table.push(vec![
            Cell::id(&Id::new("07d", place(n))),
            ids.user(&user.username),
            Cell::id(named(&ids.services, "provider", provider)),
            Cell::text(format!("{:08}", random.below(100_000_000))),
            Cell::text(provider),
            Cell::Flag(false),
        ]);
    }
    table
}
