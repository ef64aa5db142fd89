//! `sf-preflight.toml`: thresholds, assumptions, people, retired domains.
//!
//! In comes the text of a settings file; out go typed values that cannot be wrong, or every mistake
//! at once with its place. Must not know data.

mod assumptions;
mod domain;
mod file;
mod mistake;
mod page;
mod people;
mod person;
mod policy_days;
mod schema;
mod section;
mod thresholds;

pub use assumptions::Assumptions;
pub use file::Settings;
pub use people::People;
pub use person::Person;
pub use policy_days::PolicyDays;
pub use schema::schema;
pub use thresholds::Thresholds;
