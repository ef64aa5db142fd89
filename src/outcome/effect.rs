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
