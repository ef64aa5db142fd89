//! What somebody decided to live with.

use super::ink::severity;
use super::page::Page;
use crate::report::figure::figure;
use crate::report::{Finding, Report, Waived};

/// Waived findings shown before "and more".
const SHOWN: usize = 10;

/// Writes the block.
pub(super) fn write(report: &Report, page: &mut Page<'_>) {
    page.heading("Waived");
    let waived: Vec<(&Finding, &Waived)> = report.findings.iter().filter_map(|finding| Some((finding, finding.waived.as_ref()?))).collect();
    if waived.is_empty() {
        page.text("Nothing is waived.");
    }
    for (finding, waiver) in waived.iter().take(SHOWN) {
        let text = format!(
            "{} {}: {} (by {}, until {})",
            finding.rule,
            finding.message,
            waiver.reason,
            waiver.owner.as_deref().unwrap_or("nobody named"),
            waiver.until.as_deref().unwrap_or("further notice")
        );
        let text = page.safe(&text);
        page.item(&severity(finding.severity), &text);
    }
    if waived.len() > SHOWN {
        page.note(&format!("and {} more (--format json)", figure((waived.len() - SHOWN) as u64)));
    }
}
