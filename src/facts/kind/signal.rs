use std::collections::BTreeSet;

use crate::facts::Strength;
use crate::facts::door::{Door, door, is_jwt};
use crate::facts::sign_in::{is_tool, is_tool_without_rhythm};
use crate::facts::table::{TypeOfLicense, type_of_license};
use crate::logins::{LoginMethod, PasswordUse, Stream, rhythm};
use crate::model::Known::{self, Is, Unknown};
use crate::model::{AsOf, Source, Utc, Window};

const DAY: i64 = 86_400;

/// All that says what kind of user an account is.
pub(crate) struct Evidence<'a> {
    pub(crate) user_type: Known<Option<&'a str>>,
    pub(crate) username: Known<Option<&'a str>>,
    pub(crate) license: Known<Option<&'a str>>,
    /// An external client app's client-credentials flow runs as this user.
    pub(crate) runs_as_client: bool,
    pub(crate) api_only: Known<bool>,
    pub(crate) registered_method: Known<bool>,
    pub(crate) created: Known<Option<Utc>>,
    pub(crate) last_password_change: Known<Option<Utc>>,
    pub(crate) last_login: Known<Option<Utc>>,
    /// First and last name, display name: for the weak signal of a name.
    pub(crate) names: [Option<&'a str>; 3],
    /// Title, department or manager is filled.
    pub(crate) describes_person: bool,
    pub(crate) streams: Source<&'a [&'a Stream]>,
    pub(crate) window: Window,
    pub(crate) as_of: AsOf,
}

/// A signal and whether it holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub(super) what: &'static str,
    pub(super) strength: Strength,
    pub(super) holds: Known<bool>,
}

impl Evidence<'_> {
    fn all(&self) -> &[&Stream] {
        self.streams.read().copied().unwrap_or_default()
    }

    fn succeeded(&self) -> impl Iterator<Item = &Stream> {
        self.all().iter().copied().filter(|stream| stream.last_success.is_some())
    }

    fn programs(&self) -> impl Iterator<Item = &Stream> {
        self.succeeded().filter(|stream| door(stream) == Door::Program)
    }

    /// A successful login on a page inside the window.
    pub(super) fn has_page_login(&self) -> bool {
        let inside = |stream: &Stream| stream.last_success.is_some_and(|last| last >= self.window.from);
        self.succeeded().any(|stream| door(stream) == Door::Page && inside(stream))
    }

    /// A SOAP or OAuth password login by a people's tool.
    pub(super) fn has_tool_password_login(&self) -> bool {
        self.program_passwords().any(is_tool)
    }

    /// A SOAP or OAuth password login by anything but a people's tool in a person's hands.
    pub(super) fn serves_program_by_password(&self) -> bool {
        self.program_passwords().any(|stream| !is_tool_without_rhythm(stream, self.all(), self.as_of))
    }

    fn program_passwords(&self) -> impl Iterator<Item = &Stream> {
        self.succeeded().filter(|stream| {
            matches!(stream.method, LoginMethod::SoapPassword | LoginMethod::OauthPassword) && stream.password == PasswordUse::Yes
        })
    }

    /// An account that Salesforce made for itself: its own form of username, and never used.
    pub(super) fn made_by_salesforce(&self) -> Known<bool> {
        let own_name = self.username.map(|name| name.is_some_and(is_salesforce_username));
        if own_name.is_false() || self.succeeded().next().is_some() {
            return Is(false);
        }
        let never = |moment: Known<Option<Utc>>| moment.map(|moment| moment.is_none());
        let unused = never(self.last_login) & never(self.last_password_change);
        match own_name {
            Is(own_name) => Is(own_name) & unused,
            // Without a username nothing points to Salesforce: an ordinary account is assumed.
            Unknown(_) => Is(false),
        }
    }

    pub(super) fn signals(&self) -> Vec<Weighed> {
        let signal = |strength, what, holds| Weighed { what, strength, holds };
        vec![
            signal(Strength::Certain, "an app's client-credentials flow runs as this user", Is(self.runs_as_client)),
            signal(Strength::Certain, "the licence is for integrations", self.has_integration_license()),
            signal(Strength::Strong, "API Only User: cannot use the pages", self.api_only),
            signal(Strength::Strong, "signs in through the API only, for a week or longer", Is(self.api_logins_only())),
            signal(Strength::Strong, "signs in at a regular rhythm", Is(self.has_rhythm())),
            signal(Strength::Strong, "signs in as a program does: JWT or client credentials", Is(self.signs_in_as_program())),
            signal(Strength::Medium, "signs in from one or two addresses", Is(self.has_fixed_addresses())),
            signal(Strength::Medium, "no page login, no password change, no verification method", self.was_never_a_person()),
            signal(Strength::Weak, "the name is a program's", Is(self.has_program_name())),
            signal(Strength::Against, "signed in on a page inside the window", Is(self.has_page_login())),
            signal(Strength::Against, "a verification method is registered", self.registered_method),
            signal(Strength::Against, "title, department or manager is filled", Is(self.describes_person)),
        ]
    }

    fn has_integration_license(&self) -> Known<bool> {
        match self.license {
            Is(license) => Is(license.is_some_and(|license| type_of_license(license) == TypeOfLicense::Integration)),
            // For accounts that people use on pages a licence that was not read is no question.
            Unknown(missing) if !self.has_page_login() && self.programs().any(|stream| !is_tool(stream)) => Unknown(missing),
            Unknown(_) => Is(false),
        }
    }

    fn api_logins_only(&self) -> bool {
        let pages = self.succeeded().any(|stream| matches!(door(stream), Door::Page | Door::PerhapsPage));
        let own = || self.programs().filter(|stream| !is_tool_without_rhythm(stream, self.all(), self.as_of));
        let logins: u64 = own().map(|stream| stream.hours.successes()).sum();
        let first = own().filter_map(|stream| stream.first_success).min();
        let last = own().filter_map(|stream| stream.last_success).max();
        let long = first.zip(last).is_some_and(|(first, last)| last.since(first) >= 7 * DAY);
        !pages && logins >= 3 && long
    }

    /// Mobile apps and mail add-ins poll with tokens as regularly as programs do.
    fn has_rhythm(&self) -> bool {
        let streams: Vec<&Stream> = self.programs().filter(|stream| !is_tool(stream) || stream.password == PasswordUse::Yes).collect();
        rhythm(&streams, self.as_of.0).regular
    }

    fn signs_in_as_program(&self) -> bool {
        self.programs().any(|stream| (stream.method == LoginMethod::OauthClientCredentials || is_jwt(stream)) && !is_tool(stream))
    }

    fn has_fixed_addresses(&self) -> bool {
        let mut addresses = BTreeSet::new();
        let mut logins = 0;
        for stream in self.programs() {
            addresses.extend(&stream.addresses.values);
            logins += stream.hours.successes();
        }
        logins >= 10 && (1..=2).contains(&addresses.len())
    }

    fn was_never_a_person(&self) -> Known<bool> {
        let page = self.succeeded().any(|stream| matches!(door(stream), Door::Page | Door::PerhapsPage));
        let used = self.streams.read().is_some() && !page;
        Is(used) & self.kept_first_password() & !self.registered_method
    }

    /// The password was never changed after the account was made.
    fn kept_first_password(&self) -> Known<bool> {
        self.last_password_change.and_then(|changed| match changed {
            None => Is(true),
            Some(changed) => self.created.map(|created| created.is_some_and(|created| changed.since(created) <= DAY)),
        })
    }

    fn has_program_name(&self) -> bool {
        const WORDS: [&str; 9] = ["int", "svc", "api", "integration", "system", "service", "sync", "bot", "etl"];
        let username = self.username.known().flatten().and_then(|name| name.split('@').next());
        let names = self.names.into_iter().chain([username]).flatten();
        names
            .flat_map(|name| name.split(|letter: char| !letter.is_alphabetic()))
            .any(|word| WORDS.iter().any(|program| word.eq_ignore_ascii_case(program)))
    }
}

/// `NAME@00D…` with an org's id as the host, or `chatty.00d…@chatter.salesforce.com`.
/// Source: a published weekly Data Export.
fn is_salesforce_username(username: &str) -> bool {
    let username = username.to_ascii_lowercase();
    let Some((local, host)) = username.rsplit_once('@') else { return false };
    let host_is_org = host.split('.').next().is_some_and(|first| {
        first.starts_with("00d") && matches!(first.len(), 15 | 18) && first.chars().all(|letter| letter.is_ascii_alphanumeric())
    });
    host_is_org || (local.starts_with("chatty.00d") && host == "chatter.salesforce.com")
}

#[cfg(test)]
mod tests {
    use super::is_salesforce_username;

    #[test]
    fn usernames_of_salesforce_and_their_neighbours() {
        for own in [
            "integration@00dhp0000033njrmau.com",
            "insightssecurity@00dHp0000033njrmau.com",
            "autoproc@00dhp0000033njr",
            "chatty.00dhp0000033njrmau.hmrpougfaq2m@chatter.salesforce.com",
        ] {
            assert!(is_salesforce_username(own), "{own}");
        }
        for other in ["ada@acme.com", "ada@00days.com", "chatty.cathy@chatter.salesforce.com", "00dhp0000033njrmau", "a@00d.com"] {
            assert!(!is_salesforce_username(other), "{other}");
        }
    }
}
