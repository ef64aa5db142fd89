//! Read-only pre-flight analysis of Salesforce's *Expire All Passwords*.
//!
//! The rooms stand here in the order the data flows; each imports only rooms above it
//! (`tests/architecture.rs` holds the table):
//!
//! - [`model`], [`diagnostic`], [`safe`]: ids, times, three-valued facts, messages, private files
//! - [`settings`]: `sf-preflight.toml`, thresholds and assumptions
//! - [`snapshot`]: a folder of exports, read; what was and what was not
//! - [`logins`]: login events, classified and folded per user
//! - [`facts`]: what is known of every user, sign-in configuration and the org
//! - [`outcome`]: what an action does to each user
//! - [`verdict`]: may one click?
//! - [`report`]: the same plain value in every format
//! - [`analysis`]: the one place where the rooms meet
//! - [`cli`]: arguments in, exit code out
#![forbid(unsafe_code)]

pub mod model;

pub mod diagnostic;
pub mod safe;

pub mod settings;

pub mod snapshot;

pub mod logins;

pub mod facts;

pub mod outcome;

pub mod verdict;

pub mod report;

pub mod analysis;

pub mod cli;
