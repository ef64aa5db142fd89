//! How the report came about, and why the exit code is what it is.

use super::ink::{Ink, inked};
use super::page::Page;
use crate::report::figure::counted;
use crate::report::{Look, Report, moment, wording};

/// Writes the footer and the last line.
pub(super) fn write(report: &Report, look: &Look<'_>, page: &mut Page<'_>) {
    let requests = match &report.requests {
        None => "no network was touched, only files were read".to_owned(),
        Some(requests) => format!("{} sent, none could write", counted(requests.sent, "request", "requests")),
    };
    let org = report.org.id.as_ref().map_or_else(String::new, |id| format!("; org {}", page.safe(id)));
    page.blank();
    page.note(&format!(
        "{} {}{org}; as of {} ({}); window {} to {}; {requests}.",
        report.tool.name,
        report.tool.version,
        moment::minute(report.as_of),
        wording::as_of_from(report.as_of_from),
        moment::day(report.window.from),
        moment::day(report.window.to),
    ));
    if !look.exit_reason.is_empty() {
        let reason = page.safe(look.exit_reason);
        page.text(&inked(Ink::Heading, &reason));
    }
}
