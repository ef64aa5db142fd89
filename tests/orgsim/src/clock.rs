//! Moments, without a clock: everything is counted from a described time.

use std::fmt::Write as _;

/// Seconds of a minute, an hour and a day.
pub const MINUTE: i64 = 60;
/// Seconds of an hour.
pub const HOUR: i64 = 3600;
/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// A moment in UTC, in whole seconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub i64);

impl Time {
    /// A moment of the calendar.
    pub const fn utc(year: i64, month: i64, day: i64, hour: i64, minute: i64) -> Self {
        // Days from the civil calendar, by eras of 400 years that begin on 1 March.
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year - era * 400;
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
        Self(days * DAY + hour * HOUR + minute * MINUTE)
    }

    /// This many seconds later.
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0 + seconds)
    }

    /// This many days earlier.
    pub const fn days_before(self, days: i64) -> Self {
        Self(self.0 - days * DAY)
    }

    /// 00:00 UTC of the same day.
    pub const fn midnight(self) -> Self {
        Self(self.0 - self.0.rem_euclid(DAY))
    }

    /// Day of the week, 0 = Monday.
    pub const fn weekday(self) -> i64 {
        (self.0.div_euclid(DAY) + 3).rem_euclid(7)
    }

    /// Year, month, day, hour, minute, second.
    pub const fn parts(self) -> [i64; 6] {
        let days = self.0.div_euclid(DAY) + 719_468;
        let second = self.0.rem_euclid(DAY);
        let era = days.div_euclid(146_097);
        let of_era = days - era * 146_097;
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        [year, month, of_year - (153 * shifted + 2) / 5 + 1, second / HOUR, second / MINUTE % 60, second % 60]
    }

    /// As text: date, separator, time, and what follows.
    pub fn text(self, separator: char, tail: &str) -> String {
        let [year, month, day, hour, minute, second] = self.parts();
        let mut text = String::with_capacity(28);
        // Writing to a String cannot fail.
        let _ = write!(text, "{year:04}-{month:02}-{day:02}{separator}{hour:02}:{minute:02}:{second:02}{tail}");
        text
    }

    /// RFC 3339 in UTC, `2026-11-24T09:00:00Z`.
    pub fn rfc3339(self) -> String {
        self.text('T', "Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_agrees_with_known_days() {
        assert_eq!(Time::utc(1970, 1, 1, 0, 0), Time(0));
        assert_eq!(Time::utc(2026, 11, 24, 9, 0), Time(1_795_510_800));
        assert_eq!(Time::utc(2026, 11, 24, 9, 0).weekday(), 1);
        assert_eq!(Time::utc(2024, 2, 29, 23, 59).plus(60).rfc3339(), "2024-03-01T00:00:00Z");
    }

    #[test]
    fn parts_turn_a_moment_back() {
        for days in -1000..30_000 {
            let time = Time(days * DAY + 12_345);
            let [year, month, day, hour, minute, second] = time.parts();
            assert_eq!(Time::utc(year, month, day, hour, minute).plus(second), time);
        }
    }
}
