use super::super::tests::{as_of, empty_snapshot, time, user_id};
use super::super::{Delegation, MailDefect, Mailbox, MethodUse, SignIns, SsoPath, UserFacts, UserKind, WayIn};
use super::*;
use crate::model::Known::{self, Is};
use crate::model::{AsOf, Confidence, Missing, Source, SourceName};

/// An administrator who gets in by password and has never used single sign-on.
fn grace() -> UserFacts {
    let logins = Source::Complete(crate::logins::Logins::default());
    let row = super::super::tests::full_row(&[("Id", "005000000000001"), ("Username", "grace@acme.com")]);
    let snapshot = crate::snapshot::Snapshot { users: Source::Complete(vec![row]), ..empty_snapshot() };
    let settings = crate::settings::Settings::default();
    let mut facts = super::super::gather(&snapshot, &logins, &settings, super::super::tests::window(), as_of());
    let read = facts.users.remove(0);
    assert_eq!(read.id, user_id("005000000000001"));
    UserFacts {
        kind: UserKind::Human,
        active: Is(true),
        frozen: Is(false),
        locked: Is(false),
        delegation: Is(Delegation::No),
        last_password_change: Is(Some(time("2026-01-01T00:00:00Z"))),
        mailbox: Is(Mailbox { address: "grace@acme.com".into(), defect: None }),
        registered_method: Is(true),
        phishing_resistant_method: Is(true),
        mfa_privileged: Is(true),
        sso_path: Is(SsoPath::NotUsed),
        sign_ins: Source::Complete(SignIns::default()),
        ..read
    }
}

fn way(user: &UserFacts) -> WayIn {
    administrator(user, &production()).way_in
}

fn production() -> Enforcement {
    Enforcement::new(Is(false), as_of())
}

fn last_ui(when: &str) -> Source<SignIns> {
    Source::Complete(SignIns { ui_password: MethodUse { last: Some(time(when)), ..MethodUse::default() }, ..SignIns::default() })
}

#[test]
fn a_password_and_a_mailbox_get_in() {
    let result = administrator(&grace(), &production());
    assert_eq!(result.way_in, WayIn::Password);
    assert_eq!(result.why, "by password: has a password and can be reached; by single sign-on: never used");
    assert!(!result.program);
}

#[test]
fn each_closed_step_closes_the_way() {
    let bad = Mailbox { address: "g@x.invalid".into(), defect: Some(MailDefect::SandboxForm) };
    for (user, why) in [
        (UserFacts { active: Is(false), ..grace() }, "inactive"),
        (UserFacts { frozen: Is(true), ..grace() }, "frozen"),
        (UserFacts { locked: Is(true), ..grace() }, "locked"),
        (UserFacts { delegation: Is(Delegation::Gateway), ..grace() }, "delegated"),
        (UserFacts { last_password_change: Is(None), ..grace() }, "no password"),
        (UserFacts { mailbox: Is(bad.clone()), registered_method: Is(false), ..grace() }, "mail cannot arrive"),
        (UserFacts { phishing_resistant_method: Is(false), ..grace() }, "phishing-resistant"),
    ] {
        let result = administrator(&user, &production());
        assert_eq!(result.way_in, WayIn::None, "{why}");
        assert!(result.why.contains(why), "{}", result.why);
    }
    // A registered method makes up for the mailbox; one that was not read does not.
    assert_eq!(way(&UserFacts { mailbox: Is(bad.clone()), ..grace() }), WayIn::Password);
    let unread = Known::missing(SourceName::TwoFactorMethodsInfo);
    assert_eq!(way(&UserFacts { mailbox: Is(bad), registered_method: unread, ..grace() }), WayIn::None);
}

#[test]
fn what_was_not_read_leaves_the_way_open() {
    let missing = Missing::of(SourceName::User);
    for user in [
        UserFacts { active: Known::Unknown(missing), ..grace() },
        UserFacts { delegation: Known::Unknown(missing), ..grace() },
        UserFacts { last_password_change: Known::Unknown(missing), ..grace() },
        UserFacts { mailbox: Known::Unknown(missing), registered_method: Is(false), ..grace() },
        UserFacts { phishing_resistant_method: Known::Unknown(missing), ..grace() },
    ] {
        assert_eq!(way(&user), WayIn::Unknown);
    }
    // A closed step decides beside an open one.
    assert_eq!(way(&UserFacts { active: Is(false), mailbox: Known::Unknown(missing), ..grace() }), WayIn::None);
}

#[test]
fn an_unread_lock_is_in_doubt_after_failures_only() {
    let unread = Known::missing(SourceName::UserLogin);
    let with = |sign_ins| way(&UserFacts { frozen: unread, locked: unread, sign_ins: Source::Complete(sign_ins), ..grace() });
    assert_eq!(with(SignIns::default()), WayIn::Password);
    assert_eq!(with(SignIns { password_failures_since_success: 2, ..SignIns::default() }), WayIn::Password);
    assert_eq!(with(SignIns { password_failures_since_success: 3, ..SignIns::default() }), WayIn::Unknown);
    assert_eq!(with(SignIns { lockout_seen: true, ..SignIns::default() }), WayIn::Unknown);
}

#[test]
fn a_login_after_the_roll_out_shows_a_method_that_was_not_read() {
    let unread = UserFacts { phishing_resistant_method: Known::missing(SourceName::TwoFactorMethodsInfo), ..grace() };
    assert_eq!(way(&UserFacts { sign_ins: last_ui("2026-07-31T12:00:00Z"), ..unread.clone() }), WayIn::Unknown);
    assert_eq!(way(&UserFacts { sign_ins: last_ui("2026-08-01T12:00:00Z"), ..unread.clone() }), WayIn::Password);
    let sandbox = Enforcement::new(Is(true), as_of());
    let user = UserFacts { sign_ins: last_ui("2026-07-02T12:00:00Z"), ..unread };
    assert_eq!(administrator(&user, &sandbox).way_in, WayIn::Password);
    // Methods that were read come before the proof.
    let none = UserFacts { phishing_resistant_method: Is(false), sign_ins: last_ui("2026-08-01T12:00:00Z"), ..grace() };
    assert_eq!(way(&none), WayIn::None);
}

#[test]
fn nobody_needs_a_method_before_the_dates_or_without_the_rights() {
    let without = UserFacts { phishing_resistant_method: Is(false), ..grace() };
    let at = |sandbox, moment: &str| administrator(&without, &Enforcement::new(sandbox, AsOf(time(moment)))).way_in;
    assert_eq!(at(Is(false), "2026-06-30T23:59:59Z"), WayIn::Password);
    assert_eq!(at(Is(false), "2026-07-01T00:00:00Z"), WayIn::None);
    assert_eq!(at(Is(true), "2026-06-21T23:59:59Z"), WayIn::Password);
    assert_eq!(at(Is(true), "2026-06-22T00:00:00Z"), WayIn::None);
    let unread = Known::missing(SourceName::Organization);
    assert_eq!(at(unread, "2026-06-21T00:00:00Z"), WayIn::Password);
    assert_eq!(at(unread, "2026-06-25T00:00:00Z"), WayIn::Unknown);
    assert_eq!(at(unread, "2026-07-25T00:00:00Z"), WayIn::None);
    assert_eq!(way(&UserFacts { mfa_privileged: Is(false), ..without }), WayIn::Password);
}

#[test]
fn single_sign_on_is_a_way_of_its_own() {
    let likely = Is(SsoPath::Works { confidence: Confidence::Likely });
    let no_password = UserFacts { last_password_change: Is(None), ..grace() };
    assert_eq!(way(&UserFacts { sso_path: likely, ..no_password.clone() }), WayIn::Sso);
    assert_eq!(way(&UserFacts { sso_path: likely, ..grace() }), WayIn::Both);
    let possible = Is(SsoPath::Works { confidence: Confidence::Possible });
    assert_eq!(way(&UserFacts { sso_path: possible, ..no_password.clone() }), WayIn::Unknown);
    assert_eq!(way(&UserFacts { sso_path: possible, ..grace() }), WayIn::Password);
    assert_eq!(way(&UserFacts { sso_path: Is(SsoPath::Broken { proven: true }), ..no_password.clone() }), WayIn::None);
    assert_eq!(way(&UserFacts { sso_path: likely, frozen: Is(true), ..no_password }), WayIn::None);
}

#[test]
fn an_identity_provider_may_vouch_for_the_method() {
    let likely = Is(SsoPath::Works { confidence: Confidence::Likely });
    let user = UserFacts { sso_path: likely, phishing_resistant_method: Is(false), ..grace() };
    assert_eq!(way(&user), WayIn::Unknown);
    let sso = SignIns { sso: MethodUse { last: Some(time("2026-11-20T08:00:00Z")), ..MethodUse::default() }, ..SignIns::default() };
    assert_eq!(way(&UserFacts { sign_ins: Source::Complete(sso), ..user }), WayIn::Sso);
}

#[test]
fn a_program_is_marked() {
    assert!(administrator(&UserFacts { kind: UserKind::Integration, ..grace() }, &production()).program);
}
