use crate::facts::{Delegation, MailDefect, OrgFacts, SignIns, SsoPath, UserFacts, UserKind};
use crate::model::{Action, AsOf, Confidence, Known, Source};
use crate::outcome::sample::*;
use crate::outcome::{Effect, Outcome, Reason};
use crate::settings::{Assumptions, Settings};

const WORKS: SsoPath = SsoPath::Works { confidence: Confidence::Certain };
const FAILS: SsoPath = SsoPath::Broken { proven: true };

fn expired(user: &UserFacts) -> Outcome {
    judged(Action::ExpireAll, user)
}

fn assuming(assumptions: Assumptions, user: &UserFacts) -> Outcome {
    judged_with(Action::ExpireAll, user, &org(), &Settings { assumptions, ..Settings::default() }, NOW)
}

fn at(as_of: AsOf, user: &UserFacts) -> Outcome {
    judged_with(Action::ExpireAll, user, &org(), &Settings::default(), as_of)
}

fn is(outcome: Outcome, effect: Effect, confidence: Confidence, reason: Reason) {
    assert_eq!(Outcome { already: false, ..outcome }, Outcome::new(effect, confidence, reason));
}

fn soap() -> SignIns {
    SignIns { soap_password: used(), ..SignIns::default() }
}

fn never_signed_in() -> UserFacts {
    UserFacts { last_login: Known::Is(None), dormant: Known::Is(true), ..signing_in(SignIns::default()) }
}

use Confidence::{Certain, Likely, Possible};
use Effect::{AtRisk, Breaks, LockedOut, Prompted, Unaffected, Unknown};

#[test]
fn a_password_on_a_page_with_a_good_mailbox_is_prompted() {
    is(expired(&user()), Prompted, Certain, Reason::UiPassword);
}

#[test]
fn a_tool_beside_single_sign_on_is_told() {
    let with = |signs: SignIns| UserFacts { sso_path: Known::Is(WORKS), ..signing_in(SignIns { sso: used(), ..signs }) };
    let tool = SignIns { tool_password: used(), ..SignIns::default() };
    is(expired(&with(tool.clone())), Prompted, Likely, Reason::InteractiveToolPassword);
    is(expired(&with(SignIns { ui_password: used(), ..tool.clone() })), Prompted, Likely, Reason::UiPassword);
    is(judged(Action::ResetPassword, &with(tool)), Prompted, Certain, Reason::InteractiveToolPassword);
}

#[test]
fn a_bad_mailbox_is_at_risk_unless_a_method_is_registered() {
    for defect in MailDefect::ALL {
        let bad = UserFacts { mailbox: mailbox(Some(*defect)), ..user() };
        is(expired(&bad), AtRisk, Likely, Reason::MailboxUnreachable);
        let unread = UserFacts { registered_method: Known::Unknown(USER), ..bad.clone() };
        is(expired(&unread), AtRisk, Likely, Reason::MailboxUnreachable);
        let registered = UserFacts { registered_method: Known::Is(true), ..bad };
        is(expired(&registered), Prompted, Certain, Reason::UiPassword);
    }
    let unread = UserFacts { mailbox: Known::Unknown(USER), ..user() };
    is(expired(&unread), Unknown, Possible, Reason::UserNotRead);
}

#[test]
fn a_password_of_today_under_a_minimum_lifetime_is_at_risk() {
    let changed = |seconds: i64, minimum_lifetime| UserFacts {
        last_password_change: Known::Is(Some(NOW.0.plus(-seconds))),
        minimum_lifetime,
        ..user()
    };
    is(expired(&changed(DAY - 1, Known::Is(true))), AtRisk, Possible, Reason::ChangedWithin24hAndMinLifetime);
    is(expired(&changed(DAY - 1, Known::Unknown(USER))), AtRisk, Possible, Reason::ChangedWithin24hAndMinLifetime);
    is(expired(&changed(DAY, Known::Is(true))), Prompted, Certain, Reason::UiPassword);
    is(expired(&changed(DAY - 1, Known::Is(false))), Prompted, Certain, Reason::UiPassword);
    let unread = |minimum_lifetime| UserFacts { last_password_change: Known::Unknown(USER), minimum_lifetime, ..user() };
    is(expired(&unread(Known::Is(true))), Unknown, Possible, Reason::UserNotRead);
    is(expired(&unread(Known::Is(false))), Prompted, Certain, Reason::UiPassword);
}

#[test]
fn working_single_sign_on_is_unaffected_whatever_the_mailbox() {
    is(expired(&by_sso(WORKS)), Unaffected, Likely, Reason::SsoWorks);
    is(expired(&bad_mailbox(by_sso(WORKS))), Unaffected, Likely, Reason::SsoWorks);
    let unread = UserFacts { sso_path: Known::Unknown(USER), ..by_sso(WORKS) };
    is(expired(&unread), Unknown, Possible, Reason::FlowUnknown);
}

#[test]
fn a_page_login_of_unknown_kind_makes_working_single_sign_on_less_sure() {
    let signs = SignIns { sso: used(), unknown_page: used(), ..SignIns::default() };
    let user = UserFacts { sso_path: Known::Is(WORKS), ..signing_in(signs) };
    is(expired(&user), Unaffected, Possible, Reason::SsoWorks);
}

#[test]
fn broken_single_sign_on_without_a_password_hangs_on_the_mailbox() {
    is(expired(&by_sso(FAILS)), AtRisk, Likely, Reason::SsoBroken);
    is(expired(&bad_mailbox(by_sso(FAILS))), LockedOut, Likely, Reason::SsoBroken);
    assert!(expired(&by_sso(FAILS)).already);
    let unread = UserFacts { mailbox: Known::Unknown(USER), ..by_sso(FAILS) };
    is(expired(&unread), Unknown, Possible, Reason::UserNotRead);
}

#[test]
fn single_sign_on_last_used_before_the_window_is_only_possibly_broken() {
    let user = bad_mailbox(by_sso(SsoPath::Broken { proven: false }));
    is(expired(&user), AtRisk, Possible, Reason::SsoBroken);
    assert!(!expired(&user).already);
}

#[test]
fn broken_single_sign_on_with_a_known_password_is_a_password() {
    let signs = SignIns { sso: used(), ui_password: used_before(), ..SignIns::default() };
    let user = UserFacts { sso_path: Known::Is(FAILS), ..signing_in(signs) };
    is(expired(&user), Prompted, Likely, Reason::UiPassword);
    is(expired(&bad_mailbox(user)), AtRisk, Likely, Reason::MailboxUnreachable);
}

#[test]
fn single_sign_on_beside_a_used_password_is_prompted() {
    let signs = SignIns { sso: used(), ui_password: used(), ..SignIns::default() };
    let both = UserFacts { sso_path: Known::Is(WORKS), ..signing_in(signs) };
    is(expired(&both), Prompted, Likely, Reason::UiPassword);
    is(expired(&bad_mailbox(both.clone())), Prompted, Likely, Reason::UiPassword);
    let signs = SignIns { sso: used(), ui_password: used_before(), ..SignIns::default() };
    let before = UserFacts { sign_ins: Source::Complete(signs), ..both };
    is(expired(&before), Unaffected, Likely, Reason::SsoWorks);
}

#[test]
fn delegated_users_are_unaffected_even_programs() {
    for delegation in [Delegation::Gateway, Delegation::Refused] {
        let user = UserFacts { delegation: Known::Is(delegation), ..program(soap()) };
        is(expired(&user), Unaffected, Certain, Reason::Delegated);
        let under_assumption = UserFacts { delegation_confidence: Likely, ..user };
        is(expired(&under_assumption), Unaffected, Likely, Reason::Delegated);
    }
    let unread = UserFacts { delegation: Known::Unknown(USER), ..program(soap()) };
    is(expired(&unread), Unknown, Possible, Reason::ExemptionUnread);
    let assumed_off = UserFacts { delegation_confidence: Likely, ..program(soap()) };
    is(expired(&assumed_off), Breaks, Likely, Reason::SoapPasswordLogin);
}

#[test]
fn passkeys_are_unknown_unless_a_password_was_seen_or_the_assumption_is_on() {
    let passkey = signing_in(SignIns { passwordless: used(), ..SignIns::default() });
    is(expired(&passkey), Unknown, Possible, Reason::PasswordlessOnly);
    let on = Assumptions { passkey_skips_expired_password: true, ..Assumptions::default() };
    is(assuming(on, &passkey), Unaffected, Possible, Reason::PasswordlessOnly);
    let both = signing_in(SignIns { passwordless: used(), ui_password: used(), ..SignIns::default() });
    is(expired(&both), Prompted, Certain, Reason::UiPassword);
}

#[test]
fn programs_on_a_password_break() {
    is(expired(&program(soap())), Breaks, Certain, Reason::SoapPasswordLogin);
    is(expired(&program(SignIns { oauth_password: used(), ..SignIns::default() })), Breaks, Certain, Reason::OauthPasswordLogin);
    is(expired(&program(SignIns { tool_password: used(), ..SignIns::default() })), Breaks, Likely, Reason::InteractiveToolPassword);
    is(expired(&program(SignIns { other_password: used(), ..SignIns::default() })), Breaks, Likely, Reason::FlowUnknown);
    let api_only = UserFacts { api_only: Known::Is(true), ..program(soap()) };
    is(expired(&api_only), Breaks, Certain, Reason::SoapPasswordLogin);
}

#[test]
fn rows_that_are_only_possibly_password_logins_prove_nothing() {
    let mut signs = soap();
    signs.soap_password.confidence = Some(Possible);
    is(expired(&program(signs.clone())), AtRisk, Possible, Reason::SoapPasswordLogin);
    let partial = UserFacts { sign_ins: Source::Partial(signs, LOGINS), ..program(soap()) };
    is(expired(&partial), Unknown, Possible, Reason::LoginHistoryUnread);
}

#[test]
fn a_persons_account_that_serves_a_program_breaks() {
    let signs = SignIns { ui_password: used(), ..soap() };
    is(expired(&UserFacts { also_integration: true, ..signing_in(signs) }), Breaks, Certain, Reason::SoapPasswordLogin);
}

#[test]
fn a_blocked_flow_has_stopped_already() {
    let blocked = OrgFacts { oauth_password_blocked: Known::Is(true), ..org() };
    let judge = |signs| judged_with(Action::ExpireAll, &program(signs), &blocked, &Settings::default(), NOW);
    let oauth = SignIns { oauth_password: used(), ..SignIns::default() };
    is(judge(oauth.clone()), Unaffected, Likely, Reason::FlowBlocked);
    assert!(judge(oauth.clone()).already);
    is(judge(SignIns { soap_password: used(), ..oauth }), Breaks, Certain, Reason::SoapPasswordLogin);
}

#[test]
fn tokens_are_unaffected_under_an_assumption() {
    let token = SignIns { token: used(), ..SignIns::default() };
    is(expired(&program(token.clone())), Unaffected, Likely, Reason::TokenOnly);
    is(expired(&signing_in(token.clone())), Unaffected, Likely, Reason::TokenOnly);
    let off = Assumptions { tokens_survive_expiry: false, ..Assumptions::default() };
    is(assuming(off, &program(token)), Unknown, Possible, Reason::TokenOnly);
}

#[test]
fn an_unknown_flow_is_unknown_for_programs_and_people() {
    let signs = SignIns { unknown_flow: used(), ..SignIns::default() };
    is(expired(&program(signs.clone())), Unknown, Possible, Reason::FlowUnknown);
    is(expired(&signing_in(SignIns { ui_password: used(), ..signs.clone() })), Unknown, Possible, Reason::FlowUnknown);
    is(expired(&program(SignIns { soap_password: used(), ..signs })), Breaks, Certain, Reason::SoapPasswordLogin);
}

#[test]
fn password_and_token_together_break_less_surely() {
    is(expired(&program(SignIns { token: used(), ..soap() })), Breaks, Likely, Reason::SoapPasswordLogin);
}

#[test]
fn a_session_alone_is_prompted_later() {
    is(expired(&signing_in(SignIns { unknown_page: used(), ..SignIns::default() })), Prompted, Likely, Reason::SessionOnly);
}

#[test]
fn external_users_are_prompted_at_the_site() {
    let external = UserFacts { kind: UserKind::External, ..user() };
    is(expired(&external), Prompted, Likely, Reason::ExternalPassword);
    is(expired(&bad_mailbox(external)), AtRisk, Likely, Reason::MailboxUnreachable);
}

#[test]
fn password_never_expires_exempts_people_and_programs_under_an_assumption() {
    let off = Assumptions { password_never_expires_exempt: false, ..Assumptions::default() };
    for (holder, otherwise) in [(user(), Prompted), (program(soap()), Breaks)] {
        let holder = UserFacts { never_expires: Known::Is(true), ..holder };
        is(expired(&holder), Unaffected, Likely, Reason::PasswordNeverExpires);
        assert_eq!(assuming(off, &holder).effect, otherwise);
        let doubtful = UserFacts { never_expires_confidence: Possible, ..holder };
        assert_ne!(expired(&doubtful).effect, Unaffected);
    }
}

#[test]
fn unread_permissions_make_a_stop_unknown_and_a_prompt_less_sure() {
    let unread = |user| UserFacts { never_expires: Known::Unknown(USER), ..user };
    is(expired(&unread(program(soap()))), Unknown, Possible, Reason::ExemptionUnread);
    is(expired(&unread(bad_mailbox(by_sso(FAILS)))), Unknown, Possible, Reason::ExemptionUnread);
    is(expired(&unread(user())), Prompted, Likely, Reason::UiPassword);
    let off = Assumptions { password_never_expires_exempt: false, ..Assumptions::default() };
    is(assuming(off, &unread(program(soap()))), Breaks, Certain, Reason::SoapPasswordLogin);
}

#[test]
fn accounts_that_cannot_sign_in_are_unaffected() {
    let frozen = UserFacts { frozen: Known::Is(true), ..program(soap()) };
    is(expired(&frozen), Unaffected, Certain, Reason::Frozen);
    assert!(expired(&frozen).already);
    let unread = UserFacts { frozen: Known::Unknown(USER), ..program(soap()) };
    is(expired(&unread), Breaks, Certain, Reason::SoapPasswordLogin);
    is(expired(&UserFacts { active: Known::Is(false), ..user() }), Unaffected, Certain, Reason::Inactive);
    is(expired(&UserFacts { active: Known::Unknown(USER), ..user() }), Unknown, Possible, Reason::UserNotRead);
    is(expired(&UserFacts { kind: UserKind::System, ..user() }), Unaffected, Certain, Reason::SystemUser);
    is(expired(&UserFacts { was_read: false, ..user() }), Unknown, Possible, Reason::UserNotRead);
}

#[test]
fn without_a_password_there_is_nothing_to_expire() {
    let none = UserFacts { last_password_change: Known::Is(None), ..never_signed_in() };
    is(expired(&none), Unaffected, Likely, Reason::NoPasswordYet);
    is(expired(&bad_mailbox(none.clone())), Unaffected, Likely, Reason::NoPasswordYet);
    let unread = UserFacts { last_password_change: Known::Unknown(USER), ..none };
    is(expired(&unread), Unknown, Possible, Reason::UserNotRead);
}

#[test]
fn no_login_at_all_hangs_on_mailbox_and_dormancy() {
    is(expired(&never_signed_in()), Prompted, Likely, Reason::UiPassword);
    let bad = bad_mailbox(never_signed_in());
    is(expired(&bad), LockedOut, Likely, Reason::MailboxUnreachable);
    is(expired(&UserFacts { dormant: Known::Is(false), ..bad.clone() }), AtRisk, Likely, Reason::MailboxUnreachable);
    is(expired(&UserFacts { dormant: Known::Unknown(USER), ..bad.clone() }), Unknown, Possible, Reason::UserNotRead);
    is(expired(&UserFacts { registered_method: Known::Is(true), ..bad }), Prompted, Likely, Reason::UiPassword);
}

#[test]
fn a_password_login_before_the_window_is_at_risk_for_programs_alone() {
    let before = SignIns { soap_password: used_before(), ..SignIns::default() };
    is(expired(&program(before.clone())), AtRisk, Likely, Reason::PasswordLoginBeforeWindow);
    is(expired(&signing_in(before.clone())), Prompted, Likely, Reason::UiPassword);
    let person = SignIns { ui_password: used(), ..before };
    is(expired(&UserFacts { also_integration: true, ..signing_in(person) }), AtRisk, Likely, Reason::PasswordLoginBeforeWindow);
    is(expired(&program(SignIns::default())), AtRisk, Likely, Reason::PasswordLoginBeforeWindow);
}

#[test]
fn programs_without_logins_and_without_a_password_are_unaffected() {
    let none = UserFacts { last_password_change: Known::Is(None), ..program(SignIns::default()) };
    is(expired(&none), Unaffected, Likely, Reason::NoPasswordYet);
    let unread = UserFacts { last_password_change: Known::Unknown(USER), ..none };
    is(expired(&unread), Unknown, Possible, Reason::UserNotRead);
}

#[test]
fn refused_for_weeks_breaks_and_is_already_so() {
    let mut signs = soap();
    signs.soap_password.failed_since = 10;
    is(expired(&program(signs.clone())), Breaks, Certain, Reason::SoapPasswordLogin);
    assert!(expired(&program(signs.clone())).already);
    let partial = UserFacts { sign_ins: Source::Partial(signs.clone(), LOGINS), ..program(soap()) };
    assert!(!expired(&partial).already);
    signs.soap_password.failed_since = 9;
    assert!(!expired(&program(signs)).already);
}

#[test]
fn locked_people_are_at_risk_and_locked_programs_break() {
    let locked = UserFacts { locked: Known::Is(true), ..user() };
    is(expired(&locked), AtRisk, Likely, Reason::LockedNow);
    assert!(expired(&locked).already);
    let locked = UserFacts { locked: Known::Is(true), ..program(soap()) };
    is(expired(&locked), Breaks, Certain, Reason::SoapPasswordLogin);
    assert!(expired(&locked).already);
}

#[test]
fn an_unread_lock_is_suspected_by_three_failures_or_a_lockout_row() {
    let judge = |failures, lockout_seen| {
        let signs = SignIns { ui_password: used(), password_failures_since_success: failures, lockout_seen, ..SignIns::default() };
        expired(&UserFacts { locked: Known::Unknown(USER), ..signing_in(signs) })
    };
    is(judge(2, false), Prompted, Certain, Reason::UiPassword);
    is(judge(3, false), Unknown, Possible, Reason::LockStateUnread);
    is(judge(0, true), Unknown, Possible, Reason::LockStateUnread);
}

#[test]
fn tools_that_people_use_by_hand_are_prompted() {
    is(expired(&signing_in(SignIns { tool_password: used(), ..SignIns::default() })), Prompted, Likely, Reason::InteractiveToolPassword);
}

#[test]
fn a_certain_password_of_an_unknown_client_is_unknown_for_a_person() {
    is(expired(&signing_in(SignIns { other_password: used(), ..SignIns::default() })), Unknown, Possible, Reason::FlowUnknown);
}

#[test]
fn an_unread_history_leaves_only_what_rows_prove() {
    let partial = |user: UserFacts| UserFacts { sign_ins: user.sign_ins.clone().demote(LOGINS), ..user };
    is(expired(&partial(program(soap()))), Breaks, Certain, Reason::SoapPasswordLogin);
    is(expired(&partial(user())), Unknown, Possible, Reason::LoginHistoryUnread);
    is(expired(&UserFacts { sign_ins: Source::Unread(LOGINS), ..user() }), Unknown, Possible, Reason::LoginHistoryUnread);
    let exempt = UserFacts { sign_ins: Source::Unread(LOGINS), never_expires: Known::Is(true), ..user() };
    is(expired(&exempt), Unaffected, Likely, Reason::PasswordNeverExpires);
}

#[test]
fn an_unknown_kind_takes_the_worse_reading_and_is_stuck_only_if_both_are() {
    let unknown = |signs| expired(&UserFacts { kind: UserKind::Unknown, ..signing_in(signs) });
    is(unknown(soap()), Breaks, Certain, Reason::SoapPasswordLogin);
    is(unknown(SignIns { ui_password: used(), ..SignIns::default() }), Prompted, Certain, Reason::UiPassword);
    is(unknown(SignIns { tool_password: used(), ..SignIns::default() }), Unknown, Possible, Reason::UserNotRead);
    is(unknown(SignIns::default()), AtRisk, Possible, Reason::PasswordLoginBeforeWindow);
}

#[test]
fn without_the_assumption_single_sign_on_meets_the_change_screen() {
    let off = Assumptions { sso_login_skips_expired_password: false, ..Assumptions::default() };
    is(assuming(off, &by_sso(WORKS)), Prompted, Possible, Reason::SsoWorks);
    is(assuming(off, &bad_mailbox(by_sso(WORKS))), AtRisk, Possible, Reason::MailboxUnreachable);
}

#[test]
fn privileged_people_need_a_phishing_resistant_method_since_july_2026() {
    let mut signs = SignIns { ui_password: used_before(), ..SignIns::default() };
    let privileged = |signs: &SignIns, method| UserFacts {
        mfa_privileged: Known::Is(true),
        phishing_resistant_method: method,
        ..signing_in(signs.clone())
    };
    is(at(NOW, &privileged(&signs, Known::Is(false))), Prompted, Likely, Reason::UiPassword);
    is(at(LATER, &privileged(&signs, Known::Is(false))), AtRisk, Likely, Reason::NoPhishingResistantMethod);
    is(at(LATER, &privileged(&signs, Known::Is(true))), Prompted, Likely, Reason::UiPassword);
    is(at(LATER, &privileged(&signs, Known::Unknown(USER))), Unknown, Possible, Reason::NoPhishingResistantMethod);
    let ordinary = UserFacts { mfa_privileged: Known::Is(false), ..privileged(&signs, Known::Is(false)) };
    is(at(LATER, &ordinary), Prompted, Likely, Reason::UiPassword);
    let unread = UserFacts { mfa_privileged: Known::Unknown(USER), ..ordinary };
    is(at(LATER, &unread), Unknown, Possible, Reason::ExemptionUnread);
    // A login by that path after enforcement ended shows a method.
    signs.ui_password.last = Some(LATER.0.plus(-DAY));
    is(at(LATER, &privileged(&signs, Known::Unknown(USER))), Prompted, Likely, Reason::UiPassword);
}
