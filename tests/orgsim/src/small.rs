//! A tiny org: one user of each case.

use crate::clock::{DAY, HOUR};
use crate::{AS_OF, App, AuthProvider, Effect, Group, Method, Org, Permission, PermissionSet, Profile, Saml, Schedule, SignIn, Time, User};

const SAML: &str = "Okta";
const PROVIDER: &str = "Legacy_OpenID";

/// Two dozen users, one of each case, for behaviour tests.
pub fn small() -> Org {
    Org::new(1)
        .saml(Saml::new(SAML, AS_OF.plus(400 * DAY)))
        .provider(AuthProvider::new(PROVIDER))
        .app(App::approved("Order Hub"))
        .app(App::external_client("Reader", "reader@acme.test"))
        .set(PermissionSet::new("No_Expiry", &[Permission::PasswordNeverExpires]))
        .group(Group::new("Batch", &["No_Expiry"]))
        .profile(Profile::new("Analytics Cloud Integration User", &[]).on("Analytics Cloud Integration User", "Standard"))
        .users(people())
        .users(shut_out())
        .users(programs())
        .with_everyday_accounts()
}

fn by_sso(username: &str) -> User {
    let local = username.split('@').next().unwrap_or(username).to_string();
    User::human(username).federation_id(&local).signs_in(SignIn::saml(SAML))
}

fn administrator(user: User) -> User {
    user.profile("System Administrator")
}

fn people() -> Vec<User> {
    let data_loader = SignIn::soap("DataLoaderPartnerUI/65.0.0").partner().when(Schedule::Irregular(4));
    vec![
        administrator(User::human("ada@acme.test"))
            .registered(Method::SecurityKey)
            .signs_in(SignIn::ui_password())
            .expect(Effect::Prompted, "ui_password"),
        administrator(User::human("abel@acme.test"))
            .registered(Method::Totp)
            // Salesforce has asked for more than an authenticator app since the end of July.
            .signs_in(SignIn::ui_password().at([Time::utc(2026, 7, 28, 6, 51), Time::utc(2026, 7, 30, 7, 8)]))
            .expect(Effect::AtRisk, "no_phishing_resistant_method"),
        User::human("ann@acme.test").signs_in(SignIn::ui_password()).expect(Effect::Prompted, "ui_password"),
        by_sso("bea@acme.test").expect(Effect::Unaffected, "sso_works"),
        by_sso("bob@acme.test").signs_in(SignIn::ui_password().when(Schedule::Irregular(5))).expect(Effect::Prompted, "ui_password"),
        by_sso("dan@acme.test").signs_in(data_loader).expect(Effect::Prompted, "interactive_tool_password"),
        User::human("pia@acme.test")
            .holds("No_Expiry")
            .signs_in(SignIn::ui_password())
            .expect(Effect::Unaffected, "password_never_expires"),
        User::human("lea@acme.test").signs_in(SignIn::lightning_login()).expect(Effect::Unknown, "passwordless_only"),
        User::human("new@acme.test").no_password().expect(Effect::Unaffected, "no_password_yet"),
        User::external("eva@brightwell.test")
            .email("eva@brightwell-labs.com")
            .signs_in(SignIn::site_password())
            .expect(Effect::Prompted, "external_password"),
    ]
}

fn shut_out() -> Vec<User> {
    let broke = AS_OF.days_before(14);
    let legacy = |username: &str| {
        let fails = SignIn::openid(PROVIDER).since(broke.plus(DAY)).status("Failed: Configuration Error/Perm Disabled");
        User::human(username)
            .linked(PROVIDER)
            .signs_in(SignIn::openid(PROVIDER).until(broke))
            .signs_in(fails.when(Schedule::Irregular(4)))
            .expect(Effect::AtRisk, "sso_broken")
            .already()
    };
    let mut stuck = legacy("lou@acme.test").email("lou@acmecorp.com.invalid");
    stuck = stuck.expect(Effect::LockedOut, "sso_broken").already();
    let tries = SignIn::ui_password().status("Invalid Password").at((0..10).map(|n| AS_OF.plus(-1500 + n * 40)));
    vec![
        User::human("mia@acme.test")
            .email("mia@acmecorp.com.invalid")
            .signs_in(SignIn::ui_password())
            .expect(Effect::AtRisk, "mailbox_unreachable"),
        legacy("leo@acme.test"),
        stuck,
        User::human("dora@acme.test")
            .email("dora@acmecorp.com.invalid")
            .last_login(Time::utc(2026, 2, 3, 9, 0))
            .expect(Effect::LockedOut, "mailbox_unreachable"),
        User::human("fred@acme.test")
            .signs_in(SignIn::ui_password().until(AS_OF.days_before(3)))
            .frozen()
            .expect(Effect::Unaffected, "frozen")
            .already(),
        User::human("lars@acme.test")
            .signs_in(SignIn::ui_password().until(AS_OF.days_before(1)))
            .signs_in(tries)
            .locked()
            .expect(Effect::AtRisk, "locked_now")
            .already(),
    ]
}

fn programs() -> Vec<User> {
    let mut script = User::human("gil@acme.test")
        .signs_in(SignIn::ui_password())
        .signs_in(SignIn::soap("ReportMailer/1.3"))
        .expect(Effect::Breaks, "soap_password_login");
    script.also_integration = true;
    let broken = AS_OF.days_before(10);
    vec![
        script,
        User::integration("erp@acme.test").signs_in(SignIn::soap("ERP Sync")).expect(Effect::Breaks, "soap_password_login"),
        User::integration("feed@acme.test").signs_in(SignIn::oauth_password("Feed")).expect(Effect::Breaks, "oauth_password_login"),
        User::integration("bill@acme.test")
            .signs_in(SignIn::oauth_password("Bill").until(broken))
            .signs_in(SignIn::oauth_password("Bill").since(broken.plus(HOUR)).status("Invalid Password"))
            .expect(Effect::Breaks, "oauth_password_login")
            .already(),
        User::integration("jwt@acme.test").signs_in(SignIn::jwt("Order Hub")).expect(Effect::Unaffected, "token_only"),
        User::integration("reader@acme.test").signs_in(SignIn::client_credentials("Reader")).expect(Effect::Unaffected, "token_only"),
        User::integration("etl@acme.test")
            .in_group("Batch")
            .signs_in(SignIn::soap("Pentaho"))
            .expect(Effect::Unaffected, "password_never_expires"),
        User::integration("idle@acme.test")
            .signs_in(SignIn::soap("Archive").every(DAY, Time::utc(2026, 8, 4, 22, 0)))
            .expect(Effect::AtRisk, "password_login_before_window"),
        User::integration("sync@acme.test")
            .signs_in(SignIn { api_type: "N/A", login_type: "DB Replication", ..SignIn::soap("N/A") })
            .expect(Effect::Unknown, "flow_unknown"),
        User::system("integration@00d5e0000000001aaa.com", "Standard")
            .named("", "Integration User")
            .profile("Analytics Cloud Integration User"),
    ]
}
