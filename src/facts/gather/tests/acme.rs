//! A small org with one user of each trouble, and what can be lost of it.

use super::super::super::tests::{history, stream};
use crate::facts::permission::Permission;
use crate::logins::{LoginMethod, Logins, PasswordUse, ServiceHour, ServiceLogins, UserKey};
use crate::model::{Missing, Source, SourceName};
use crate::snapshot::{Object, Snapshot};

pub(super) const ADA: &str = "005000000000001";
pub(super) const GRACE: &str = "005000000000002";
pub(super) const JOB: &str = "005000000000003";
pub(super) const SSO_USER: &str = "005000000000004";
pub(super) const DELEGATED: &str = "005000000000005";
pub(super) const EXTERNAL: &str = "005000000000006";
pub(super) const FROZEN: &str = "005000000000007";
const OWN: &str = "005000000000008";
const SALES: &str = "00e000000000001";
const ADMIN: &str = "00e000000000002";
const INTEGRATION: &str = "00e000000000003";
const NO_EXPIRY: &str = "0PS000000000001";
const AGGREGATE: &str = "0PS000000000002";
const GROUP: &str = "0PG000000000001";
const OKTA: &str = "0LE000000000001";

/// What of the org was not read.
#[derive(Clone, Debug)]
pub(super) enum Loss {
    Nothing,
    Unread(SourceName),
    /// All rows there, and known to be less than all.
    Partial(SourceName),
    /// Every other row is gone, and that is known.
    Half(SourceName),
    Column(SourceName, &'static str),
}

type Cells = Vec<(&'static str, &'static str)>;

fn source<R: Object>(rows: &[Cells], loss: &Loss) -> Source<Vec<R>> {
    let missing = Missing::of(R::SOURCE);
    let absent = match loss {
        Loss::Column(source, column) if *source == R::SOURCE => Some(*column),
        _ => None,
    };
    let read = |cells: &Cells| {
        R::read(|index| {
            let name = R::COLUMNS[index].name;
            (absent != Some(name)).then(|| cells.iter().find(|(cell, _)| *cell == name).map_or("", |(_, cell)| *cell))
        })
        .unwrap()
    };
    let all: Vec<R> = rows.iter().map(read).collect();
    match loss {
        Loss::Unread(source) if *source == R::SOURCE => Source::Unread(missing),
        Loss::Partial(source) if *source == R::SOURCE => Source::Partial(all, missing),
        Loss::Half(source) if *source == R::SOURCE => Source::Partial(all.into_iter().step_by(2).collect(), missing),
        _ => Source::Complete(all),
    }
}

/// Permission cells: false, but for these.
fn permissions(given: &[Permission], own: Cells) -> Cells {
    let cell = |permission: Permission| (permission.column(), if given.contains(&permission) { "true" } else { "false" });
    own.into_iter().chain(Permission::ALL.map(cell)).collect()
}

fn user(id: &'static str, username: &'static str, user_type: &'static str, profile: &'static str, more: &Cells) -> Cells {
    let own = vec![
        ("Id", id),
        ("Username", username),
        ("Name", "A Name"),
        ("Email", username),
        ("IsActive", "true"),
        ("UserType", user_type),
        ("ProfileId", profile),
        ("CreatedDate", "2020-01-01T00:00:00Z"),
        ("LastLoginDate", "2026-11-20T08:00:00Z"),
        ("LastPasswordChangeDate", "2026-02-01T00:00:00Z"),
    ];
    own.into_iter().filter(|(name, _)| !more.iter().any(|(cell, _)| cell == name)).chain(more.clone()).collect()
}

pub(super) fn acme(loss: &Loss) -> Snapshot {
    use Permission as May;
    let users = [
        user(ADA, "ada@acme.com", "Standard", SALES, &vec![]),
        user(GRACE, "grace@acme.com", "Standard", ADMIN, &vec![]),
        user(JOB, "job@acme.com", "Standard", INTEGRATION, &vec![]),
        user(SSO_USER, "sso@acme.com", "Standard", SALES, &vec![]),
        user(DELEGATED, "delegated@acme.com", "Standard", SALES, &vec![]),
        user(EXTERNAL, "partner@other.com", "PowerPartner", SALES, &vec![]),
        user(
            FROZEN,
            "frozen@acme.com",
            "Standard",
            ADMIN,
            &vec![("Email", "frozen@acme.com.invalid"), ("LastLoginDate", "2026-03-01T08:00:00Z")],
        ),
        user(OWN, "integration@00dhp0000033njrmau.com", "Standard", SALES, &vec![("LastLoginDate", ""), ("LastPasswordChangeDate", "")]),
    ];
    let every = [May::ManageUsers, May::ModifyAllData, May::ViewAllData, May::CustomizeApplication, May::AuthorApex];
    let set = |id, more: Cells| [("Id", id), ("HasActivationRequired", "false")].into_iter().chain(more).collect::<Cells>();
    let held =
        |user, more: Cells| [("AssigneeId", user), ("IsActive", "true"), ("IsRevoked", "false")].into_iter().chain(more).collect::<Cells>();
    let login = |user, frozen| vec![("UserId", user), ("IsFrozen", frozen), ("IsPasswordLocked", "false")];
    Snapshot {
        organization: source(
            &[vec![("Id", "00D000000000001"), ("IsSandbox", "false"), ("DelegatedAuthenticationServiceUrl", "https://sso.acme.com")]],
            loss,
        ),
        users: source(&users, loss),
        unread_users: vec![],
        user_logins: source(
            &[ADA, GRACE, JOB, SSO_USER, DELEGATED, EXTERNAL, OWN]
                .map(|id| login(id, "false"))
                .into_iter()
                .chain([login(FROZEN, "true")])
                .collect::<Vec<_>>(),
            loss,
        ),
        user_licenses: source(&[vec![("Id", "100000000000001"), ("Name", "Salesforce")]], loss),
        profiles: source(
            &[
                permissions(&[], vec![("Id", SALES), ("Name", "Sales"), ("UserLicenseId", "100000000000001")]),
                permissions(&every, vec![("Id", ADMIN), ("Name", "System Administrator"), ("UserLicenseId", "100000000000001")]),
                permissions(&[May::ApiUserOnly], vec![("Id", INTEGRATION), ("Name", "Jobs"), ("UserLicenseId", "100000000000001")]),
            ],
            loss,
        ),
        permission_sets: source(
            &[
                permissions(&[May::PasswordNeverExpires], set(NO_EXPIRY, vec![("Name", "No_Expiry")])),
                permissions(&[May::IsSsoEnabled], set(AGGREGATE, vec![("PermissionSetGroupId", GROUP), ("Type", "Group")])),
            ],
            loss,
        ),
        assignments: source(
            &[held(JOB, vec![("PermissionSetId", NO_EXPIRY)]), held(DELEGATED, vec![("PermissionSetGroupId", GROUP)])],
            loss,
        ),
        groups: source(&[vec![("Id", GROUP), ("Status", "Updated"), ("HasActivationRequired", "false")]], loss),
        group_components: source(&[], loss),
        muting_sets: source(&[], loss),
        saml_configs: source(
            &[vec![("Id", OKTA), ("DeveloperName", "Okta"), ("ValidationCert", include_str!("../../sso/testdata/to_2027.b64"))]],
            loss,
        ),
        auth_providers: source(&[], loss),
        auth_configs: source(&[], loss),
        auth_config_providers: source(&[], loss),
        tokens: source(&[], loss),
        app_policies: source(&[], loss),
        verification_methods: source(&[ADA, GRACE, SSO_USER].map(|id| vec![("UserId", id), ("HasBuiltInAuthenticator", "true")]), loss),
        account_links: source(&[], loss),
        audit_trail: source(
            &[vec![("CreatedDate", "2026-10-01T00:00:00Z"), ("Action", "minimumPasswordLifetimeEnable"), ("Display", "x")]],
            loss,
        ),
        logins: Source::Complete(vec![]),
        inputs: vec![],
        coverage: vec![],
        manifest: None,
        warnings: vec![],
        newest: None,
    }
}

pub(super) fn logins(loss: &Loss) -> Source<Logins> {
    let page = || stream(LoginMethod::UiPassword, PasswordUse::Yes, "Browser", &["2026-11-20T08:00:00Z"]);
    let nightly: Vec<String> = (1..=24).map(|day| format!("2026-11-{day:02}T03:00:00Z")).collect();
    let nightly = stream(LoginMethod::SoapPassword, PasswordUse::Yes, "etl", &nightly.iter().map(String::as_str).collect::<Vec<_>>());
    let okta = OKTA.parse().ok();
    let saml = crate::logins::Stream { service: okta, ..stream(LoginMethod::Saml, PasswordUse::No, "Browser", &["2026-11-20T08:00:00Z"]) };
    let last = saml.last_success.unwrap();
    let mut read = history(vec![
        (ADA, vec![page()]),
        (GRACE, vec![page()]),
        (JOB, vec![nightly]),
        (SSO_USER, vec![saml]),
        (DELEGATED, vec![page()]),
        (EXTERNAL, vec![page()]),
    ]);
    read.services = vec![ServiceLogins {
        service: okta,
        method: LoginMethod::Saml,
        hours: vec![ServiceHour { hour: last.hour(), successes: 1, configuration_failures: 0, other_failures: 0 }],
        last_success: Some(last),
        success_by_user: vec![(UserKey::Id(SSO_USER.parse().unwrap()), last)],
        failure_by_user: vec![],
        failed_by_class: vec![],
    }];
    read.totals.first = Some(super::super::super::tests::time("2026-05-01T00:00:00Z"));
    let missing = Missing::of(SourceName::LoginHistory);
    match loss {
        Loss::Unread(SourceName::LoginHistory) => Source::Unread(missing),
        Loss::Partial(SourceName::LoginHistory) => Source::Partial(read, missing),
        Loss::Half(SourceName::LoginHistory) => {
            read.users = read.users.into_iter().step_by(2).collect();
            Source::Partial(read, missing)
        }
        _ => Source::Complete(read),
    }
}
