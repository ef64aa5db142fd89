//! How regularly something signs in, and when it is expected next.

use std::collections::BTreeMap;

use super::Stream;
use crate::model::{Seconds, Utc, UtcHour};

const HOUR: Seconds = 3_600;
const WEEK_HOURS: i64 = 168;

/// How regularly something signs in, from the successes of its active hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rhythm {
    /// Usual seconds between logins; none for fewer than two.
    pub typical_gap: Option<Seconds>,
    /// At least 5 active hours over 7 days or more, and no gap above three times the median.
    pub regular: bool,
    /// When it is expected next, after the moment of the analysis.
    pub next: Option<Utc>,
    /// No login for more than three times its longest gap.
    pub overdue: bool,
}

/// The rhythm of some streams together, from their successes up to `as_of`.
///
/// If logins are less than an hour apart on average, that average repeats. Else the median gap
/// between active hours is typical, and next is the first hour of the week that was active in at
/// least half of the weeks covered, or, if there is none, a multiple of the median after the last
/// login. Hours are those of UTC.
#[must_use]
pub fn rhythm(streams: &[&Stream], as_of: Utc) -> Rhythm {
    let active = Active::of(streams, as_of);
    let (Some(first), Some(last)) = (active.first, active.last) else { return Rhythm::default() };
    if active.logins < 2 {
        return Rhythm::default();
    }
    let mean = last.since(first) / i64::try_from(active.logins - 1).unwrap_or(i64::MAX);
    let Some((median_hours, longest_hours)) = active.gaps() else {
        // One busy hour: how often it comes back, nothing tells.
        return Rhythm { typical_gap: Some(mean), ..Rhythm::default() };
    };
    let overdue = as_of.since(last) > 3 * longest_hours * HOUR;
    let typical = if mean < HOUR { mean.max(1) } else { median_hours * HOUR };
    let next = if mean < HOUR {
        following(last, typical, as_of)
    } else {
        active.usual_hour(as_of).unwrap_or_else(|| following(last, typical, as_of))
    };
    Rhythm {
        typical_gap: Some(typical),
        regular: active.hours.len() >= 5 && active.span_hours() >= WEEK_HOURS && longest_hours <= 3 * median_hours,
        next: (!overdue).then_some(next),
        overdue,
    }
}

/// The first of `last + gap`, `last + 2 gap`, … after `as_of`.
fn following(last: Utc, gap: Seconds, as_of: Utc) -> Utc {
    let gap = gap.max(1);
    last.plus((as_of.since(last).div_euclid(gap) + 1).saturating_mul(gap))
}

/// Hours with successes.
struct Active {
    /// Ascending, distinct.
    hours: Vec<UtcHour>,
    logins: u64,
    first: Option<Utc>,
    last: Option<Utc>,
}

impl Active {
    fn of(streams: &[&Stream], as_of: Utc) -> Self {
        let mut hours: BTreeMap<UtcHour, u64> = BTreeMap::new();
        let (mut first, mut last) = (None::<Utc>, None::<Utc>);
        for stream in streams {
            let seen = || stream.hours.0.iter().filter(|count| count.successes > 0 && count.hour.start() <= as_of);
            for count in seen() {
                *hours.entry(count.hour).or_default() += u64::from(count.successes);
            }
            // Where logins lie after `as_of`, the exact last one before it is not kept: its hour is.
            let last_here =
                stream.last_success.filter(|last| *last <= as_of).or_else(|| seen().next_back().map(|count| count.hour.start()));
            last = last.max(last_here);
            if let Some(first_here) = stream.first_success.filter(|first| *first <= as_of) {
                first = Some(first.map_or(first_here, |first| first.min(first_here)));
            }
        }
        // The hour stands for its last login there; it may begin before the first one.
        last = last.max(first);
        Self { logins: hours.values().sum(), hours: hours.into_keys().collect(), first, last }
    }

    /// Median (the lower one of two) and longest number of hours between active hours.
    fn gaps(&self) -> Option<(i64, i64)> {
        let mut gaps: Vec<i64> =
            self.hours.windows(2).filter_map(|pair| Some(i64::from(pair.get(1)?.0) - i64::from(pair.first()?.0))).collect();
        gaps.sort_unstable();
        Some((*gaps.get((gaps.len().checked_sub(1)?) / 2)?, *gaps.last()?))
    }

    fn span_hours(&self) -> i64 {
        match (self.hours.first(), self.hours.last()) {
            (Some(first), Some(last)) => i64::from(last.0) - i64::from(first.0),
            _ => 0,
        }
    }

    /// The first hour after `as_of` whose hour of the week was active in at least half of the
    /// weeks covered.
    fn usual_hour(&self, as_of: Utc) -> Option<Utc> {
        let weeks = self.span_hours() / WEEK_HOURS + 1;
        let mut active = [0_i64; 168];
        for hour in &self.hours {
            if let Some(count) = active.get_mut(usize::from(hour.of_week())) {
                *count += 1;
            }
        }
        let now = as_of.hour();
        (1..=168)
            .map(|ahead| UtcHour(now.0.saturating_add(ahead)))
            .find(|hour| active.get(usize::from(hour.of_week())).is_some_and(|count| count * 2 >= weeks))
            .map(UtcHour::start)
    }
}

#[cfg(test)]
mod tests;
