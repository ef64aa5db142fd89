//! How fully each source was read.

use crate::model::{SourceName, words};

words! {
    /// How fully a source was read.
    pub enum Status {
        /// To the end, and nothing hints at more.
        Complete = "complete",
        /// Some of it.
        Partial = "partial",
        /// The org refused it.
        Denied = "denied",
        /// This org has no such object or feature.
        Unsupported = "unsupported",
        /// No file of it was among the input.
        Absent = "absent",
        /// It was there and could not be read at all.
        Error = "error",
    }
}

/// How fully one source was read.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Coverage {
    /// The source.
    pub source: SourceName,
    /// How fully it was read.
    pub status: Status,
    /// Rows read.
    pub rows: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Why it is not complete.
    pub reason: Option<String>,
    /// What would make it complete.
    pub remedy: Option<String>,
}

/// One reason why a source is less than complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    /// Why, able to stand alone.
    pub reason: String,
    /// What would mend it.
    pub remedy: Option<String>,
}

impl Flaw {
    pub(super) fn new(reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { reason: reason.into(), remedy: Some(remedy.into()) }
    }
}

/// What the files of one source add up to.
#[derive(Debug, Default)]
pub(super) struct Account {
    /// Some file of it was read.
    pub read: bool,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Why it is less than the whole.
    pub flaws: Vec<Flaw>,
    /// Files that promised it and gave nothing, with how that leaves it.
    pub refused: Vec<(Status, Flaw)>,
}

impl Account {
    /// Whether all of it was read; `None` if nothing was.
    pub(super) fn complete(&self) -> Option<bool> {
        self.read.then(|| self.rejected == 0 && self.flaws.is_empty() && self.holes().next().is_none())
    }

    /// Files whose rows are missing. A file in a form that this version does not read takes
    /// nothing away from what was read in another.
    fn holes(&self) -> impl Iterator<Item = &(Status, Flaw)> {
        self.refused.iter().filter(|(status, _)| *status != Status::Absent)
    }

    /// The line of the coverage table.
    pub(super) fn line(&self, source: SourceName, rows: u64) -> Coverage {
        let mut flaws: Vec<Flaw> = self.flaws.clone();
        if self.rejected > 0 {
            let count = counted(self.rejected, "row");
            flaws.insert(0, Flaw::new(format!("{count} could not be read"), "mend the rows named in the report, or export it again"));
        }
        let status = match self.complete() {
            Some(true) => Status::Complete,
            Some(false) => Status::Partial,
            None => self.holes().map(|(status, _)| *status).next().unwrap_or(Status::Absent),
        };
        if self.read {
            flaws.extend(self.holes().map(|(_, flaw)| flaw.clone()));
        } else {
            flaws.extend(self.refused.iter().map(|(_, flaw)| flaw.clone()));
        }
        let mut line = Coverage { source, status, rows, rejected: self.rejected, reason: None, remedy: None };
        let more = flaws.len().saturating_sub(SHOWN);
        for flaw in flaws.into_iter().take(SHOWN) {
            line.add(flaw);
        }
        if more > 0 {
            line.add(Flaw { reason: format!("and {more} more"), remedy: None });
        }
        if status == Status::Absent {
            line.reason.get_or_insert_with(|| format!("no file of {source} among the input"));
            line.remedy = super::catalogue::entry(source).map(super::catalogue::Entry::how_to_add).or(line.remedy);
        }
        line
    }
}

/// Reasons that stand in a line before the rest is only counted.
const SHOWN: usize = 3;

impl Coverage {
    /// Adds a reason; the first remedy stays.
    pub(super) fn add(&mut self, flaw: Flaw) {
        match &mut self.reason {
            Some(reason) => {
                reason.push_str("; ");
                reason.push_str(&flaw.reason);
            }
            None => self.reason = Some(flaw.reason),
        }
        if self.remedy.is_none() {
            self.remedy = flaw.remedy;
        }
    }
}

/// A count with its noun: `1 user`, `3 users`.
pub(super) fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
