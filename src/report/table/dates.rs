//! Dates ahead, on one calendar.

use super::grid::{Fit, Grid};
use super::page::Page;
use crate::report::figure::figure;
use crate::report::{Report, moment};

/// Dates shown before "and more".
const SHOWN: usize = 12;

/// Writes the block.
pub(super) fn write(report: &Report, page: &mut Page<'_>) {
    page.heading("Dates ahead");
    if report.deadlines.is_empty() {
        page.text("None known.");
        return;
    }
    let mut grid =
        Grid::new(&[("Date", Fit::Content), ("", Fit::Content), ("What", Fit::Content), ("Of", Fit::Prose), ("Known from", Fit::Prose)]);
    for deadline in report.deadlines.iter().take(SHOWN) {
        grid.row([
            moment::day(deadline.date),
            moment::relative(deadline.date, report.as_of),
            kind(&deadline.kind).map_or_else(|| page.short(&deadline.kind, 24), str::to_owned),
            page.safe(&deadline.subject),
            page.safe(&deadline.source),
        ]);
    }
    page.grid(&grid);
    if report.deadlines.len() > SHOWN {
        page.note(&format!("and {} more (--format json)", figure((report.deadlines.len() - SHOWN) as u64)));
    }
}

fn kind(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "certificate" => "certificate ends",
        "natural_expiry" => "passwords expire",
        "retirement" => "retirement",
        "waiver" => "waiver ends",
        _ => return None,
    })
}
