//! People of the company without any trouble.

use super::{OKTA, names};
use crate::clock::DAY;
use crate::{Effect, Method, Random, Schedule, SignIn, Time, User};

/// People who sign in through SAML alone.
const BY_SSO: usize = 118;
/// People who also use their password, at home or on another device.
const BY_BOTH: usize = 116;
/// People who sign in by password alone.
pub(super) const BY_PASSWORD: usize = 56;
/// Where they begin.
pub(super) const FIRST_BY_PASSWORD: usize = BY_SSO + BY_BOTH;
/// Where the numbers of people with troubles may begin.
pub(super) const OTHERS: usize = FIRST_BY_PASSWORD + BY_PASSWORD;

const BROWSERS: [(&str, &str); 5] = [
    ("Chrome 142", "Windows 11"),
    ("Chrome 142", "Mac OSX"),
    ("Edge 142", "Windows 11"),
    ("Firefox 145", "Linux"),
    ("Safari 26", "Mac OSX"),
];
const ZONES: [(&str, i64, &str); 5] = [
    ("Europe/Berlin", 6, "DE"),
    ("Europe/Berlin", 7, "DE"),
    ("Europe/Berlin", 7, "AT"),
    ("Europe/London", 8, "GB"),
    ("America/New_York", 13, "US"),
];
const PROFILES: [&str; 4] = ["Acme Sales", "Acme Service", "Standard User", "Acme Finance"];

/// The `n`-th person: name, job, zone, profile.
pub(super) fn person(n: usize) -> User {
    let (first, last) = names::name(n);
    let (title, department) = names::job(n);
    let mut random = Random::for_name(7, &names::username(n));
    let mut user = User::human(&names::username(n)).named(first, last).profile(PROFILES[n % PROFILES.len()]);
    user.title = title.into();
    user.department = department.into();
    user.time_zone = ZONES[n % ZONES.len()].0;
    user.created = Time::utc(2017, 1, 9, 8, 0).plus(random.seconds(3100 * DAY));
    user.manager = (n >= 9).then(|| names::username(n % 9));
    user
}

/// One of the three office lines, or home.
fn addresses(n: usize) -> Vec<String> {
    vec![format!("192.0.2.{}", 10 + n % 3), format!("192.0.2.{}", 10 + n % 3), format!("192.0.2.{}", 30 + n % 190)]
}

/// A way in as this person does it: his hours, browser and addresses.
pub(super) fn habit(n: usize, way: SignIn) -> SignIn {
    let (browser, platform) = BROWSERS[n * 7 % BROWSERS.len()];
    let (_, from_hour, country) = ZONES[n % ZONES.len()];
    let percent = 70 + (n as u64 * 13) % 25;
    way.browser(browser).platform(platform).country(country).from_ips(addresses(n)).when(Schedule::Workdays { from_hour, percent })
}

pub(super) fn by_sso(n: usize) -> User {
    let mut way = habit(n, SignIn::saml(OKTA));
    if n.is_multiple_of(4) {
        way.login_type = "SAML Idp Initiated SSO";
    }
    let user = person(n);
    let federation_id = user.username.split('@').next().unwrap_or_default().to_string();
    let first_password = user.created.plus(2 * DAY);
    user.federation_id(&federation_id).password_changed(first_password).signs_in(way).expect(Effect::Unaffected, "sso_works")
}

pub(super) fn by_password(n: usize) -> User {
    let user = person(n)
        .signs_in(habit(n, SignIn::ui_password()))
        .signs_in(habit(n, SignIn::ui_password()).status("Invalid Password").when(Schedule::Irregular(2)))
        .password_changed(Time::utc(2026, 1, 12, 8, 20).plus(n as i64 * 3 * DAY / 4))
        .expect(Effect::Prompted, "ui_password");
    match n % 5 {
        0 | 1 => user.registered(Method::SalesforceAuthenticator),
        2 => user.registered(Method::Totp),
        3 => user.registered(Method::BuiltInAuthenticator),
        _ => user,
    }
}

pub(super) fn all() -> Vec<User> {
    (0..OTHERS).map(ordinary).collect()
}

fn ordinary(n: usize) -> User {
    let mut user = if n < BY_SSO {
        by_sso(n)
    } else if n < FIRST_BY_PASSWORD {
        let seldom = Schedule::Irregular(3 + n as u64 % 6);
        by_sso(n).signs_in(habit(n, SignIn::ui_password()).when(seldom)).expect(Effect::Prompted, "ui_password")
    } else {
        by_password(n)
    };
    if n % 4 == 1 && n < FIRST_BY_PASSWORD {
        user = with_phone(n, user);
    }
    if n.is_multiple_of(11) {
        user = user.holds("Report_Builder");
    }
    if n == 12 {
        user = user.named("Zoë", "O’Connor-Núñez");
        user.title = "Head of \"Special\" Projects, EMEA".into();
    }
    if n == 31 || n == 77 {
        user = user.signs_in(habit(n, SignIn::saml(OKTA)).status("Failed: Assertion Expired").when(Schedule::Irregular(2)));
    }
    user
}

fn with_phone(n: usize, user: User) -> User {
    let app = if n.is_multiple_of(3) { "Salesforce for Android" } else { "Salesforce for iOS" };
    let platform = if n.is_multiple_of(3) { "Android 16" } else { "iPhone" };
    let way = habit(n, SignIn::refresh(app)).browser("Salesforce Mobile").platform(platform);
    let refreshes = Schedule::Workdays { from_hour: 6 + n as i64 % 9, percent: 45 };
    user.token(app, Time::utc(2026, 2, 2, 9, 0).plus(n as i64 * DAY)).signs_in(way.when(refreshes))
}
