//! A tiny org: one user of each case.

use crate::Org;

/// Some twenty users, one of each case.
pub fn small() -> Org {
    Org::new(1)
}
