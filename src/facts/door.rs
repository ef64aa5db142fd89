//! Through which door a stream of logins came: a page for people, or the API for programs.

use crate::logins::{LoginMethod, PasswordUse, Stream};

/// Where somebody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// A login page, single sign-on included.
    Page,
    /// Something on a page that may have been a hand-over from a living session.
    PerhapsPage,
    /// The API or a token endpoint.
    Program,
    /// No sign-in of this user: Salesforce's own rows, and changes of a password.
    Neither,
}

/// The door of a stream.
pub(super) fn door(stream: &Stream) -> Door {
    if is_internal(stream) {
        return Door::Neither;
    }
    match stream.method {
        LoginMethod::PasswordChange | LoginMethod::Delegated => Door::Neither,
        LoginMethod::Unknown if !is_jwt(stream) && perhaps_page(stream) => Door::PerhapsPage,
        LoginMethod::UiPassword | LoginMethod::Saml | LoginMethod::Openid | LoginMethod::Passwordless | LoginMethod::Certificate => {
            Door::Page
        }
        LoginMethod::SoapPassword
        | LoginMethod::OauthPassword
        | LoginMethod::OauthClientCredentials
        | LoginMethod::OauthJwt
        | LoginMethod::OauthWeb
        | LoginMethod::TokenExchange
        | LoginMethod::Unknown => Door::Program,
    }
}

/// Rows of Salesforce's own accounts (row 1 of the classification).
pub(super) fn is_internal(stream: &Stream) -> bool {
    stream.decided_by == "1"
}

/// An OAuth row that can be nothing but a signed assertion, or says so.
pub(super) fn is_jwt(stream: &Stream) -> bool {
    stream.method == LoginMethod::OauthJwt || (stream.password == PasswordUse::No && stream.hint == Some(LoginMethod::OauthJwt))
}

/// Whether a row of unknown method looks like a page rather than like an API client.
fn perhaps_page(stream: &Stream) -> bool {
    const PAGES: [&str; 7] = [
        "application",
        "employee login to community",
        "help and training",
        "chatter communities external user",
        "customer service portal",
        "partner portal",
        "selfservice",
    ];
    match stream.decided_by {
        "28" | "29" | "31" => true,
        "30" => false,
        _ => PAGES.iter().any(|page| stream.login_type.eq_ignore_ascii_case(page)) && stream.password != PasswordUse::Yes,
    }
}
