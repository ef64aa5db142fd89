//! Each reason word of an outcome in plain words, with the shortest remedy.

use crate::outcome::Reason;

/// A reason as people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The state, to follow "because" or a colon.
    pub(super) why: &'static str,
    /// What to do about it, an imperative; empty where nothing has to be done.
    pub(super) remedy: &'static str,
}

const fn told(why: &'static str, remedy: &'static str) -> Told {
    Told { why, remedy }
}

const MOVE_OFF: &str = "move it to OAuth JWT or client credentials, or plan its new password with the owner";

/// The words for a reason.
pub(super) const fn reason(reason: Reason) -> Told {
    match reason {
        Reason::SoapPasswordLogin => told("a program signs in by SOAP login() with a password", MOVE_OFF),
        Reason::OauthPasswordLogin => told("a program signs in by the OAuth username-password flow", MOVE_OFF),
        Reason::PasswordLoginBeforeWindow => told(
            "no password login in the window, but one before it, or a password that nobody was seen to use",
            "ask the owner whether it still runs, and how it signs in",
        ),
        Reason::FlowBlocked => told("this org blocks the OAuth username-password flow", MOVE_OFF),
        Reason::UiPassword => told("signs in with a password on a login page", ""),
        Reason::InteractiveToolPassword => {
            told("signs in to a desktop tool with a password", "tell them that the tool needs the new password too")
        }
        Reason::ExternalPassword => told("a customer or partner with a password", ""),
        Reason::SessionOnly => told("works in an open session only", ""),
        Reason::MailboxUnreachable => {
            told("the e-mail address on the user cannot receive the code or link", "correct the address in Setup first")
        }
        Reason::ChangedWithin24hAndMinLifetime => {
            told("the password was changed within 24 hours and must stay a day", "wait a day, or lift the minimum lifetime for the change")
        }
        Reason::SsoWorks => told("single sign-on works", ""),
        Reason::SsoBroken => {
            told("single sign-on was the only way in and does not work now", "mend the configuration first, or set and test a password")
        }
        Reason::Delegated => told("user with Is Single Sign-On Enabled: Salesforce does not check the password", ""),
        Reason::TokenOnly => told("signs in by token only", ""),
        Reason::PasswordNeverExpires => {
            told("holds Password Never Expires: password stays valid (not rotated)", "reset it one by one if it has to be rotated")
        }
        Reason::NoPasswordYet => told("has never had a password", ""),
        Reason::Frozen => told("frozen: cannot sign in", ""),
        Reason::Inactive => told("inactive: cannot sign in", ""),
        Reason::SystemUser => told("made by Salesforce: nobody signs in with it", ""),
        Reason::LockedNow => told("locked out now after too many bad passwords", "press Unlock on the user in Setup"),
        Reason::LockStateUnread => {
            told("bad passwords since the last success, and UserLogin was not read", "read UserLogin to see who is locked out or frozen")
        }
        Reason::PasswordlessOnly => told(
            "signs in without a password; no document says whether that gets past an expired one",
            "try it with one such user in a sandbox",
        ),
        Reason::NoPhishingResistantMethod => told(
            "administrator without a security key or built-in authenticator, which page logins demand",
            "register one before the click",
        ),
        Reason::FlowUnknown => told(
            "cannot tell whether these logins used a password, or whether single sign-on still works",
            "add the column or source named above, or ask the owner",
        ),
        Reason::ExemptionUnread => told(
            "stops or gets stuck unless Password Never Expires or Is Single Sign-On Enabled applies, which was not read",
            "read Profile, PermissionSet and PermissionSetAssignment",
        ),
        Reason::UserNotRead => told("signs in, but is not among the users read", "export all users, inactive ones too"),
        Reason::LoginHistoryUnread => told("no login history tells how they sign in", "read LoginHistory (permission Manage Users)"),
        Reason::PolicyDate => told("the new policy decides by the date of the last change", ""),
        Reason::FieldAbsent => told("this org has no such field", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_a_clause_and_every_remedy_an_imperative() {
        for word in Reason::ALL {
            let Told { why, remedy } = reason(*word);
            assert!(why.len() > 10 && !why.ends_with('.') && !remedy.ends_with('.'), "{word}");
            assert!(remedy.is_empty() || remedy.starts_with(|c: char| c.is_ascii_lowercase()), "{word}");
        }
    }
}
