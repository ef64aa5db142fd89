use super::*;
use crate::logins::catalogue::CATALOGUE;

const BARE: Evidence = Evidence {
    subtype: Word::Empty,
    login_type: Word::Empty,
    api: "empty",
    client: "page",
    service: None,
    method_reference: false,
    token: false,
    uri: "",
    status: "",
    internal_user: false,
    subtype_in_same_month: false,
    page_subtype_in_source: false,
    subtype_never_filled: true,
};

fn subtype(text: &str) -> Word {
    match text {
        "" => Word::Empty,
        "-" => Word::Missing,
        _ => CATALOGUE.subtype(text).map_or(Word::Unlisted, |listed| Word::Listed(listed.name)),
    }
}

fn login_type(text: &str) -> Word {
    match text {
        "" => Word::Empty,
        "-" => Word::Missing,
        _ => CATALOGUE.login_type(text).map_or(Word::Unlisted, |listed| Word::Listed(listed.name)),
    }
}

/// A row with this type and subtype, as the labels stand in exports; `-` for a missing column.
fn row(kind: &str, sub: &str) -> Evidence {
    Evidence { login_type: login_type(kind), subtype: subtype(sub), ..BARE }
}

/// Every row of the table with inputs that must reach it: number, input, method, password.
fn cases() -> Vec<(&'static str, Evidence, LoginMethod, PasswordUse)> {
    use LoginMethod as M;
    use PasswordUse::{No, Unknown, Yes};
    let api = |evidence, api| Evidence { api, ..evidence };
    let token = |evidence| Evidence { token: true, ..evidence };
    let never = |evidence| Evidence { subtype_never_filled: false, ..evidence };
    let mut cases = vec![
        ("1", Evidence { internal_user: true, ..row("Application", "UI Username-Password") }, M::Unknown, No),
        ("1", row("Application", "Internal Salesforce Authentication"), M::Unknown, No),
        ("1", row("Cross Tenant Login", ""), M::Unknown, No),
        ("2", row("Remote Access 2.0", "OAuth Username-Password"), M::OauthPassword, Yes),
        ("2", row("Application", "oauthpassword"), M::OauthPassword, Yes),
        ("2", row("-", "OauthUsernamePassword"), M::OauthPassword, Yes),
        ("3", row("Remote Access 2.0", "OAuth Client Credentials"), M::OauthClientCredentials, No),
        ("4", row("Remote Access 2.0", "OAuth Refresh Token"), M::OauthWeb, No),
        ("5", row("Remote Access 2.0", "OAuth Token Exchange"), M::TokenExchange, No),
        ("6", row("Remote Access 2.0", "OAuth OTP Login"), M::Passwordless, No),
        ("8", row("Application", "Change Password"), M::PasswordChange, Unknown),
        ("8", row("Application", "UI Password Reset"), M::PasswordChange, Unknown),
        ("9", row("Application", "UI Username-Password"), M::UiPassword, Yes),
        ("10", row("Application", "Telepathy"), M::Unknown, Unknown),
        ("11", Evidence { status: "gateway", ..row("Application", "") }, M::Delegated, No),
        ("11b", Evidence { status: "password", ..row("Remote Access 2.0", "") }, M::OauthPassword, Yes),
        ("11b", Evidence { status: "password", ..row("Remote Access 2.0", "-") }, M::OauthPassword, Yes),
        ("14", Evidence { method_reference: true, ..row("Application", "") }, M::Openid, No),
        ("14", Evidence { service: Some(*b"0SO"), ..row("Application", "") }, M::Openid, No),
        ("15", Evidence { service: Some(*b"0LE"), ..row("Application", "") }, M::Saml, No),
        ("15", Evidence { service: Some(*b"0LE"), ..row("", "") }, M::Saml, No),
        ("17", row("Certificate-based login", ""), M::Certificate, No),
        ("18", token(api(row("Application", ""), "soap")), M::SoapPassword, Yes),
        ("18", token(row("Other Apex API", "")), M::SoapPassword, Yes),
        ("18", Evidence { uri: "soap", ..token(row("Application", "")) }, M::SoapPassword, Yes),
        ("19", Evidence { uri: "token", ..token(row("Remote Access 2.0", "")) }, M::OauthPassword, Yes),
        ("20", token(row("Remote Access 2.0", "")), M::Unknown, Yes),
        ("21", api(row("Partner Product", ""), "soap"), M::SoapPassword, Yes),
        ("21", api(row("Networks Portal API Only", ""), "soap"), M::SoapPassword, Yes),
        ("22", row("Other Apex API", ""), M::SoapPassword, Yes),
        ("22", api(row("Other Apex API", ""), "missing"), M::SoapPassword, Yes),
        ("22", api(row("Partner Product", ""), "other"), M::SoapPassword, Yes),
        ("23", api(row("Application", ""), "soap"), M::SoapPassword, Yes),
        ("24", Evidence { subtype_in_same_month: true, ..row("Remote Access 2.0", "") }, M::Unknown, No),
        ("25", row("Remote Access 2.0", ""), M::Unknown, Unknown),
        ("25", Evidence { subtype_in_same_month: true, ..row("Remote Access 2.0", "-") }, M::Unknown, Unknown),
        ("26", row("Remote Access Client", ""), M::OauthWeb, Unknown),
        ("28", never(Evidence { page_subtype_in_source: true, ..row("Application", "") }), M::Unknown, Unknown),
        ("29", row("Application", ""), M::UiPassword, Yes),
        ("29", row("Application", "-"), M::UiPassword, Yes),
        ("30", Evidence { client: "named", ..row("Application", "") }, M::Unknown, Unknown),
        ("31", row("Employee Login to Community", ""), M::Unknown, No),
        ("31", row("Help And Training", ""), M::Unknown, No),
        ("31", row("AppExchange", ""), M::Unknown, Unknown),
        ("32", row("Offline Client", ""), M::Unknown, Unknown),
        ("32", row("Salesforce Outlook Integration", ""), M::Unknown, Unknown),
        ("33", row("HOTP YubiKey", ""), M::Unknown, Unknown),
        ("33", row("OAuth 2.0", ""), M::Unknown, Unknown),
        // What a missing column must not be read as: an empty cell.
        ("33", api(row("Application", ""), "missing"), M::Unknown, Unknown),
        ("33", Evidence { client: "missing", ..row("Application", "-") }, M::Unknown, Unknown),
        ("33", row("Partner Portal", "-"), M::Unknown, Unknown),
        ("33", never(row("Application", "")), M::Unknown, Unknown),
    ];
    for label in ["SOAP API", "SOAP API (Mobile)", "SOAP API (Networks Portal)", "SOAP API (Portal)", "SOAP API (Self-Service)"] {
        cases.push(("7", row("Other Apex API", label), M::SoapPassword, Yes));
    }
    for label in ["SAML Idp Initiated SSO", "SAML Sfdc Initiated SSO", "SAML Site SSO", "SAML Chatter Communities External User SSO"] {
        cases.push(("12", row(label, ""), M::Saml, No));
    }
    for label in ["Lightning Login", "Passwordless Login", "Passwordless Login via Passkeys"] {
        cases.push(("13", row(label, ""), M::Passwordless, No));
    }
    for label in ["Third Party SSO", "Customer Service Portal Third-Party SSO", "Partner Portal Third-Party SSO"] {
        cases.push(("16", row(label, ""), M::Openid, No));
    }
    for label in ["Chatter Communities External User", "Customer Service Portal", "Partner Portal", "SelfService", "Self-Service"] {
        cases.push(("27", row(label, ""), M::UiPassword, Yes));
    }
    cases
}

#[test]
fn every_line_of_the_table_is_read() {
    assert_eq!(RULES.len(), TABLE.lines().count() - 1);
    assert_eq!(RULES.last().map(|rule| rule.row), Some(NOTHING.row));
}

#[test]
fn every_case_is_decided_by_its_row() {
    for (number, evidence, method, password) in cases() {
        let rule = classify(&evidence);
        assert_eq!((rule.row, rule.method, rule.password), (number, method, password), "{evidence:?}");
    }
}

#[test]
fn every_row_of_the_table_is_reached() {
    let reached: Vec<_> = cases().iter().map(|(_, evidence, ..)| std::ptr::from_ref(classify(evidence))).collect();
    for rule in RULES.iter() {
        assert!(reached.contains(&std::ptr::from_ref(rule)), "nothing reaches row {} ({rule:?})", rule.row);
    }
}

#[test]
fn the_table_names_listed_values_only() {
    let special = ["empty", "missing", "unlisted"];
    for rule in RULES.iter() {
        for name in rule.login_type.split('|').filter(|name| !name.is_empty() && !special.contains(name)) {
            assert_eq!(login_type(name), Word::Listed(name), "row {}", rule.row);
        }
        for name in rule.subtype.split('|').filter(|name| !name.is_empty() && !special.contains(name)) {
            assert_eq!(subtype(name), Word::Listed(name), "row {}", rule.row);
        }
        let known = ["", "internal_user", "subtype_in_same_month", "page_subtype_in_source", "subtype_never_filled"];
        assert!(known.contains(&rule.when), "row {}: {}", rule.row, rule.when);
    }
}

#[test]
fn every_documented_subtype_decides_alone() {
    for [name, ..] in lines::<5>(include_str!("../login_subtypes.csv")) {
        assert!(classify(&row("Remote Access 2.0", name)).row.parse::<u32>().is_ok_and(|number| number < 10), "{name}");
    }
}

#[test]
fn bare_oauth_is_never_certain() {
    let jwt = classify(&Evidence { subtype_in_same_month: true, ..row("Remote Access 2.0", "") });
    assert_eq!(jwt.hint, Some(LoginMethod::OauthJwt));
    assert!(jwt.confidence < Confidence::Certain);
}
