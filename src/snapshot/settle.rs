//! What the fold of the login rows adds to the account of what was read.

use super::Snapshot;
use super::coverage::{Flaw, Status, counted};
use super::input::Rejected;
use super::promise;
use crate::diagnostic::Diagnostic;
use crate::model::{SourceName, UserId, Utc, Window};

/// What the clocks of an org and of its reader may lie apart, in seconds.
const DAY: i64 = 86_400;

/// What came of one login file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoginFileRead {
    /// Index of the file among [`Snapshot::inputs`].
    pub input: usize,
    /// Rows read from it, repeated ones included.
    pub rows: u64,
    /// Rows that could not be read: the first ones.
    pub rejected: Vec<Rejected>,
    /// Number of rows that could not be read.
    pub rejected_total: u64,
    /// Why it was not read to its end; none if it was.
    pub stopped: Option<String>,
}

/// What the fold of the login rows found.
#[derive(Clone, Copy, Debug)]
pub struct Settling<'a> {
    /// One entry a login file.
    pub files: &'a [LoginFileRead],
    /// Users, by id, with a successful login inside the window; any order, repeats allowed.
    /// Salesforce's own accounts left out.
    pub signed_in: &'a [UserId],
    /// Different login rows read.
    pub rows: u64,
    /// Time of the earliest row.
    pub first: Option<Utc>,
    /// Time of the latest row.
    pub last: Option<Utc>,
    /// The span that counts.
    pub window: Window,
}

impl Snapshot {
    /// Finishes inputs and coverage once the login rows are folded, and takes completeness away
    /// from what turned out to have holes. To be called once.
    pub fn settle(&mut self, settling: Settling<'_>) {
        self.settle_files(settling.files);
        if let Some(line) = self.coverage.iter_mut().find(|line| line.source == SourceName::LoginHistory) {
            line.rows = settling.rows;
        }
        promise::check_rows(self, SourceName::LoginHistory);
        self.check_cap(SourceName::LoginHistory);
        self.check_span(settling);
        self.check_view(settling);
        self.check_signed_in(settling.signed_in);
    }

    fn settle_files(&mut self, files: &[LoginFileRead]) {
        let mut rejected = 0;
        let mut flaws = Vec::new();
        for file in files {
            let Some(input) = self.inputs.get_mut(file.input) else { continue };
            input.rows = file.rows;
            input.rejected.clone_from(&file.rejected);
            input.rejected_total = file.rejected_total;
            rejected += file.rejected_total;
            if let Some(stopped) = &file.stopped {
                flaws.push(Flaw::new(format!("`{}` was not read to its end: {stopped}", input.file), "copy or export it again"));
            }
        }
        if let Some(line) = self.coverage.iter_mut().find(|line| line.source == SourceName::LoginHistory) {
            line.rejected = rejected;
        }
        if rejected > 0 {
            let reason = format!("{} could not be read", counted(rejected, "row"));
            flaws.insert(0, Flaw::new(reason, "mend the rows named in the report, or export it again"));
        }
        for flaw in flaws {
            self.demote(SourceName::LoginHistory, flaw);
        }
    }

    /// Rows that all lie before the window, or after the moment taken as now, tell nothing of it:
    /// an org without one login in the window would not have been exported either.
    fn check_span(&mut self, Settling { first, last, window, .. }: Settling<'_>) {
        let (Some(first), Some(last)) = (first, last) else { return };
        let now = window.to;
        let ask = "give `--as-of` the time of the export, or leave it out";
        if first > window.to {
            let reason = format!("all its rows are later than {now}, the moment taken as now");
            self.demote(SourceName::LoginHistory, Flaw::new(reason, ask));
        } else if last < window.from {
            let reason = format!("its newest row is of {last}, before the window begins");
            self.demote(SourceName::LoginHistory, Flaw::new(reason, "export newer logins, or give `--as-of` the time of the export"));
        } else if last > window.to.plus(DAY) {
            let message = format!("login rows go on until {last}; those after {now}, the moment taken as now, do not count");
            self.warnings.push(Diagnostic::warning(message).help("leave `--as-of` out to judge by all of them"));
        }
    }

    /// Somebody without the permission sees his own logins only, and gets no error.
    /// Source: Object Reference v67, `LoginHistory` (special access rules).
    fn check_view(&mut self, settling: Settling<'_>) {
        if self.logins.read().is_none() {
            return;
        }
        let mut seen = settling.signed_in.to_vec();
        seen.sort_unstable();
        seen.dedup();
        if seen.len() > 1 {
            return;
        }
        let from = settling.first.map_or(settling.window.from, |first| first.max(settling.window.from));
        let others = self
            .users
            .rows()
            .iter()
            .filter(|user| {
                let last = user.last_login().known().flatten();
                last.is_some_and(|last| from <= last && last <= settling.window.to) && !seen.contains(&user.id())
            })
            .count() as u64;
        // One user may have signed in between the two exports; several cannot be missed by chance.
        if others > 1 || (settling.rows == 0 && others > 0) {
            let reason = format!("{} with a last login inside the window left no row", counted(others, "user"));
            let permission = super::catalogue::entry(SourceName::LoginHistory).map_or("", |entry| entry.permission);
            let remedy = format!("export it with an account that sees all rows (needs {permission})");
            self.demote(SourceName::LoginHistory, Flaw::new(reason, remedy));
        }
    }

    /// Whoever signed in exists: without a row he is a user of whom nothing is known.
    fn check_signed_in(&mut self, signed_in: &[UserId]) {
        let users = self.user_ids();
        let mut strangers: Vec<UserId> = signed_in.iter().copied().filter(|id| !users.contains(id)).collect();
        strangers.sort_unstable();
        strangers.dedup();
        let count = strangers.len() as u64;
        self.unread_users.extend(strangers);
        self.unread_users.sort_unstable();
        self.unread_users.dedup();
        let read = self.coverage_of(SourceName::User).is_some_and(|line| matches!(line.status, Status::Complete | Status::Partial));
        if count > 0 && read {
            let reason = format!("{} not among its rows signed in", counted(count, "user"));
            self.demote(SourceName::User, Flaw::new(reason, "export it with all its rows, by an account that may see them"));
        }
    }
}
