//! What a candidate action does to each user.
//!
//! In come facts about a user and the assumptions; out goes one of six effects with a reason word
//! and a confidence. Must not know findings. Every function is total, so counts always add up.
//!
//! One file an action: `expire_all`, `force_change`, `reset`, `policy`. They share one
//! precedence (`precedence`): the state of the account, an exemption, the worst way in of a
//! program, the best way in of a person. What was not read can make an effect worse or unknown,
//! never better.
#![deny(clippy::wildcard_enum_match_arm)]

mod account;
mod action;
mod availability;
mod case;
mod effect;
mod exemption;
mod expire_all;
mod force_change;
mod hazard;
mod person;
mod policy;
mod precedence;
mod program;
mod reason;
mod reason_text;
mod reset;
mod tally;

#[cfg(test)]
pub(crate) mod monotony;
#[cfg(test)]
pub(crate) mod sample;

pub use action::{force_password_change, outcome};
pub use availability::{Availability, availability};
pub use effect::{Effect, Outcome};
pub use reason::Reason;
pub use reason_text::ReasonText;
pub use tally::Tally;
