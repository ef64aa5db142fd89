//! What the describer of a user says that the product has to find.

/// Effect words of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// `unaffected`
    Unaffected,
    /// `prompted`
    Prompted,
    /// `at_risk`
    AtRisk,
    /// `locked_out`
    LockedOut,
    /// `breaks`
    Breaks,
    /// `unknown`
    Unknown,
}

impl Effect {
    /// All of them, in the report's order.
    pub const ALL: [Self; 6] = [Self::Unaffected, Self::Prompted, Self::AtRisk, Self::LockedOut, Self::Breaks, Self::Unknown];

    /// The word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unaffected => "unaffected",
            Self::Prompted => "prompted",
            Self::AtRisk => "at_risk",
            Self::LockedOut => "locked_out",
            Self::Breaks => "breaks",
            Self::Unknown => "unknown",
        }
    }
}

/// The closed list of reason words.
pub const REASONS: [&str; 29] = [
    "soap_password_login",
    "oauth_password_login",
    "password_login_before_window",
    "flow_blocked",
    "ui_password",
    "interactive_tool_password",
    "external_password",
    "session_only",
    "mailbox_unreachable",
    "changed_within_24h_and_min_lifetime",
    "sso_works",
    "sso_broken",
    "delegated",
    "token_only",
    "password_never_expires",
    "no_password_yet",
    "frozen",
    "inactive",
    "system_user",
    "locked_now",
    "lock_state_unread",
    "passwordless_only",
    "no_phishing_resistant_method",
    "flow_unknown",
    "exemption_unread",
    "user_not_read",
    "login_history_unread",
    "policy_date",
    "field_absent",
];

/// The outcome of `expire_all` that a user was described to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// What happens.
    pub effect: Effect,
    /// Why, a word of [`REASONS`].
    pub reason: &'static str,
    /// Already so today.
    pub already: bool,
}

impl Expectation {
    /// An outcome that is not there yet.
    ///
    /// # Panics
    /// If the reason is not on the list.
    pub fn new(effect: Effect, reason: &'static str) -> Self {
        assert!(REASONS.contains(&reason), "{reason} is not a reason word");
        Self { effect, reason, already: false }
    }
}

/// Words of `users[].kind`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// `human`
    #[default]
    Human,
    /// `integration`
    Integration,
    /// `external`
    External,
    /// `system`
    System,
}

impl Kind {
    /// The word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Integration => "integration",
            Self::External => "external",
            Self::System => "system",
        }
    }
}
