//! Arguments in, exit code out.
//!
//! In come arguments, environment, clock and terminal, which are read nowhere else; out go the
//! report on stdout, everything else on stderr, and the exit code. Must not know anything's insides:
//! nothing is computed here that a report says.

mod args;
mod as_of;
mod exit;
mod failure;
mod message;
mod outside;
mod progress;
mod request;
mod run;
mod scan;
mod span;
mod target;
mod terminal;
mod usage;

pub use run::run;
