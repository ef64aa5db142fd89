//! What to do instead, or first.

use super::ink::{Ink, inked};
use super::page::Page;
use crate::model::Action;
use crate::report::figure::{counted, figure, sentence_case};
use crate::report::{Report, wording};
use crate::verdict::Verdict;

/// Writes the block.
pub(super) fn write(report: &Report, page: &mut Page<'_>) {
    let advice = &report.recommendation;
    page.heading(match advice.action {
        Some(action) if action != Action::ExpireAll => "Do this instead",
        _ if report.verdict == Verdict::Ready => "Do this",
        _ => "Do this first",
    });
    let why = page.safe(&sentence_case(&advice.why));
    match advice.action {
        None if why.is_empty() => page.text("No action can be recommended from what was read."),
        None => page.text(&format!("{why}.")),
        Some(action) => {
            let why = if why.is_empty() { why } else { format!(" {why}.") };
            let reach = match (advice.covers, advice.excludes) {
                (0, 0) => String::new(),
                (covers, 0) => format!(" (covers {})", counted(covers, "user", "users")),
                (covers, excludes) => format!(" (covers {}, leaves {} alone)", counted(covers, "user", "users"), figure(excludes)),
            };
            page.text(&format!("{}{reach}.{why}", inked(Ink::Heading, wording::action(action))));
        }
    }
    for (number, step) in advice.steps.iter().enumerate() {
        let step = page.safe(step);
        page.item(&format!("{:>2}.", number + 1), &step);
    }
}
