use std::io;

use super::as_of::{self, Candidates};
use super::exit::{self, Code, Exit};
use super::progress::Meter;
use super::request::ScanRequest;
use super::target::cannot_write;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Source, Utc};
use crate::report::{self, Report, Warning};
use crate::snapshot::{LoginFile, Snapshot};
use crate::{analysis, logins};

pub(super) use crate::report::{AsOfFrom, Format, Look};

/// Rows may be this much ahead of the clock before they are rejected: a day for odd time zones.
const AHEAD: i64 = 86_400;

/// Warnings shown without `-v`.
const WARNINGS: usize = 20;

/// Reads, analyses, reports.
///
/// # Errors
/// What ended the run: nothing usable to read, or a report that could not be written.
pub(super) fn run(request: ScanRequest, terminal: &Terminal, clock: Utc) -> Result<Code, Vec<Diagnostic>> {
    let ScanRequest { from, settings, settings_file, as_of, window_days, policy, format, targets, no_users } = request;
    let latest = as_of.map_or(clock, |as_of| as_of.max(clock)).plus(AHEAD);

    let meter = Meter::new(terminal.progress);
    meter.begin(&format!("reading {}", from.display()));
    let mut snapshot = Snapshot::open(&from, latest).map_err(|error| vec![error.diagnostic()])?;
    let of_bytes = size(&snapshot.logins);
    let reading = logins::fold(&snapshot.logins, latest, &|at| meter.advance("LoginHistory", at.bytes, of_bytes, at.rows));
    drop(meter);

    let newest = snapshot.newest.max(reading.logins.read().and_then(|logins| logins.totals.last));
    let manifest = snapshot.manifest.as_ref().and_then(|manifest| manifest.collected_at.as_deref());
    let (as_of, as_of_from, warning) = as_of::decide(&Candidates { option: as_of, manifest, newest_row: newest }, latest, clock);
    snapshot.warnings.extend(warning);

    let mut report = analysis::analyse(analysis::Input { snapshot, reading, settings: &settings, as_of, as_of_from, window_days });
    if format != Format::Table || terminal.is_verbose() {
        // The table tells them below the verdict, where they push nothing out of sight.
        warn(&report.warnings, terminal);
    }
    terminal.detail(|| settings_file.map_or("settings: the defaults".to_owned(), |file| format!("settings: {}", file.display())));
    for input in &report.inputs {
        let source = input.source.map_or("nothing known", |source| source.as_str());
        terminal
            .detail(|| format!("read {} as {source} ({}): {} rows, {} rejected", input.file, input.kind, input.rows, input.rejected_total));
    }
    terminal.detail(|| format!("now is taken as {} ({as_of_from}); the clock says {clock}", as_of.0));

    let Exit { code, reason } = exit::decide(report.verdict, &report.findings, &report.coverage, policy);
    for (format, mut file) in targets {
        let path = file.target().to_path_buf();
        let look = Look { exit_reason: &reason, ..Look::default() };
        let written = write(&mut report, format, no_users, &look, &mut file).and_then(|()| file.commit());
        written.map_err(|cause| vec![cannot_write(&path, &cause)])?;
        terminal.detail(|| format!("wrote {} ({format})", path.display()));
    }
    let shown = terminal.report(|out| write(&mut report, format, no_users, &terminal.look(&reason), out));
    shown.map_err(|cause| vec![Diagnostic::error(format!("cannot write the report to stdout: {cause}"))])?;
    if format != Format::Table {
        terminal.note(&reason);
    }
    Ok(code)
}

/// Bytes of the login files on the disk, for the time that is left.
fn size(logins: &Source<Vec<LoginFile>>) -> u64 {
    logins.rows().iter().filter_map(|file| file.path.metadata().ok()).map(|found| found.len()).sum()
}

/// Writes one report. `--no-users` empties the list that only JSON prints whole; what people read
/// is counted from it.
fn write(report: &mut Report, format: Format, no_users: bool, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let left_out = if no_users && format == Format::Json { std::mem::take(&mut report.users) } else { Vec::new() };
    let written = report::write(report, format, look, out);
    if !left_out.is_empty() {
        report.users = left_out;
    }
    written
}

/// Tells what a reader has to know about the reading; the report holds all of it.
fn warn(warnings: &[Warning], terminal: &Terminal) {
    let shown = if terminal.is_verbose() { warnings.len() } else { WARNINGS };
    for Warning { message, place, help } in warnings.iter().take(shown) {
        let place = place.as_ref().map(Place::file);
        terminal.warning(&Diagnostic { place, help: help.clone(), ..Diagnostic::warning(message) });
    }
    if let Some(more) = warnings.len().checked_sub(shown).filter(|more| *more > 0) {
        terminal.note(&format!("and {more} more warnings: -v shows all"));
    }
}
