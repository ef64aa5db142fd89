//! How a person signs in, by a fully read history.

use super::case::Case;
use crate::facts::{SignIns, SsoPath};
use crate::model::{Confidence, Known};

/// The best way in that the data show for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PersonWay {
    /// Single sign-on works, and no password was used in the window.
    Sso(Confidence),
    /// Single sign-on works, and a password was used beside it.
    SsoAndPassword,
    /// Single sign-on does not work, and no password was ever used.
    BrokenSso {
        /// It fails now; else it was merely last used before the window.
        proven: bool,
    },
    /// Whether single sign-on works is not known, and no password was used in the window.
    SsoUnread,
    /// A password, used inside the window.
    Password,
    /// A password by a people's tool only, inside the window.
    ToolPassword,
    /// A password that is there, but was not used inside the window.
    IdlePassword,
    /// A session whose own login the data do not show.
    Session,
    /// Grants to apps that go on by themselves.
    Token,
    /// Lightning Login, a passkey or a certificate, and no password in the data.
    Passwordless,
    /// The account never had a password.
    NoPassword,
    /// No login, and whether there is a password was not read.
    PasswordUnread,
}

/// Which way in decides for a person: single sign-on before a password, a password before what
/// merely goes on by itself.
pub(super) fn way_in(case: &Case<'_>, signs: &SignIns) -> PersonWay {
    let in_window = signs.password_in_window() > 0;
    let ever = signs.password_ever() > 0;
    match case.user.sso_path {
        Known::Is(SsoPath::Works { confidence: _ }) if in_window => return PersonWay::SsoAndPassword,
        // A page login of unknown kind is mostly a hand-over from the same session, yet might be a password.
        Known::Is(SsoPath::Works { confidence: _ }) if signs.unknown_page.in_window > 0 => return PersonWay::Sso(Confidence::Possible),
        Known::Is(SsoPath::Works { confidence }) => return PersonWay::Sso(confidence),
        Known::Is(SsoPath::Broken { proven }) if !ever => return PersonWay::BrokenSso { proven },
        Known::Unknown(_) if !in_window => return PersonWay::SsoUnread,
        Known::Is(SsoPath::NotUsed | SsoPath::Broken { proven: _ }) | Known::Unknown(_) => {}
    }
    if in_window {
        return if by_tool_only(signs) { PersonWay::ToolPassword } else { PersonWay::Password };
    }
    without_recent_password(case, signs, ever)
}

/// The password was given to a people's tool and to no page, inside the window.
pub(super) const fn by_tool_only(signs: &SignIns) -> bool {
    signs.ui_password.in_window == 0 && signs.tool_password.in_window > 0
}

fn without_recent_password(case: &Case<'_>, signs: &SignIns, ever: bool) -> PersonWay {
    if !ever && matches!(case.user.last_password_change, Known::Is(None)) {
        PersonWay::NoPassword
    } else if !ever && signs.passwordless.ever > 0 {
        PersonWay::Passwordless
    } else if signs.unknown_page.in_window > 0 {
        PersonWay::Session
    } else if signs.token.in_window > 0 {
        PersonWay::Token
    } else if !ever && case.user.last_password_change.is_unknown() {
        PersonWay::PasswordUnread
    } else {
        PersonWay::IdlePassword
    }
}
