//! What kind of user an account is, with the evidence for it.

mod judgement;
mod signal;

pub(super) use judgement::judge;
pub(super) use signal::Evidence;

#[cfg(test)]
mod tests;
