//! `report.json`, as types: the one value every format is written from.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Finding, Prompts, RuleLine};
use crate::facts::{ConfigurationState, SsoKind, UserKind, WayIn};
use crate::logins::LoginMethod;
use crate::model::{Action, Confidence, Seconds, Utc};
pub use crate::outcome::Availability;
use crate::outcome::{Effect, Outcome, Tally};
use crate::snapshot::{Coverage, Input};
pub use crate::verdict::{NextStep, NextVerdict, Severity, Verdict, VerdictReason, VerdictReasonKind};

/// Schema word of the reports written here.
pub const SCHEMA: &str = "sf-preflight/report/1";

/// One scan, ready to be written in any format.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Report {
    /// `sf-preflight/report/1`.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: &'static str,
    /// Who wrote it.
    pub tool: Tool,
    /// Equal to `as_of`: the true time would make two runs differ.
    pub generated_at: Utc,
    /// The moment taken as now.
    pub as_of: Utc,
    /// Where that moment comes from.
    pub as_of_from: AsOfFrom,
    /// The org, as far as the input names it.
    pub org: OrgLine,
    /// Every file that was looked at.
    pub inputs: Vec<Input>,
    /// What a reader has to know about the reading.
    pub warnings: Vec<Warning>,
    /// Requests sent to an org; none when only files were read.
    pub requests: Option<Requests>,
    /// The login history that counts.
    pub window: WindowLine,
    /// May one click?
    pub verdict: Verdict,
    /// Why the verdict is what it is, decisive ones first.
    pub verdict_reasons: Vec<VerdictReason>,
    /// What would lead to a better verdict; none for `ready`.
    pub to_next_verdict: Option<NextVerdict>,
    /// How fully each source was read.
    pub coverage: Vec<CoverageLine>,
    /// The five actions side by side.
    pub actions: Vec<ActionLine>,
    /// When the change-password screen would meet people; none if the history does not tell.
    pub prompts: Option<Prompts>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// How each rule fared.
    pub rules: Vec<RuleLine>,
    /// Accounts that programs sign in with, first to break first.
    pub integrations: Vec<IntegrationLine>,
    /// Single sign-on configurations.
    pub sso: Vec<SsoLine>,
    /// Administrators and how they would get back in.
    pub administrators: Vec<AdministratorLine>,
    /// Every user.
    pub users: Vec<UserLine>,
    /// Dates ahead, ascending.
    pub deadlines: Vec<Deadline>,
    /// Switchable assumptions with their present value.
    pub assumptions: Vec<AssumptionLine>,
    /// What to do instead or first.
    pub recommendation: Recommendation,
}

/// The program that wrote the report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tool {
    /// `sf-preflight`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

crate::model::words! {
    /// Where the moment taken as now comes from.
    pub enum AsOfFrom {
        Option = "option",
        Manifest = "manifest",
        NewestRow = "newest_row",
        Clock = "clock",
    }
}

/// The org, as far as the input names it.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct OrgLine {
    /// Org id.
    pub id: Option<String>,
    /// Company name.
    pub name: Option<String>,
    /// My Domain address.
    pub instance_url: Option<String>,
    /// Whether it is a sandbox.
    pub is_sandbox: Option<bool>,
    /// Edition.
    pub edition: Option<String>,
}

/// A warning about the reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Warning {
    /// What happened.
    pub message: String,
    /// Where: `file:line:column`.
    pub place: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

/// Requests sent to an org.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Requests {
    /// How many.
    pub sent: u64,
    /// Always 0: none could write.
    pub writes: u64,
}

/// The login history that counts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WindowLine {
    /// First moment inside.
    pub from: Utc,
    /// Last moment inside.
    pub to: Utc,
    /// All login rows read.
    pub logins_read: u64,
    /// Those inside the window.
    pub logins_in_window: u64,
    /// Login rows that could not be read.
    pub logins_rejected: u64,
}

/// Coverage of a source, with the rules that need it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoverageLine {
    /// The source's coverage.
    #[serde(flatten)]
    pub coverage: Coverage,
    /// Rules that need this source.
    pub rules: Vec<String>,
}

/// One action over all users.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ActionLine {
    /// Which.
    pub action: Action,
    /// Whether it exists in this org.
    pub available: Availability,
    /// Why so.
    pub why: String,
    /// The six counts, which add up to the users read; none where the action is not available.
    pub outcomes: Option<Tally>,
}

/// An account that programs sign in with.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct IntegrationLine {
    /// User id.
    pub user_id: String,
    /// Username.
    pub username: String,
    /// Ways it signs in.
    pub methods: Vec<LoginMethod>,
    /// Applications it uses.
    pub apps: Vec<String>,
    /// Distinct source addresses.
    pub source_ips: u64,
    /// Whether `source_ips` is a lower bound.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub at_least: bool,
    /// Successful logins in the window.
    pub logins: u64,
    /// Last success.
    pub last_login: Option<Utc>,
    /// Usual seconds between logins.
    pub typical_gap_seconds: Option<Seconds>,
    /// Whether it follows a rhythm.
    pub regular: bool,
    /// When it is expected next.
    pub next_expected_login: Option<Utc>,
    /// It should have come long ago.
    pub overdue: bool,
    /// Who to call, from the register.
    pub owner: Option<Owner>,
    /// What Expire All Passwords does to it.
    pub outcome: Effect,
    /// Why.
    pub reason: crate::outcome::Reason,
    /// How sure.
    pub confidence: Confidence,
    /// Already so today.
    pub already: bool,
    /// The programs behind the account.
    pub clients: Vec<ClientLine>,
}

/// Who to call about an integration.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Owner {
    /// System behind it.
    pub system: Option<String>,
    /// Owner.
    pub owner: Option<String>,
    /// How to reach him.
    pub contact: Option<String>,
    /// What to do.
    pub runbook: Option<String>,
}

/// One program behind an account.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClientLine {
    /// Application, or the browser text where there is none.
    pub client: String,
    /// How it signs in.
    pub method: LoginMethod,
    /// Whether a Salesforce password was used.
    pub password_used: crate::logins::PasswordUse,
    /// Successful logins in the window.
    pub logins: u64,
    /// Last success.
    pub last_login: Option<Utc>,
    /// Distinct source addresses.
    pub source_ips: u64,
    /// When it is expected next.
    pub next_expected_login: Option<Utc>,
}

/// A single sign-on configuration.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SsoLine {
    /// DeveloperName, else record id.
    pub id: String,
    /// Name in Setup.
    pub label: String,
    /// `saml` or `openid`.
    pub kind: SsoKind,
    /// How it fares.
    pub state: ConfigurationState,
    /// Last success.
    pub last_success: Option<Utc>,
    /// Last success of somebody who is no administrator.
    pub last_success_ordinary_user: Option<Utc>,
    /// Configuration-class failures since the last success.
    pub failures_since: Option<u64>,
    /// Last day of the certificate.
    pub certificate_not_after: Option<Utc>,
}

/// An administrator and his way back in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AdministratorLine {
    /// User id.
    pub user_id: String,
    /// Username.
    pub username: String,
    /// A program, which can mend nothing and does not count among those who get in.
    pub program: bool,
    /// How he gets in afterwards.
    pub way_in: WayIn,
    /// Whether he can reset others' passwords; none if that was not read.
    pub can_reset_others: Option<bool>,
    /// Whether he can repair single sign-on; none if that was not read.
    pub can_repair_sso: Option<bool>,
    /// Why the way in is what it is.
    pub why: String,
}

/// One user.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct UserLine {
    /// User id.
    pub user_id: String,
    /// Username; none if the user is known from logins only.
    pub username: Option<String>,
    /// Kind.
    pub kind: UserKind,
    /// A person whose account also serves a program.
    pub also_integration: bool,
    /// Administrator; none if permissions were not read.
    pub admin: Option<bool>,
    /// No login for 180 days.
    pub dormant: bool,
    /// Active; none if not read.
    pub active: Option<bool>,
    /// Outcome of each available action.
    pub outcome: std::collections::BTreeMap<Action, Outcome>,
}

/// A date ahead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Deadline {
    /// When.
    pub date: Utc,
    /// `certificate`, `natural_expiry`, `retirement`, `waiver`.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// Where the date comes from.
    pub source: String,
}

/// An assumption the report rests on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AssumptionLine {
    /// Settings key.
    pub name: &'static str,
    /// Present value.
    pub value: bool,
    /// Why it is assumed, with its source.
    pub why: &'static str,
}

/// What to do.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Recommendation {
    /// The action recommended; none where none can be.
    pub action: Option<Action>,
    /// Why.
    pub why: String,
    /// Users it covers.
    pub covers: u64,
    /// Users it leaves alone.
    pub excludes: u64,
    /// Steps, in order.
    pub steps: Vec<String>,
}
