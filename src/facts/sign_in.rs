//! From streams of logins to how a user signed in.
//!
//! Two things the fold of logins cannot know are settled here: whose password a delegated user
//! types, and which clients are people's tools.

use super::door::{Door, door, is_internal, is_jwt};
use super::table::is_peoples_tool;
use super::{Delegation, MethodUse, SignIns, UserKind};
use crate::logins::{ClientFrom, LoginMethod, PasswordUse, StatusClass, Stream, rhythm};
use crate::model::Known::{self, Is, Unknown};
use crate::model::{AsOf, ServiceId, Utc, Window};

/// What else is known of the user whose streams are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) window: Window,
    pub(super) as_of: AsOf,
    pub(super) kind: UserKind,
    pub(super) delegation: Known<Delegation>,
    /// When delegation was last changed inside the window: what lies before is not decided.
    pub(super) delegation_changed: Option<Utc>,
    /// The org blocks the OAuth username-password flow.
    pub(super) oauth_password_blocked: Known<bool>,
}

/// What a stream counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    UiPassword,
    SoapPassword,
    OauthPassword,
    ToolPassword,
    OtherPassword,
    Token,
    Sso,
    Delegated,
    Passwordless,
    UnknownFlow,
    UnknownPage,
}

impl Use {
    /// Whether a Salesforce password was certainly used.
    const fn is_password(self) -> bool {
        matches!(self, Self::UiPassword | Self::SoapPassword | Self::OauthPassword | Self::ToolPassword | Self::OtherPassword)
    }
}

/// How a user signed in.
pub(super) fn sign_ins(streams: &[&Stream], reading: &Reading) -> SignIns {
    let used: Vec<(Use, &Stream)> = streams.iter().filter_map(|stream| Some((use_of(stream, streams, reading)?, *stream))).collect();
    let of = |wanted: Use| method_use(used.iter().filter(|(kind, _)| *kind == wanted).map(|(_, stream)| *stream), reading.window);
    let last_password = used.iter().filter(|(kind, _)| kind.is_password()).filter_map(|(_, stream)| stream.last_success).max();
    let judged_here = || used.iter().filter(|(kind, _)| !matches!(kind, Use::Delegated | Use::Sso)).map(|(_, stream)| *stream);
    let since_password = |moment: Utc| last_password.is_none_or(|last| moment > last);
    SignIns {
        ui_password: of(Use::UiPassword),
        soap_password: of(Use::SoapPassword),
        oauth_password: of(Use::OauthPassword),
        tool_password: of(Use::ToolPassword),
        other_password: of(Use::OtherPassword),
        token: of(Use::Token),
        sso: of(Use::Sso),
        delegated: of(Use::Delegated),
        passwordless: of(Use::Passwordless),
        unknown_flow: of(Use::UnknownFlow),
        unknown_page: of(Use::UnknownPage),
        password_failures_since_success: judged_here()
            .flat_map(|stream| &stream.hours.0)
            .filter(|count| last_password.is_none_or(|last| count.hour > last.hour()))
            .map(|count| u64::from(count.password_failures))
            .sum(),
        lockout_seen: judged_here().any(|stream| {
            stream.failed_by_class.iter().any(|(class, _)| *class == StatusClass::Lockout)
                && stream.last_failure.is_some_and(since_password)
        }),
        last_success: used.iter().filter_map(|(_, stream)| stream.last_success).max(),
        last_page_login: used
            .iter()
            .filter(|(_, stream)| door(stream) == Door::Page)
            .filter_map(|(_, stream)| stream.last_success)
            .max()
            .filter(|last| *last >= reading.window.from),
    }
}

/// What one stream counts as; none for rows that are no sign-in of this user.
pub(super) fn use_of(stream: &Stream, all: &[&Stream], reading: &Reading) -> Option<Use> {
    if is_internal(stream) {
        return None;
    }
    let unknown = if matches!(door(stream), Door::Program) { Use::UnknownFlow } else { Use::UnknownPage };
    Some(match stream.method {
        LoginMethod::PasswordChange => return None,
        LoginMethod::Saml | LoginMethod::Openid => Use::Sso,
        LoginMethod::Passwordless | LoginMethod::Certificate => Use::Passwordless,
        LoginMethod::Delegated => Use::Delegated,
        LoginMethod::OauthClientCredentials | LoginMethod::OauthJwt | LoginMethod::TokenExchange => Use::Token,
        LoginMethod::OauthWeb => match stream.password {
            PasswordUse::No => Use::Token,
            PasswordUse::Yes | PasswordUse::Unknown => Use::UnknownFlow,
        },
        LoginMethod::UiPassword | LoginMethod::SoapPassword | LoginMethod::OauthPassword => match stream.password {
            PasswordUse::Unknown => unknown,
            PasswordUse::Yes | PasswordUse::No if looks_like_oauth(stream, all) => Use::UnknownPage,
            PasswordUse::Yes | PasswordUse::No => password(stream, all, reading, unknown),
        },
        LoginMethod::Unknown => match stream.password {
            PasswordUse::Yes if matches!(reading.delegation, Is(Delegation::No)) => Use::OtherPassword,
            PasswordUse::Yes => Use::UnknownFlow,
            PasswordUse::No if is_jwt(stream) => Use::Token,
            PasswordUse::Unknown if is_bare_oauth(stream) && cannot_be_password_flow(reading) => Use::Token,
            PasswordUse::No | PasswordUse::Unknown => unknown,
        },
    })
}

/// A login with a password: whose password it was.
fn password(stream: &Stream, all: &[&Stream], reading: &Reading, unknown: Use) -> Use {
    let before_change = match (reading.delegation_changed, stream.last_success) {
        (Some(changed), Some(last)) => last < changed,
        (Some(_) | None, _) => false,
    };
    if before_change {
        return unknown;
    }
    match reading.delegation {
        Is(Delegation::No) if is_tool_by_hand(stream, all, reading) => Use::ToolPassword,
        Is(Delegation::No) => match stream.method {
            LoginMethod::UiPassword => Use::UiPassword,
            LoginMethod::SoapPassword => Use::SoapPassword,
            _ => Use::OauthPassword,
        },
        // Whether the gateway is asked for the OAuth flow is not documented.
        Is(Delegation::Gateway | Delegation::Refused) if stream.method == LoginMethod::OauthPassword => Use::UnknownFlow,
        Is(Delegation::Gateway | Delegation::Refused) => Use::Delegated,
        Unknown(_) => unknown,
    }
}

fn is_tool_by_hand(stream: &Stream, all: &[&Stream], reading: &Reading) -> bool {
    stream.method != LoginMethod::UiPassword && reading.kind != UserKind::Integration && is_tool_without_rhythm(stream, all, reading.as_of)
}

/// Whether a stream is a people's tool that nothing regular runs.
pub(super) fn is_tool_without_rhythm(stream: &Stream, all: &[&Stream], as_of: AsOf) -> bool {
    is_tool(stream) && {
        let client: Vec<&Stream> = all.iter().copied().filter(|other| other.client == stream.client).collect();
        !rhythm(&client, as_of.0).regular
    }
}

/// Whether the client of a stream is a people's tool.
pub(super) fn is_tool(stream: &Stream) -> bool {
    stream.client.from == ClientFrom::Application && is_peoples_tool(&stream.client.name)
}

/// A bare page row without a client, of a user who also signs in by API: an OAuth password login
/// without its subtype would look the same (row 29 of the classification).
fn looks_like_oauth(stream: &Stream, all: &[&Stream]) -> bool {
    stream.decided_by == "29"
        && stream.client.from != ClientFrom::Application
        && all.iter().any(|other| door(other) == Door::Program && other.last_success.is_some())
}

/// Remote Access 2.0 without a subtype column (row 25 of the classification).
fn is_bare_oauth(stream: &Stream) -> bool {
    stream.decided_by == "25"
}

/// Experience Cloud users cannot use the username-password flow, and nobody can where it is
/// blocked. Source: Help "OAuth 2.0 Username-Password Flow"; Metadata API Guide, `OauthOidcSettings`.
fn cannot_be_password_flow(reading: &Reading) -> bool {
    reading.kind == UserKind::External || reading.oauth_password_blocked.is_true()
}

fn method_use<'a>(streams: impl Iterator<Item = &'a Stream>, window: Window) -> MethodUse {
    let streams: Vec<&Stream> = streams.collect();
    let last = streams.iter().filter_map(|stream| stream.last_success).max();
    let inside = |stream: &&&Stream| stream.hours.successes_in(window) > 0;
    let ever = |stream: &&&Stream| stream.hours.successes() > 0;
    MethodUse {
        in_window: streams.iter().map(|stream| stream.hours.successes_in(window)).sum(),
        ever: streams.iter().map(|stream| stream.hours.successes()).sum(),
        last,
        failed_since: failed_since(&streams, last),
        confidence: streams
            .iter()
            .filter(inside)
            .map(|stream| stream.confidence)
            .max()
            .or_else(|| streams.iter().filter(ever).map(|stream| stream.confidence).max()),
    }
}

/// Failures in hours after the hour of the last success.
pub(super) fn failed_since(streams: &[&Stream], last: Option<Utc>) -> u64 {
    let counts = streams.iter().flat_map(|stream| &stream.hours.0);
    counts.filter(|count| last.is_none_or(|last| count.hour > last.hour())).map(|count| u64::from(count.failures)).sum()
}

/// The last sign-in by SAML or an authentication provider: when, through which service, how.
pub(super) fn last_sso(streams: &[&Stream]) -> Option<(Utc, Option<ServiceId>, LoginMethod)> {
    let sso = streams.iter().filter(|stream| matches!(stream.method, LoginMethod::Saml | LoginMethod::Openid));
    sso.filter_map(|stream| Some((stream.last_success?, stream.service, stream.method))).max()
}

#[cfg(test)]
mod tests;
