use schemars::JsonSchema;
use serde::Serialize;

use super::Verdict;
use super::reason::{VerdictReason, VerdictReasonKind as Kind};

/// The way to a better verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NextVerdict {
    /// The next better verdict.
    pub verdict: Verdict,
    /// What has to be done for it.
    pub steps: Vec<NextStep>,
}

/// One thing to do for a better verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NextStep {
    /// What, in the imperative, without the number: `move integrations off passwords`.
    pub what: String,
    /// How many.
    pub n: u64,
}

/// The next better verdict, and what has to be done about these reasons for it.
pub(super) fn towards(verdict: Verdict, reasons: &[VerdictReason]) -> NextVerdict {
    NextVerdict { verdict, steps: reasons.iter().map(|reason| NextStep { what: remedy(reason.kind).to_owned(), n: reason.n }).collect() }
}

const fn remedy(kind: Kind) -> &'static str {
    match kind {
        Kind::Breaks => "move integrations off passwords",
        Kind::LockedOut => "give users a way back in who would have none",
        Kind::CriticalFinding => "mend critical findings",
        Kind::NobodyRead => "add an export of User",
        Kind::SourceNotRead => "read essential sources completely",
        Kind::IntegrationUnknown => "find out how accounts that programs may use sign in",
        Kind::AdministratorUnknown => "find out how administrators get in",
        Kind::TooManyUnknown | Kind::Unknown => "find out how users sign in who could not be judged",
        Kind::AtRisk => "help users who may not manage to set a new password",
        Kind::HighFinding => "mend findings of high severity",
        Kind::ManyPrompted => "choose a narrower action for people who would be prompted",
    }
}
