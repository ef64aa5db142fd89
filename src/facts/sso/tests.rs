use super::super::SsoPath;
use super::super::tests::{as_of, empty_snapshot, full_row, row_without, time, window};
use super::certificate::tests::TO_2027;
use super::*;
use crate::logins::{LoginMethod, Logins, ServiceHour, ServiceLogins, UserKey};
use crate::model::Known::{self, Is};
use crate::model::{AsOf, Confidence, Missing, ServiceId, Source, SourceName, Utc, Window};
use crate::settings::Thresholds;
use crate::snapshot::Snapshot;
use crate::snapshot::rows::SamlSsoConfigRow;

const OKTA: &str = "0LE000000000001";
const ADFS: &str = "0LE000000000002";
const GOOGLE: &str = "0SO000000000001";
const MISSING: Missing = Missing::of(SourceName::LoginHistory);

fn id(text: &str) -> ServiceId {
    text.parse().unwrap()
}

fn user(number: u32) -> UserKey {
    UserKey::Id(format!("0050000000{number:05}").parse().unwrap())
}

/// Successes and configuration-class failures, each by a user at a time.
fn service(service: Option<&str>, method: LoginMethod, successes: &[(u32, &str)], failures: &[(u32, &str)]) -> ServiceLogins {
    let mut hours: std::collections::BTreeMap<_, (u32, u32)> = std::collections::BTreeMap::new();
    for (_, when) in successes {
        hours.entry(time(when).hour()).or_default().0 += 1;
    }
    for (_, when) in failures {
        hours.entry(time(when).hour()).or_default().1 += 1;
    }
    let latest = |events: &[(u32, &str)]| {
        let mut by_user = std::collections::BTreeMap::new();
        for (number, when) in events {
            let last = by_user.entry(user(*number)).or_insert(time(when));
            *last = (*last).max(time(when));
        }
        by_user.into_iter().collect::<Vec<_>>()
    };
    let hour = |(hour, (successes, configuration_failures))| ServiceHour { hour, successes, configuration_failures, other_failures: 0 };
    ServiceLogins {
        service: service.map(id),
        method,
        hours: hours.into_iter().map(hour).collect(),
        last_success: successes.iter().map(|(_, when)| time(when)).max(),
        success_by_user: latest(successes),
        failure_by_user: latest(failures),
        failed_by_class: vec![],
    }
}

fn saml(successes: &[(u32, &str)], failures: &[(u32, &str)]) -> ServiceLogins {
    service(Some(OKTA), LoginMethod::Saml, successes, failures)
}

fn configuration(id: &str, name: &str, certificate: &str) -> SamlSsoConfigRow {
    full_row(&[("Id", id), ("DeveloperName", name), ("MasterLabel", name), ("ValidationCert", certificate)])
}

fn okta() -> Snapshot {
    Snapshot { saml_configs: Source::Complete(vec![configuration(OKTA, "Okta", TO_2027)]), ..empty_snapshot() }
}

fn read(snapshot: &Snapshot, logins: &Source<Logins>, as_of: AsOf) -> Configurations {
    Configurations::new(snapshot, logins, &Thresholds::default(), Window::ending(as_of, 90), as_of)
}

fn complete(services: Vec<ServiceLogins>) -> Source<Logins> {
    Source::Complete(Logins { services, ..Logins::default() })
}

fn records(snapshot: &Snapshot, services: Vec<ServiceLogins>) -> Vec<SsoConfiguration> {
    read(snapshot, &complete(services), as_of()).into_records(true, &|_| Is(false))
}

fn state_at(moment: &str, services: Vec<ServiceLogins>) -> ConfigurationState {
    let at = AsOf(time(moment));
    let records = read(&okta(), &complete(services), at).into_records(true, &|_| Is(false));
    records.first().unwrap().state
}

fn state(services: Vec<ServiceLogins>) -> ConfigurationState {
    state_at("2026-11-24T10:00:00Z", services)
}

const YESTERDAY: &str = "2026-11-23T08:00:00Z";

#[test]
fn used_in_the_window_is_working_and_before_it_unused() {
    assert_eq!(state(vec![saml(&[(1, YESTERDAY)], &[])]), ConfigurationState::Working);
    assert_eq!(state(vec![saml(&[(1, "2026-08-26T00:00:00Z")], &[])]), ConfigurationState::Working);
    assert_eq!(state(vec![saml(&[(1, "2026-08-25T23:59:59Z")], &[])]), ConfigurationState::Unused);
    assert_eq!(state(vec![]), ConfigurationState::Unused);
}

#[test]
fn five_failures_of_two_users_after_the_last_success_are_failing() {
    let failures = |count: usize, users: u32| -> Vec<(u32, String)> {
        (0..count).map(|hour| (1 + u32::try_from(hour).unwrap() % users, format!("2026-11-22T{:02}:00:00Z", 10 + hour))).collect()
    };
    let of = |count, users| {
        let failures = failures(count, users);
        let failures: Vec<(u32, &str)> = failures.iter().map(|(user, when)| (*user, when.as_str())).collect();
        // Many successes on the same day, so that the share of failures says nothing.
        let successes: Vec<(u32, &str)> = (0..20).map(|user| (user, "2026-11-22T09:30:00Z")).collect();
        state(vec![saml(&successes, &failures)])
    };
    assert_eq!(of(5, 2), ConfigurationState::Failing);
    assert_eq!(of(4, 2), ConfigurationState::Working);
    assert_eq!(of(5, 1), ConfigurationState::Working, "one badly mapped user who retries");
}

#[test]
fn half_of_the_last_day_of_use_failing_for_two_users_is_failing() {
    let failures = [(1, "2026-11-22T09:00:00Z"), (2, "2026-11-22T09:10:00Z")];
    let two = [(3, "2026-11-22T10:00:00Z"), (4, "2026-11-22T10:00:00Z")];
    assert_eq!(state(vec![saml(&two, &failures)]), ConfigurationState::Failing);
    let three = [(3, "2026-11-22T10:00:00Z"), (4, "2026-11-22T10:00:00Z"), (5, "2026-11-22T10:00:00Z")];
    assert_eq!(state(vec![saml(&three, &failures)]), ConfigurationState::Working);
    let one_user = [(1, "2026-11-22T09:00:00Z"), (1, "2026-11-22T09:10:00Z")];
    assert_eq!(state(vec![saml(&two, &one_user)]), ConfigurationState::Working);
    // A day later the failures are outside of the last day of use.
    let next_day = [(3, "2026-11-23T10:00:00Z")];
    assert_eq!(state(vec![saml(&next_day, &failures)]), ConfigurationState::Working);
}

#[test]
fn what_never_worked_is_unused_not_failing() {
    let failures: Vec<(u32, &str)> = (0..9).map(|user| (user, YESTERDAY)).collect();
    assert_eq!(state(vec![saml(&[], &failures)]), ConfigurationState::Unused);
}

#[test]
fn a_certificate_passes_through_its_states() {
    let daily = || vec![saml(&[(1, "2026-12-20T08:00:00Z")], &[])];
    assert_eq!(state_at("2026-12-01T23:59:59Z", vec![saml(&[(1, YESTERDAY)], &[])]), ConfigurationState::Working);
    assert_eq!(state_at("2026-12-02T00:00:00Z", vec![saml(&[(1, YESTERDAY)], &[])]), ConfigurationState::Expiring);
    assert_eq!(state_at("2027-01-01T00:00:00Z", daily()), ConfigurationState::Expiring);
    assert_eq!(state_at("2027-01-01T00:00:01Z", daily()), ConfigurationState::ExpiredUnused);
    let later = vec![saml(&[(1, "2027-01-02T08:00:00Z")], &[])];
    assert_eq!(state_at("2027-01-03T00:00:00Z", later), ConfigurationState::ExpiredButWorking);
    // A single failure after the end, and no success: that is enough.
    let failing = vec![saml(&[(1, "2026-12-20T08:00:00Z")], &[(1, "2027-01-02T08:00:00Z")])];
    assert_eq!(state_at("2027-01-03T00:00:00Z", failing), ConfigurationState::ExpiredFailing);
}

#[test]
fn an_unreadable_certificate_is_never_valid() {
    let snapshot = Snapshot { saml_configs: Source::Complete(vec![configuration(OKTA, "Okta", "MIIDX...")]), ..empty_snapshot() };
    let record = records(&snapshot, vec![saml(&[(1, YESTERDAY)], &[])]).remove(0);
    assert_eq!(record.state, ConfigurationState::Unknown);
    assert!(record.certificate_not_after.is_unknown());
    let absent = row_without("ValidationCert", &[("Id", OKTA), ("DeveloperName", "Okta")]);
    let snapshot = Snapshot { saml_configs: Source::Complete(vec![absent]), ..empty_snapshot() };
    assert!(records(&snapshot, vec![]).remove(0).certificate_not_after.is_unknown());
}

#[test]
fn one_configuration_takes_all_saml_logins_that_name_none() {
    let nameless = || vec![service(None, LoginMethod::Saml, &[(1, YESTERDAY)], &[])];
    assert_eq!(state(nameless()), ConfigurationState::Working);
    let openid = vec![service(None, LoginMethod::Openid, &[(1, YESTERDAY)], &[])];
    assert_eq!(state(openid), ConfigurationState::Unused);
    let two = Snapshot {
        saml_configs: Source::Complete(vec![configuration(OKTA, "Okta", TO_2027), configuration(ADFS, "ADFS", TO_2027)]),
        ..empty_snapshot()
    };
    assert!(records(&two, nameless()).iter().all(|record| record.state == ConfigurationState::Unknown));
    let partial = Snapshot { saml_configs: okta().saml_configs.demote(Missing::of(SourceName::SamlSsoConfig)), ..empty_snapshot() };
    assert_eq!(records(&partial, nameless()).remove(0).state, ConfigurationState::Unknown);
}

#[test]
fn an_unmatched_id_is_deleted_only_if_all_were_read() {
    let gone = || vec![service(Some(ADFS), LoginMethod::Saml, &[(1, YESTERDAY)], &[])];
    let record = records(&okta(), gone()).into_iter().find(|record| record.id == Some(id(ADFS))).unwrap();
    assert_eq!((record.state, &*record.developer_name), (ConfigurationState::Deleted, "0LE000000000002GAA"));
    let unread = Snapshot { saml_configs: Source::Unread(Missing::of(SourceName::SamlSsoConfig)), ..empty_snapshot() };
    assert_eq!(records(&unread, gone()).remove(0).state, ConfigurationState::Unknown);
}

#[test]
fn providers_are_listed_if_they_can_sign_somebody_in() {
    let provider = |cells: &[(&str, &str)]| {
        let cells: Vec<_> = [("Id", GOOGLE), ("DeveloperName", "Google"), ("ProviderType", "Google")]
            .iter()
            .filter(|(name, _)| !cells.iter().any(|(cell, _)| cell == name))
            .chain(cells)
            .copied()
            .collect();
        Snapshot { auth_providers: Source::Complete(vec![full_row(&cells)]), ..empty_snapshot() }
    };
    let handler = ("RegistrationHandlerId", "01p000000000001");
    assert_eq!(records(&provider(&[]), vec![]).len(), 0);
    assert_eq!(records(&provider(&[handler]), vec![]).remove(0).kind, SsoKind::Openid);
    assert_eq!(records(&provider(&[handler, ("ProviderType", "GitHub")]), vec![]).len(), 0);
    let used = vec![service(Some(GOOGLE), LoginMethod::Openid, &[(1, YESTERDAY)], &[])];
    assert_eq!(records(&provider(&[]), used).remove(0).state, ConfigurationState::Working);
    let offered = full_row(&[("AuthConfigId", "0Ac000000000001"), ("AuthProviderId", GOOGLE)]);
    let on_page = Snapshot { auth_config_providers: Source::Complete(vec![offered]), ..provider(&[]) };
    assert_eq!(records(&on_page, vec![]).len(), 1);
}

#[test]
fn a_partial_history_decides_no_state_and_no_count() {
    let logins = complete(vec![saml(&[(1, YESTERDAY)], &[])]).demote(MISSING);
    let record = read(&okta(), &logins, as_of()).into_records(false, &|_| Is(false)).remove(0);
    assert_eq!(record.state, ConfigurationState::Unknown);
    assert!(record.last_success.is_unknown() && record.failures_since.is_unknown() && record.last_success_ordinary_user.is_unknown());
}

#[test]
fn ordinary_users_are_those_known_to_be_no_administrators() {
    let logins = || complete(vec![saml(&[(1, "2026-11-20T08:00:00Z"), (2, YESTERDAY)], &[])]);
    let ordinary = |of: &dyn Fn(&UserKey) -> Known<bool>| {
        read(&okta(), &logins(), as_of()).into_records(true, of).remove(0).last_success_ordinary_user
    };
    assert_eq!(ordinary(&|_| Is(false)), Is(Some(time(YESTERDAY))));
    assert_eq!(ordinary(&|key| Is(*key == user(2))), Is(Some(time("2026-11-20T08:00:00Z"))));
    assert_eq!(ordinary(&|_| Is(true)), Is(None));
    let unread = Known::missing(SourceName::PermissionSet);
    assert!(ordinary(&|key| if *key == user(2) { unread } else { Is(false) }).is_unknown());
    assert_eq!(ordinary(&|key| if *key == user(1) { unread } else { Is(false) }), Is(Some(time(YESTERDAY))));
}

fn path_of(services: Vec<ServiceLogins>, last: Option<(Utc, Option<ServiceId>)>) -> Known<SsoPath> {
    let configurations = read(&okta(), &complete(services), as_of());
    let last = last.map(|(when, service)| (when, service, LoginMethod::Saml));
    path(&Source::Complete(last), &configurations, window())
}

#[test]
fn the_last_login_and_its_configuration_make_the_path() {
    let working = || vec![saml(&[(1, YESTERDAY)], &[])];
    let okta_id = Some(id(OKTA));
    assert_eq!(path_of(working(), None), Is(SsoPath::NotUsed));
    let recent = Some((time(YESTERDAY), okta_id));
    assert_eq!(path_of(working(), recent), Is(SsoPath::Works { confidence: Confidence::Likely }));
    assert_eq!(path_of(working(), Some((time(YESTERDAY), None))), Is(SsoPath::Works { confidence: Confidence::Likely }));
    let before = Some((time("2026-05-01T00:00:00Z"), okta_id));
    assert_eq!(path_of(working(), before), Is(SsoPath::Broken { proven: false }));
    let failures: Vec<(u32, &str)> = (0..9).map(|user| (user, "2026-11-23T10:00:00Z")).collect();
    assert_eq!(path_of(vec![saml(&[(1, YESTERDAY)], &failures)], recent), Is(SsoPath::Broken { proven: true }));
    let gone = vec![service(Some(ADFS), LoginMethod::Saml, &[(1, YESTERDAY)], &[])];
    assert_eq!(path_of(gone, Some((time(YESTERDAY), Some(id(ADFS))))), Is(SsoPath::Broken { proven: true }));
}

#[test]
fn an_expired_certificate_that_works_is_a_path() {
    let at = AsOf(time("2027-01-03T00:00:00Z"));
    let of = |services: Vec<ServiceLogins>| {
        let configurations = read(&okta(), &complete(services), at);
        let last = (time("2026-12-20T08:00:00Z"), Some(id(OKTA)), LoginMethod::Saml);
        path(&Source::Complete(Some(last)), &configurations, Window::ending(at, 90))
    };
    assert_eq!(of(vec![saml(&[(1, "2027-01-02T08:00:00Z")], &[])]), Is(SsoPath::Works { confidence: Confidence::Likely }));
    assert_eq!(of(vec![saml(&[(1, "2026-12-20T08:00:00Z")], &[])]), Is(SsoPath::Works { confidence: Confidence::Possible }));
    let failing = vec![saml(&[(1, "2026-12-20T08:00:00Z")], &[(1, "2027-01-02T08:00:00Z")])];
    assert_eq!(of(failing), Is(SsoPath::Broken { proven: true }));
}

#[test]
fn a_path_that_was_not_read_in_full_is_open() {
    let configurations = read(&okta(), &complete(vec![]), as_of());
    assert!(path(&Source::Partial(None, MISSING), &configurations, window()).is_unknown());
    assert!(path(&Source::Unread(MISSING), &configurations, window()).is_unknown());
    let unread = Snapshot { saml_configs: Source::Unread(Missing::of(SourceName::SamlSsoConfig)), ..empty_snapshot() };
    let configurations = read(&unread, &complete(vec![saml(&[(1, YESTERDAY)], &[])]), as_of());
    let last = Source::Complete(Some((time(YESTERDAY), Some(id(OKTA)), LoginMethod::Saml)));
    assert!(path(&last, &configurations, window()).waits_for().contains(SourceName::SamlSsoConfig));
}

#[test]
fn with_an_unreadable_certificate_failures_leave_the_path_open() {
    let snapshot = Snapshot { saml_configs: Source::Complete(vec![configuration(OKTA, "Okta", "AzureAD")]), ..empty_snapshot() };
    let of = |failures: &[(u32, &str)]| {
        let configurations = read(&snapshot, &complete(vec![saml(&[(1, YESTERDAY)], failures)]), as_of());
        path(&Source::Complete(Some((time(YESTERDAY), Some(id(OKTA)), LoginMethod::Saml))), &configurations, window())
    };
    assert_eq!(of(&[]), Is(SsoPath::Works { confidence: Confidence::Likely }));
    assert!(of(&[(1, "2026-11-23T10:00:00Z")]).is_unknown());
}
