//! Files of login rows → [`Logins`].
//!
//! Workers take blocks of the files, read rows and count them by user and sign-in tuple, each into
//! a [`state::State`] of its own; the states are merged, and only then are tuples classified,
//! because some rows of the table depend on what other rows of the source hold.
//! Whatever the order, the split or the number of threads: the result is the same.

mod batch;
mod cells;
mod conflict;
mod evidence;
mod input;
mod json;
mod notes;
mod overlap;
mod pass;
mod reading;
mod resolve;
mod run;
mod services;
mod shape;
mod slot;
mod state;
mod totals;
mod tuple;
mod warnings;
mod worker;

#[cfg(test)]
mod tests;

pub use reading::{FileReading, Progress, Reading};
pub use run::fold;
