//! The real program, run as a user runs it. One binary: each further one would link everything again.
//!
//! One file a command or concern; what a test needs goes into its own folder.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod runner;

/// Command lines and settings that are wrong, help and version.
mod usage;
