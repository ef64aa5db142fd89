use super::Enforcement;
use crate::facts::{Administrator, Delegation, SsoPath, UserFacts, UserKind, WayIn};
use crate::model::Confidence;
use crate::model::Known::{self, Is, Unknown};

/// Failures since the last success from which an unread lock state is in doubt.
const FAILURES_IN_DOUBT: u64 = 3;

/// An administrator with the way in that is left after everybody's password was expired.
pub(crate) fn administrator(user: &UserFacts, enforcement: &Enforcement) -> Administrator {
    let password = by_password(user, enforcement);
    let sso = by_sso(user, enforcement);
    let way_in = match (password.open, sso.open) {
        (Is(true), Is(true)) => WayIn::Both,
        (Is(true), _) => WayIn::Password,
        (_, Is(true)) => WayIn::Sso,
        (Is(false), Is(false)) => WayIn::None,
        (Unknown(_), _) | (_, Unknown(_)) => WayIn::Unknown,
    };
    let username = user.username.as_ref().known().and_then(Clone::clone);
    Administrator {
        user_id: user.id,
        username: username.unwrap_or_else(|| user.id.as_str().into()),
        way_in,
        can_reset_others: user.can_reset_others,
        can_repair_sso: user.can_repair_sso,
        program: user.kind == UserKind::Integration,
        why: format!("by password: {}; by single sign-on: {}", password.why, sso.why),
    }
}

/// One way in: whether it is open, and the step that decides.
struct Way {
    open: Known<bool>,
    why: &'static str,
}

/// A step on the way: what has to hold, what a no means, what is open if it cannot be told.
type Step = (Known<bool>, &'static str, &'static str);

/// The first closed step decides, else the first open question.
fn walk(steps: &[Step], through: &'static str) -> Way {
    if let Some((_, closed, _)) = steps.iter().find(|(holds, _, _)| holds.is_false()) {
        return Way { open: Is(false), why: closed };
    }
    match steps.iter().find(|(holds, _, _)| holds.is_unknown()) {
        Some((holds, _, open)) => Way { open: *holds, why: open },
        None => Way { open: Is(true), why: through },
    }
}

fn by_password(user: &UserFacts, enforcement: &Enforcement) -> Way {
    let own = user.delegation.map(|delegation| delegation == Delegation::No);
    let reachable = user.mailbox.as_ref().map(|mailbox| mailbox.defect.is_none());
    // A method that was not read counts as none, as everywhere.
    let reachable = if user.registered_method.is_true() { Is(true) } else { reachable };
    let proof = user.sign_ins.read().is_some_and(|sign_ins| enforcement.is_proof(sign_ins.ui_password.last));
    walk(
        &[
            (user.active, "the account is inactive", "whether the account is active was not read"),
            (!frozen(user), "the account is frozen", "whether the account is frozen was not read, and logins fail"),
            (!locked(user), "the account is locked", "whether the account is locked was not read, and logins fail"),
            (own, "Salesforce does not judge this password (delegated authentication)", "whose password it is was not read"),
            (user.last_password_change.map(|changed| changed.is_some()), "has no password yet", "whether there is a password was not read"),
            (reachable, "mail cannot arrive and no other method is registered", "the address was not read"),
            (method(user, enforcement, proof), NO_METHOD, METHOD_UNREAD),
        ],
        "has a password and can be reached",
    )
}

fn by_sso(user: &UserFacts, enforcement: &Enforcement) -> Way {
    let works = match user.sso_path {
        Is(SsoPath::Works { confidence: Confidence::Possible }) => Known::missing(crate::model::SourceName::LoginHistory),
        Is(SsoPath::Works { .. }) => Is(true),
        Is(SsoPath::NotUsed | SsoPath::Broken { .. }) => Is(false),
        Unknown(missing) => Unknown(missing),
    };
    let closed = if matches!(user.sso_path, Is(SsoPath::NotUsed)) { "never used" } else { "no longer works" };
    let proof = user.sign_ins.read().is_some_and(|sign_ins| enforcement.is_proof(sign_ins.sso.last));
    walk(
        &[
            (user.active, "the account is inactive", "whether the account is active was not read"),
            (!frozen(user), "the account is frozen", "whether the account is frozen was not read, and logins fail"),
            (works, closed, "what was read does not show whether it works"),
            (
                strong_sso(user, enforcement, proof),
                NO_METHOD,
                "what was read shows neither a phishing-resistant method nor a strong signal of the identity provider",
            ),
        ],
        "works",
    )
}

const NO_METHOD: &str = "no phishing-resistant method, which administrators need since July 2026";
const METHOD_UNREAD: &str = "what was read shows no phishing-resistant method, which administrators need since July 2026";

/// What Salesforce demands of a privileged user on the password page.
fn method(user: &UserFacts, enforcement: &Enforcement, proof: bool) -> Known<bool> {
    let has = match user.phishing_resistant_method {
        Unknown(_) if proof => Is(true),
        known => known,
    };
    has | !user.mfa_privileged | !enforcement.in_force
}

/// The same through an identity provider, which may vouch for a strong method instead. How strong
/// what it says is, is not among what is read: only a later login shows it.
fn strong_sso(user: &UserFacts, enforcement: &Enforcement, proof: bool) -> Known<bool> {
    let vouched = if proof { Is(true) } else { Known::missing(crate::model::SourceName::LoginHistory) };
    user.phishing_resistant_method | vouched | !user.mfa_privileged | !enforcement.in_force
}

/// Unread: taken as not frozen, unless failures put that in doubt.
fn frozen(user: &UserFacts) -> Known<bool> {
    unless_in_doubt(user, user.frozen)
}

/// Unread: taken as not locked, unless failures put that in doubt.
fn locked(user: &UserFacts) -> Known<bool> {
    unless_in_doubt(user, user.locked)
}

fn unless_in_doubt(user: &UserFacts, flag: Known<bool>) -> Known<bool> {
    let doubt =
        user.sign_ins.read().is_some_and(|sign_ins| sign_ins.lockout_seen || sign_ins.password_failures_since_success >= FAILURES_IN_DOUBT);
    if flag.is_unknown() && !doubt { Is(false) } else { flag }
}
