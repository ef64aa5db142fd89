//! A per-user "must change at next login" flag, which only some org's own description could show.

use super::case::Case;
use super::{Availability, Outcome, Reason, expire_all};
use crate::model::Confidence;

/// As the field is meant to work: for this one user what an expiry does.
/// Source: Object Reference v67, `User`, which lists no such field.
pub(super) fn outcome(case: &Case<'_>, offered: Availability) -> Outcome {
    match offered {
        Availability::Yes => expire_all::outcome(case),
        Availability::Unchecked => expire_all::outcome(case).at_most(Confidence::Possible),
        Availability::No => Outcome::unknown(Reason::FieldAbsent),
    }
}

#[cfg(test)]
mod tests;
