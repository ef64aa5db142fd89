//! Single sign-on proof: who got in last, and until when the certificate holds.

use super::grid::{Fit, Grid};
use super::page::Page;
use crate::facts::{ConfigurationState, SsoKind};
use crate::model::SourceName;
use crate::report::figure::figure;
use crate::report::{Report, SsoLine, moment, wording};
use crate::snapshot::Status;

/// Configurations shown before "and more".
const SHOWN: usize = 10;

/// Writes the block.
pub(super) fn write(report: &Report, page: &mut Page<'_>) {
    page.heading("Single sign-on proof");
    if report.sso.is_empty() {
        let complete =
            |source| report.coverage.iter().any(|line| line.coverage.source == source && line.coverage.status == Status::Complete);
        let proven = complete(SourceName::SamlSsoConfig) && complete(SourceName::AuthProvider);
        page.text(if proven { "No single sign-on is set up." } else { "No configuration was seen in what was read." });
        return;
    }
    let mut grid = Grid::new(&[
        ("Configuration", Fit::Prose),
        ("State", Fit::Prose),
        ("Last success", Fit::Content),
        ("Failures since", Fit::Number),
        ("Certificate ends", Fit::Content),
    ]);
    let mut lines: Vec<&SsoLine> = report.sso.iter().collect();
    lines.sort_by_key(|line| urgency(line.state));
    for line in lines.iter().take(SHOWN) {
        grid.row([
            format!("{}\n{}", page.short(&line.label, 40), wording::sso_kind(line.kind)),
            wording::state(line.state).to_owned(),
            last_success(line, report),
            line.failures_since.map_or_else(|| "not known".to_owned(), figure),
            certificate(line, report),
        ]);
    }
    page.grid(&grid);
    if lines.len() > SHOWN {
        page.note(&format!("and {} more (--format json)", figure((lines.len() - SHOWN) as u64)));
    }
}

/// An authentication provider has none; an unreadable one is not known.
fn certificate(line: &SsoLine, report: &Report) -> String {
    match (line.certificate_not_after, line.kind) {
        (Some(end), _) => format!("{}\n{}", moment::day(end), moment::relative(end, report.as_of)),
        (None, SsoKind::Openid) => "has none".to_owned(),
        (None, SsoKind::Saml) => "not known".to_owned(),
    }
}

/// What needs a look first.
const fn urgency(state: ConfigurationState) -> u8 {
    match state {
        ConfigurationState::Failing | ConfigurationState::ExpiredFailing => 0,
        ConfigurationState::ExpiredButWorking | ConfigurationState::Expiring => 1,
        ConfigurationState::Unknown => 2,
        ConfigurationState::Working => 3,
        ConfigurationState::Deleted | ConfigurationState::SwitchedOff => 4,
        ConfigurationState::Unused | ConfigurationState::ExpiredUnused => 5,
    }
}

/// An administrator's success proves less: he may have been testing.
fn last_success(line: &SsoLine, report: &Report) -> String {
    let told = |at| format!("{}\n{}", moment::relative(at, report.as_of), moment::minute(at));
    match (line.last_success_ordinary_user, line.last_success) {
        (Some(at), _) => told(at),
        (None, Some(at)) => format!("{}\nno ordinary user", told(at)),
        (None, None) => "none seen".to_owned(),
    }
}
