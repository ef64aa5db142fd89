//! How programs sign in with an account.

use super::case::Case;
use crate::facts::{MethodUse, SignIns};
use crate::model::{Confidence, Known};

/// Failures since the last success from which an account counts as already refused.
const REFUSED: u64 = 10;

/// One way programs use an account.
pub(super) struct ProgramUse {
    pub(super) way: ProgramWay,
    /// How sure it is that this way was used.
    pub(super) confidence: Confidence,
    /// It is refused today already.
    pub(super) already: bool,
}

/// The ways programs sign in, as far as a password action can tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ProgramWay {
    /// SOAP `login()`. Source: SOAP API Guide, `LoginResult.passwordExpired`.
    Soap,
    /// OAuth grant `password`. Source: Help "OAuth 2.0 Username-Password Flow".
    Oauth,
    /// A tool that people use by hand, on an account that is no person's.
    Tool,
    /// A password was certainly used, by which protocol is not told.
    SomePassword,
    /// OAuth grant `password`, which the org blocks now: nothing is left to stop.
    /// Source: Metadata API Guide, `OauthOidcSettings.blockOAuthUnPwFlow`.
    Blocked,
    /// The last password login lies before the window.
    BeforeWindow,
    /// The rows do not tell whether a password was used.
    FlowUnknown,
    /// Client credentials, JWT bearer, refresh tokens.
    Token,
    /// No login at all, and a password is there.
    Idle,
    /// No login at all, and no password.
    NoPassword,
    /// No login at all, and whether there is a password was not read.
    PasswordUnread,
}

/// A password that programs certainly send, by rows inside the window. Such rows prove it, however
/// little else was read.
pub(super) fn proven_password(case: &Case<'_>, signs: &SignIns) -> Option<ProgramUse> {
    let program = case.is_program();
    let blocked = case.org.oauth_password_blocked.is_true();
    // Beside a token the account may have moved off its password inside the window.
    let beside_token = if signs.token.in_window > 0 { Confidence::Likely } else { Confidence::Certain };
    [
        (true, ProgramWay::Soap, &signs.soap_password, Confidence::Certain),
        (!blocked, ProgramWay::Oauth, &signs.oauth_password, Confidence::Certain),
        (program, ProgramWay::Tool, &signs.tool_password, Confidence::Likely),
        (program, ProgramWay::SomePassword, &signs.other_password, Confidence::Likely),
    ]
    .into_iter()
    .filter(|(counts, _, used, _)| *counts && used.in_window > 0)
    .map(|(_, way, used, at_most)| ProgramUse {
        way,
        confidence: sureness(used).min(at_most).min(beside_token).min(case.unexempt),
        already: refused(case, used),
    })
    // The surest decides; the first of equally sure ones.
    .reduce(|best, next| if next.confidence > best.confidence { next } else { best })
}

/// The further ways of programs that a fully read history shows.
pub(super) fn other_ways(case: &Case<'_>, signs: &SignIns) -> impl Iterator<Item = ProgramWay> {
    let program = case.is_program();
    let some_password = !program && signs.other_password.in_window > 0;
    let mut counted = vec![&signs.soap_password];
    if program {
        counted.extend([&signs.tool_password, &signs.other_password]);
    }
    let blocked = case.org.oauth_password_blocked.is_true();
    if !blocked {
        counted.push(&signs.oauth_password);
    }
    let in_window = counted.iter().any(|used| used.in_window > 0);
    let ever = counted.iter().any(|used| used.ever > 0);
    let nothing_but_blocked = blocked && signs.oauth_password.ever > 0 && !ever;
    [
        (nothing_but_blocked && (signs.oauth_password.in_window > 0 || case.serves_program())).then_some(ProgramWay::Blocked),
        (case.serves_program() && ever && !in_window).then_some(ProgramWay::BeforeWindow),
        (signs.unknown_flow.ever > 0 || some_password).then_some(ProgramWay::FlowUnknown),
        (program && signs.token.in_window > 0).then_some(ProgramWay::Token),
    ]
    .into_iter()
    .flatten()
}

/// An account of programs that shows no login.
pub(super) fn idle(case: &Case<'_>) -> ProgramWay {
    match case.user.last_password_change {
        Known::Is(Some(_)) => ProgramWay::Idle,
        Known::Is(None) => ProgramWay::NoPassword,
        Known::Unknown(_) => ProgramWay::PasswordUnread,
    }
}

/// How sure a use is; rows without a mark of their own count as likely.
fn sureness(used: &MethodUse) -> Confidence {
    used.confidence.unwrap_or(Confidence::Likely)
}

/// Nothing but failures for a while, or locked. Only a full history shows that no success followed.
fn refused(case: &Case<'_>, used: &MethodUse) -> bool {
    case.user.locked.is_true() || (case.user.sign_ins.is_complete() && used.failed_since >= REFUSED)
}
