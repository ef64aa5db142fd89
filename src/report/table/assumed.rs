//! What was not checked, and what is assumed.

use super::page::Page;
use crate::report::figure::{counted, figure};
use crate::report::{Report, RuleLine};

/// Rules shown before "and more".
const SHOWN: usize = 12;

/// Writes the block.
pub(super) fn write(report: &Report, page: &mut Page<'_>) {
    page.heading("Not checked and assumed");
    let open: Vec<&RuleLine> = report.rules.iter().filter(|rule| rule.status != "evaluated").collect();
    if report.rules.is_empty() {
        page.text("No rules were evaluated.");
    } else if open.is_empty() {
        page.text(&format!("All {} were evaluated.", counted(report.rules.len() as u64, "rule", "rules")));
    }
    for rule in open.iter().take(SHOWN) {
        let status = if rule.status == "partly" {
            format!("partly, {} cannot be told", figure(rule.cannot_tell))
        } else {
            "not evaluated".to_owned()
        };
        let reason = rule.reason.as_deref().map_or_else(String::new, |reason| format!(": {reason}"));
        let text = page.safe(&format!("{} {status}{reason}", rule.id));
        page.text(&text);
    }
    if open.len() > SHOWN {
        page.note(&format!("and {} more (--format json)", figure((open.len() - SHOWN) as u64)));
    }
    for assumption in &report.assumptions {
        let text = page.safe(&format!("{} = {}: {}", assumption.name, assumption.value, assumption.why));
        page.item("assumed:", &text);
    }
}
