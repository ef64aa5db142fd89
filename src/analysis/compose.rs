use rayon::prelude::*;

use super::{assumption, deadline, lines, recommend};
use crate::diagnostic::Diagnostic;
use crate::facts::{self, Facts};
use crate::logins::{Reading, UserKey};
use crate::model::{Action, AsOf, Known, UserId, Window};
use crate::outcome::{self, Outcome, Tally};
use crate::report::{self, ActionLine, AsOfFrom, CoverageLine, IntegrationLine, OrgLine, Report, Tool, Warning, WindowLine};
use crate::settings::Settings;
use crate::snapshot::{Snapshot, Status};
use crate::verdict;

/// What an analysis needs.
#[derive(Debug)]
pub struct Input<'a> {
    /// What was read.
    pub snapshot: Snapshot,
    /// Its folded login rows.
    pub reading: Reading,
    /// What the user set.
    pub settings: &'a Settings,
    /// The moment taken as now.
    pub as_of: AsOf,
    /// Where that moment comes from.
    pub as_of_from: AsOfFrom,
    /// Length of the window, in days.
    pub window_days: u32,
}

/// Everything a report says, from everything that was read.
#[must_use]
pub fn analyse(input: Input<'_>) -> Report {
    let Input { mut snapshot, reading, settings, as_of, as_of_from, window_days } = input;
    let window = Window::ending(as_of, window_days);
    TODO
}
