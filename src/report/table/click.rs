//! If you click now: the six outcomes over active users, the prompts by hour, the other actions.

use super::grid::{Fit, Grid};
use super::ink::{Ink, inked};
use super::page::Page;
use crate::model::Action;
use crate::outcome::Effect;
use crate::report::census::{Census, tally};
use crate::report::figure::{counted, figure, listed};
use crate::report::{ActionLine, Availability, Report, moment, wording};

/// Worst first.
const EFFECTS: [Effect; 6] = [Effect::Breaks, Effect::LockedOut, Effect::AtRisk, Effect::Unknown, Effect::Prompted, Effect::Unaffected];
/// Columns of the longest bar.
const BAR: usize = 30;

/// Writes the block.
pub(super) fn write(report: &Report, census: &Census, page: &mut Page<'_>) {
    page.heading("If you click now");
    outcomes(report, census, page);
    prompts(report, page);
    actions(report, page);
}

fn outcomes(report: &Report, census: &Census, page: &mut Page<'_>) {
    let left_out = counted(census.left_out, "inactive or system user", "inactive or system users");
    let Some(tally) = tally(report, Action::ExpireAll) else {
        page.text(&match census.left_out {
            0 => "No user was read.".to_owned(),
            _ => format!("No active user was read; {left_out} left out."),
        });
        return;
    };
    page.text(&format!("{}; {left_out} left out (they cannot sign in).", counted(census.active, "active user", "active users")));
    let most = EFFECTS.iter().map(|effect| tally.of(*effect)).max().unwrap_or(0);
    for effect in EFFECTS {
        let n = tally.of(effect);
        let label = format!("{:<24} {:>9}", wording::effect(effect), figure(n));
        let label = match effect {
            Effect::Breaks | Effect::LockedOut if n > 0 => inked(Ink::Critical, &label),
            Effect::AtRisk | Effect::Unknown if n > 0 => inked(Ink::Medium, &label),
            _ => label,
        };
        page.line(format!("{label}  {}", bar(n, most, page.unicode())).trim_end());
        let asides = asides(effect, census);
        if !asides.is_empty() {
            page.item(" ", &format!("of these {}", listed(&asides)));
        }
    }
}

/// Parts of an outcome that people must not take for the rest.
fn asides(effect: Effect, census: &Census) -> Vec<String> {
    let (external, dormant) = ("customers and partners", "dormant");
    let parts = match effect {
        Effect::Breaks => vec![(census.stop.already, "already stopped")],
        Effect::LockedOut => {
            vec![(census.shut_out.already, "already shut out"), (census.dormant_shut_out, dormant), (census.external_shut_out, external)]
        }
        Effect::AtRisk => vec![
            (census.dormant_stuck.saturating_sub(census.dormant_shut_out), dormant),
            (census.external_stuck.saturating_sub(census.external_shut_out), external),
        ],
        Effect::Prompted => vec![(census.external_prompted, external)],
        Effect::Unaffected => vec![(census.not_rotated, "whose password stays valid (not rotated)")],
        Effect::Unknown => vec![(census.unknown_programs, "integrations")],
    };
    parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", figure(n))).collect()
}

/// A bar in proportion; whatever is not zero can be seen.
fn bar(n: u64, most: u64, unicode: bool) -> String {
    let eighths = |cells: usize| -> usize {
        let share = u128::from(n) * (cells as u128) * 8 / u128::from(most.max(1));
        usize::try_from(share).unwrap_or(cells * 8).max(usize::from(n > 0))
    };
    if !unicode {
        return "#".repeat(eighths(BAR).div_ceil(8));
    }
    let eighths = eighths(BAR);
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"].get(eighths % 8).copied().unwrap_or_default();
    format!("{}{part}", "█".repeat(eighths / 8))
}

fn prompts(report: &Report, page: &mut Page<'_>) {
    let Some(prompts) = &report.prompts else { return };
    let peak = prompts.peak_hour.map_or_else(String::new, |hour| format!(" ({})", moment::weekday_clock(hour)));
    page.text(&format!(
        "New passwords by hour: {} at the peak{peak}, {} on day one; at your assumed call rate of {}%: {} in that hour.",
        figure(prompts.peak),
        figure(prompts.first_day),
        prompts.call_percent,
        counted(prompts.calls_at_peak, "call", "calls"),
    ));
    let most = prompts.by_hour.iter().copied().max().unwrap_or(0);
    if page.unicode() && most > 0 {
        let spark: String = prompts.by_hour.iter().take(24).map(|n| level(*n, most)).collect();
        page.line(&format!("{} {spark} +{} h", moment::clock(report.as_of), prompts.by_hour.len().min(24)));
    }
}

fn level(n: u64, most: u64) -> char {
    let step = usize::try_from((u128::from(n) * 8).div_ceil(u128::from(most.max(1)))).unwrap_or(8);
    ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'].get(step).copied().unwrap_or('█')
}

fn actions(report: &Report, page: &mut Page<'_>) {
    let lines: &[ActionLine] = &report.actions;
    if lines.is_empty() || report.users.is_empty() {
        return;
    }
    page.blank();
    let mut columns = vec![("Action for all", Fit::Prose)];
    columns.extend(EFFECTS.map(|effect| (wording::effect_head(effect), Fit::Number)));
    let mut grid = Grid::new(&columns);
    for line in lines {
        let counts = if line.outcomes.is_none() { None } else { tally(report, line.action) };
        let mut cells = vec![wording::action(line.action).to_owned()];
        cells.extend(EFFECTS.map(|effect| counts.map_or_else(|| "-".to_owned(), |counts| figure(counts.of(effect)))));
        grid.row(cells);
    }
    page.grid(&grid);
    for line in lines {
        let state = match line.available {
            Availability::Yes if line.outcomes.is_none() => "not worked out",
            Availability::Yes => continue,
            Availability::No => "not in this org",
            Availability::Unchecked => "not checked whether this org has it",
        };
        let why = page.safe(line.why.trim().trim_end_matches('.'));
        let why = if why.is_empty() { why } else { format!(" ({why})") };
        page.note(&format!("{}: {state}{why}.", wording::action(line.action)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_whatever_is_not_zero() {
        assert_eq!(bar(0, 1_000_000, true), "");
        assert_eq!(bar(1, 1_000_000, true), "▏");
        assert_eq!(bar(1, 1_000_000, false), "#");
        assert_eq!(bar(u64::MAX, u64::MAX, true), "█".repeat(BAR));
        assert_eq!(bar(1, 2, true), "█".repeat(BAR / 2));
    }

    #[test]
    fn hours_without_anybody_are_dots() {
        assert_eq!([0, 1, 4, 8].map(|n| level(n, 8)), ['·', '▁', '▄', '█']);
        assert_eq!(level(u64::MAX, 0), '█');
    }
}
