//! May I click? The answer, what it rests on and how far a better one is.

use super::ink::{Ink, inked};
use super::page::Page;
use crate::report::census::Census;
use crate::report::{Report, moment, sentence};
use crate::verdict::Verdict;

/// Writes the title and the verdict.
pub(super) fn write(report: &Report, census: &Census, page: &mut Page<'_>) {
    let org = &report.org;
    let name =
        org.name.as_deref().or(org.id.as_deref()).map_or_else(|| "an org the input does not name".to_owned(), |name| page.short(name, 40));
    let kind = match org.is_sandbox {
        Some(true) => " (sandbox)",
        Some(false) => " (production)",
        None => "",
    };
    page.text(&format!("{} in {name}{kind}, {}, times in UTC", inked(Ink::Heading, "Expire All Passwords"), moment::minute(report.as_of)));
    page.blank();
    let headline = sentence::headline(report, census);
    let ink = match report.verdict {
        Verdict::NotReady => Ink::Critical,
        Verdict::Unknown => Ink::High,
        Verdict::ReadyWithCare => Ink::Medium,
        Verdict::Ready => Ink::Good,
    };
    let because = page.safe(&headline.because);
    // What begins a sentence of its own follows a full stop.
    let stop = if because.starts_with("Not ") { "." } else { ":" };
    page.text(&format!("{}{stop} {because}", inked(ink, headline.answer)));
    for sentence in [headline.known, headline.distance].into_iter().flatten() {
        let sentence = page.safe(&sentence);
        page.text(&sentence);
    }
}
