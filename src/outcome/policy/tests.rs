use crate::facts::{Delegation, SignIns, SsoPath, UserFacts, UserKind};
use crate::model::Confidence::{Certain, Likely, Possible};
use crate::model::{Action, Confidence, Known};
use crate::outcome::Effect::{AtRisk, Breaks, Prompted, Unaffected, Unknown};
use crate::outcome::sample::*;
use crate::outcome::{Effect, Outcome, Reason};
use crate::settings::{Assumptions, Settings};

fn is(user: &UserFacts, effect: Effect, confidence: Confidence, reason: Reason) {
    for action in [Action::ProfilePolicy, Action::OrgPolicy] {
        let outcome = judged(action, user);
        assert_eq!(Outcome { already: false, ..outcome }, Outcome::new(effect, confidence, reason), "{action}");
    }
}

#[test]
fn passwords_end_on_the_day_of_the_policy() {
    is(&user(), Prompted, Possible, Reason::PolicyDate);
    is(&UserFacts { kind: UserKind::External, ..user() }, Prompted, Possible, Reason::PolicyDate);
    is(&signing_in(SignIns { unknown_page: used(), ..SignIns::default() }), Prompted, Possible, Reason::PolicyDate);
    is(&bad_mailbox(user()), AtRisk, Possible, Reason::MailboxUnreachable);
    is(&UserFacts { registered_method: Known::Is(true), ..bad_mailbox(user()) }, Prompted, Possible, Reason::PolicyDate);
}

#[test]
fn a_password_of_today_is_not_reached() {
    let young = UserFacts { last_password_change: Known::Is(Some(NOW.0.plus(-60))), minimum_lifetime: Known::Is(true), ..user() };
    is(&young, Unaffected, Likely, Reason::ChangedWithin24hAndMinLifetime);
    is(&UserFacts { minimum_lifetime: Known::Unknown(USER), ..young }, Prompted, Possible, Reason::PolicyDate);
}

#[test]
fn single_sign_on_stays_as_it_is_today() {
    is(&by_sso(SsoPath::Works { confidence: Certain }), Unaffected, Likely, Reason::SsoWorks);
    is(&by_sso(SsoPath::Broken { proven: true }), Unaffected, Likely, Reason::SsoBroken);
    assert!(judged(Action::OrgPolicy, &by_sso(SsoPath::Broken { proven: true })).already);
    is(&by_sso(SsoPath::Broken { proven: false }), Unaffected, Possible, Reason::SsoBroken);
    let signs = SignIns { sso: used(), ui_password: used(), ..SignIns::default() };
    let both = UserFacts { sso_path: Known::Is(SsoPath::Works { confidence: Certain }), ..signing_in(signs) };
    is(&both, Prompted, Possible, Reason::PolicyDate);
}

#[test]
fn exemptions_hold_whatever_is_assumed_of_the_click() {
    is(&UserFacts { delegation: Known::Is(Delegation::Gateway), ..user() }, Unaffected, Certain, Reason::Delegated);
    let holder = UserFacts { never_expires: Known::Is(true), ..program(SignIns { soap_password: used(), ..SignIns::default() }) };
    is(&holder, Unaffected, Certain, Reason::PasswordNeverExpires);
    let assumptions = Assumptions { password_never_expires_exempt: false, ..Assumptions::default() };
    let settings = Settings { assumptions, ..Settings::default() };
    assert_eq!(judged_with(Action::OrgPolicy, &holder, &org(), &settings, NOW).effect, Unaffected);
}

#[test]
fn programs_possibly_break_on_that_day() {
    is(&program(SignIns { soap_password: used(), ..SignIns::default() }), Breaks, Possible, Reason::SoapPasswordLogin);
    is(&program(SignIns { oauth_password: used(), ..SignIns::default() }), Breaks, Possible, Reason::OauthPasswordLogin);
    is(&program(SignIns { token: used(), ..SignIns::default() }), Unaffected, Likely, Reason::TokenOnly);
    is(&program(SignIns { soap_password: used_before(), ..SignIns::default() }), AtRisk, Possible, Reason::PasswordLoginBeforeWindow);
    is(&program(SignIns { unknown_flow: used(), ..SignIns::default() }), Unknown, Possible, Reason::FlowUnknown);
}

#[test]
fn locked_people_passkeys_and_missing_passwords() {
    is(&UserFacts { locked: Known::Is(true), ..user() }, AtRisk, Possible, Reason::LockedNow);
    is(&signing_in(SignIns { passwordless: used(), ..SignIns::default() }), Unknown, Possible, Reason::PasswordlessOnly);
    let none = UserFacts { last_password_change: Known::Is(None), ..signing_in(SignIns::default()) };
    is(&none, Unaffected, Likely, Reason::NoPasswordYet);
    is(&UserFacts { frozen: Known::Is(true), ..user() }, Unaffected, Certain, Reason::Frozen);
}
