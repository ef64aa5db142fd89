use crate::facts::{Administrator, UserFacts, UserKind};
use crate::model::{Missing, UserId, words};
use crate::outcome::Outcome;
use crate::settings::Thresholds;
use crate::snapshot::Coverage;

words! {
    /// How bad a finding is.
    pub enum Severity {
        Info = "info",
        Low = "low",
        Medium = "medium",
        High = "high",
        Critical = "critical",
    }
}

/// As much of a finding as the verdict needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingSummary {
    /// Rule id.
    pub rule: Box<str>,
    /// How bad.
    pub severity: Severity,
    /// Somebody decided to live with it.
    pub waived: bool,
    /// The user it is about, if it is about one.
    pub user: Option<UserId>,
}

/// Everything a verdict rests on.
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    /// Every user with the outcome of *Expire All Passwords*.
    pub users: &'a [(&'a UserFacts, Outcome)],
    /// Administrators and how they would get back in.
    pub administrators: &'a [Administrator],
    /// How fully each source was read; a source that is not among them was not read.
    pub coverage: &'a [Coverage],
    /// What would have to be read for everybody's permissions to be known.
    pub permissions_missing: Missing,
    /// Every file of logins has the columns `LoginType` and `LoginSubType`.
    pub login_types_read: bool,
    /// What the rules found.
    pub findings: &'a [FindingSummary],
    /// Numbers of the settings.
    pub thresholds: &'a Thresholds,
}

impl Evidence<'_> {
    /// Whether one of the rules that speak of the outcome is waived for this user.
    pub(super) fn is_waived(&self, user: &UserFacts, outcome: Outcome) -> bool {
        let rules = &outcome.reason.explain().rules;
        self.findings
            .iter()
            .any(|finding| finding.waived && finding.user == Some(user.id) && rules.iter().any(|rule| **rule == *finding.rule))
    }
}

/// Programs sign in with this account.
pub(super) const fn serves_program(user: &UserFacts) -> bool {
    user.also_integration || matches!(user.kind, UserKind::Integration)
}

/// Nobody shows that this person is still there: proves nothing, unless programs or the org depend
/// on the account.
pub(super) fn is_dormant_person(user: &UserFacts) -> bool {
    user.dormant.is_true() && !serves_program(user) && !user.administrator.is_true()
}
