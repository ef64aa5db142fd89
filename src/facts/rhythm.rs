//! How regularly an account signs in, and when it is expected next.

use std::collections::BTreeMap;

use super::Rhythm;
use crate::logins::Stream;
use crate::model::{AsOf, Seconds, Utc, UtcHour};

const HOUR: Seconds = 3_600;
const WEEK_HOURS: i32 = 168;

/// The rhythm of the successes of these streams together, up to `as_of`.
pub(super) fn rhythm(streams: &[&Stream], as_of: AsOf) -> Rhythm {
    let mut active: BTreeMap<UtcHour, u64> = BTreeMap::new();
    for count in streams.iter().flat_map(|stream| &stream.hours.0) {
        if count.successes > 0 && count.hour.start() <= as_of.0 {
            *active.entry(count.hour).or_default() += u64::from(count.successes);
        }
    }
    let past = |moment: &Utc| *moment <= as_of.0;
    let first = streams.iter().filter_map(|stream| stream.first_success).filter(past).min();
    let last = streams.iter().filter_map(|stream| stream.last_success).filter(past).max();
    let hours: Vec<UtcHour> = active.keys().copied().collect();
    let (Some(first_hour), Some(last_hour)) = (hours.first(), hours.last()) else { return Rhythm::default() };
    // The last success may lie after `as_of`: then its hour is the best that is known.
    let first = first.unwrap_or(first_hour.start());
    let last = last.unwrap_or(last_hour.start()).max(first);
    let events = active.values().sum::<u64>();
    if events < 2 {
        return Rhythm::default();
    }
    let mean = last.since(first) / i64::try_from(events - 1).unwrap_or(i64::MAX);
    // One busy hour: how often it comes back, nothing tells.
    let Some(gaps) = Gaps::between(&hours) else { return Rhythm { typical_gap: Some(mean), ..Rhythm::default() } };
    let regular = hours.len() >= 5 && last_hour.0 - first_hour.0 >= WEEK_HOURS && gaps.longest <= 3 * gaps.median;
    let overdue = as_of.0.since(last) > 3 * Seconds::from(gaps.longest) * HOUR;
    let often = mean < HOUR;
    let typical = if often { mean.max(1) } else { Seconds::from(gaps.median) * HOUR };
    let by_the_week = if often { None } else { next_weekly(&hours, *first_hour, *last_hour, as_of) };
    let next = by_the_week.unwrap_or_else(|| next_multiple(last, typical, as_of.0));
    Rhythm { typical_gap: Some(typical), regular, next: (!overdue).then_some(next), overdue }
}

/// Gaps between successive active hours, in hours.
struct Gaps {
    median: i32,
    longest: i32,
}

impl Gaps {
    /// None for fewer than two active hours.
    fn between(hours: &[UtcHour]) -> Option<Self> {
        let mut gaps: Vec<i32> = hours.windows(2).filter_map(|pair| Some(pair.last()?.0 - pair.first()?.0)).collect();
        gaps.sort_unstable();
        let longest = *gaps.last()?;
        // Of an even number the lower one of the two in the middle: a gap that was really there.
        Some(Self { median: *gaps.get((gaps.len() - 1) / 2)?, longest })
    }
}

/// The first hour after `as_of` whose place in the week was active in half of the weeks or more.
/// Fewer than two weeks say nothing about weeks.
fn next_weekly(hours: &[UtcHour], first: UtcHour, last: UtcHour, as_of: AsOf) -> Option<Utc> {
    let weeks = (last.0 - first.0) / WEEK_HOURS + 1;
    if weeks < 2 {
        return None;
    }
    let mut active_weeks = [0_i32; WEEK_HOURS as usize];
    for hour in hours {
        if let Some(count) = active_weeks.get_mut(usize::from(hour.of_week())) {
            *count += 1;
        }
    }
    let now = as_of.0.hour();
    (1..=WEEK_HOURS)
        .map(|ahead| UtcHour(now.0 + ahead))
        .find(|hour| active_weeks.get(usize::from(hour.of_week())).is_some_and(|active| 2 * active >= weeks))
        .map(UtcHour::start)
}

/// The first moment after `now` that lies whole gaps after `last`.
fn next_multiple(last: Utc, gap: Seconds, now: Utc) -> Utc {
    let gap = gap.max(1);
    let passed = now.since(last).max(0) / gap;
    last.plus(gap.saturating_mul(passed + 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::{as_of, stream, time};
    use super::*;
    use crate::logins::{LoginMethod, PasswordUse};

    fn of(times: &[String]) -> Rhythm {
        let times: Vec<&str> = times.iter().map(String::as_str).collect();
        rhythm(&[&stream(LoginMethod::SoapPassword, PasswordUse::Yes, "etl", &times)], as_of())
    }

    fn every(hours: i64, count: i64, last: &str) -> Vec<String> {
        let last = time(last);
        (0..count).rev().map(|back| last.plus(-back * hours * HOUR).to_string()).collect()
    }

    #[test]
    fn a_nightly_job_is_expected_at_its_hour() {
        let rhythm = of(&every(24, 20, "2026-11-24T02:05:00Z"));
        assert_eq!(rhythm.typical_gap, Some(24 * HOUR));
        assert!(rhythm.regular && !rhythm.overdue);
        assert_eq!(rhythm.next, Some(time("2026-11-25T02:00:00Z")));
    }

    #[test]
    fn weekends_off_are_still_regular_and_skipped() {
        let weekdays: Vec<String> =
            (2..=24).filter(|day| !matches!(day % 7, 0 | 1)).map(|day| format!("2026-11-{day:02}T06:00:00Z")).collect();
        let rhythm = of(&weekdays);
        assert!(rhythm.regular, "{rhythm:?}");
        assert_eq!(rhythm.next, Some(time("2026-11-25T06:00:00Z")));
    }

    #[test]
    fn every_ten_minutes_counts_from_the_last() {
        let last = time("2026-11-24T09:55:00Z");
        let times: Vec<String> = (0..1_200).rev().map(|back| last.plus(-back * 600).to_string()).collect();
        let rhythm = of(&times);
        assert_eq!(rhythm.typical_gap, Some(600));
        assert_eq!(rhythm.next, Some(time("2026-11-24T10:05:00Z")));
        assert!(rhythm.regular);
    }

    #[test]
    fn four_active_hours_or_six_days_are_not_regular() {
        assert!(!of(&every(48, 4, "2026-11-24T02:00:00Z")).regular);
        assert!(of(&every(48, 5, "2026-11-24T02:00:00Z")).regular);
        assert!(!of(&every(24, 7, "2026-11-24T02:00:00Z")).regular);
        assert!(of(&every(24, 8, "2026-11-24T02:00:00Z")).regular);
    }

    #[test]
    fn one_long_gap_breaks_the_rhythm() {
        let mut times = every(24, 10, "2026-11-10T02:00:00Z");
        times.extend(every(24, 10, "2026-11-23T02:00:00Z"));
        // Four days between the halves: more than three times a day.
        assert!(!of(&times).regular);
    }

    #[test]
    fn silence_of_three_times_the_longest_gap_is_overdue() {
        let just = of(&every(24, 20, "2026-11-21T10:00:00Z"));
        assert!(!just.overdue && just.next.is_some());
        let over = of(&every(24, 20, "2026-11-21T09:59:59Z"));
        assert!(over.overdue && over.next.is_none() && over.typical_gap.is_some());
    }

    #[test]
    fn one_busy_hour_has_a_gap_and_no_next() {
        let times = ["2026-11-20T02:00:00Z", "2026-11-20T02:10:00Z", "2026-11-20T02:20:00Z"].map(str::to_owned);
        assert_eq!(of(&times), Rhythm { typical_gap: Some(600), ..Rhythm::default() });
    }

    #[test]
    fn one_login_has_no_rhythm() {
        assert_eq!(of(&["2026-11-24T02:00:00Z".to_owned()]), Rhythm::default());
        assert_eq!(of(&[]), Rhythm::default());
    }

    #[test]
    fn less_than_two_weeks_count_from_the_last_login() {
        let rhythm = of(&every(24, 4, "2026-11-24T02:30:00Z"));
        assert_eq!(rhythm.next, Some(time("2026-11-25T02:30:00Z")));
    }

    #[test]
    fn the_future_is_not_counted() {
        let rhythm = of(&every(24, 20, "2026-12-20T02:00:00Z"));
        assert!(!rhythm.regular);
    }

    proptest! {
        #[test]
        fn the_next_login_is_always_ahead(times in proptest::collection::vec(1_780_000_000_i64..1_795_600_000, 0..60)) {
            let texts: Vec<String> = times.iter().map(|seconds| Utc(*seconds).to_string()).collect();
            let rhythm = of(&texts);
            prop_assert!(rhythm.next.is_none_or(|next| next > as_of().0));
            prop_assert!(!(rhythm.overdue && rhythm.next.is_some()));
        }

        #[test]
        fn splitting_into_streams_changes_nothing(times in proptest::collection::vec(1_780_000_000_i64..1_795_514_400, 0..40), cut in 0usize..40) {
            let mut texts: Vec<String> = times.iter().map(|seconds| Utc(*seconds).to_string()).collect();
            texts.sort();
            let whole = of(&texts);
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (left, right) = texts.split_at(cut.min(texts.len()));
            let parts = [left, right].map(|part| stream(LoginMethod::SoapPassword, PasswordUse::Yes, "etl", part));
            prop_assert_eq!(rhythm(&[&parts[0], &parts[1]], as_of()), whole);
        }
    }
}
