//! Accounts that programs sign in with, and the programs.

mod client;
mod record;

#[cfg(test)]
mod tests;

pub(super) use client::integration;
pub use record::{ClientUse, Integration};
