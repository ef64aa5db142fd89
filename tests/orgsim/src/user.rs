//! A user, described.

use crate::{AS_OF, Effect, Expectation, Kind, SignIn, Time};

/// Registered verification methods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Codes of an authenticator app.
    Totp,
    /// Salesforce Authenticator.
    SalesforceAuthenticator,
    /// Security key.
    SecurityKey,
    /// Windows Hello, Touch ID, passkeys.
    BuiltInAuthenticator,
}

/// A permission set or group that a user holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// API name of the set or group.
    pub name: String,
    /// It is a group.
    pub group: bool,
    /// When the assignment ends.
    pub until: Option<Time>,
}

/// An OAuth grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Label of the app.
    pub app: String,
    /// When it was made.
    pub created: Time,
    /// When it was last used.
    pub last_used: Time,
    /// How often.
    pub uses: i64,
}

/// A user, described. Public fields; the methods are the short way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Sign-in name.
    pub username: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Address.
    pub email: String,
    /// May sign in.
    pub active: bool,
    /// `UserType`.
    pub user_type: &'static str,
    /// Profile by name.
    pub profile: String,
    /// `FederationIdentifier`.
    pub federation_id: String,
    /// Has a Contact behind it.
    pub contact: bool,
    /// Manager by username.
    pub manager: Option<String>,
    /// Job title.
    pub title: String,
    /// Department.
    pub department: String,
    /// `TimeZoneSidKey`.
    pub time_zone: &'static str,
    /// When it was made.
    pub created: Time,
    /// Last login where the described sign-ins do not tell it.
    pub last_login: Option<Time>,
    /// Last change of the password; none if it never had one.
    pub password_changed: Option<Time>,
    /// `HasUserVerifiedEmail`.
    pub verified_email: bool,
    /// Frozen.
    pub frozen: bool,
    /// Locked after too many bad passwords.
    pub locked: bool,
    /// Registered verification methods.
    pub methods: Vec<Method>,
    /// Permission sets and groups.
    pub holds: Vec<Held>,
    /// Ways to sign in.
    pub sign_ins: Vec<SignIn>,
    /// OAuth grants.
    pub tokens: Vec<Token>,
    /// Linked to this authentication provider.
    pub link: Option<String>,
    /// Kind the product has to find.
    pub kind: Kind,
    /// A person's account that also serves a program.
    pub also_integration: bool,
    /// Outcome of `expire_all` that the product has to find.
    pub expected: Option<Expectation>,
    /// What trouble this user was planted for.
    pub trouble: Option<&'static str>,
}

impl User {
    /// A person of the company with a good mailbox, a password and the profile *Standard User*.
    pub fn human(username: &str) -> Self {
        let local = username.split('@').next().unwrap_or(username);
        let mut words = local.split('.').map(capitalised);
        let first = words.next().unwrap_or_default();
        let rest = words.collect::<Vec<_>>().join(" ");
        let (first_name, last_name) = if rest.is_empty() { (String::new(), first) } else { (first, rest) };
        Self {
            username: username.into(),
            first_name,
            last_name,
            email: format!("{local}@acmecorp.com"),
            active: true,
            user_type: "Standard",
            profile: "Standard User".into(),
            federation_id: String::new(),
            contact: false,
            manager: None,
            title: String::new(),
            department: String::new(),
            time_zone: "Europe/Berlin",
            created: Time::utc(2022, 3, 1, 8, 30),
            last_login: None,
            password_changed: Some(Time::utc(2026, 9, 14, 7, 12)),
            verified_email: true,
            frozen: false,
            locked: false,
            methods: Vec::new(),
            holds: Vec::new(),
            sign_ins: Vec::new(),
            tokens: Vec::new(),
            link: None,
            kind: Kind::Human,
            also_integration: false,
            expected: None,
            trouble: None,
        }
    }

    /// A program's account: API Only on the licence *Salesforce Integration*.
    pub fn integration(username: &str) -> Self {
        let mut user = Self::human(username);
        user.profile = "Minimum Access - API Only Integrations".into();
        user.password_changed = Some(Time::utc(2024, 5, 6, 9, 41));
        user.verified_email = false;
        user.kind = Kind::Integration;
        user
    }

    /// A customer on an Experience Cloud site.
    pub fn external(username: &str) -> Self {
        let mut user = Self::human(username);
        user.user_type = "CspLitePortal";
        user.profile = "Customer Community User".into();
        user.contact = true;
        user.kind = Kind::External;
        user
    }

    /// An account made by Salesforce, of this `UserType`.
    pub fn system(username: &str, user_type: &'static str) -> Self {
        let mut user = Self::human(username);
        user.email = format!("noreply@{}", username.split('@').nth(1).unwrap_or("example.com"));
        user.user_type = user_type;
        user.password_changed = None;
        user.verified_email = false;
        user.kind = Kind::System;
        user.expect(Effect::Unaffected, "system_user")
    }

    /// Somebody who left: inactive.
    pub fn inactive(username: &str) -> Self {
        let mut user = Self::human(username);
        user.active = false;
        user.last_login = Some(Time::utc(2026, 4, 17, 14, 3));
        user.expect(Effect::Unaffected, "inactive")
    }

    /// Adds a way to sign in.
    pub fn signs_in(mut self, sign_in: SignIn) -> Self {
        self.sign_ins.push(sign_in);
        self
    }

    /// The outcome of `expire_all` that the product has to find.
    pub fn expect(mut self, effect: Effect, reason: &'static str) -> Self {
        self.expected = Some(Expectation::new(effect, reason));
        self
    }

    /// It is so today already.
    pub fn already(mut self) -> Self {
        if let Some(expected) = &mut self.expected {
            expected.already = true;
        }
        self
    }

    /// What trouble this user was planted for.
    pub fn trouble(mut self, trouble: &'static str) -> Self {
        self.trouble = Some(trouble);
        self
    }

    /// Mailbox.
    pub fn email(mut self, address: &str) -> Self {
        self.email = address.into();
        self
    }

    /// Display name.
    pub fn named(mut self, first: &str, last: &str) -> Self {
        (self.first_name, self.last_name) = (first.into(), last.into());
        self
    }

    /// Profile by name.
    pub fn profile(mut self, name: &str) -> Self {
        self.profile = name.into();
        self
    }

    /// Holds a permission set.
    pub fn holds(mut self, set: &str) -> Self {
        self.holds.push(Held { name: set.into(), group: false, until: None });
        self
    }

    /// Holds a permission set until this moment.
    pub fn holds_until(mut self, set: &str, until: Time) -> Self {
        self.holds.push(Held { name: set.into(), group: false, until: Some(until) });
        self
    }

    /// Holds a permission set group.
    pub fn in_group(mut self, group: &str) -> Self {
        self.holds.push(Held { name: group.into(), group: true, until: None });
        self
    }

    /// Has registered a verification method.
    pub fn registered(mut self, method: Method) -> Self {
        self.methods.push(method);
        self
    }

    /// Has an OAuth grant, last used a moment ago.
    pub fn token(mut self, app: &str, created: Time) -> Self {
        self.tokens.push(Token { app: app.into(), created, last_used: AS_OF.plus(-1200).max(created), uses: 41 });
        self
    }

    /// Last login that the described sign-ins do not show.
    pub fn last_login(mut self, moment: Time) -> Self {
        self.last_login = Some(moment);
        self
    }

    /// Never had a password.
    pub fn no_password(mut self) -> Self {
        self.password_changed = None;
        self
    }

    /// Last change of the password.
    pub fn password_changed(mut self, moment: Time) -> Self {
        self.password_changed = Some(moment);
        self
    }

    /// Frozen.
    pub fn frozen(mut self) -> Self {
        self.frozen = true;
        self
    }

    /// Locked after too many bad passwords.
    pub fn locked(mut self) -> Self {
        self.locked = true;
        self
    }

    /// Maps to the identity provider by this id.
    pub fn federation_id(mut self, id: &str) -> Self {
        self.federation_id = id.into();
        self
    }

    /// Linked to an authentication provider.
    pub fn linked(mut self, provider: &str) -> Self {
        self.link = Some(provider.into());
        self
    }

    /// Display name as Salesforce composes it.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_string()
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
