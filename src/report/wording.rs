//! The words people read for the words of `report.json`.

use super::{AsOfFrom, Severity};
use crate::facts::{ConfigurationState, SsoKind, WayIn};
use crate::logins::LoginMethod;
use crate::model::Action;
use crate::outcome::Effect;
use crate::snapshot::Status;
use crate::verdict::Verdict;

/// The verdict as an answer to "may I click?".
pub(super) const fn answer(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotReady => "Do not click",
        Verdict::Unknown => "Cannot tell yet",
        Verdict::ReadyWithCare => "Click with care",
        Verdict::Ready => "Ready to click",
    }
}

/// The verdict by its name.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotReady => "not ready",
        Verdict::Unknown => "unknown",
        Verdict::ReadyWithCare => "ready with care",
        Verdict::Ready => "ready",
    }
}

/// What happens to a user. *Locked out* is Salesforce's word for something else, and "unaffected"
/// would read as safe.
pub(super) const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Breaks => "would stop",
        Effect::LockedOut => "could not get back in",
        Effect::AtRisk => "may get stuck",
        Effect::Prompted => "asked for a new password",
        Effect::Unaffected => "nothing changes",
        Effect::Unknown => "cannot tell",
    }
}

/// The same after a number, before the reason.
pub(super) const fn effect_of_group(group: Effect) -> &'static str {
    match group {
        Effect::Unknown => "unknown",
        other => effect(other),
    }
}

/// The same as the head of a narrow column.
pub(super) const fn effect_head(effect: Effect) -> &'static str {
    match effect {
        Effect::Breaks => "Stop",
        Effect::LockedOut => "Shut out",
        Effect::AtRisk => "Stuck?",
        Effect::Prompted => "Asked",
        Effect::Unaffected => "No change",
        Effect::Unknown => "Unknown",
    }
}

/// An action by the name Setup or the API has for it.
pub(super) const fn action(action: Action) -> &'static str {
    match action {
        Action::ExpireAll => "Expire All Passwords",
        Action::ForcePasswordChange => "Force a change per user",
        Action::ResetPassword => "Reset passwords",
        Action::ProfilePolicy => "Shorten \"User passwords expire in\" on a profile",
        Action::OrgPolicy => "Shorten \"User passwords expire in\" for the org",
    }
}

/// A way of signing in.
pub(super) const fn method(method: LoginMethod) -> &'static str {
    match method {
        LoginMethod::UiPassword => "login page password",
        LoginMethod::SoapPassword => "SOAP password",
        LoginMethod::OauthPassword => "OAuth password",
        LoginMethod::OauthClientCredentials => "OAuth client credentials",
        LoginMethod::OauthJwt => "OAuth JWT",
        LoginMethod::OauthWeb => "OAuth by consent",
        LoginMethod::Saml => "SAML",
        LoginMethod::Openid => "OpenID Connect",
        LoginMethod::Delegated => "delegated",
        LoginMethod::Passwordless => "passwordless",
        LoginMethod::Certificate => "certificate",
        LoginMethod::TokenExchange => "token exchange",
        LoginMethod::PasswordChange => "password change",
        LoginMethod::Unknown => "unknown way",
    }
}

/// What a single sign-on configuration speaks.
pub(super) const fn sso_kind(kind: SsoKind) -> &'static str {
    match kind {
        SsoKind::Saml => "SAML",
        SsoKind::Openid => "OpenID Connect",
    }
}

/// How an administrator gets back in.
pub(super) const fn way_in(way_in: WayIn) -> &'static str {
    match way_in {
        WayIn::Password => "password",
        WayIn::Sso => "single sign-on",
        WayIn::Both => "password or single sign-on",
        WayIn::None => "no way in",
        WayIn::Unknown => "cannot tell",
    }
}

/// How a single sign-on configuration fares.
pub(super) const fn state(state: ConfigurationState) -> &'static str {
    match state {
        ConfigurationState::Working => "works",
        ConfigurationState::Expiring => "works, certificate ends soon",
        ConfigurationState::ExpiredButWorking => "works, certificate ended",
        ConfigurationState::ExpiredFailing => "fails, certificate ended",
        ConfigurationState::ExpiredUnused => "unused, certificate ended",
        ConfigurationState::Failing => "fails",
        ConfigurationState::Unused => "unused in the window",
        ConfigurationState::Deleted => "deleted",
        ConfigurationState::SwitchedOff => "switched off",
        ConfigurationState::Unknown => "cannot tell",
    }
}

/// How fully a source was read.
pub(super) const fn status(status: Status) -> &'static str {
    match status {
        Status::Complete => "complete",
        Status::Partial => "partly read",
        Status::Denied => "denied",
        Status::Unsupported => "not in this org",
        Status::Absent => "not there",
        Status::Error => "unreadable",
    }
}

/// Where the moment taken as now comes from.
pub(super) const fn as_of_from(from: AsOfFrom) -> &'static str {
    match from {
        AsOfFrom::Option => "as given by --as-of",
        AsOfFrom::Manifest => "the manifest's time",
        AsOfFrom::NewestRow => "the newest time in the files",
        AsOfFrom::Clock => "the clock",
    }
}

/// A severity as part of a sentence, worst first: `2 critical and 9 high`.
pub(super) const WORST_FIRST: [Severity; 5] = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low, Severity::Info];
