//! Four administrators, of whom only the last certainly gets back in.

use super::OKTA;
use crate::{Administrator, Effect, Method, Schedule, SignIn, Time, User};

const SSO_ONLY: &str = "sofia.lindqvist@acme.example";
const APP_ONLY: &str = "marek.dvorak@acme.example";
const MAIL_TO_A_LEAVER: &str = "sysadmin@acme.example";
const SECURITY_KEY: &str = "ingrid.solheim@acme.example";
/// Address of somebody who left, which administration has made undeliverable.
pub(super) const LEAVERS_ADDRESS: &str = "hanna.mertens@acmecorp.com.invalid";

fn administrator(username: &str) -> User {
    let mut user = User::human(username).profile("System Administrator");
    user.title = "Salesforce Administrator".into();
    user.department = "IT".into();
    user.created = Time::utc(2019, 5, 13, 8, 0);
    user
}

fn at_work() -> Schedule {
    Schedule::Workdays { from_hour: 6, percent: 85 }
}

pub(super) fn all() -> Vec<User> {
    vec![
        administrator(SSO_ONLY)
            .federation_id("sofia.lindqvist")
            .password_changed(Time::utc(2019, 5, 14, 9, 2))
            .signs_in(SignIn::saml(OKTA).when(at_work()))
            .expect(Effect::Unaffected, "sso_works")
            .trouble("administrator by SSO only"),
        administrator(APP_ONLY)
            .registered(Method::Totp)
            .password_changed(Time::utc(2026, 3, 2, 7, 40))
            // Salesforce has asked for more than an authenticator app since the end of July.
            .signs_in(SignIn::ui_password().at([Time::utc(2026, 7, 28, 6, 51), Time::utc(2026, 7, 30, 7, 8)]))
            .signs_in(SignIn::ui_password().status("Multi-factor required").when(Schedule::Irregular(3)).since(Time::utc(2026, 8, 6, 0, 0)))
            .expect(Effect::AtRisk, "no_phishing_resistant_method")
            .trouble("administrator with an authenticator app only"),
        administrator(MAIL_TO_A_LEAVER)
            .named("System", "Administration")
            .email(LEAVERS_ADDRESS)
            .signs_in(SignIn::ui_password().when(Schedule::Irregular(9)))
            .expect(Effect::AtRisk, "mailbox_unreachable")
            .trouble("administrator whose mail goes to a leaver"),
        administrator(SECURITY_KEY)
            .registered(Method::SecurityKey)
            .signs_in(SignIn::ui_password().when(at_work()))
            .expect(Effect::Prompted, "ui_password"),
    ]
}

pub(super) fn ways_in() -> Vec<Administrator> {
    let entry = |username: &str, way_in, certain, why| Administrator { username: username.into(), way_in, certain, why };
    vec![
        entry(SSO_ONLY, "sso", false, "signs in through Okta alone, whose certificate ends in 12 days"),
        entry(APP_ONLY, "none", false, "an authenticator app is not phishing-resistant"),
        entry(MAIL_TO_A_LEAVER, "none", false, "no registered method, and the address is undeliverable"),
        entry(SECURITY_KEY, "password", true, "own password and a security key"),
    ]
}

/// Those who do the daily administration, for the audit trail.
pub(super) const AT_WORK: [&str; 2] = [SSO_ONLY, SECURITY_KEY];
