//! An org, described.

use crate::access::{Group, PermissionSet, Profile};
use crate::app::App;
use crate::audit::AuditRow;
use crate::sso::{AuthProvider, Saml};
use crate::{Effect, SignIn, Time, User};

/// The moment at which a described org is exported, unless it says otherwise: a Tuesday morning.
pub const AS_OF: Time = Time::utc(2026, 11, 24, 9, 0);

/// An org, described. Public fields; the methods are the short way.
#[derive(Clone, Debug)]
pub struct Org {
    /// What all numbers are drawn from.
    pub seed: u64,
    /// When it is exported: no login is later.
    pub as_of: Time,
    /// Days of login history.
    pub history_days: i64,
    /// Company name.
    pub name: String,
    /// My Domain address.
    pub instance_url: String,
    /// A sandbox.
    pub is_sandbox: bool,
    /// Gateway of delegated authentication. With one, permission objects carry
    /// `PermissionsIsSsoEnabled`.
    pub gateway: Option<String>,
    /// *User passwords expire in*, in days; none for never.
    pub password_days: Option<i64>,
    /// Profiles.
    pub profiles: Vec<Profile>,
    /// Permission sets.
    pub sets: Vec<PermissionSet>,
    /// Permission set groups.
    pub groups: Vec<Group>,
    /// Users.
    pub users: Vec<User>,
    /// SAML configurations.
    pub saml: Vec<Saml>,
    /// Authentication providers.
    pub providers: Vec<AuthProvider>,
    /// Connected and external client apps.
    pub apps: Vec<App>,
    /// Setup audit trail.
    pub audit: Vec<AuditRow>,
    /// Login rows that name no user.
    pub nobody: Vec<SignIn>,
}

impl Org {
    /// A production org with the standard profiles and nobody in it.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            as_of: AS_OF,
            history_days: 120,
            name: "Acme Corp".into(),
            instance_url: "https://acme.my.salesforce.com".into(),
            is_sandbox: false,
            gateway: None,
            password_days: None,
            profiles: Profile::standard(),
            sets: Vec::new(),
            groups: Vec::new(),
            users: Vec::new(),
            saml: Vec::new(),
            providers: Vec::new(),
            apps: Vec::new(),
            audit: Vec::new(),
            nobody: Vec::new(),
        }
    }

    /// Adds a user.
    pub fn user(mut self, user: User) -> Self {
        self.users.push(user);
        self
    }

    /// Adds users.
    pub fn users(mut self, users: impl IntoIterator<Item = User>) -> Self {
        self.users.extend(users);
        self
    }

    /// Adds a profile.
    pub fn profile(mut self, profile: Profile) -> Self {
        self.profiles.push(profile);
        self
    }

    /// Adds a permission set.
    pub fn set(mut self, set: PermissionSet) -> Self {
        self.sets.push(set);
        self
    }

    /// Adds a permission set group.
    pub fn group(mut self, group: Group) -> Self {
        self.groups.push(group);
        self
    }

    /// Adds a SAML configuration.
    pub fn saml(mut self, saml: Saml) -> Self {
        self.saml.push(saml);
        self
    }

    /// Adds an authentication provider.
    pub fn provider(mut self, provider: AuthProvider) -> Self {
        self.providers.push(provider);
        self
    }

    /// Adds an app.
    pub fn app(mut self, app: App) -> Self {
        self.apps.push(app);
        self
    }

    /// Adds rows of the audit trail.
    pub fn audit(mut self, rows: impl IntoIterator<Item = AuditRow>) -> Self {
        self.audit.extend(rows);
        self
    }

    /// Makes it a sandbox.
    pub fn sandbox(mut self) -> Self {
        self.is_sandbox = true;
        self
    }

    /// Switches delegated authentication on, with this gateway; empty for none.
    pub fn gateway(mut self, url: &str) -> Self {
        self.gateway = Some(url.into());
        self
    }

    /// Days of login history.
    pub fn history_days(mut self, days: i64) -> Self {
        self.history_days = days;
        self
    }

    /// Login rows that name no user.
    pub fn nobody(mut self, sign_in: SignIn) -> Self {
        self.nobody.push(sign_in);
        self
    }

    /// Accounts that Salesforce makes in every org, and one person who left: an export without
    /// them looks filtered.
    pub fn with_everyday_accounts(self) -> Self {
        self.user(User::system("autoproc@00d5e0000000001", "AutomatedProcess").named("Automated", "Process"))
            .user(User::system("cloud@00d5e0000000001", "CloudIntegrationUser").named("Platform", "Integration User"))
            .user(User::inactive("otto.gone@acme.example"))
    }

    /// First moment of the login history.
    pub fn history_from(&self) -> Time {
        self.as_of.days_before(self.history_days).midnight()
    }

    /// How many users were described to meet each effect; users without expectation are left out.
    pub fn counts(&self) -> [(Effect, usize); 6] {
        Effect::ALL.map(|effect| {
            let met = self.users.iter().filter(|user| user.expected.is_some_and(|expected| expected.effect == effect));
            (effect, met.count())
        })
    }
}
