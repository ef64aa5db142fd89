//! Findings by rule, worst first.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::ink::{Ink, inked, severity};
use super::page::Page;
use crate::model::Confidence;
use crate::report::figure::{counted, figure, sentence_case};
use crate::report::{Finding, Report, wording};

/// Findings of a rule shown before "and more".
const SHOWN: usize = 3;

/// Writes the block.
pub(super) fn write(report: &Report, page: &mut Page<'_>) {
    page.heading("Findings");
    if report.rules.is_empty() {
        page.text("No rules were evaluated. The outcomes above do not need them.");
        return;
    }
    let standing: Vec<&Finding> = report.findings.iter().filter(|finding| finding.waived.is_none()).collect();
    if standing.is_empty() {
        page.text(&format!("None from {}.", counted(report.rules.len() as u64, "rule", "rules")));
        return;
    }
    // A finding that another one explains is counted there, unless its cause is not shown.
    let prints: HashSet<&str> = standing.iter().map(|finding| finding.fingerprint.as_str()).collect();
    let mut explained: HashMap<&str, u64> = HashMap::new();
    let mut rules: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in standing {
        match finding.caused_by.as_deref().filter(|cause| prints.contains(cause) && *cause != finding.fingerprint) {
            Some(cause) => *explained.entry(cause).or_default() += 1,
            None => rules.entry(&finding.rule).or_default().push(finding),
        }
    }
    let mut rules: Vec<(&str, Vec<&Finding>)> = rules.into_iter().collect();
    for (_, findings) in &mut rules {
        findings.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.subject.label.cmp(&b.subject.label)));
    }
    let worst = |findings: &[&Finding]| findings.first().map(|finding| finding.severity);
    rules.sort_by(|(a, left), (b, right)| worst(right).cmp(&worst(left)).then_with(|| a.cmp(b)));
    totals(report, page);
    for (rule, findings) in rules {
        group(rule, &findings, &explained, page);
    }
}

fn totals(report: &Report, page: &mut Page<'_>) {
    let count = |level| report.findings.iter().filter(|finding| finding.waived.is_none() && finding.severity == level).count() as u64;
    let levels: Vec<String> = wording::WORST_FIRST
        .iter()
        .map(|level| (count(*level), *level))
        .filter(|(n, _)| *n > 0)
        .map(|(n, level)| format!("{} {}", figure(n), severity(level)))
        .collect();
    page.text(&levels.join(", "));
}

fn group(rule: &str, findings: &[&Finding], explained: &HashMap<&str, u64>, page: &mut Page<'_>) {
    let Some(first) = findings.first() else { return };
    let id = page.safe(rule);
    let id = page.link(&id, first.setup_url.as_deref());
    page.blank();
    page.text(&format!("{} {id}  {}", severity(first.severity), counted(findings.len() as u64, "subject", "subjects")));
    for finding in findings.iter().take(SHOWN) {
        let more = explained.get(finding.fingerprint.as_str()).map_or_else(String::new, |n| format!(" (explains {} more)", figure(*n)));
        let sure = if finding.confidence == Confidence::Certain { String::new() } else { format!(" ({})", finding.confidence) };
        let text = page.safe(&format!("{}{sure}{more}", finding.message));
        page.item("  -", &text);
    }
    if findings.len() > SHOWN {
        page.item("  -", &format!("and {} more (--format json)", figure((findings.len() - SHOWN) as u64)));
    }
    let evidence: Vec<String> = first.evidence.iter().map(|evidence| format!("{} = {}", evidence.fact, evidence.value)).collect();
    for (label, text) in [
        ("evidence", evidence.join(", ")),
        ("remedy", sentence_case(&first.remedy)),
        ("would pass if", first.would_pass_if.clone()),
        ("Setup", first.setup_url.clone().unwrap_or_default()),
    ] {
        if !text.is_empty() {
            let text = page.safe(&text);
            page.item(&format!("   {}", inked(Ink::Quiet, &format!("{label}:"))), &text);
        }
    }
}
