//! Who gets stuck: administrators first, each with his way in, then people by reason.

use std::collections::{BTreeMap, HashSet};

use super::grid::{Fit, Grid};
use super::ink::{Ink, inked};
use super::page::Page;
use crate::facts::{UserKind, WayIn};
use crate::outcome::{Effect, Reason};
use crate::report::census::{Census, concerned, is_apart};
use crate::report::figure::{counted, figure, listed};
use crate::report::reason::reason;
use crate::report::{AdministratorLine, Report, UserLine, wording};

/// Administrators shown before "and more".
const ADMINISTRATORS: usize = 15;
/// Users shown of a group.
const SHOWN: usize = 5;

/// Writes the block.
pub(super) fn write(report: &Report, census: &Census, page: &mut Page<'_>) {
    page.heading("Who gets stuck");
    administrators(report, page);
    people(report, census, page);
}

fn administrators(report: &Report, page: &mut Page<'_>) {
    let mut lines: Vec<&AdministratorLine> = report.administrators.iter().filter(|line| !line.program).collect();
    if lines.is_empty() {
        page.text("No administrator was found in what was read.");
        return;
    }
    lines.sort_by_key(|line| match line.way_in {
        WayIn::None => 0,
        WayIn::Unknown => 1,
        WayIn::Password | WayIn::Sso | WayIn::Both => 2,
    });
    let mut grid = Grid::new(&[("Administrator", Fit::Copy), ("Gets in by", Fit::Content), ("Can", Fit::Content), ("Why", Fit::Prose)]);
    for line in lines.iter().take(ADMINISTRATORS) {
        let way = wording::way_in(line.way_in).replace(" or ", "\nor ");
        grid.row([page.safe(&line.username), way, abilities(line), page.safe(&line.why)]);
    }
    page.grid(&grid);
    if lines.iter().take(ADMINISTRATORS).any(|line| line.can_reset_others.is_none() || line.can_repair_sso.is_none()) {
        page.note("A question mark: the permission was not read.");
    }
    if lines.len() > ADMINISTRATORS {
        page.note(&format!("and {} more administrators (--format json)", figure((lines.len() - ADMINISTRATORS) as u64)));
    }
}

/// What the administrator could do for the others once inside.
fn abilities(line: &AdministratorLine) -> String {
    let told = |answer: Option<bool>, what: &str| match answer {
        Some(true) => Some(what.to_owned()),
        Some(false) => None,
        None => Some(format!("{what}?")),
    };
    let can: Vec<String> =
        [told(line.can_reset_others, "reset others"), told(line.can_repair_sso, "mend SSO")].into_iter().flatten().collect();
    if can.is_empty() { "neither".to_owned() } else { can.join("\n") }
}

/// Users of one effect and reason; customers and partners apart.
#[derive(Default)]
struct Group<'a> {
    n: u64,
    first: Vec<&'a UserLine>,
}

fn people(report: &Report, census: &Census, page: &mut Page<'_>) {
    // Programs stand in the block above, administrators in the table.
    let shown: HashSet<&str> = report
        .administrators
        .iter()
        .map(|line| line.user_id.as_str())
        .chain(report.integrations.iter().map(|line| line.user_id.as_str()))
        .collect();
    let mut groups: BTreeMap<(bool, u8, Reason), Group<'_>> = BTreeMap::new();
    for (user, outcome) in concerned(report) {
        let order = match outcome.effect {
            Effect::LockedOut => 0,
            Effect::AtRisk => 1,
            Effect::Unknown => 2,
            Effect::Breaks | Effect::Prompted | Effect::Unaffected => continue,
        };
        if shown.contains(user.user_id.as_str()) || (outcome.effect != Effect::Unknown && is_apart(user)) {
            continue;
        }
        let group = groups.entry((user.kind == UserKind::External, order, outcome.reason)).or_default();
        group.n += 1;
        if group.first.len() < SHOWN {
            group.first.push(user);
        }
    }
    if groups.is_empty() {
        page.text(if census.active == 0 { "No active user was read." } else { "Nobody else is known to get stuck." });
    }
    for ((external, order, word), group) in &groups {
        let effect = [Effect::LockedOut, Effect::AtRisk, Effect::Unknown].get(usize::from(*order)).copied().unwrap_or(Effect::Unknown);
        let who = if *external { " (customers and partners)" } else { "" };
        let told = reason(*word);
        let remedy = if told.remedy.is_empty() { String::new() } else { format!("; {}", told.remedy) };
        let head = inked(Ink::Heading, &format!("{} {}{who}", figure(group.n), wording::effect_of_group(effect)));
        page.text(&format!("{head}: {}{remedy}", told.why));
        let mut names: Vec<String> = group.first.iter().map(|user| page.safe(user.username.as_deref().unwrap_or(&user.user_id))).collect();
        if group.n > names.len() as u64 {
            names.push(format!("{} more", figure(group.n - names.len() as u64)));
        }
        page.item(" ", &listed(&names));
    }
    if census.dormant_stuck > 0 {
        let who = counted(census.dormant_stuck, "dormant person", "dormant people");
        page.text(&format!("Counted apart: {who} without a login for long would be stuck too."));
    }
}
