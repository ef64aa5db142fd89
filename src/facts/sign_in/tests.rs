use super::super::tests::{as_of, failing, stream, time, window};
use super::*;
use crate::model::{Confidence, Missing, SourceName};

const OLD: &str = "2026-05-01T08:00:00Z";
const NEW: &str = "2026-11-20T08:00:00Z";

fn reading() -> Reading {
    Reading {
        window: window(),
        as_of: as_of(),
        kind: UserKind::Human,
        delegation: Is(Delegation::No),
        delegation_changed: None,
        oauth_password_blocked: Unknown(Missing::of(SourceName::OauthOidcSettings)),
    }
}

fn with(delegation: Delegation) -> Reading {
    Reading { delegation: Is(delegation), ..reading() }
}

fn undecided() -> Reading {
    Reading { delegation: Known::missing(SourceName::PermissionSet), ..reading() }
}

fn ui(times: &[&str]) -> Stream {
    stream(LoginMethod::UiPassword, PasswordUse::Yes, "Browser", times)
}

fn soap(client: &str, times: &[&str]) -> Stream {
    stream(LoginMethod::SoapPassword, PasswordUse::Yes, client, times)
}

fn unknown(password: PasswordUse, decided_by: &'static str, login_type: &str) -> Stream {
    Stream { decided_by, login_type: login_type.into(), ..stream(LoginMethod::Unknown, password, "", &[NEW]) }
}

fn uses(stream: &Stream, reading: &Reading) -> Option<Use> {
    use_of(stream, &[stream], reading)
}

#[test]
fn every_method_has_its_place() {
    let of = |method, password| uses(&stream(method, password, "etl", &[NEW]), &reading());
    for (method, password, expected) in [
        (LoginMethod::UiPassword, PasswordUse::Yes, Some(Use::UiPassword)),
        (LoginMethod::UiPassword, PasswordUse::Unknown, Some(Use::UnknownPage)),
        (LoginMethod::SoapPassword, PasswordUse::Yes, Some(Use::SoapPassword)),
        (LoginMethod::SoapPassword, PasswordUse::Unknown, Some(Use::UnknownFlow)),
        (LoginMethod::OauthPassword, PasswordUse::Yes, Some(Use::OauthPassword)),
        (LoginMethod::OauthPassword, PasswordUse::Unknown, Some(Use::UnknownFlow)),
        (LoginMethod::OauthClientCredentials, PasswordUse::No, Some(Use::Token)),
        (LoginMethod::OauthJwt, PasswordUse::No, Some(Use::Token)),
        (LoginMethod::OauthWeb, PasswordUse::No, Some(Use::Token)),
        (LoginMethod::OauthWeb, PasswordUse::Unknown, Some(Use::UnknownFlow)),
        (LoginMethod::TokenExchange, PasswordUse::No, Some(Use::Token)),
        (LoginMethod::Saml, PasswordUse::No, Some(Use::Sso)),
        (LoginMethod::Openid, PasswordUse::No, Some(Use::Sso)),
        (LoginMethod::Delegated, PasswordUse::No, Some(Use::Delegated)),
        (LoginMethod::Passwordless, PasswordUse::No, Some(Use::Passwordless)),
        (LoginMethod::Certificate, PasswordUse::No, Some(Use::Passwordless)),
        (LoginMethod::PasswordChange, PasswordUse::Unknown, None),
    ] {
        assert_eq!(of(method, password), expected, "{method} {password}");
    }
}

#[test]
fn unknown_rows_are_a_flow_or_a_page() {
    for (stream, expected) in [
        (unknown(PasswordUse::Yes, "20", "Remote Access 2.0"), Some(Use::OtherPassword)),
        (unknown(PasswordUse::Unknown, "25", "Remote Access 2.0"), Some(Use::UnknownFlow)),
        (unknown(PasswordUse::Unknown, "28", "Application"), Some(Use::UnknownPage)),
        (unknown(PasswordUse::Unknown, "30", "Application"), Some(Use::UnknownFlow)),
        (unknown(PasswordUse::No, "31", "Employee Login to Community"), Some(Use::UnknownPage)),
        (unknown(PasswordUse::Unknown, "33", "Something New"), Some(Use::UnknownFlow)),
        (unknown(PasswordUse::No, "1", "Application"), None),
    ] {
        assert_eq!(uses(&stream, &reading()), expected, "{}", stream.decided_by);
    }
    let jwt = Stream { hint: Some(LoginMethod::OauthJwt), ..unknown(PasswordUse::No, "24", "Remote Access 2.0") };
    assert_eq!(uses(&jwt, &reading()), Some(Use::Token));
    let open = Stream { hint: Some(LoginMethod::OauthJwt), ..unknown(PasswordUse::Unknown, "25", "Remote Access 2.0") };
    assert_eq!(uses(&open, &reading()), Some(Use::UnknownFlow));
}

#[test]
fn the_password_of_a_delegated_user_is_not_salesforces() {
    for delegation in [Delegation::Gateway, Delegation::Refused] {
        assert_eq!(uses(&ui(&[NEW]), &with(delegation)), Some(Use::Delegated));
        assert_eq!(uses(&soap("etl", &[NEW]), &with(delegation)), Some(Use::Delegated));
        let oauth = stream(LoginMethod::OauthPassword, PasswordUse::Yes, "etl", &[NEW]);
        assert_eq!(uses(&oauth, &with(delegation)), Some(Use::UnknownFlow));
        assert_eq!(uses(&unknown(PasswordUse::Yes, "20", ""), &with(delegation)), Some(Use::UnknownFlow));
    }
    assert_eq!(uses(&ui(&[NEW]), &undecided()), Some(Use::UnknownPage));
    assert_eq!(uses(&soap("etl", &[NEW]), &undecided()), Some(Use::UnknownFlow));
}

#[test]
fn logins_before_a_change_of_delegation_are_undecided() {
    let changed = Reading { delegation_changed: Some(time("2026-11-21T00:00:00Z")), ..reading() };
    assert_eq!(uses(&ui(&[NEW]), &changed), Some(Use::UnknownPage));
    assert_eq!(uses(&ui(&["2026-11-22T00:00:00Z"]), &changed), Some(Use::UiPassword));
}

#[test]
fn a_peoples_tool_is_one_in_a_persons_hands() {
    let loader = soap("DataLoaderBulkUI/65.0.0", &[NEW]);
    assert_eq!(uses(&loader, &reading()), Some(Use::ToolPassword));
    assert_eq!(uses(&loader, &Reading { kind: UserKind::External, ..reading() }), Some(Use::ToolPassword));
    assert_eq!(uses(&loader, &Reading { kind: UserKind::Integration, ..reading() }), Some(Use::SoapPassword));
    let nightly: Vec<String> = (1..=20).map(|day| format!("2026-11-{day:02}T03:00:00Z")).collect();
    let scheduled = soap("DataLoaderBulkUI/65.0.0", &nightly.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(uses(&scheduled, &reading()), Some(Use::SoapPassword));
    // The name in the browser column proves no client.
    let mut named = soap("Workbench", &[NEW]);
    named.client.from = ClientFrom::Browser;
    assert_eq!(uses(&named, &reading()), Some(Use::SoapPassword));
}

#[test]
fn external_users_and_blocked_orgs_do_not_use_the_password_flow() {
    let bare = unknown(PasswordUse::Unknown, "25", "Remote Access 2.0");
    assert_eq!(uses(&bare, &Reading { kind: UserKind::External, ..reading() }), Some(Use::Token));
    assert_eq!(uses(&bare, &Reading { oauth_password_blocked: Is(true), ..reading() }), Some(Use::Token));
    assert_eq!(uses(&bare, &Reading { oauth_password_blocked: Is(false), ..reading() }), Some(Use::UnknownFlow));
    let other = unknown(PasswordUse::Unknown, "33", "Something New");
    assert_eq!(uses(&other, &Reading { kind: UserKind::External, ..reading() }), Some(Use::UnknownFlow));
}

#[test]
fn a_bare_page_row_without_client_is_in_doubt_beside_api_logins() {
    let mut bare = Stream { decided_by: "29", ..ui(&[NEW]) };
    bare.client.from = ClientFrom::Nothing;
    let api = soap("etl", &[NEW]);
    assert_eq!(use_of(&bare, &[&bare, &api], &reading()), Some(Use::UnknownPage));
    assert_eq!(use_of(&bare, &[&bare], &reading()), Some(Use::UiPassword));
    let browser = Stream { decided_by: "29", ..ui(&[NEW]) };
    assert_eq!(use_of(&browser, &[&browser, &api], &reading()), Some(Use::UiPassword));
}

#[test]
fn the_window_and_all_that_was_read_are_counted_apart() {
    let page = ui(&[OLD, NEW, "2026-11-21T08:00:00Z"]);
    let sign_ins = sign_ins(&[&page], &reading());
    assert_eq!((sign_ins.ui_password.in_window, sign_ins.ui_password.ever), (2, 3));
    assert_eq!(sign_ins.ui_password.last, Some(time("2026-11-21T08:00:00Z")));
    assert_eq!(sign_ins.last_page_login, Some(time("2026-11-21T08:00:00Z")));
    assert_eq!((sign_ins.password_in_window(), sign_ins.password_ever()), (2, 3));
}

#[test]
fn a_page_login_before_the_window_is_none() {
    let sign_ins = sign_ins(&[&ui(&[OLD])], &reading());
    assert_eq!(sign_ins.last_page_login, None);
    assert_eq!(sign_ins.last_success, Some(time(OLD)));
}

#[test]
fn confidence_is_the_best_of_what_counts() {
    let likely = Stream { confidence: Confidence::Likely, ..soap("a", &[NEW]) };
    let certain_but_old = soap("b", &[OLD]);
    let never = soap("c", &[]);
    assert_eq!(sign_ins(&[&likely, &certain_but_old], &reading()).soap_password.confidence, Some(Confidence::Likely));
    assert_eq!(sign_ins(&[&certain_but_old], &reading()).soap_password.confidence, Some(Confidence::Certain));
    assert_eq!(sign_ins(&[&never], &reading()).soap_password.confidence, None);
}

#[test]
fn failures_count_after_the_hour_of_the_last_success() {
    let wrong = StatusClass::WrongPassword;
    let same_hour = failing(soap("etl", &[NEW]), wrong, &["2026-11-20T08:30:00Z"]);
    assert_eq!(sign_ins(&[&same_hour], &reading()).soap_password.failed_since, 0);
    let later = failing(soap("etl", &[NEW]), wrong, &["2026-11-20T07:30:00Z", "2026-11-20T09:00:00Z"]);
    let later_use = sign_ins(&[&later], &reading());
    assert_eq!((later_use.soap_password.failed_since, later_use.password_failures_since_success), (1, 1));
    // A later success by another password method clears them.
    let page = ui(&["2026-11-21T08:00:00Z"]);
    let cleared = sign_ins(&[&later, &page], &reading());
    assert_eq!((cleared.soap_password.failed_since, cleared.password_failures_since_success), (1, 0));
    // A success by SSO does not.
    let saml = stream(LoginMethod::Saml, PasswordUse::No, "", &["2026-11-21T08:00:00Z"]);
    assert_eq!(sign_ins(&[&later, &saml], &reading()).password_failures_since_success, 1);
}

#[test]
fn failures_at_the_gateway_are_not_salesforces() {
    let failed = failing(ui(&[]), StatusClass::Lockout, &[NEW]);
    let own = sign_ins(&[&failed], &reading());
    assert_eq!((own.password_failures_since_success, own.lockout_seen), (1, true));
    let gateway = sign_ins(&[&failed], &with(Delegation::Gateway));
    assert_eq!((gateway.password_failures_since_success, gateway.lockout_seen), (0, false));
}

#[test]
fn a_lockout_before_the_last_success_is_over() {
    let over = failing(ui(&[NEW]), StatusClass::Lockout, &["2026-11-19T08:00:00Z"]);
    assert!(!sign_ins(&[&over], &reading()).lockout_seen);
}

#[test]
fn the_last_sso_is_the_latest_of_all_services() {
    let service = |id: &str| Some(id.parse().unwrap());
    let saml = Stream { service: service("0LE000000000001"), ..stream(LoginMethod::Saml, PasswordUse::No, "", &[OLD]) };
    let openid = Stream { service: service("0SO000000000001"), ..stream(LoginMethod::Openid, PasswordUse::No, "", &[NEW]) };
    let failed = failing(stream(LoginMethod::Saml, PasswordUse::No, "", &[]), StatusClass::SsoUser, &["2026-11-22T08:00:00Z"]);
    assert_eq!(last_sso(&[&saml, &openid, &failed]), Some((time(NEW), service("0SO000000000001"), LoginMethod::Openid)));
    assert_eq!(last_sso(&[&failed]), None);
}
