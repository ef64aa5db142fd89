//! Times as people read them: UTC, and measured from the moment taken as now.

use crate::model::{Seconds, Utc};

const MINUTE: Seconds = 60;
const HOUR: Seconds = 3_600;
const DAY: Seconds = 86_400;

/// `2026-11-24`.
pub(super) fn day(moment: Utc) -> String {
    let text = moment.to_string();
    text.split('T').next().unwrap_or(&text).to_owned()
}

/// `2026-11-24 10:04`.
pub(super) fn minute(moment: Utc) -> String {
    let text = moment.to_string();
    text.get(..16).unwrap_or(&text).replace('T', " ")
}

/// `10:04`.
pub(super) fn clock(moment: Utc) -> String {
    moment.to_string().get(11..16).unwrap_or_default().to_owned()
}

/// `Tue 10:00`.
pub(super) fn weekday_clock(moment: Utc) -> String {
    // Hour 0 of the week is Monday 00:00.
    let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].get(usize::from(moment.hour().of_week() / 24));
    format!("{} {}", weekday.copied().unwrap_or_default(), clock(moment))
}

/// `4 min`, `5 h`, `3 days`, `14 months`, `6 years`: the largest unit that still tells something.
/// A negative span is taken as none.
pub(super) fn span(seconds: Seconds) -> String {
    let months = |days: Seconds| days * 100 / 3044;
    match seconds {
        ..=59 => "under 1 min".to_owned(),
        HOUR => "1 h".to_owned(),
        60..=7_199 => format!("{} min", seconds / MINUTE),
        7_200..=172_799 => format!("{} h", seconds / HOUR),
        _ => match seconds / DAY {
            days @ ..=119 => format!("{days} days"),
            days @ 120..=1_095 => format!("{} months", months(days)),
            days => format!("{} years", days * 100 / 36_525),
        },
    }
}

/// `in 4 min`, `3 days ago`, `now`.
pub(super) fn relative(moment: Utc, now: Utc) -> String {
    match moment.since(now) {
        0 => "now".to_owned(),
        ahead @ 1.. => format!("in {}", span(ahead)),
        ago => format!("{} ago", span(ago.saturating_neg())),
    }
}

/// For "within": rounded up and spelt out: `4 minutes`, `3 hours`.
pub(super) fn within(seconds: Seconds) -> String {
    let (n, unit) = match seconds {
        ..=7_199 => ((seconds.max(1) + MINUTE - 1) / MINUTE, "minute"),
        7_200..=172_799 => ((seconds + HOUR - 1) / HOUR, "hour"),
        _ => ((seconds.min(Seconds::MAX - DAY) + DAY - 1) / DAY, "day"),
    };
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Utc {
        Utc::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn moments_are_cut_to_what_is_read() {
        let moment = at("2026-11-24T10:04:59Z");
        assert_eq!(
            (day(moment), minute(moment), clock(moment)),
            ("2026-11-24".to_owned(), "2026-11-24 10:04".to_owned(), "10:04".to_owned())
        );
        assert_eq!(weekday_clock(moment), "Tue 10:04");
        // Beyond the calendar there is a number, and no panic.
        assert!(!minute(Utc(i64::MAX)).is_empty() && !day(Utc(i64::MIN)).is_empty());
        assert_eq!(clock(Utc(i64::MAX)).len() % 5, 0);
    }

    #[test]
    fn spans_use_the_largest_unit_that_tells() {
        let spans: Vec<String> =
            [0, 59, 60, HOUR, 7_199, 7_200, 172_799, 172_800, 119 * DAY, 120 * DAY, 400 * DAY, 4_000 * DAY].map(span).into();
        assert_eq!(
            spans,
            [
                "under 1 min",
                "under 1 min",
                "1 min",
                "1 h",
                "119 min",
                "2 h",
                "47 h",
                "2 days",
                "119 days",
                "3 months",
                "13 months",
                "10 years"
            ]
        );
    }

    #[test]
    fn relative_times_are_measured_from_now() {
        let now = at("2026-11-24T10:00:00Z");
        assert_eq!(relative(now.plus(240), now), "in 4 min");
        assert_eq!(relative(now.plus(-3 * DAY), now), "3 days ago");
        assert_eq!(relative(now, now), "now");
        assert!(relative(Utc(i64::MIN), Utc(i64::MAX)).ends_with("ago"));
    }

    #[test]
    fn within_rounds_up() {
        let within: Vec<String> = [0, 1, 60, 61, 7_201, 172_801, i64::MAX].map(within).into();
        assert_eq!(within, ["1 minute", "1 minute", "1 minute", "2 minutes", "3 hours", "3 days", "106751991167300 days"]);
    }
}
