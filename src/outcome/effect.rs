use super::Reason;
use crate::model::{Confidence, words};

words! {
    /// What an action does to a user.
    pub enum Effect {
        /// Nothing changes for this user.
        Unaffected = "unaffected",
        /// Has to set a new password, and can.
        Prompted = "prompted",
        /// May not manage to.
        AtRisk = "at_risk",
        /// Could not get back in alone.
        LockedOut = "locked_out",
        /// A program that stops working.
        Breaks = "breaks",
        /// What was read does not decide it.
        Unknown = "unknown",
    }
}

impl Effect {
    /// From harmless to harmful. Unknown outranks a mere risk: what was not read may hide a stop.
    const fn rank(self) -> u8 {
        match self {
            Self::Unaffected => 0,
            Self::Prompted => 1,
            Self::AtRisk => 2,
            Self::Unknown => 3,
            Self::LockedOut | Self::Breaks => 4,
        }
    }

    /// Somebody or something stops for good.
    #[must_use]
    pub const fn is_stuck(self) -> bool {
        matches!(self, Self::LockedOut | Self::Breaks)
    }
}

/// The outcome of one action for one user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Outcome {
    /// What happens.
    pub effect: Effect,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why.
    pub reason: Reason,
    /// Already so today, before anybody clicks.
    pub already: bool,
}

impl Outcome {
    /// What happens, how sure, why.
    #[must_use]
    pub const fn new(effect: Effect, confidence: Confidence, reason: Reason) -> Self {
        Self { effect, confidence, reason, already: false }
    }

    /// What was read does not decide it.
    #[must_use]
    pub const fn unknown(reason: Reason) -> Self {
        Self::new(Effect::Unknown, Confidence::Possible, reason)
    }

    /// The same outcome, already so today.
    #[must_use]
    pub(super) const fn already(mut self, already: bool) -> Self {
        self.already = already;
        self
    }

    /// The same outcome, no surer than this.
    #[must_use]
    pub(super) fn at_most(mut self, confidence: Confidence) -> Self {
        self.confidence = self.confidence.min(confidence);
        self
    }

    /// The worse of two; the first of two that are equally bad.
    #[must_use]
    pub(super) fn or_worse(self, other: Self) -> Self {
        if other.effect.rank() > self.effect.rank() { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(effect: Effect) -> Outcome {
        Outcome::new(effect, Confidence::Likely, Reason::UiPassword)
    }

    #[test]
    fn what_is_unknown_hides_a_risk_but_not_a_stop() {
        let unknown = Outcome::unknown(Reason::FlowUnknown);
        assert_eq!(outcome(Effect::AtRisk).or_worse(unknown), unknown);
        assert_eq!(unknown.or_worse(outcome(Effect::Breaks)).effect, Effect::Breaks);
        assert_eq!(unknown.or_worse(outcome(Effect::LockedOut)).effect, Effect::LockedOut);
    }

    #[test]
    fn the_first_of_two_equals_stays() {
        let first = Outcome::new(Effect::AtRisk, Confidence::Possible, Reason::LockedNow);
        assert_eq!(first.or_worse(outcome(Effect::AtRisk)), first);
    }
}
