//! When people would meet the change-password screen.

use crate::facts::Facts;
use crate::model::{AsOf, Utc};
use crate::outcome::{Effect, Outcome};
use crate::report::Prompts;
use crate::settings::Thresholds;

const HOURS: usize = 24;
const HOUR: i64 = 3_600;

/// People who would be prompted, by the hour of the next 24 in which their habit has them sign in.
///
/// None if nobody is prompted or nobody's habit is known: a day of zeros would look like an answer.
pub(super) fn expected(facts: &Facts, expire: &[Outcome], thresholds: &Thresholds, as_of: AsOf) -> Option<Prompts> {
    let mut by_hour = vec![0_u64; HOURS];
    let mut habits = 0_u64;
    for (user, outcome) in facts.users.iter().zip(expire) {
        if outcome.effect != Effect::Prompted {
            continue;
        }
        let Some(next) = user.next_page_login else { continue };
        habits += 1;
        let ahead = usize::try_from(next.since(as_of.0).max(0) / HOUR).unwrap_or(HOURS);
        if let Some(hour) = by_hour.get_mut(ahead) {
            *hour += 1;
        }
    }
    if habits == 0 {
        return None;
    }
    let (busiest, peak) = by_hour.iter().copied().enumerate().rev().max_by_key(|(_, people)| *people)?;
    let hours_ahead = i64::try_from(busiest).ok()?;
    Some(Prompts {
        peak_hour: (peak > 0).then(|| hour_beginning(as_of.0, hours_ahead)),
        peak,
        first_day: by_hour.iter().sum(),
        call_percent: thresholds.helpdesk_call_percent,
        calls_at_peak: calls(peak, thresholds.helpdesk_call_percent),
        by_hour,
    })
}

fn hour_beginning(as_of: Utc, hours_ahead: i64) -> Utc {
    as_of.plus(hours_ahead * HOUR)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of people is neither negative nor beyond their number"
)]
fn calls(people: u64, percent: f64) -> u64 {
    (people as f64 * percent / 100.0).round() as u64
}
