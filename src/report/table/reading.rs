//! What was read. Never far down: unread must not be mistaken for clean.

use super::ink::{Ink, inked};
use super::page::Page;
use crate::report::figure::{counted, figure, listed, sentence_case};
use crate::report::remedy::{command, is_decisive, short};
use crate::report::{CoverageLine, Report, moment, wording};
use crate::snapshot::Status;

/// Files, warnings and rejected lines shown before "and more".
const SHOWN: usize = 6;

/// Writes the block.
pub(super) fn write(report: &Report, page: &mut Page<'_>) {
    page.heading("What was read");
    incomplete(report, page);
    not_there(report, page);
    complete(report, page);
    logins(report, page);
    rejected(report, page);
    warnings(report, page);
}

fn incomplete(report: &Report, page: &mut Page<'_>) {
    // Sources that lack the same thing for the same reason share a line.
    let mut groups: Vec<(Status, bool, String, Vec<String>)> = Vec::new();
    for line in report.coverage.iter().filter(|line| line.coverage.status != Status::Complete && !is_side_absence(report, line)) {
        let coverage = &line.coverage;
        let mut source = coverage.source.to_string();
        if coverage.rows > 0 {
            source = format!("{source} ({})", counted(coverage.rows, "row", "rows"));
        }
        let decisive = is_decisive(report, coverage.source.as_str());
        let what = what(line, decisive, page);
        match groups
            .iter_mut()
            .find(|(status, first, text, _)| (*status, *first, text.as_str()) == (coverage.status, decisive, what.as_str()))
        {
            Some((.., sources)) => sources.push(source),
            None => groups.push((coverage.status, decisive, what, vec![source])),
        }
    }
    groups.sort_by_key(|(status, decisive, ..)| {
        let order = match status {
            Status::Error => 0,
            Status::Denied => 1,
            Status::Partial => 2,
            Status::Absent | Status::Complete => 3,
            Status::Unsupported => 4,
        };
        (!decisive, order)
    });
    for (status, _, what, sources) in groups {
        let ink = if status == Status::Unsupported { Ink::Quiet } else { Ink::Medium };
        let lead = inked(ink, &format!("{:<15}", wording::status(status)));
        let text = format!("{}{what}", listed(&sources));
        match command(&text) {
            Some((text, command)) => {
                page.item(&lead, &format!("{text}:"));
                page.command(&lead, command);
            }
            None => page.item(&lead, &text),
        }
    }
}

/// Absent, and the verdict does not wait for it.
fn is_side_absence(report: &Report, line: &CoverageLine) -> bool {
    line.coverage.status == Status::Absent && !is_decisive(report, line.coverage.source.as_str())
}

/// What would sharpen single answers only shares one entry: a line each would push the outcomes out
/// of sight.
fn not_there(report: &Report, page: &mut Page<'_>) {
    let sources: Vec<String> =
        report.coverage.iter().filter(|line| is_side_absence(report, line)).map(|line| line.coverage.source.to_string()).collect();
    if sources.is_empty() {
        return;
    }
    let lead = inked(Ink::Medium, &format!("{:<15}", wording::status(Status::Absent)));
    page.item(&lead, &format!("{}. What each needs and the query that adds it: `remedy` in --format json", listed(&sources)));
}

/// Why a source is not complete, and what would mend it: in full where the verdict waits for it.
fn what(line: &CoverageLine, decisive: bool, page: &Page<'_>) -> String {
    let coverage = &line.coverage;
    // That there is no file says the status already.
    let reason = coverage.reason.as_deref().filter(|_| coverage.status != Status::Absent || coverage.remedy.is_none());
    let reason = reason.map_or_else(String::new, |reason| format!(": {}", reason.trim().trim_end_matches('.')));
    let remedy = coverage
        .remedy
        .as_deref()
        .map_or_else(String::new, |remedy| format!(". {}", sentence_case(&if decisive { remedy.to_owned() } else { short(remedy) })));
    page.safe(&format!("{reason}{remedy}"))
}

fn complete(report: &Report, page: &mut Page<'_>) {
    let sources: Vec<String> = report
        .coverage
        .iter()
        .filter(|line| line.coverage.status == Status::Complete)
        .enumerate()
        .map(|(place, line)| {
            let rows = if place == 0 { counted(line.coverage.rows, "row", "rows") } else { figure(line.coverage.rows) };
            format!("{} ({rows})", line.coverage.source)
        })
        .collect();
    if sources.is_empty() {
        page.text("No source was read completely.");
    } else {
        page.item(&inked(Ink::Good, &format!("{:<15}", "complete")), &listed(&sources));
    }
}

fn logins(report: &Report, page: &mut Page<'_>) {
    let window = &report.window;
    if window.logins_read + window.logins_rejected == 0 {
        page.text("Logins: none was read.");
        return;
    }
    let unreadable = if window.logins_rejected == 0 { String::new() } else { format!("; {} unreadable", figure(window.logins_rejected)) };
    page.text(&format!(
        "Logins: {} in the window from {} to {} ({} read in all{unreadable}).",
        figure(window.logins_in_window),
        moment::day(window.from),
        moment::day(window.to),
        figure(window.logins_read),
    ));
}

fn rejected(report: &Report, page: &mut Page<'_>) {
    let files: Vec<_> = report.inputs.iter().filter(|input| input.rejected_total > 0).collect();
    for input in files.iter().take(SHOWN) {
        let mut lines: Vec<String> = input.rejected.iter().take(SHOWN).map(|rejected| rejected.line.to_string()).collect();
        if input.rejected_total > lines.len() as u64 {
            lines.push("…".to_owned());
        }
        let lines = if page.unicode() { lines.join(", ") } else { lines.join(", ").replace('…', "...") };
        let first = input.rejected.first();
        let why = first.map_or_else(String::new, |first| {
            let column = first.column.as_deref().map_or_else(String::new, |column| format!("`{column}` "));
            format!(" (first: {column}{})", first.why)
        });
        let noun = if input.rejected_total == 1 { "line" } else { "lines" };
        let text = format!("{} skipped in {}: {noun} {lines}{why}", counted(input.rejected_total, "row", "rows"), input.file);
        let text = page.safe(&text);
        page.text(&text);
    }
    more(files.len(), page);
}

fn warnings(report: &Report, page: &mut Page<'_>) {
    for warning in report.warnings.iter().take(SHOWN) {
        let place = warning.place.as_deref().map_or_else(String::new, |place| format!(" ({place})"));
        let help = warning.help.as_deref().map_or_else(String::new, |help| format!(". {}", sentence_case(help)));
        let text = page.safe(&format!("{}{place}{help}", warning.message));
        page.item(&inked(Ink::Medium, "warning:"), &text);
    }
    more(report.warnings.len(), page);
}

fn more(all: usize, page: &mut Page<'_>) {
    if all > SHOWN {
        page.note(&format!("and {} more (--format json)", figure((all - SHOWN) as u64)));
    }
}
