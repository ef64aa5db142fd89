//! Programs: seven accounts that would stop, one that stopped already, and those that go on.

use super::setup::{UNCLAIMED_APP, UNCLAIMED_IP};
use super::{PROVISIONING, SHARED, first_to_stop};
use crate::clock::{HOUR, MINUTE};
use crate::{AS_OF, Effect, Schedule, SignIn, Time, User};

fn program(username: &str) -> User {
    let mut user = User::integration(username).profile("Acme Integrations");
    user.created = Time::utc(2020, 10, 5, 11, 20);
    user
}

pub(super) fn all() -> Vec<User> {
    let mut programs = stopping();
    programs.extend(going_on());
    programs
}

/// Minutes before the export.
const fn ago(minutes: i64) -> Time {
    AS_OF.plus(-minutes * MINUTE)
}

fn stopping() -> Vec<User> {
    let every = 12 * MINUTE;
    vec![
        program(PROVISIONING)
            .named("Okta", "Provisioning")
            .holds("User_Provisioning")
            .signs_in(SignIn::soap("OktaAgent/4.9").partner().from_ip("10.40.0.8").every(every, first_to_stop().plus(-every)))
            .expect(Effect::Breaks, "soap_password_login")
            .trouble("creates and disables users, by password"),
        shared(),
        program("erp.sync@acme.example")
            .named("ERP", "Sync")
            .signs_in(SignIn::soap("ERP Sync 7.2").from_ips(["10.40.0.20", "10.40.0.21"]).every(45 * MINUTE, ago(25)))
            .expect(Effect::Breaks, "soap_password_login"),
        program("marketing.sync@acme.example")
            .named("Marketing", "Sync")
            // Whoever set it up has left: the new security token goes to nobody.
            .email("lukas.brandeis@acmecorp.com")
            .signs_in(SignIn::oauth_password("Marketing Cloud Connector").from_ip("10.41.7.3").every(3 * HOUR, ago(115)))
            .expect(Effect::Breaks, "oauth_password_login")
            .trouble("token mail goes to a leaver"),
        program("dwh.loader@acme.example")
            .named("Warehouse", "Loader")
            .signs_in(nightly("DataLoaderBulkBatch/65.0.0", 0))
            .signs_in(nightly("DataLoaderBulkBatch/65.0.0", 5))
            .signs_in(nightly("DataLoaderBulkBatch/65.0.0", 10))
            .expect(Effect::Breaks, "soap_password_login"),
        program("telephony@acme.example")
            .named("Contact Centre", "Telephony")
            .signs_in(SignIn::soap("CTI Adapter").api_version("52.0").from_ip("10.42.1.9").every(2 * HOUR, ago(45)))
            .expect(Effect::Breaks, "soap_password_login"),
        petra(),
        program("billing.bridge@acme.example")
            .named("Billing", "Bridge")
            .password_changed(Time::utc(2026, 11, 5, 15, 2))
            .signs_in(billing().when(Schedule::Daily { hour: 4, minute: 30, workdays: false }).until(Time::utc(2026, 11, 5, 12, 0)))
            .signs_in(billing().status("Invalid Password").every(HOUR, ago(18)).since(Time::utc(2026, 11, 6, 4, 0)))
            .expect(Effect::Breaks, "oauth_password_login")
            .already()
            .trouble("refused since its password was changed"),
    ]
}

fn billing() -> SignIn {
    SignIn::oauth_password("Billing Bridge").from_ip("10.41.9.30")
}

fn nightly(application: &str, minute: i64) -> SignIn {
    SignIn::soap(application).partner().browser("Java (Salesforce.com)").from_ip("10.43.0.4").when(Schedule::Daily {
        hour: 1,
        minute,
        workdays: false,
    })
}

/// One account, five systems and a job that runs four times a year.
fn shared() -> User {
    program(SHARED)
        .named("Integration", "Hub")
        .signs_in(SignIn::jwt("Order Hub").from_ip("10.40.2.10").every(HOUR, ago(15)))
        .signs_in(SignIn::jwt("Price Engine").from_ip("10.40.2.11").every(6 * HOUR, ago(130)))
        .signs_in(SignIn::soap("LegacyLedger/1.4").api_version("34.0").from_ip("10.40.2.40").every(4 * HOUR, ago(150)))
        .signs_in(SignIn::soap("N/A").browser("Axis/1.4").from_ip("10.40.2.41").when(Schedule::Daily {
            hour: 2,
            minute: 10,
            workdays: false,
        }))
        .signs_in(SignIn::oauth_password(UNCLAIMED_APP).from_ip(UNCLAIMED_IP).country("NL").when(Schedule::Daily {
            hour: 5,
            minute: 30,
            workdays: true,
        }))
        .signs_in(SignIn::soap("QuarterClose/2.1").from_ip("10.40.2.55").at([Time::utc(2026, 8, 3, 4, 0), Time::utc(2026, 11, 2, 4, 0)]))
        .expect(Effect::Breaks, "soap_password_login")
        .trouble("one account, five systems and a quarterly job")
}

/// A person whose own password a script uses every morning.
fn petra() -> User {
    let mut user = User::human("petra.novak@acme.example")
        .signs_in(SignIn::ui_password().from_ip("192.0.2.11"))
        .signs_in(SignIn::soap("ReportMailer/1.3").from_ip("10.44.3.12").when(Schedule::Daily { hour: 6, minute: 45, workdays: false }))
        .expect(Effect::Breaks, "soap_password_login")
        .trouble("a person's password inside a program");
    user.title = "Sales Operations Analyst".into();
    user.also_integration = true;
    user
}

fn going_on() -> Vec<User> {
    vec![
        program("etl.nightly@acme.example")
            .named("ETL", "Nightly")
            .in_group("Batch_Accounts")
            .signs_in(SignIn::soap("Pentaho").from_ip("10.43.0.9").when(Schedule::Daily { hour: 3, minute: 0, workdays: false }))
            .expect(Effect::Unaffected, "password_never_expires")
            .trouble("Password Never Expires on a password in use"),
        User::integration("analytics.reader@acme.example")
            .named("Analytics", "Reader")
            .signs_in(SignIn::client_credentials("Analytics Reader").from_ip("10.45.0.2").every(HOUR, ago(50)))
            .expect(Effect::Unaffected, "token_only"),
        User::integration("release.pipeline@acme.example")
            .named("Release", "Pipeline")
            .signs_in(SignIn::jwt("Release Pipeline").from_ips(["10.45.1.2", "10.45.1.3"]).every(4 * HOUR, ago(70)))
            .expect(Effect::Unaffected, "token_only"),
        User::integration("survey.push@acme.example")
            .named("Survey", "Push")
            .token("Survey Push", Time::utc(2025, 2, 11, 10, 0))
            .signs_in(SignIn::refresh("Survey Push").from_ip("10.45.2.7").every(6 * HOUR, ago(200)))
            .expect(Effect::Unaffected, "token_only"),
        User::integration("legacy.archive@acme.example")
            .named("Legacy", "Archive")
            .signs_in(SignIn::soap("ArchiveBatch").from_ip("10.43.0.77").every(24 * HOUR, Time::utc(2026, 8, 4, 22, 0)))
            .expect(Effect::AtRisk, "password_login_before_window")
            .trouble("idle integration"),
    ]
}
