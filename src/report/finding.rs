//! Findings and how the rules fared, as `report.json` has them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Confidence;
use crate::verdict::Severity;

/// Something wrong.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// 16 hex digits that stay the same from scan to scan.
    pub fingerprint: String,
    /// Rule id.
    pub rule: String,
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// What it is about.
    pub subject: Subject,
    /// The state found.
    pub message: String,
    /// Facts it rests on.
    pub evidence: Vec<Evidence>,
    /// What mends it.
    pub remedy: String,
    /// What would make it go away.
    pub would_pass_if: String,
    /// Page in Setup.
    pub setup_url: Option<String>,
    /// Fingerprint of the finding that explains this one.
    pub caused_by: Option<String>,
    /// Set if somebody decided to live with it.
    pub waived: Option<Waived>,
}

/// What a finding is about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Subject {
    /// `user`, `integration`, `app`, `sso`, `profile`, `org`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Stable id.
    pub id: String,
    /// Name for people.
    pub label: String,
}

/// A fact that a finding rests on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Evidence {
    /// Name of the fact.
    pub fact: String,
    /// Its value.
    pub value: serde_json::Value,
}

/// A waiver's account.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Waived {
    /// Why.
    pub reason: String,
    /// Until when.
    pub until: Option<String>,
    /// By whom.
    pub owner: Option<String>,
}

/// How a rule fared.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleLine {
    /// Rule id.
    pub id: String,
    /// `evaluated`, `partly`, `not_evaluated`.
    pub status: String,
    /// Why not fully.
    pub reason: Option<String>,
    /// Findings.
    pub findings: u64,
    /// Subjects it could not tell about.
    pub cannot_tell: u64,
}
