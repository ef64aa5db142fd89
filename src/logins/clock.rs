//! Times of login rows, with the last day remembered.

use crate::model::Utc;

/// Reads times; rows mostly lie in the order of time, so the day of the row before is remembered.
#[derive(Debug, Default)]
pub(super) struct Clock {
    date: [u8; 10],
    /// 00:00 UTC of `date`.
    midnight: i64,
}

impl Clock {
    /// The same as [`Utc::parse`], blanks around the text aside.
    #[inline]
    pub(super) fn read(&mut self, text: &[u8]) -> Option<Utc> {
        self.read_utc(text).or_else(|| Utc::parse(text.trim_ascii()))
    }

    /// The common form, `2026-07-23T16:18:23.000+0000` or `Z`; none if it is another.
    #[inline]
    fn read_utc(&mut self, text: &[u8]) -> Option<Utc> {
        let (date, rest) = text.split_first_chunk::<10>()?;
        let (clock, zone) = rest.split_first_chunk::<9>()?;
        let [b'T', h1, h2, b':', m1, m2, b':', s1, s2] = *clock else { return None };
        let is_utc = match zone {
            [b'Z'] | b"+0000" => true,
            [b'.', fraction @ .., b'Z'] | [b'.', fraction @ .., b'+', b'0', b'0', b'0', b'0'] => {
                !fraction.is_empty() && fraction.iter().all(u8::is_ascii_digit)
            }
            _ => false,
        };
        let (hour, minute, second) = (two(h1, h2)?, two(m1, m2)?, two(s1, s2)?);
        if !is_utc || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        if *date != self.date {
            self.midnight = Utc::parse(date)?.0;
            self.date = *date;
        }
        Some(Utc(self.midnight + hour * 3_600 + minute * 60 + second))
    }
}

#[inline]
const fn two(tens: u8, ones: u8) -> Option<i64> {
    if tens.is_ascii_digit() && ones.is_ascii_digit() { Some((tens - b'0') as i64 * 10 + (ones - b'0') as i64) } else { None }
}

/// Months since January of the year 0 of the month that the moment lies in.
pub(super) fn month(moment: Utc) -> i32 {
    // Counting years from March puts the leap day last, so month lengths follow one formula.
    let days = moment.0.div_euclid(86_400) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    i32::try_from((era * 400 + year_of_era) * 12 + shifted_month + 2).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn months_follow_each_other() {
        let month_of = |text: &[u8]| month(Utc::parse(text).unwrap());
        assert_eq!(month_of(b"2026-01-31"), 2026 * 12);
        assert_eq!(month_of(b"2026-02-01"), 2026 * 12 + 1);
        assert_eq!(month_of(b"2025-12-31T23:59:59Z"), 2026 * 12 - 1);
        assert_eq!(month_of(b"2024-02-29"), 2024 * 12 + 1);
        assert_eq!(month_of(b"1970-01-01"), 1970 * 12);
    }

    proptest! {
        #[test]
        fn reading_agrees_with_the_model(
            text in "20[0-9]{2}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](|\\.[0-9]{3}|\\.[0-9]{1,4})(|Z|\\+0000|\\+0200|\\+|\\+000)",
            before in "2026-0[1-9]-1[0-9]T10:00:00Z",
        ) {
            let mut clock = Clock::default();
            clock.read(before.as_bytes());
            prop_assert_eq!(clock.read(text.as_bytes()), Utc::parse(text.as_bytes()), "{}", text);
        }

        #[test]
        fn months_agree_with_the_date_library(seconds in 0i64..253_402_300_799) {
            let text = jiff::Timestamp::from_second(seconds).unwrap().to_string();
            let (year, rest) = text.split_once('-').unwrap();
            let wanted = year.parse::<i32>().unwrap() * 12 + rest[..2].parse::<i32>().unwrap() - 1;
            prop_assert_eq!(month(Utc(seconds)), wanted);
        }
    }
}
