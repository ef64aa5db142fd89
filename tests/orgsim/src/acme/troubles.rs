//! People with a trouble each.

use super::people::{OTHERS, by_password, by_sso, habit, person};
use super::{LEGACY, OKTA};
use crate::clock::DAY;
use crate::{AS_OF, Effect, Method, Schedule, SignIn, Time, User};

/// When the old provider stopped working.
const BROKE: Time = Time::utc(2026, 11, 10, 6, 0);

pub(super) fn all() -> Vec<User> {
    let mut numbers = OTHERS..;
    let mut next = || numbers.next().unwrap_or(OTHERS);
    let mut users = mailboxes(&mut next);
    users.extend(legacy_sign_in(&mut next));
    users.extend(nobody_seen(&mut next));
    users.extend(states(&mut next));
    users.extend(tools_and_exemptions(&mut next));
    users
}

/// Somebody who signs in by password and has no registered method.
fn bare(n: usize) -> User {
    let mut user = by_password(n);
    user.methods.clear();
    user
}

fn mailboxes(next: &mut impl FnMut() -> usize) -> Vec<User> {
    let dead = |user: User, address: &str| {
        let mut user = user.email(address).expect(Effect::AtRisk, "mailbox_unreachable").trouble("dead mailbox, password in use");
        user.verified_email = false;
        user
    };
    let mut users = vec![
        dead(bare(next()), "service.desk2@acmecorp.com.invalid"),
        dead(bare(next()), "trainer@acmecorp.com.invalid"),
        dead(bare(next()), "placeholder@example.com"),
        dead(bare(next()), "noreply@acmecorp.com"),
    ];
    let mut second_factor = dead(bare(next()), "fair.stand@acmecorp.com.invalid").registered(Method::Totp);
    second_factor = second_factor.expect(Effect::Prompted, "ui_password").trouble("dead mailbox, but a registered method");
    users.push(second_factor);
    users.push(bare(next()).email("old.colleague@acme-legacy.com").trouble("retired domain, once the settings name it"));
    users.push(bare(next()).email("typing.error@acmecrop.com").trouble("mistyped domain"));
    users.extend((0..3).map(|_| bare(next()).email("events@acmecorp.com").trouble("one address for three people")));
    users
}

/// People of a company bought years ago: its provider has failed for two weeks.
fn legacy_sign_in(next: &mut impl FnMut() -> usize) -> Vec<User> {
    let mut users: Vec<User> = (0..6)
        .map(|_| {
            let n = next();
            let way = habit(n, SignIn::openid(LEGACY));
            let tries = Schedule::Irregular(3);
            person(n)
                .linked(LEGACY)
                .password_changed(Time::utc(2021, 3, 1, 9, 0))
                .signs_in(way.clone().until(BROKE))
                .signs_in(way.since(BROKE.plus(DAY)).status("Failed: Configuration Error/Perm Disabled").when(tries))
                .expect(Effect::AtRisk, "sso_broken")
                .already()
                .trouble("signs in by a provider that fails")
        })
        .collect();
    if let Some(last) = users.last_mut() {
        last.email = "brightfield.team@brightfield.invalid".into();
        last.expected = last.expected.map(|expected| crate::Expectation { effect: Effect::LockedOut, ..expected });
        last.trouble = Some("signs in by a provider that fails, dead mailbox");
    }
    users
}

/// Dormant people and people who never came.
fn nobody_seen(next: &mut impl FnMut() -> usize) -> Vec<User> {
    let mut users = Vec::new();
    for nth in 0..14_i64 {
        let mut user = person(next()).last_login(Time::utc(2026, 2, 3, 9, 0).plus(nth * 3 * DAY));
        user.created = Time::utc(2023, 4, 3, 9, 30);
        user.password_changed = Some(Time::utc(2025, 6, 2, 10, 0));
        user = user.expect(Effect::Prompted, "ui_password").trouble("dormant");
        if nth >= 12 {
            user = user.email(&format!("project{nth}@acmecorp.com.invalid"));
            user = user.expect(Effect::LockedOut, "mailbox_unreachable").trouble("dormant, dead mailbox");
        }
        users.push(user);
    }
    for nth in 0..4_i64 {
        let mut user = person(next()).no_password().expect(Effect::Unaffected, "no_password_yet").trouble("never came");
        user.created = AS_OF.days_before(20 + nth);
        user.verified_email = false;
        users.push(user);
    }
    users
}

fn states(next: &mut impl FnMut() -> usize) -> Vec<User> {
    let locked = until(bare(next()), AS_OF.days_before(1));
    let frozen = until(bare(next()), AS_OF.days_before(6));
    let tries = SignIn::ui_password().from_ip("192.0.2.11").status("Invalid Password");
    let tries = tries.at((0..10).map(|n| AS_OF.plus(-1500 + n * 40)));
    let n = next();
    vec![
        frozen.frozen().expect(Effect::Unaffected, "frozen").already().trouble("frozen"),
        locked.signs_in(tries).locked().expect(Effect::AtRisk, "locked_now").already().trouble("locked by bad passwords"),
        person(n)
            .registered(Method::SalesforceAuthenticator)
            .signs_in(habit(n, SignIn::lightning_login()))
            .expect(Effect::Unknown, "passwordless_only")
            .trouble("Lightning Login only"),
    ]
}

/// Has not got in since.
fn until(mut user: User, moment: Time) -> User {
    user.sign_ins.iter_mut().for_each(|way| way.until = Some(moment));
    user
}

fn tools_and_exemptions(next: &mut impl FnMut() -> usize) -> Vec<User> {
    let with_data_loader = |n: usize| {
        let loads = SignIn::soap("DataLoaderPartnerUI/65.0.0").partner().browser("Java (Salesforce.com)").from_ip("192.0.2.11");
        by_sso(n)
            .signs_in(loads.when(Schedule::Irregular(4)))
            .expect(Effect::Prompted, "interactive_tool_password")
            .trouble("Data Loader by hand, by password")
    };
    let chatter = |n: usize| {
        let mut user = by_password(n).profile("Chatter Free User");
        user.user_type = "CsnOnly";
        user
    };
    let mut chief = bare(next()).holds("VIP_Convenience").expect(Effect::Unaffected, "password_never_expires");
    chief.title = "Chief Sales Officer".into();
    vec![
        with_data_loader(next()),
        with_data_loader(next()),
        chief.trouble("a person who holds Password Never Expires"),
        bare(next()).holds_until("VIP_Convenience", AS_OF.days_before(40)).trouble("Password Never Expires that has ended"),
        chatter(next()),
        chatter(next()),
        chatter(next()),
        by_sso(next()).holds("Setup_Reader"),
        without_federation_id(next()),
    ]
}

/// His Federation ID was lost in a clean-up; he has used the password since.
fn without_federation_id(n: usize) -> User {
    let lost = AS_OF.days_before(25);
    person(n)
        .signs_in(habit(n, SignIn::saml(OKTA)).until(lost))
        .signs_in(habit(n, SignIn::ui_password()).since(lost))
        .expect(Effect::Prompted, "ui_password")
        .trouble("no Federation ID any more")
}
