//! The real program, run as a user runs it. One binary: each further one would link everything again.
//!
//! One file a command or concern; what a test needs goes into its own folder.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

/// What holds of every report.
mod report;
mod runner;

/// The README's example, from end to end.
mod acme;
/// Input that is missing, damaged or contradicts itself.
mod bad_input;
/// The same org in every form.
mod forms;
/// What a loss of knowledge must not do.
mod losing;
/// Command lines and settings that are wrong, help and version.
mod usage;
