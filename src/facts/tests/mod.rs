//! Rows and snapshots for tests, built from cells as an export would hold them.

use crate::logins::{Client, ClientFrom, Distinct, HourCount, Hours, LoginMethod, Logins, PasswordUse, Stream, UserKey, UserLogins};
use crate::model::{AsOf, Confidence, Missing, Source, SourceName, UserId, Utc, UtcHour, Window};
use crate::snapshot::{Object, Snapshot};

/// A row of cells; columns that are not named are absent from the export.
pub(super) fn row<R: Object>(cells: &[(&str, &str)]) -> R {
    for (name, _) in cells {
        assert!(R::COLUMNS.iter().any(|column| column.name == *name), "no column {name}");
    }
    R::read(|index| cells.iter().find(|(name, _)| *name == R::COLUMNS[index].name).map(|(_, cell)| *cell)).unwrap()
}

/// A row whose export has every column: the ones that are not named are empty.
pub(super) fn full_row<R: Object>(cells: &[(&str, &str)]) -> R {
    R::read(|index| Some(cells.iter().find(|(name, _)| *name == R::COLUMNS[index].name).map_or("", |(_, cell)| *cell))).unwrap()
}

/// A row whose export has every column but one.
pub(super) fn row_without<R: Object>(absent: &str, cells: &[(&str, &str)]) -> R {
    R::read(|index| {
        let name = R::COLUMNS[index].name;
        (name != absent).then(|| cells.iter().find(|(cell, _)| *cell == name).map_or("", |(_, cell)| *cell))
    })
    .unwrap()
}

/// Nothing read of anything.
pub(super) fn unread_snapshot() -> Snapshot {
    const fn unread<T>(source: SourceName) -> Source<T> {
        Source::Unread(Missing::of(source))
    }
    Snapshot {
        organization: unread(SourceName::Organization),
        users: unread(SourceName::User),
        unread_users: Vec::new(),
        user_logins: unread(SourceName::UserLogin),
        user_licenses: unread(SourceName::UserLicense),
        profiles: unread(SourceName::Profile),
        permission_sets: unread(SourceName::PermissionSet),
        assignments: unread(SourceName::PermissionSetAssignment),
        groups: unread(SourceName::PermissionSetGroup),
        group_components: unread(SourceName::PermissionSetGroupComponent),
        muting_sets: unread(SourceName::MutingPermissionSet),
        saml_configs: unread(SourceName::SamlSsoConfig),
        auth_providers: unread(SourceName::AuthProvider),
        auth_configs: unread(SourceName::AuthConfig),
        auth_config_providers: unread(SourceName::AuthConfigProviders),
        tokens: unread(SourceName::OauthToken),
        app_policies: unread(SourceName::ExtlClntAppOauthPlcyCnfg),
        verification_methods: unread(SourceName::TwoFactorMethodsInfo),
        account_links: unread(SourceName::ThirdPartyAccountLink),
        audit_trail: unread(SourceName::SetupAuditTrail),
        logins: unread(SourceName::LoginHistory),
        inputs: Vec::new(),
        coverage: Vec::new(),
        manifest: None,
        warnings: Vec::new(),
        newest: None,
    }
}

/// Everything read to the end, and nothing there.
pub(super) fn empty_snapshot() -> Snapshot {
    Snapshot {
        organization: Source::Complete(vec![]),
        users: Source::Complete(vec![]),
        user_logins: Source::Complete(vec![]),
        user_licenses: Source::Complete(vec![]),
        profiles: Source::Complete(vec![]),
        permission_sets: Source::Complete(vec![]),
        assignments: Source::Complete(vec![]),
        groups: Source::Complete(vec![]),
        group_components: Source::Complete(vec![]),
        muting_sets: Source::Complete(vec![]),
        saml_configs: Source::Complete(vec![]),
        auth_providers: Source::Complete(vec![]),
        auth_configs: Source::Complete(vec![]),
        auth_config_providers: Source::Complete(vec![]),
        tokens: Source::Complete(vec![]),
        app_policies: Source::Complete(vec![]),
        verification_methods: Source::Complete(vec![]),
        account_links: Source::Complete(vec![]),
        audit_trail: Source::Complete(vec![]),
        logins: Source::Complete(vec![]),
        ..unread_snapshot()
    }
}

pub(super) fn time(text: &str) -> Utc {
    Utc::parse(text.as_bytes()).unwrap()
}

pub(super) fn user_id(text: &str) -> UserId {
    text.parse().unwrap()
}

/// 2026-11-24T10:00:00Z, a Tuesday.
pub(super) fn as_of() -> AsOf {
    AsOf(time("2026-11-24T10:00:00Z"))
}

pub(super) fn window() -> Window {
    Window::ending(as_of(), 90)
}

/// Successful logins by one method, at these times.
pub(super) fn stream(method: LoginMethod, password: PasswordUse, client: &str, times: &[&str]) -> Stream {
    let moments: Vec<Utc> = times.iter().map(|text| time(text)).collect();
    Stream {
        method,
        password,
        confidence: Confidence::Certain,
        decided_by: "2",
        hint: None,
        client: Client { name: client.into(), from: if client.is_empty() { ClientFrom::Nothing } else { ClientFrom::Application } },
        service: None,
        login_type: "Application".into(),
        has_method_reference: false,
        hours: hours(&moments, &[]),
        first_success: moments.iter().min().copied(),
        last_success: moments.iter().max().copied(),
        first_failure: None,
        last_failure: None,
        failed_by_class: vec![],
        addresses: Distinct { values: vec!["192.0.2.1".into()], at_least: false },
        countries: vec![],
    }
}

/// The same stream, with password failures at these times as well.
pub(super) fn failing(mut stream: Stream, class: crate::logins::StatusClass, times: &[&str]) -> Stream {
    let moments: Vec<Utc> = times.iter().map(|text| time(text)).collect();
    let failed = hours(&[], &moments);
    for hour in failed.0 {
        match stream.hours.0.iter_mut().find(|count| count.hour == hour.hour) {
            Some(count) => {
                count.failures += hour.failures;
                count.password_failures += hour.password_failures;
            }
            None => stream.hours.0.push(hour),
        }
    }
    stream.hours.0.sort_by_key(|count| count.hour);
    stream.first_failure = moments.iter().min().copied();
    stream.last_failure = moments.iter().max().copied();
    stream.failed_by_class = vec![(class, moments.len() as u64)];
    stream
}

fn hours(successes: &[Utc], failures: &[Utc]) -> Hours {
    let mut counts: std::collections::BTreeMap<UtcHour, (u32, u32)> = std::collections::BTreeMap::new();
    for moment in successes {
        counts.entry(moment.hour()).or_default().0 += 1;
    }
    for moment in failures {
        counts.entry(moment.hour()).or_default().1 += 1;
    }
    let hour = |(hour, (successes, failures))| HourCount { hour, successes, failures, password_failures: failures };
    Hours(counts.into_iter().map(hour).collect())
}

/// A history of these users, read to the end.
pub(super) fn history(users: Vec<(&str, Vec<Stream>)>) -> Logins {
    let mut users: Vec<UserLogins> =
        users.into_iter().map(|(id, streams)| UserLogins { user: UserKey::Id(user_id(id)), streams }).collect();
    users.sort_by(|a, b| a.user.cmp(&b.user));
    Logins { users, ..Logins::default() }
}
