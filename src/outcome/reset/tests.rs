use crate::facts::{Delegation, SignIns, SsoPath, UserFacts, UserKind};
use crate::model::Confidence::{Certain, Likely, Possible};
use crate::model::{Action, Confidence, Known, Source};
use crate::outcome::Effect::{AtRisk, Breaks, LockedOut, Prompted, Unaffected, Unknown};
use crate::outcome::sample::*;
use crate::outcome::{Effect, Outcome, Reason};

const WORKS: SsoPath = SsoPath::Works { confidence: Certain };
const FAILS: SsoPath = SsoPath::Broken { proven: true };

fn reset(user: &UserFacts) -> Outcome {
    judged(Action::ResetPassword, user)
}

fn is(user: &UserFacts, effect: Effect, confidence: Confidence, reason: Reason) {
    assert_eq!(Outcome { already: false, ..reset(user) }, Outcome::new(effect, confidence, reason));
}

#[test]
fn people_wait_for_the_link_and_hang_on_the_mailbox() {
    is(&user(), Prompted, Certain, Reason::UiPassword);
    is(&bad_mailbox(user()), LockedOut, Certain, Reason::MailboxUnreachable);
    is(&UserFacts { registered_method: Known::Is(true), ..bad_mailbox(user()) }, LockedOut, Likely, Reason::MailboxUnreachable);
    is(&UserFacts { mailbox: Known::Unknown(USER), ..user() }, Unknown, Possible, Reason::UserNotRead);
}

#[test]
fn password_never_expires_does_not_protect() {
    is(&UserFacts { never_expires: Known::Is(true), ..user() }, Prompted, Certain, Reason::UiPassword);
    let program = program(SignIns { soap_password: used(), ..SignIns::default() });
    is(&UserFacts { never_expires: Known::Is(true), ..program }, Breaks, Certain, Reason::SoapPasswordLogin);
}

#[test]
fn a_password_of_today_is_refused() {
    let young = UserFacts { last_password_change: Known::Is(Some(NOW.0.plus(-60))), minimum_lifetime: Known::Is(true), ..user() };
    is(&young, AtRisk, Likely, Reason::ChangedWithin24hAndMinLifetime);
    is(&UserFacts { minimum_lifetime: Known::Unknown(USER), ..young.clone() }, AtRisk, Possible, Reason::ChangedWithin24hAndMinLifetime);
    is(&UserFacts { minimum_lifetime: Known::Is(false), ..young }, Prompted, Certain, Reason::UiPassword);
}

#[test]
fn single_sign_on_goes_on_and_a_broken_one_leaves_the_link() {
    is(&by_sso(WORKS), Unaffected, Likely, Reason::SsoWorks);
    is(&by_sso(FAILS), AtRisk, Likely, Reason::SsoBroken);
    is(&bad_mailbox(by_sso(FAILS)), LockedOut, Likely, Reason::SsoBroken);
    let signs = SignIns { sso: used(), ui_password: used(), ..SignIns::default() };
    let both = UserFacts { sso_path: Known::Is(WORKS), ..signing_in(signs) };
    is(&both, Prompted, Certain, Reason::UiPassword);
    is(&bad_mailbox(both), Prompted, Certain, Reason::UiPassword);
}

#[test]
fn the_button_refuses_delegated_users() {
    is(&UserFacts { delegation: Known::Is(Delegation::Gateway), ..user() }, Unaffected, Likely, Reason::Delegated);
}

#[test]
fn programs_on_a_password_break_and_others_go_on() {
    let signs = SignIns { oauth_password: used(), ..SignIns::default() };
    is(&program(signs.clone()), Breaks, Certain, Reason::OauthPasswordLogin);
    is(&program(SignIns { token: used(), ..signs }), Breaks, Likely, Reason::OauthPasswordLogin);
    is(&program(SignIns { token: used(), ..SignIns::default() }), Unaffected, Likely, Reason::TokenOnly);
    is(&program(SignIns { unknown_flow: used(), ..SignIns::default() }), Unknown, Possible, Reason::FlowUnknown);
}

#[test]
fn sessions_passkeys_and_external_users() {
    is(&signing_in(SignIns { unknown_page: used(), ..SignIns::default() }), Prompted, Likely, Reason::SessionOnly);
    is(&signing_in(SignIns { passwordless: used(), ..SignIns::default() }), Prompted, Possible, Reason::PasswordlessOnly);
    let external = UserFacts { kind: UserKind::External, ..user() };
    is(&external, Prompted, Likely, Reason::ExternalPassword);
    is(&bad_mailbox(external), LockedOut, Certain, Reason::MailboxUnreachable);
}

#[test]
fn who_never_had_a_password_gets_a_link() {
    let none = UserFacts { last_password_change: Known::Is(None), ..signing_in(SignIns::default()) };
    is(&none, Prompted, Likely, Reason::NoPasswordYet);
    is(&bad_mailbox(none), LockedOut, Certain, Reason::MailboxUnreachable);
}

#[test]
fn locked_people_are_prompted_and_told_as_locked() {
    let locked = UserFacts { locked: Known::Is(true), ..user() };
    is(&locked, Prompted, Likely, Reason::LockedNow);
    assert!(reset(&locked).already);
}

#[test]
fn accounts_that_cannot_sign_in_are_unaffected() {
    is(&UserFacts { frozen: Known::Is(true), ..user() }, Unaffected, Certain, Reason::Frozen);
    is(&UserFacts { active: Known::Is(false), ..user() }, Unaffected, Certain, Reason::Inactive);
    is(&UserFacts { kind: UserKind::System, ..user() }, Unaffected, Certain, Reason::SystemUser);
    is(&UserFacts { sign_ins: Source::Unread(LOGINS), ..user() }, Unknown, Possible, Reason::LoginHistoryUnread);
}
