use super::super::sign_in::Reading;
use super::super::tests::{as_of, failing, stream, time, window};
use super::super::{Delegation, UserKind};
use super::*;
use crate::logins::{LoginMethod, PasswordUse, StatusClass, Stream};
use crate::model::{Known, SourceName};

fn reading(kind: UserKind, delegation: Delegation) -> Reading {
    Reading {
        window: window(),
        as_of: as_of(),
        kind,
        delegation: Known::Is(delegation),
        delegation_changed: None,
        oauth_password_blocked: Known::missing(SourceName::OauthOidcSettings),
    }
}

fn soap(client: &str, times: &[&str]) -> Stream {
    stream(LoginMethod::SoapPassword, PasswordUse::Yes, client, times)
}

fn page() -> Stream {
    stream(LoginMethod::UiPassword, PasswordUse::Yes, "Browser", &["2026-11-20T08:00:00Z"])
}

#[test]
fn clients_are_told_apart_and_added_up() {
    let etl = soap("etl", &["2026-11-20T03:00:00Z", "2026-11-21T03:00:00Z"]);
    let mut elsewhere = soap("etl", &["2026-11-22T03:00:00Z"]);
    elsewhere.addresses.values = vec!["192.0.2.1".into(), "192.0.2.2".into()];
    let billing = stream(LoginMethod::OauthJwt, PasswordUse::No, "billing", &["2026-11-23T03:00:00Z"]);
    let result = integration(&[&etl, &elsewhere, &billing], &reading(UserKind::Integration, Delegation::No));
    assert_eq!(result.methods, [LoginMethod::SoapPassword, LoginMethod::OauthJwt]);
    assert_eq!(result.apps.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["billing", "etl"]);
    assert_eq!((result.logins, result.addresses, result.at_least), (4, 2, false));
    assert_eq!(result.last, Some(time("2026-11-23T03:00:00Z")));
    let clients: Vec<_> =
        result.clients.iter().map(|client| (&*client.client.name, client.password, client.logins, client.addresses)).collect();
    assert_eq!(clients, [("billing", PasswordUse::No, 1, 1), ("etl", PasswordUse::Yes, 3, 2)]);
}

#[test]
fn a_bare_oauth_login_that_can_be_nothing_else_is_told_as_jwt() {
    let bare = |password| Stream {
        hint: Some(LoginMethod::OauthJwt),
        ..stream(LoginMethod::Unknown, password, "billing", &["2026-11-23T03:00:00Z"])
    };
    let told = |password| integration(&[&bare(password)], &reading(UserKind::Integration, Delegation::No)).methods;
    assert_eq!(told(PasswordUse::No), [LoginMethod::OauthJwt]);
    // Where no row of the source has a subtype, a password may have been used.
    assert_eq!(told(PasswordUse::Unknown), [LoginMethod::Unknown]);
}

#[test]
fn a_persons_page_logins_are_no_client() {
    let (etl, page) = (soap("etl", &["2026-11-20T03:00:00Z"]), page());
    let person = integration(&[&etl, &page], &reading(UserKind::Human, Delegation::No));
    assert_eq!((person.clients.len(), person.logins), (1, 1));
    let program = integration(&[&etl, &page], &reading(UserKind::Integration, Delegation::No));
    assert_eq!((program.clients.len(), program.logins), (2, 2));
}

#[test]
fn a_delegated_clients_password_is_not_salesforces() {
    let etl = soap("etl", &["2026-11-20T03:00:00Z"]);
    let client = integration(&[&etl], &reading(UserKind::Integration, Delegation::Gateway)).clients.remove(0);
    assert_eq!((client.method, client.password), (LoginMethod::Delegated, PasswordUse::No));
}

#[test]
fn a_capped_count_of_addresses_says_so() {
    let mut etl = soap("etl", &["2026-11-20T03:00:00Z"]);
    etl.addresses.at_least = true;
    let result = integration(&[&etl], &reading(UserKind::Integration, Delegation::No));
    assert!(result.at_least && result.clients[0].at_least);
}

#[test]
fn tools_are_marked_and_failures_counted() {
    let loader = failing(soap("Workbench", &["2026-11-20T03:00:00Z"]), StatusClass::WrongPassword, &["2026-11-20T04:00:00Z"]);
    let client = integration(&[&loader], &reading(UserKind::Integration, Delegation::No)).clients.remove(0);
    assert!(client.peoples_tool);
    assert_eq!(client.failed_since, 1);
}

#[test]
fn a_password_change_is_no_login() {
    let change = stream(LoginMethod::PasswordChange, PasswordUse::Unknown, "Browser", &["2026-11-20T03:00:00Z"]);
    assert_eq!(integration(&[&change], &reading(UserKind::Integration, Delegation::No)).clients.len(), 0);
}
