//! What reading one file gave.

use crate::diagnostic::Diagnostic;
use crate::model::SourceName;
use crate::snapshot::coverage::{Flaw, Status};
use crate::snapshot::input::Rejected;
use crate::snapshot::login_file::LoginForm;

/// How many unreadable rows of a file are kept to be shown; all are counted.
const KEPT: usize = 100;

/// Rows of a file that could not be read.
#[derive(Debug, Default)]
pub(in crate::snapshot) struct Rejects {
    /// The first ones.
    pub first: Vec<Rejected>,
    /// How many there are.
    pub total: u64,
}

impl Rejects {
    /// Counts one row, and keeps it if it is among the first.
    pub(super) fn add(&mut self, line: u64, column: Option<&str>, why: impl Into<String>) {
        self.total += 1;
        if self.first.len() < KEPT {
            self.first.push(Rejected { line, column: column.map(str::to_owned), why: why.into() });
        }
    }
}

/// What one file turned out to be.
#[derive(Debug)]
pub(in crate::snapshot) enum Outcome {
    /// Rows of this source, read.
    Rows(SourceName),
    /// Rows of login history, left to `logins`.
    Logins(LoginForm),
    /// What the folder says of itself.
    Manifest(String),
    /// A file of ours that holds no data of the org.
    Own,
    /// Nothing that gives rows.
    Refused(Refusal),
}

/// Why a file gave no rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::snapshot) struct Refusal {
    /// What it is or lacks, to follow the file's name: `is an Excel workbook`.
    pub what: String,
    /// What to do about it, in the imperative.
    pub help: String,
    /// The source that its name or its content promises, and how that fares without it.
    pub promised: Option<(SourceName, Status)>,
    /// Its kind for the list of inputs; none if it is not recognised at all.
    pub kind: Option<String>,
}

impl Refusal {
    /// Something that is no export of an object this tool knows.
    pub(in crate::snapshot) fn unknown(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { what: what.into(), help: help.into(), promised: None, kind: None }
    }

    /// The same, about a source that the file's name promises.
    pub(super) fn promising(mut self, source: Option<SourceName>, status: Status) -> Self {
        self.promised = source.map(|source| (source, status));
        self
    }
}

/// One file, read.
#[derive(Debug)]
pub(in crate::snapshot) struct Reading {
    /// The form it has.
    pub kind: String,
    /// What it turned out to be.
    pub outcome: Outcome,
    /// Rows read, repeated ones included.
    pub rows: u64,
    /// Rows that could not be read.
    pub rejects: Rejects,
    /// Why it is less than the whole.
    pub flaws: Vec<Flaw>,
    /// What people should know of it; the place is filled in by the caller.
    pub warnings: Vec<Diagnostic>,
}

impl Reading {
    /// A file that turned out to be this.
    pub(super) fn new(kind: impl Into<String>, outcome: Outcome) -> Self {
        Self { kind: kind.into(), outcome, rows: 0, rejects: Rejects::default(), flaws: Vec::new(), warnings: Vec::new() }
    }

    /// A file that gives no rows.
    pub(super) fn refused(refusal: Refusal) -> Self {
        let kind = refusal.kind.clone().unwrap_or_else(|| NOT_RECOGNISED.to_owned());
        Self::new(kind, Outcome::Refused(refusal))
    }
}

/// The kind of a file that nothing is known of.
pub(super) const NOT_RECOGNISED: &str = "not recognised";
