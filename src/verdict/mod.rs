//! May one click? The only room that sees findings, outcomes and coverage together.
//!
//! In come the outcomes of *Expire All Passwords*, the administrators, the coverage and what the
//! rules found; out go one of four verdicts, its reasons in sentences and the way to a better one.
//! Must not know formats. Reading less can never turn a verdict into `ready` or `ready_with_care`.
#![deny(clippy::wildcard_enum_match_arm)]

mod evidence;
mod judge;
mod next;
mod proof;
mod reason;
mod remainder;
mod sources;

#[cfg(test)]
mod monotony;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use evidence::{Evidence, FindingSummary, Severity};
pub use judge::{Judgement, judge};
pub use next::{NextStep, NextVerdict};
pub use reason::{VerdictReason, VerdictReasonKind};

use crate::model::words;

words! {
    /// The answer.
    pub enum Verdict {
        /// Everyone is unaffected or prompted.
        Ready = "ready",
        /// Somebody is at risk or unknown, or very many would be prompted.
        ReadyWithCare = "ready_with_care",
        /// What was read does not decide it.
        Unknown = "unknown",
        /// Somebody would stop working or not get back in.
        NotReady = "not_ready",
    }
}
