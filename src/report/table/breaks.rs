//! What breaks, first first: accounts behind which programs would stop.

use super::grid::{Fit, Grid};
use super::ink::{Ink, inked};
use super::page::Page;
use crate::logins::PasswordUse;
use crate::model::Utc;
use crate::outcome::{Effect, Reason};
use crate::report::census::Census;
use crate::report::figure::{counted, figure, listed};
use crate::report::reason::reason;
use crate::report::{IntegrationLine, Report, moment, wording};
use crate::verdict::Verdict;

/// Accounts shown before "and more".
const SHOWN: usize = 10;
/// Programs shown of one account.
const CLIENTS: usize = 5;
/// Columns from which the table has one more.
const ROOMY: usize = 100;
/// Columns of a name that nobody has to copy.
const NAME: usize = 40;

/// Writes the block.
pub(super) fn write(report: &Report, census: &Census, page: &mut Page<'_>) {
    page.heading("What breaks, first first");
    if report.integrations.is_empty() && census.stop.new + census.stop.already == 0 {
        page.text("No account that programs sign in with was seen in what was read.");
        return;
    }
    let of = |effect: Effect, already: bool| {
        let mut lines: Vec<&IntegrationLine> =
            report.integrations.iter().filter(|line| line.outcome == effect && line.already == already).collect();
        // Those without an expected time come last.
        lines.sort_by_key(|line| (line.next_expected_login.is_none(), line.next_expected_login, &line.username));
        lines
    };
    let stop = of(Effect::Breaks, false);
    if stop.is_empty() {
        page.text(match census.stop.new {
            0 if report.verdict == Verdict::Unknown || census.unknown > 0 => "Nothing is known to stop.",
            0 => "Nothing would stop.",
            _ => "Which accounts would stop is in the list of users (--format json).",
        });
    } else {
        table(&stop, report.as_of, page);
    }
    already(&of(Effect::Breaks, true), page);
    for effect in [Effect::LockedOut, Effect::AtRisk, Effect::Unknown, Effect::Prompted] {
        let mut lines = of(effect, false);
        lines.extend(of(effect, true));
        undecided(effect, &lines, page);
    }
    let mut rest = of(Effect::Unaffected, false);
    rest.extend(of(Effect::Unaffected, true));
    // Not the same as safe: whoever knows the password keeps it.
    let (kept, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|line| line.reason == Reason::PasswordNeverExpires);
    if !kept.is_empty() {
        let head = inked(Ink::Heading, &format!("{} not rotated", figure(kept.len() as u64)));
        page.text(&format!("{head}: password stays valid (Password Never Expires): {}", shown(&kept, page)));
    }
    if !rest.is_empty() {
        page.text(&format!("{} would go on.", counted(rest.len() as u64, "other integration", "other integrations")));
    }
}

fn table(lines: &[&IntegrationLine], now: Utc, page: &mut Page<'_>) {
    // Where it is tight, two columns become one: usernames are for copying and need the room.
    let roomy = page.width() >= ROOMY;
    let mut columns = vec![("Next login", Fit::Content), ("Account", Fit::Copy), ("Signs in by", Fit::Prose)];
    if roomy {
        columns.push(("Last seen", Fit::Content));
    }
    let mut grid = Grid::new(&columns);
    for line in lines.iter().take(SHOWN) {
        let methods: Vec<&str> = line.methods.iter().map(|method| wording::method(*method)).collect();
        let addresses = format!("from {}{}", counted(line.source_ips, "address", "addresses"), if line.at_least { " or more" } else { "" });
        let last = line.last_login.map(|last| moment::relative(last, now));
        let mut cells = vec![next(line.next_expected_login, line.overdue, now), account(line, now, page)];
        if roomy {
            cells.push(lines_of(&[methods.join(",\n"), addresses]));
            cells.push(lines_of(&[last.unwrap_or_else(|| "never".to_owned()), gap(line)]));
        } else {
            let last = last.map_or_else(|| "never seen".to_owned(), |last| format!("last {last}"));
            cells.push(lines_of(&[methods.join(",\n"), addresses, last, gap(line)]));
        }
        grid.row(cells);
    }
    page.grid(&grid);
    if lines.len() > SHOWN {
        page.note(&format!("and {} more (--format json)", figure((lines.len() - SHOWN) as u64)));
    }
}

/// Parts that say something, a line each.
fn lines_of(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// `in 4 min, 10:04`; beyond a day the distance alone.
fn next(at: Option<Utc>, overdue: bool, now: Utc) -> String {
    match at {
        None if overdue => "overdue".to_owned(),
        None => "not known".to_owned(),
        Some(at) if overdue || at <= now => format!("due, {}", moment::relative(at, now)),
        Some(at) if at.since(now) < 86_400 => format!("{}, {}", moment::relative(at, now), moment::clock(at)),
        Some(at) => moment::relative(at, now),
    }
}

fn gap(line: &IntegrationLine) -> String {
    match line.typical_gap_seconds {
        None => String::new(),
        Some(gap) if line.regular => format!("every {}", moment::span(gap)),
        Some(gap) => format!("about every {}", moment::span(gap)),
    }
}

/// Username, its programs and whom to call.
fn account(line: &IntegrationLine, now: Utc, page: &Page<'_>) -> String {
    let mut cell = page.safe(&line.username);
    if line.clients.len() > 1 {
        for client in line.clients.iter().take(CLIENTS) {
            let what = match (client.password_used, client.next_expected_login) {
                (PasswordUse::No, _) => "goes on".to_owned(),
                (PasswordUse::Unknown, _) => "cannot tell".to_owned(),
                (PasswordUse::Yes, Some(at)) => next(Some(at), false, now),
                (PasswordUse::Yes, None) => "stops".to_owned(),
            };
            cell = format!("{cell}\n- {}: {}, {what}", page.short(&client.client, NAME), wording::method(client.method));
        }
        if line.clients.len() > CLIENTS {
            cell = format!("{cell}\n- and {} more", line.clients.len() - CLIENTS);
        }
    } else {
        for app in line.apps.iter().take(CLIENTS) {
            cell = format!("{cell}\n{}", page.short(app, NAME));
        }
    }
    let Some(owner) = &line.owner else { return cell };
    let called: Vec<String> = [&owner.system, &owner.owner].into_iter().flatten().map(|text| page.short(text, NAME)).collect();
    if !called.is_empty() {
        cell = format!("{cell}\nowner: {}", called.join(", "));
    }
    owner.contact.as_ref().map_or(cell.clone(), |contact| format!("{cell}\n{}", page.safe(contact)))
}

fn already(lines: &[&IntegrationLine], page: &mut Page<'_>) {
    if lines.is_empty() {
        return;
    }
    let names = shown(lines, page);
    page.text(&format!("{} already: {names}", inked(Ink::Heading, &format!("{} stopped", figure(lines.len() as u64)))));
}

fn undecided(effect: Effect, lines: &[&IntegrationLine], page: &mut Page<'_>) {
    let mut reasons: Vec<_> = lines.iter().map(|line| line.reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    for word in reasons {
        let lines: Vec<&IntegrationLine> = lines.iter().copied().filter(|line| line.reason == word).collect();
        let told = reason(word);
        let head = inked(Ink::Heading, &format!("{} {}", figure(lines.len() as u64), wording::effect_of_group(effect)));
        let remedy = if told.remedy.is_empty() { String::new() } else { format!("; {}", told.remedy) };
        let names = shown(&lines, page);
        page.text(&format!("{head}: {}{remedy}: {names}", told.why));
    }
}

fn shown(lines: &[&IntegrationLine], page: &Page<'_>) -> String {
    let mut names: Vec<String> = lines.iter().take(CLIENTS).map(|line| page.safe(&line.username)).collect();
    if lines.len() > CLIENTS {
        names.push(format!("{} more", figure((lines.len() - CLIENTS) as u64)));
    }
    listed(&names)
}
