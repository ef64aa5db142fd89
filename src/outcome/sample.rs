//! Users as the tests describe them: a person who signs in by password on a page, fully read, and
//! whatever a test changes about that.

use super::{Outcome, outcome};
use crate::facts::{Delegation, MailDefect, Mailbox, MethodUse, OrgFacts, SignIns, SsoPath, UserFacts, UserKind};
use crate::model::{Action, AsOf, Confidence, Known, Missing, Source, SourceName, Utc, Window};
use crate::settings::Settings;

pub(crate) const USER: Missing = Missing::of(SourceName::User);
pub(crate) const LOGINS: Missing = Missing::of(SourceName::LoginHistory);
pub(crate) const DAY: i64 = 86_400;

/// 1 June 2026: before phishing-resistant methods are asked for.
pub(crate) const NOW: AsOf = AsOf(Utc(1_780_272_000));
/// 24 November 2026: long after.
pub(crate) const LATER: AsOf = AsOf(Utc(1_795_478_400));

/// Used in the window, the last time a day ago.
pub(crate) fn used() -> MethodUse {
    MethodUse { in_window: 5, ever: 9, last: Some(NOW.0.plus(-DAY)), failed_since: 0, confidence: Some(Confidence::Certain) }
}

/// Used before the window only.
pub(crate) fn used_before() -> MethodUse {
    MethodUse { in_window: 0, ..used() }
}

pub(crate) fn mailbox(defect: Option<MailDefect>) -> Known<Mailbox> {
    Known::Is(Mailbox { address: "a@acme.com".into(), defect })
}

pub(crate) fn user() -> UserFacts {
    UserFacts {
        id: "005000000000001AAA".parse().unwrap(),
        was_read: true,
        username: Known::Is(Some("a@acme.com".into())),
        name: Known::Is(Some("A".into())),
        kind: UserKind::Human,
        also_integration: false,
        signals: vec![],
        active: Known::Is(true),
        frozen: Known::Is(false),
        locked: Known::Is(false),
        profile: Known::Is(None),
        mailbox: mailbox(None),
        registered_method: Known::Is(false),
        phishing_resistant_method: Known::Is(false),
        never_expires: Known::Is(false),
        never_expires_confidence: Confidence::Certain,
        api_only: Known::Is(false),
        delegation: Known::Is(Delegation::No),
        delegation_confidence: Confidence::Certain,
        last_password_change: Known::Is(Some(NOW.0.plus(-100 * DAY))),
        last_login: Known::Is(Some(NOW.0.plus(-DAY))),
        dormant: Known::Is(false),
        sign_ins: Source::Complete(SignIns { ui_password: used(), ..SignIns::default() }),
        sso_path: Known::Is(SsoPath::NotUsed),
        sso_service: None,
        administrator: Known::Is(false),
        can_reset_others: Known::Is(false),
        can_repair_sso: Known::Is(false),
        mfa_privileged: Known::Is(false),
        minimum_lifetime: Known::Is(false),
        next_page_login: None,
        integration: None,
    }
}

/// The same user, who signed in like this and in no other way.
pub(crate) fn signing_in(signs: SignIns) -> UserFacts {
    UserFacts { sign_ins: Source::Complete(signs), ..user() }
}

/// An account of a program that signed in like this.
pub(crate) fn program(signs: SignIns) -> UserFacts {
    UserFacts { kind: UserKind::Integration, ..signing_in(signs) }
}

/// Nothing but single sign-on.
pub(crate) fn by_sso(path: SsoPath) -> UserFacts {
    UserFacts { sso_path: Known::Is(path), ..signing_in(SignIns { sso: used(), ..SignIns::default() }) }
}

pub(crate) fn bad_mailbox(user: UserFacts) -> UserFacts {
    UserFacts { mailbox: mailbox(Some(MailDefect::SandboxForm)), ..user }
}

pub(crate) fn org() -> OrgFacts {
    OrgFacts {
        is_sandbox: Known::Is(false),
        has_gateway: Known::Is(false),
        oauth_password_blocked: Known::Is(false),
        permissions_missing: Missing::default(),
    }
}

pub(crate) fn judged(action: Action, user: &UserFacts) -> Outcome {
    judged_with(action, user, &org(), &Settings::default(), NOW)
}

pub(crate) fn judged_with(action: Action, user: &UserFacts, org: &OrgFacts, settings: &Settings, as_of: AsOf) -> Outcome {
    outcome(action, user, org, settings, as_of, Window::ending(as_of, 90))
}
