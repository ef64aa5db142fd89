use super::super::tests::{as_of, failing, stream, window};
use super::super::{Strength, UserKind};
use super::{Evidence, judge};
use crate::logins::{LoginMethod, PasswordUse, StatusClass, Stream};
use crate::model::Known::{self, Is, Unknown};
use crate::model::{Missing, Source, SourceName};

const UNREAD: Missing = Missing::of(SourceName::LoginHistory);

fn nobody<'a>(streams: &'a [&'a Stream]) -> Evidence<'a> {
    Evidence {
        user_type: Is(Some("Standard")),
        username: Is(Some("ada@acme.com")),
        license: Is(Some("Salesforce")),
        runs_as_client: false,
        api_only: Is(false),
        registered_method: Is(true),
        created: Is(Some(super::super::tests::time("2020-01-01T00:00:00Z"))),
        last_password_change: Is(Some(super::super::tests::time("2026-01-01T00:00:00Z"))),
        last_login: Is(Some(as_of().0)),
        names: [None; 3],
        describes_person: false,
        streams: Source::Complete(streams),
        window: window(),
        as_of: as_of(),
    }
}

fn page() -> Stream {
    stream(LoginMethod::UiPassword, PasswordUse::Yes, "Browser", &["2026-11-20T08:00:00Z"])
}

/// Three API logins over eight days, too few for a rhythm.
fn api(method: LoginMethod, password: PasswordUse, client: &str) -> Stream {
    stream(method, password, client, &["2026-11-01T03:00:00Z", "2026-11-05T04:00:00Z", "2026-11-09T05:00:00Z"])
}

fn nightly(client: &str) -> Stream {
    let times: Vec<String> = (1..=20).map(|day| format!("2026-11-{day:02}T03:00:00Z")).collect();
    stream(LoginMethod::SoapPassword, PasswordUse::Yes, client, &times.iter().map(String::as_str).collect::<Vec<_>>())
}

fn kind(evidence: &Evidence<'_>) -> (UserKind, bool) {
    let kind = judge(evidence);
    (kind.is, kind.also_integration)
}

#[test]
fn the_type_of_user_comes_first() {
    let of = |user_type| kind(&Evidence { user_type, ..nobody(&[]) }).0;
    assert_eq!(of(Is(Some("Standard"))), UserKind::Human);
    assert_eq!(of(Is(Some("CsnOnly"))), UserKind::Human);
    assert_eq!(of(Is(Some("Guest"))), UserKind::System);
    assert_eq!(of(Is(Some("CspLitePortal"))), UserKind::External);
    assert_eq!(of(Is(Some("Robot"))), UserKind::Unknown);
    assert_eq!(of(Is(None)), UserKind::Unknown);
    assert_eq!(of(Known::missing(SourceName::User)), UserKind::Unknown);
}

#[test]
fn salesforces_own_accounts_are_the_unused_ones() {
    fn own<'a>(streams: &'a [&'a Stream]) -> Evidence<'a> {
        Evidence {
            username: Is(Some("integration@00dhp0000033njrmau.com")),
            last_login: Is(None),
            last_password_change: Is(None),
            ..nobody(streams)
        }
    }
    assert_eq!(kind(&own(&[])).0, UserKind::System);
    let used = page();
    assert_eq!(kind(&own(&[&used])).0, UserKind::Human);
    assert_eq!(kind(&Evidence { last_login: Is(Some(as_of().0)), ..own(&[]) }).0, UserKind::Human);
    assert_eq!(kind(&Evidence { last_password_change: Is(Some(as_of().0)), ..own(&[]) }).0, UserKind::Human);
    assert_eq!(kind(&Evidence { last_password_change: Known::missing(SourceName::User), ..own(&[]) }).0, UserKind::Unknown);
    assert_eq!(kind(&Evidence { username: Is(Some("integration@acme.com")), ..own(&[]) }).0, UserKind::Human);
}

#[test]
fn licences_decide_for_themselves() {
    let with = |license, streams| Evidence { license: Is(Some(license)), ..nobody(streams) };
    assert_eq!(kind(&with("Einstein Agent", &[])).0, UserKind::System);
    assert_eq!(kind(&with("Salesforce Integration", &[])).0, UserKind::Integration);
    // A certain signal decides even with page logins.
    let page = page();
    assert_eq!(kind(&with("Salesforce Integration", &[&page])), (UserKind::Integration, false));
    assert_eq!(kind(&Evidence { runs_as_client: true, ..nobody(&[&page]) }).0, UserKind::Integration);
}

#[test]
fn two_strong_signals_decide_and_one_does_not() {
    let jwt = api(LoginMethod::OauthJwt, PasswordUse::No, "etl");
    // API only for a week, and JWT.
    assert_eq!(kind(&nobody(&[&jwt])).0, UserKind::Integration);
    let short = stream(LoginMethod::OauthJwt, PasswordUse::No, "etl", &["2026-11-20T03:00:00Z"]);
    assert_eq!(kind(&nobody(&[&short])).0, UserKind::Human);
    assert_eq!(kind(&Evidence { api_only: Is(true), ..nobody(&[]) }).0, UserKind::Human);
    assert_eq!(kind(&Evidence { api_only: Is(true), ..nobody(&[&short]) }).0, UserKind::Integration);
}

#[test]
fn one_strong_needs_two_medium() {
    fn never_a_person<'a>(streams: &'a [&'a Stream]) -> Evidence<'a> {
        Evidence { last_password_change: Is(None), registered_method: Is(false), ..nobody(streams) }
    }
    // Ten logins within two days from one address: no strong signal of its own but API Only.
    let times: Vec<String> = (0..10).map(|hour| format!("2026-11-20T{hour:02}:30:00Z")).collect();
    let busy = stream(LoginMethod::OauthWeb, PasswordUse::No, "etl", &times.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(kind(&Evidence { api_only: Is(true), ..never_a_person(&[&busy]) }).0, UserKind::Integration);
    assert_eq!(kind(&Evidence { api_only: Is(true), ..nobody(&[&busy]) }).0, UserKind::Human);
    assert_eq!(kind(&never_a_person(&[&busy])).0, UserKind::Human);
}

#[test]
fn a_page_login_makes_the_same_evidence_a_person_who_serves_a_program() {
    let jwt = nightly("etl");
    let page = page();
    assert_eq!(kind(&nobody(&[&jwt])).0, UserKind::Integration);
    assert_eq!(kind(&nobody(&[&jwt, &page])), (UserKind::Human, true));
    let old_page = stream(LoginMethod::Saml, PasswordUse::No, "Browser", &["2026-01-20T08:00:00Z"]);
    let strong = Evidence { api_only: Is(true), ..nobody(&[]) };
    let streams = [&jwt, &old_page];
    assert_eq!(kind(&Evidence { streams: Source::Complete(&streams), ..strong }).0, UserKind::Integration);
}

#[test]
fn one_password_login_by_a_program_is_enough_for_serving_one() {
    let soap = stream(LoginMethod::SoapPassword, PasswordUse::Yes, "etl", &["2026-11-20T03:00:00Z"]);
    assert_eq!(kind(&nobody(&[&soap])), (UserKind::Human, true));
    let failed =
        failing(stream(LoginMethod::SoapPassword, PasswordUse::Yes, "etl", &[]), StatusClass::WrongPassword, &["2026-11-20T03:00:00Z"]);
    assert_eq!(kind(&nobody(&[&failed])), (UserKind::Human, false));
    let external = Evidence { user_type: Is(Some("PowerPartner")), ..nobody(&[]) };
    let streams = [&soap];
    assert_eq!(kind(&Evidence { streams: Source::Complete(&streams), ..external }), (UserKind::External, true));
}

#[test]
fn a_peoples_tool_serves_nobody_unless_it_has_a_rhythm() {
    let loader = api(LoginMethod::SoapPassword, PasswordUse::Yes, "DataLoaderPartnerUI/");
    assert_eq!(kind(&nobody(&[&loader])), (UserKind::Human, false));
    let scheduled = nightly("DataLoaderPartnerUI/");
    let page = page();
    assert_eq!(kind(&nobody(&[&scheduled, &page])), (UserKind::Human, true));
    // JWT from the command line is a person.
    let cli = api(LoginMethod::OauthJwt, PasswordUse::No, "Salesforce CLI");
    assert_eq!(kind(&nobody(&[&cli])), (UserKind::Human, false));
}

#[test]
fn an_unread_history_leaves_the_kind_open_unless_something_is_certain() {
    let unread = |license| Evidence { streams: Source::Unread(UNREAD), license: Is(Some(license)), ..nobody(&[]) };
    assert_eq!(kind(&unread("Salesforce")).0, UserKind::Unknown);
    assert_eq!(kind(&unread("Salesforce Integration")).0, UserKind::Integration);
}

#[test]
fn what_was_not_read_leaves_the_kind_open_only_where_it_could_decide() {
    let missing = Missing::of(SourceName::PermissionSetAssignment);
    let short = stream(LoginMethod::OauthJwt, PasswordUse::No, "etl", &["2026-11-20T03:00:00Z"]);
    let page = page();
    assert_eq!(kind(&Evidence { api_only: Unknown(missing), ..nobody(&[&short]) }).0, UserKind::Unknown);
    assert_eq!(kind(&Evidence { api_only: Unknown(missing), ..nobody(&[&page]) }).0, UserKind::Human);
    let license = Known::missing(SourceName::UserLicense);
    assert_eq!(kind(&Evidence { license, ..nobody(&[&page]) }).0, UserKind::Human);
    assert_eq!(kind(&Evidence { license, ..nobody(&[&short]) }).0, UserKind::Unknown);
    assert_eq!(kind(&Evidence { license, ..nobody(&[]) }).0, UserKind::Human);
}

#[test]
fn a_partial_history_keeps_a_tool_in_doubt() {
    let loader = api(LoginMethod::SoapPassword, PasswordUse::Yes, "DataLoaderPartnerUI/");
    let page = page();
    let (alone, with_page) = ([&loader], [&loader, &page]);
    let partial = |streams| Evidence { streams: Source::Partial(streams, UNREAD), ..nobody(&[]) };
    assert_eq!(kind(&partial(&alone)).0, UserKind::Unknown);
    assert_eq!(kind(&partial(&with_page)).0, UserKind::Human);
}

#[test]
fn names_are_whole_words_and_weak() {
    let with = |username| judge(&Evidence { username: Is(Some(username)), ..nobody(&[]) });
    let weak = |kind: &super::judgement::Kind| kind.signals.iter().any(|signal| signal.strength == Strength::Weak);
    assert!(weak(&with("svc-billing@acme.com")) && with("svc-billing@acme.com").is == UserKind::Human);
    assert!(!weak(&with("vint.cerf@acme.com")));
    assert!(!weak(&with("ada@integration.acme.com")));
}
