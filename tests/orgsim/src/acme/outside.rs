//! Customers, partners, leavers and what Salesforce makes itself.

use super::administrators::LEAVERS_ADDRESS;
use super::names;
use crate::clock::DAY;
use crate::{Effect, Schedule, SignIn, Time, User};

pub(super) fn all() -> Vec<User> {
    let mut users = customers();
    users.extend(leavers());
    users.extend(made_by_salesforce());
    users
}

/// Where the names of people outside begin.
const OUTSIDE: usize = 700;

fn customers() -> Vec<User> {
    (0..20)
        .map(|nth| {
            let (first, last) = names::name(OUTSIDE + nth);
            let partner = nth >= 14;
            let company = if partner { "northgate-partners" } else { "brightwell-labs" };
            let username = format!("{}.{}@{company}.example", first.to_lowercase(), last.to_lowercase());
            let site = if partner { "Partners" } else { "Customers" };
            let visits =
                SignIn::site_password().site(site).from_ip(&format!("192.0.2.{}", 230 + nth)).when(Schedule::Irregular(8 + nth as u64 % 9));
            let mut user = User::external(&username)
                .named(first, last)
                .email(&format!("{}.{}@{company}.com", first.to_lowercase(), last.to_lowercase()))
                .signs_in(visits)
                .expect(Effect::Prompted, "external_password");
            if partner {
                user.user_type = "PowerPartner";
                user.profile = "Partner Community User".into();
            }
            user
        })
        .collect()
}

fn leavers() -> Vec<User> {
    let mut users: Vec<User> = (0..13)
        .map(|nth| {
            let (first, last) = names::name(OUTSIDE + 50 + nth);
            let username = format!("{}.{}@acme.example", first.to_lowercase(), last.to_lowercase());
            User::inactive(&username).named(first, last).last_login(Time::utc(2025, 9, 1, 9, 0).plus(nth as i64 * 21 * DAY))
        })
        .collect();
    users.push(User::inactive("hanna.mertens@acme.example").email(LEAVERS_ADDRESS));
    users.push(User::inactive("lukas.brandeis@acme.example"));
    users
}

fn made_by_salesforce() -> Vec<User> {
    let org = "00d5e0000000001";
    let analytics = |name: &str, last: &str| {
        User::system(&format!("{name}@{org}aaa.com"), "Standard")
            .named("", last)
            .profile("Analytics Cloud Integration User")
            .email("noreply@example.com")
    };
    let guest =
        |name: &str, last: &str| User::system(&format!("{name}@acme.guest"), "Guest").named("", last).profile("Acme Support Profile");
    let internal = SignIn::of("Application", "Internal Salesforce Authentication").from_ip("Salesforce.com IP");
    vec![
        User::system(&format!("autoproc@{org}"), "AutomatedProcess").named("Automated", "Process"),
        User::system(&format!("cloud@{org}"), "CloudIntegrationUser").named("Platform", "Integration User"),
        analytics("integration", "Integration User"),
        analytics("insightssecurity", "Security User"),
        guest("support", "Support Site Guest User"),
        guest("careers", "Careers Site Guest User"),
        User::system(&format!("chatty.{org}.qz7@chatter.salesforce.com"), "CsnOnly")
            .named("", "Chatter Expert")
            .profile("Chatter Free User"),
        // The licence manager: the only one of them with rows in the login history.
        User::system(&format!("033240000004c922@{org}.db"), "SfdcAdmin")
            .named("", "033240000004c922")
            .signs_in(internal.when(Schedule::Irregular(9))),
    ]
}
