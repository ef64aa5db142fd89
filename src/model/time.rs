//! Moments, hours and windows. Everything is UTC; "now" is always an argument.

use std::fmt;

/// Whole seconds between two moments.
pub type Seconds = i64;

const DAY: Seconds = 86_400;
const HOUR: Seconds = 3_600;

/// A moment: whole seconds since 1970-01-01T00:00:00Z. Fractions in exports are cut off.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utc(pub i64);

impl Utc {
    /// Reads the spellings that Salesforce's exports use.
    ///
    /// `2026-07-23T16:18:23.000+0000`, `…Z`, `…+02:00`, a blank instead of `T`, no zone (the weekly
    /// Data Export writes GMT without one) and a bare date. `None` for anything else, for
    /// impossible dates and for years outside 1970–9999.
    /// Source: REST API Guide (date-time values), Data Loader's writers, a published Data Export.
    #[must_use]
    pub fn parse(text: &[u8]) -> Option<Self> {
        let (date, rest) = text.split_first_chunk::<10>()?;
        let day = parse_date(date)?;
        let clock = match rest {
            [] => return Some(Self(day * DAY)),
            [b'T' | b't' | b' ', clock @ ..] => clock,
            _ => return None,
        };
        let (time, rest) = clock.split_first_chunk::<8>()?;
        let [h1, h2, b':', m1, m2, b':', s1, s2] = *time else { return None };
        let (hour, minute, second) = (two(h1, h2)?, two(m1, m2)?, two(s1, s2)?);
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let zone = match rest {
            [b'.', fraction @ ..] => {
                let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
                if digits == 0 {
                    return None;
                }
                &fraction[digits..]
            }
            other => other,
        };
        // A leap second is the last second of its minute: nothing here needs finer.
        let second = second.min(59);
        Some(Self(day * DAY + hour * HOUR + minute * 60 + second - parse_offset(zone)?))
    }

    /// The UTC hour this moment lies in.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "parsed times end at the year 9999")]
    pub const fn hour(self) -> UtcHour {
        UtcHour(self.0.div_euclid(HOUR) as i32)
    }

    /// 00:00 UTC of the same day.
    #[must_use]
    pub const fn midnight(self) -> Self {
        Self(self.0.div_euclid(DAY) * DAY)
    }

    /// This moment, later by so many seconds.
    #[must_use]
    pub const fn plus(self, seconds: Seconds) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from an earlier moment to this one; negative if `earlier` is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Seconds {
        self.0.saturating_sub(earlier.0)
    }

    /// Whole days from an earlier moment to this one.
    #[must_use]
    pub const fn days_since(self, earlier: Self) -> i64 {
        self.since(earlier).div_euclid(DAY)
    }
}

fn digit(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

fn two(tens: u8, ones: u8) -> Option<i64> {
    Some(digit(tens)? * 10 + digit(ones)?)
}

/// Days since 1970-01-01 of `YYYY-MM-DD`, proleptic Gregorian.
fn parse_date(date: &[u8; 10]) -> Option<i64> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *date else { return None };
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    let (month, day) = (two(m1, m2)?, two(d1, d2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days_in_month = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if year < 1970 || day < 1 || day > days_in_month {
        return None;
    }
    // Counting years from March puts the leap day last, so month lengths follow one formula.
    let (shifted_year, shifted_month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    Some(shifted_year * 365 + shifted_year / 4 - shifted_year / 100 + shifted_year / 400 + day_of_year - 719_468)
}

/// Seconds east of UTC; no zone at all is UTC.
fn parse_offset(zone: &[u8]) -> Option<Seconds> {
    let (sign, digits) = match zone {
        [] | [b'Z' | b'z'] => return Some(0),
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match *digits {
        [h1, h2, m1, m2] | [h1, h2, b':', m1, m2] => (two(h1, h2)?, two(m1, m2)?),
        [h1, h2] => (two(h1, h2)?, 0),
        _ => return None,
    };
    (hours <= 14 && minutes <= 59).then_some(sign * (hours * HOUR + minutes * 60))
}

impl fmt::Display for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_second(self.0) {
            Ok(moment) => write!(f, "{moment}"),
            Err(_) => write!(f, "{}s", self.0),
        }
    }
}
impl fmt::Debug for Utc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl serde::Serialize for Utc {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl schemars::JsonSchema for Utc {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Utc".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time", "description": "UTC, whole seconds: 2026-03-30T22:29:21Z" })
    }
}

/// Hours since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcHour(pub i32);

impl UtcHour {
    /// The moment this hour begins.
    #[must_use]
    pub const fn start(self) -> Utc {
        Utc(self.0 as i64 * HOUR)
    }

    /// Hour of the week, 0 to 167; 0 is Monday 00:00 UTC.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a remainder of 168")]
    pub const fn of_week(self) -> u8 {
        // 1970-01-01 was a Thursday: three days after Monday.
        (self.0 + 72).rem_euclid(168) as u8
    }
}

/// The moment the analysis takes as now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf(pub Utc);

/// The span of login history that counts, from its first moment to before its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First moment inside: 00:00 UTC of the day that lies the window's length before `to`.
    pub from: Utc,
    /// The moment of the analysis. Inside.
    pub to: Utc,
}

impl Window {
    /// The window of this many days that ends at `as_of`.
    #[must_use]
    pub const fn ending(as_of: AsOf, days: u32) -> Self {
        Self { from: as_of.0.plus(-(days as i64) * DAY).midnight(), to: as_of.0 }
    }

    /// Whether the moment lies inside.
    #[must_use]
    pub fn contains(&self, moment: Utc) -> bool {
        self.from <= moment && moment <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_documented_spelling_is_the_same_moment() {
        let moment = Utc(1_784_823_503);
        for text in [
            "2026-07-23T16:18:23.000+0000",
            "2026-07-23T16:18:23.000Z",
            "2026-07-23T16:18:23Z",
            "2026-07-23 16:18:23",
            "2026-07-23T18:18:23+02:00",
            "2026-07-23T09:18:23-0700",
            "2026-07-23T16:18:23.9999999Z",
        ] {
            assert_eq!(Utc::parse(text.as_bytes()), Some(moment), "{text}");
        }
        assert_eq!(moment.to_string(), "2026-07-23T16:18:23Z");
    }

    #[test]
    fn impossible_times_are_refused() {
        for text in [
            "",
            "2026",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "1969-12-31",
            "2026-07-23T",
            "2026-07-23T24:00:00Z",
            "2026-07-23T16:60:00Z",
            "2026-07-23T16:18:23.Z",
            "2026-07-23T16:18:23 PST",
            "23/07/2026 16:18:23",
            "2026-07-23T16:18:23+1",
            "2026-07-23T16:18:23+9900",
        ] {
            assert_eq!(Utc::parse(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn monday_midnight_begins_the_week() {
        let monday = Utc::parse(b"2026-11-23T00:30:00Z").unwrap();
        assert_eq!(monday.hour().of_week(), 0);
        assert_eq!(monday.plus(-HOUR).hour().of_week(), 167);
    }

    #[test]
    fn a_window_begins_at_midnight() {
        let as_of = AsOf(Utc::parse(b"2026-11-24T10:00:00Z").unwrap());
        let window = Window::ending(as_of, 90);
        assert_eq!(window.from.to_string(), "2026-08-26T00:00:00Z");
        assert!(window.contains(window.from) && window.contains(as_of.0));
        assert!(!window.contains(window.from.plus(-1)));
    }

    proptest! {
        #[test]
        fn parsing_agrees_with_the_date_library(seconds in 0i64..253_402_300_799) {
            let text = jiff::Timestamp::from_second(seconds).unwrap().to_string();
            prop_assert_eq!(Utc::parse(text.as_bytes()), Some(Utc(seconds)));
            prop_assert_eq!(Utc(seconds).to_string(), text);
        }

        #[test]
        fn any_text_is_read_or_refused(text in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = Utc::parse(&text);
        }
    }
}
