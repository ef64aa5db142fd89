use super::*;
use crate::logins::{ClientFrom, LoginMethod, PasswordUse, StatusClass};
use crate::model::Confidence;

const NOV: &str = "2026-11-20T08:15:00.000+0000";
const OCT: &str = "2026-10-20T08:15:00.000+0000";
const OAUTH: &str = "Remote Access 2.0";

fn found(rows: impl IntoIterator<Item = String>) -> Vec<(&'static str, LoginMethod, PasswordUse, String)> {
    let reading = Folder::with(file(rows)).fold();
    streams(&reading).iter().map(|stream| (stream.decided_by, stream.method, stream.password, stream.client.name.to_string())).collect()
}

#[test]
fn bare_oauth_is_read_by_what_its_month_holds() {
    let rows = [
        row(1, NOV, OAUTH, "", "Success", "etl", "N/A"),
        row(2, OCT, OAUTH, "", "Success", "etl", "N/A"),
        row(3, NOV, OAUTH, "OAuth Refresh Token", "Success", "Tableau", "N/A"),
    ];
    assert_eq!(
        found(rows),
        [
            ("4", LoginMethod::OauthWeb, PasswordUse::No, "Tableau".into()),
            ("24", LoginMethod::Unknown, PasswordUse::No, "etl".into()),
            ("25", LoginMethod::Unknown, PasswordUse::Unknown, "etl".into()),
        ]
    );
}

#[test]
fn a_refused_password_shows_how_a_program_signs_in() {
    let rows = [
        row(1, NOV, OAUTH, "", "Success", "etl", "N/A"),
        row(2, NOV, OAUTH, "", "Invalid Password", "etl", "N/A"),
        row(3, NOV, OAUTH, "", "Success", "other", "N/A"),
        row(4, NOV, OAUTH, "OAuth Client Credentials", "Success", "etl", "N/A"),
    ];
    let reading = Folder::with(file(rows)).fold();
    let etl: Vec<_> = streams(&reading).iter().filter(|stream| &*stream.client.name == "etl").collect();
    assert_eq!(
        (etl[0].method, etl[0].password, etl[0].confidence, etl[0].decided_by),
        (LoginMethod::OauthPassword, PasswordUse::Yes, Confidence::Likely, "11b")
    );
    assert_eq!((etl[0].hours.successes(), etl[0].hours.failures()), (1, 1));
    assert_eq!(etl[1].method, LoginMethod::OauthClientCredentials);
    let other = streams(&reading).iter().find(|stream| &*stream.client.name == "other").unwrap();
    assert_eq!((other.decided_by, other.hint), ("24", Some(LoginMethod::OauthJwt)));
}

#[test]
fn a_bare_page_login_depends_on_the_rest_of_the_source() {
    let bare = || row(1, NOV, "Application", "", "Success", "Browser", "N/A");
    assert_eq!(found([bare()]), [("29", LoginMethod::UiPassword, PasswordUse::Yes, "Browser".into())]);
    let seen = row(2, OCT, "Application", "UI Username-Password", "Success", "Browser", "N/A");
    assert!(found([bare(), seen]).contains(&("28", LoginMethod::Unknown, PasswordUse::Unknown, "Browser".into())));
    let api = row(3, OCT, "Other Apex API", "", "Success", "etl", "SOAP Partner");
    assert!(found([bare(), api]).contains(&("29", LoginMethod::Unknown, PasswordUse::Unknown, "Browser".into())));
    let named = row(4, NOV, "Application", "", "Success", "etl", "N/A");
    assert_eq!(found([named]), [("30", LoginMethod::Unknown, PasswordUse::Unknown, "etl".into())]);
}

#[test]
fn a_missing_column_is_no_empty_cell() {
    let oauth = row(1, NOV, OAUTH, "", "Success", "etl", "N/A");
    let other = row(2, NOV, OAUTH, "OAuth Refresh Token", "Success", "Tableau", "N/A");
    let without = file([oauth]).replacen("LoginSubType", "Dropped", 1);
    let reading = Folder::with(without).and("b.csv", PLAIN, file([other])).fold();
    let etl = streams(&reading).iter().find(|stream| &*stream.client.name == "etl").unwrap();
    assert_eq!((etl.decided_by, etl.password), ("25", PasswordUse::Unknown));
}

#[test]
fn salesforces_own_logins_are_counted_and_left_out() {
    let reading = Folder::with(file([row(1, NOV, "Cross Tenant Login", "", "Success", "x", "N/A")])).fold();
    assert_eq!((logins(&reading).totals.internal, logins(&reading).users.len()), (1, 0));
}

#[test]
fn a_password_reset_is_no_login() {
    let reading = Folder::with(file([row(1, NOV, "Application", "UI Password Reset", "Success", "Browser", "N/A")])).fold();
    assert_eq!(streams(&reading)[0].method, LoginMethod::PasswordChange);
    assert!(!streams(&reading)[0].is_login());
    assert_eq!(streams(&reading)[0].last_success, Utc::parse(NOV.as_bytes()));
}

#[test]
fn unknown_values_are_counted_and_named() {
    let rows = [
        row(1, NOV, "Telepathy", "", "Success", "x", "N/A"),
        row(2, NOV, "Telepathy", "", "Ungültiges Kennwort", "x", "Pigeon"),
        row(3, NOV, "Application", "Mind Reading", "Success", "x", "N/A"),
    ];
    let reading = Folder::with(file(rows)).fold();
    let named: Vec<_> = logins(&reading).totals.unknown_values.iter().map(|value| (value.column, &*value.value, value.rows)).collect();
    assert_eq!(
        named,
        [
            ("LoginType", "Telepathy", 2),
            ("ApiType", "Pigeon", 1),
            ("LoginSubType", "Mind Reading", 1),
            ("Status", "Ungültiges Kennwort", 1)
        ]
    );
    let refused = streams(&reading).iter().find(|stream| stream.hours.failures() == 1).unwrap();
    assert_eq!(refused.failed_by_class, [(StatusClass::Other, 1)]);
}

#[test]
fn contradicting_columns_leave_the_password_open() {
    let reading = Folder::with(file([row(1, NOV, "SAML Idp Initiated SSO", "OAuth Username-Password", "Success", "x", "N/A")])).fold();
    assert_eq!((streams(&reading)[0].decided_by, streams(&reading)[0].password), ("2", PasswordUse::Unknown));
    assert_eq!(logins(&reading).totals.conflicts, 1);
}

#[test]
fn clients_come_from_application_then_browser() {
    let rows = [
        row(1, NOV, "Partner Product", "", "Success", "etl", "SOAP Partner"),
        row(2, NOV, "Partner Product", "", "Success", "N/A", "SOAP Partner"),
        row(3, NOV, "Partner Product", "", "Success", "", "SOAP Partner").replace("Chrome 131", "Unknown"),
    ];
    let reading = Folder::with(file(rows)).fold();
    let clients: Vec<_> = streams(&reading).iter().map(|stream| (&*stream.client.name, stream.client.from)).collect();
    assert_eq!(clients, [("", ClientFrom::Nothing), ("Chrome 131", ClientFrom::Browser), ("etl", ClientFrom::Application)]);
}

#[test]
fn words_are_neither_addresses_nor_countries() {
    let word = |number, ip: &str, country: &str| {
        row(number, NOV, "Application", "UI Username-Password", "Success", "Browser", "N/A")
            .replace(&format!("203.0.113.{number},DE"), &format!("{ip},{country}"))
    };
    let reading = Folder::with(file([
        word(1, "Salesforce.com IP", "N/A"),
        word(2, "N/A", ""),
        word(3, "2001:db8::1", "fr"),
        word(4, "10.0.0.1", "DE"),
    ]))
    .fold();
    assert_eq!(streams(&reading)[0].addresses.values, ["10.0.0.1".into(), Box::from("2001:db8::1")]);
    assert_eq!(streams(&reading)[0].countries.iter().map(|(code, _)| &**code).collect::<Vec<_>>(), ["DE", "FR"]);
}

#[test]
fn a_service_is_added_up_over_users_and_nobody() {
    let saml = |number, status: &str| {
        row(number, NOV, "SAML Sfdc Initiated SSO", "", status, "Browser", "N/A").replace("DE,", "DE,0LE5j000000Gs3kGAC")
    };
    let rows = [
        saml(1, "Success"),
        saml(2, "Failed: Issuer Mismatched"),
        saml(3, "Failed: Assertion Expired"),
        saml(4, "Failed: Signature Invalid").replace("0055j000000utlPAAQ", ""),
        row(5, NOV, "Application", "", "Your company's authentication service is down", "Browser", "N/A"),
    ];
    let reading = Folder::with(file(rows)).fold();
    let services = &logins(&reading).services;
    assert_eq!(services.iter().map(|service| service.method).collect::<Vec<_>>(), [LoginMethod::Delegated, LoginMethod::Saml]);
    let hour = services[1].hours[0];
    assert_eq!((hour.successes, hour.configuration_failures, hour.other_failures), (1, 2, 1));
    assert_eq!(services[1].failure_by_user.iter().map(|(user, _)| user.clone()).collect::<Vec<_>>(), [ann(), UserKey::Nobody]);
    assert_eq!(
        services[1].failed_by_class,
        [(StatusClass::SsoConfiguration, 1), (StatusClass::SsoCertificate, 1), (StatusClass::SsoClock, 1)]
    );
}
