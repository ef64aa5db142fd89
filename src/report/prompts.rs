//! When people would meet the change-password screen, as `report.json` has it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Utc;

/// People who would be asked for a new password, by the hour they usually sign in.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Prompts {
    /// People expected in each of the first 24 hours; the first hour begins at `as_of`.
    pub by_hour: Vec<u64>,
    /// Beginning of the busiest of these hours.
    pub peak_hour: Option<Utc>,
    /// People expected in that hour.
    pub peak: u64,
    /// People expected in these 24 hours.
    pub first_day: u64,
    /// Share of people assumed to call the help desk, in per cent.
    pub call_percent: f64,
    /// Calls expected in the busiest hour at that share, rounded.
    pub calls_at_peak: u64,
}
