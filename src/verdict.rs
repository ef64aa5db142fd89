//! May one click? The only room that sees findings, outcomes and coverage together.

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
