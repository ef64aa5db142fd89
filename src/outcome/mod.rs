//! What a candidate action does to each user.
//!
//! In come facts about a user and the assumptions; out goes one of six effects with a reason word
//! and a confidence. Must not know findings. Every function is total, so counts always add up.

mod effect;
mod reason;
mod tally;

pub use effect::{Effect, Outcome};
pub use reason::Reason;
pub use tally::Tally;
