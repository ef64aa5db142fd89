//! The one place where the rooms meet.
//!
//! In come a snapshot, its folded logins, settings and the moment taken as now; out goes a
//! [`Report`](crate::report::Report). Used by every command, by benches and tests alike, so that the
//! wiring exists once. Must not know terminals or arguments.

mod assumption;
mod compose;
mod deadline;
mod header;
mod lines;
mod prompts;
mod recommend;

pub use compose::{Input, analyse};
