//! The night before: seventeen people's passwords used from one network.

use super::names;
use super::people::{BY_PASSWORD, FIRST_BY_PASSWORD};
use crate::clock::{HOUR, MINUTE};
use crate::{AS_OF, AuditRow, Org, SignIn, Time, User};

/// How many people it struck.
const STRUCK: usize = 17;
/// When it began.
const BEGAN: Time = Time::utc(2026, 11, 23, 21, 40);
/// When the address of one of them was changed: two hours before the export.
const ADDRESS_CHANGED: Time = AS_OF.plus(-2 * HOUR);

/// Number of the `nth` person it struck: every third of those who use a password alone.
const fn struck(nth: usize) -> usize {
    FIRST_BY_PASSWORD + nth * 3 % BY_PASSWORD
}

/// Number of him whose address was changed and who got a token.
const TAKEN_OVER: usize = struck(5);
/// Number of him whose password was guessed.
const GUESSED: usize = struck(9);

fn from_there(way: SignIn, nth: usize) -> SignIn {
    way.from_ip(&format!("203.0.113.{}", 20 + nth % 4)).country("SC").browser("Firefox 128").platform("Linux")
}

/// Adds what happened to the people of the org.
pub(super) fn strike(org: &mut Org) {
    for nth in 0..STRUCK {
        let moment = BEGAN.plus(nth as i64 * 31 * MINUTE + 17);
        let user = named(org, struck(nth));
        let again = moment.plus(3 * HOUR + 5 * MINUTE).min(AS_OF.plus(-20 * MINUTE));
        user.sign_ins.push(from_there(SignIn::ui_password(), nth).at([moment, again]));
        user.trouble = Some("signed in from the attacker's network");
    }
    let guess = Time::utc(2026, 11, 24, 2, 3);
    let guessed = named(org, GUESSED);
    let tries = (0..13).map(|n| guess.plus(n * 140));
    guessed.sign_ins.push(from_there(SignIn::ui_password(), 9).status("Invalid Password").at(tries));
    guessed.sign_ins.push(from_there(SignIn::ui_password(), 9).at([guess.plus(2000)]));

    let consent = ADDRESS_CHANGED.plus(-19 * MINUTE);
    let taken_over = named(org, TAKEN_OVER);
    taken_over.email = "it.service.acme@securemail-desk.com".into();
    taken_over.verified_email = false;
    taken_over.sign_ins.push(from_there(SignIn::web_server("Data Toolkit Pro"), 5).at([consent]));
    *taken_over = taken_over.clone().token("Data Toolkit Pro", consent);
}

fn named(org: &mut Org, n: usize) -> &mut User {
    let username = names::username(n);
    let found = org.users.iter_mut().find(|user| user.username == username);
    found.unwrap_or_else(|| panic!("{username} is not described"))
}

/// What it left in the audit trail.
pub(super) fn trail() -> Vec<AuditRow> {
    let username = names::username(TAKEN_OVER);
    let (first, last) = names::name(TAKEN_OVER);
    let before = username.replace("@acme.example", "@acmecorp.com");
    let changed =
        format!("Changed email for user {first} {last} (UserID: [{{id:{username}}}]) from {before} to it.service.acme@securemail-desk.com");
    let method = format!("For user {first} {last}, registered a one-time password authenticator app");
    vec![
        AuditRow::new(ADDRESS_CHANGED, &username, "changedemail", changed),
        AuditRow::new(ADDRESS_CHANGED.plus(6 * MINUTE), &username, "insertTwoFactorInfo2", method),
    ]
}
