mod acme;
mod monotony;

use super::super::tests::{as_of, full_row, history, stream, time, unread_snapshot, user_id, window};
use super::super::{Delegation, MailDefect, SsoPath, UserKind, WayIn};
use super::*;
use crate::logins::{LoginMethod, PasswordUse};
use crate::settings::Person;
use acme::{ADA, DELEGATED, EXTERNAL, FROZEN, GRACE, JOB, Loss, SSO_USER, acme, logins};

fn facts() -> Facts {
    gather(&acme(&Loss::Nothing), &logins(&Loss::Nothing), &Settings::default(), window(), as_of())
}

fn user<'a>(facts: &'a Facts, id: &str) -> &'a UserFacts {
    facts.user(user_id(id)).unwrap()
}

#[test]
fn everybody_is_there_once_and_in_order() {
    let facts = facts();
    let ids: Vec<UserId> = facts.users.iter().map(UserFacts::key).collect();
    let mut sorted = ids.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(ids, sorted);
    assert!(facts.users.iter().all(|user| user.was_read));
}

#[test]
fn each_user_is_what_the_rows_say() {
    let facts = facts();
    let ada = user(&facts, ADA);
    assert_eq!((ada.kind, ada.also_integration), (UserKind::Human, false));
    assert_eq!(ada.never_expires, Is(false));
    assert_eq!(ada.dormant, Is(false));
    assert_eq!(ada.administrator, Is(false));
    assert_eq!(ada.sign_ins.read().unwrap().ui_password.in_window, 1);
    let job = user(&facts, JOB);
    assert_eq!((job.kind, job.never_expires), (UserKind::Integration, Is(true)));
    let integration = job.integration.as_ref().unwrap();
    assert_eq!(integration.methods, [LoginMethod::SoapPassword]);
    assert_eq!(integration.rhythm.next, Some(time("2026-11-25T03:00:00Z")));
    assert_eq!(user(&facts, EXTERNAL).kind, UserKind::External);
    assert_eq!(user(&facts, FROZEN).frozen, Is(true));
    assert_eq!(user(&facts, FROZEN).mailbox.as_ref().map(|mailbox| mailbox.defect), Is(Some(MailDefect::SandboxForm)));
    assert_eq!(user(&facts, DELEGATED).delegation, Is(Delegation::Gateway));
    assert_eq!(user(&facts, DELEGATED).sign_ins.read().unwrap().delegated.in_window, 1);
    assert!(matches!(user(&facts, SSO_USER).sso_path, Is(SsoPath::Works { .. })));
    assert_eq!(user(&facts, SSO_USER).sso_service.map(|id| id.as_str().to_owned()).as_deref(), Some("0LE000000000001GAA"));
}

#[test]
fn administrators_are_listed_with_their_way_in() {
    let facts = facts();
    let listed: Vec<_> = facts.administrators.iter().map(|person| (&*person.username, person.way_in)).collect();
    assert_eq!(listed, [("frozen@acme.com", WayIn::None), ("grace@acme.com", WayIn::Password)]);
    assert_eq!(facts.administrators[1].can_reset_others, Is(true));
    assert_eq!(facts.administrators[1].can_repair_sso, Is(true));
}

#[test]
fn the_settings_may_name_more_administrators_and_a_help_desk() {
    let mut settings = Settings::default();
    settings.people.administrators = vec![Person::Username("ada@acme.com".into())];
    settings.people.helpdesk = vec![Person::Id(user_id(SSO_USER))];
    let facts = gather(&acme(&Loss::Nothing), &logins(&Loss::Nothing), &settings, window(), as_of());
    assert_eq!(user(&facts, ADA).administrator, Is(true));
    assert_eq!(user(&facts, ADA).can_reset_others, Is(false));
    assert_eq!(user(&facts, SSO_USER).can_reset_others, Is(true));
    assert_eq!(user(&facts, GRACE).can_reset_others, Is(true));
}

#[test]
fn ids_that_only_logins_or_rejected_rows_name_become_unread_users() {
    let mut snapshot = acme(&Loss::Nothing);
    snapshot.unread_users = vec![user_id("005000000000077"), user_id(ADA)];
    let more = stream(LoginMethod::UiPassword, PasswordUse::Yes, "Browser", &["2026-11-20T08:00:00Z"]);
    let internal = crate::logins::Stream { decided_by: "1", ..more.clone() };
    let logins = Source::Complete(history(vec![("005000000000099", vec![more]), ("005000000000098", vec![internal])]));
    let facts = gather(&snapshot, &logins, &Settings::default(), window(), as_of());
    let unread: Vec<&str> = facts.users.iter().filter(|user| !user.was_read).map(|user| user.id.0.as_str()).collect();
    assert_eq!(unread, ["005000000000077AAA", "005000000000099AAA"]);
    let stranger = user(&facts, "005000000000099");
    assert_eq!(stranger.kind, UserKind::Unknown);
    assert!(stranger.active.is_unknown() && stranger.mailbox.is_unknown() && stranger.never_expires.is_unknown());
    assert_eq!(stranger.sign_ins.read().unwrap().password_ever(), 0, "whose password it was is not known");
    assert_eq!(stranger.sign_ins.read().unwrap().unknown_page.ever, 1);
}

#[test]
fn a_published_data_export_holds_salesforces_own_accounts_and_one_person() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/real/data-export/User.csv");
    let Ok(file) = std::fs::File::open(path) else { return };
    let mut reader = csv::Reader::from_reader(file);
    let headers = reader.headers().unwrap().clone();
    let read = |record: csv::StringRecord| {
        <UserRow as crate::snapshot::Object>::read(|index| {
            let name = <UserRow as crate::snapshot::Object>::COLUMNS[index].name;
            headers.iter().position(|header| header == name).map(|column| record.get(column).unwrap_or_default())
        })
    };
    let rows: Vec<UserRow> = reader.records().map(|record| read(record.unwrap()).unwrap()).collect();
    let snapshot = Snapshot { users: Source::Complete(rows), ..unread_snapshot() };
    let logins = Source::Complete(Logins::default());
    let facts = gather(&snapshot, &logins, &Settings::default(), window(), as_of());
    let people: Vec<_> = facts.users.iter().filter(|user| user.kind != UserKind::System).collect();
    assert_eq!((facts.users.len(), people.len()), (8, 1));
    assert_eq!((people[0].kind, people[0].dormant), (UserKind::Human, Is(true)));
}

#[test]
fn two_rows_of_one_id_are_one_user() {
    let mut snapshot = acme(&Loss::Nothing);
    let again = full_row(&[("Id", ADA), ("Username", "again@acme.com")]);
    snapshot.users = snapshot.users.map(|mut rows| {
        rows.push(again);
        rows
    });
    let facts = gather(&snapshot, &logins(&Loss::Nothing), &Settings::default(), window(), as_of());
    assert_eq!(facts.users.len(), self::facts().users.len());
    assert_eq!(user(&facts, ADA).username.as_ref().map(|name| name.as_deref()), Is(Some("ada@acme.com")));
}

#[test]
fn logins_may_name_users_by_username() {
    let page = stream(LoginMethod::UiPassword, PasswordUse::Yes, "Browser", &["2026-11-20T08:00:00Z"]);
    let by_name = crate::logins::UserLogins { user: UserKey::Username("ada@acme.com".into()), streams: vec![page] };
    let logins = Source::Complete(Logins { users: vec![by_name], ..Logins::default() });
    let of = |loss: &Loss| gather(&acme(loss), &logins, &Settings::default(), window(), as_of());
    assert_eq!(user(&of(&Loss::Nothing), ADA).sign_ins.read().unwrap().ui_password.ever, 1);
    let nameless = of(&Loss::Column(SourceName::User, "Username"));
    assert!(!user(&nameless, ADA).sign_ins.is_complete());
}

#[test]
fn nothing_read_is_no_users_and_no_panic() {
    let logins = Source::Unread(Missing::of(SourceName::LoginHistory));
    let facts = gather(&unread_snapshot(), &logins, &Settings::default(), window(), as_of());
    assert!(facts.users.is_empty() && facts.administrators.is_empty() && facts.sso.is_empty());
    assert!(facts.org.is_sandbox.is_unknown() && facts.org.has_gateway.is_unknown());
}

#[test]
fn a_history_that_does_not_reach_back_does_not_show_that_somebody_is_dormant() {
    let of = |first: &str| {
        let mut logins = history(vec![]);
        logins.totals.first = Some(time(first));
        let snapshot = acme(&Loss::Column(SourceName::User, "LastLoginDate"));
        let facts = gather(&snapshot, &Source::Complete(logins), &Settings::default(), window(), as_of());
        (user(&facts, ADA).dormant, user(&facts, ADA).last_login)
    };
    assert_eq!(of("2026-01-01T00:00:00Z").0, Is(true));
    assert!(of("2026-10-01T00:00:00Z").0.is_unknown());
    assert!(of("2026-01-01T00:00:00Z").1.is_unknown(), "never cannot be told from half a year");
}

#[test]
fn dormancy_begins_at_the_threshold() {
    let of = |last: &str| {
        let row = full_row(&[("Id", ADA), ("UserType", "Standard"), ("LastLoginDate", last)]);
        let snapshot = Snapshot { users: Source::Complete(vec![row]), ..acme(&Loss::Nothing) };
        let logins = Source::Complete(Logins::default());
        user(&gather(&snapshot, &logins, &Settings::default(), window(), as_of()), ADA).dormant
    };
    // 180 days before 2026-11-24T10:00:00Z.
    assert_eq!(of("2026-05-28T10:00:00Z"), Is(false));
    assert_eq!(of("2026-05-28T09:59:59Z"), Is(true));
    assert_eq!(of(""), Is(true));
}

#[test]
fn an_app_that_runs_as_a_user_makes_it_an_integration() {
    for named in ["ADA@acme.com", ADA] {
        let policy =
            full_row(&[("Id", "0xL000000000001"), ("IsClientCredentialsFlowEnabled", "true"), ("ClientCredentialsFlowUser", named)]);
        let snapshot = Snapshot { app_policies: Source::Complete(vec![policy]), ..acme(&Loss::Nothing) };
        let facts = gather(&snapshot, &logins(&Loss::Nothing), &Settings::default(), window(), as_of());
        assert_eq!(user(&facts, ADA).kind, UserKind::Integration);
    }
    let off = full_row(&[("Id", "0xL000000000001"), ("IsClientCredentialsFlowEnabled", "false"), ("ClientCredentialsFlowUser", ADA)]);
    let snapshot = Snapshot { app_policies: Source::Complete(vec![off]), ..acme(&Loss::Nothing) };
    let facts = gather(&snapshot, &logins(&Loss::Nothing), &Settings::default(), window(), as_of());
    assert_eq!(user(&facts, ADA).kind, UserKind::Human);
}

#[test]
fn what_permissions_wait_for_is_named_once_for_all() {
    assert_eq!(facts().org.permissions_missing, Missing::default());
    let snapshot = acme(&Loss::Unread(SourceName::PermissionSetAssignment));
    let facts = gather(&snapshot, &logins(&Loss::Nothing), &Settings::default(), window(), as_of());
    assert!(facts.org.permissions_missing.contains(SourceName::PermissionSetAssignment));
}
