//! Facts of the org as a whole.

mod reading;
mod record;

pub(super) use reading::{gateway, is_sandbox, minimum_lifetime, read_at};
pub use record::{Administrator, OrgFacts, WayIn};
