//! Moments and spans as people type them.

use crate::model::Utc;

/// The longest window: a century holds any login history.
const DAYS_MAX: u32 = 36_500;

/// `90d` or `12w`, in days.
pub(super) fn parse_window(text: &str) -> Result<u32, String> {
    let form = || "write days or weeks, such as `90d` or `12w`".to_owned();
    let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let days_in_unit = match text.get(digits.len()..) {
        Some("d" | "D") => 1,
        Some("w" | "W") => 7,
        Some("") if !digits.is_empty() => return Err(format!("the unit is missing: `{digits}d` or `{digits}w`")),
        _ => return Err(form()),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(form());
    }
    // What does not fit is too long all the same.
    let days = digits.parse::<u32>().unwrap_or(u32::MAX).saturating_mul(days_in_unit);
    match days {
        0 => Err("a window of no days holds no logins".to_owned()),
        1..=DAYS_MAX => Ok(days),
        _ => Err(format!("a window has at most {DAYS_MAX} days")),
    }
}

/// An RFC 3339 time, or a date for 00:00 UTC of that day. Fractions of a second are cut off.
pub(super) fn parse_moment(text: &str) -> Result<Utc, String> {
    let moment = match text.parse::<jiff::Timestamp>() {
        Ok(moment) => moment,
        Err(_) if text.len() == "2026-11-24".len() => {
            format!("{text}T00:00:00Z").parse::<jiff::Timestamp>().map_err(|_| FORM.to_owned())?
        }
        Err(_) if text.parse::<jiff::civil::DateTime>().is_ok() => {
            return Err(format!("the zone is missing: `{text}Z` for UTC, or an offset such as `{text}+02:00`"));
        }
        Err(_) => return Err(FORM.to_owned()),
    };
    let utc = Utc(moment.as_second());
    // What the reading of exports accepts: outside it no row could lie.
    match utc.0 {
        0..=LAST => Ok(utc),
        _ => Err("only the years 1970 to 9999 can be taken as now".to_owned()),
    }
}

const FORM: &str = "write `2026-11-24T10:00:00Z`, or `2026-11-24` for 00:00 UTC of that day";

/// 9999-12-31T23:59:59Z.
const LAST: i64 = 253_402_300_799;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_days_or_weeks() {
        assert_eq!(parse_window("90d"), Ok(90));
        assert_eq!(parse_window("12w"), Ok(84));
        assert_eq!(parse_window("1D"), Ok(1));
        assert_eq!(parse_window("90").unwrap_err(), "the unit is missing: `90d` or `90w`");
        for text in ["", "d", "3mo", "1y", "-5d", "1.5d", "0d", "90 d", "٣d", "36501d", "99999999999d", "700000000w", "d90"] {
            assert!(parse_window(text).is_err(), "{text}");
        }
    }

    #[test]
    fn moments_are_rfc_3339_or_dates() {
        let moment = Utc::parse(b"2026-11-24T10:00:00Z").unwrap();
        for text in ["2026-11-24T10:00:00Z", "2026-11-24T12:00:00+02:00", "2026-11-24T10:00:00.999Z", "2026-11-24t10:00:00z"] {
            assert_eq!(parse_moment(text), Ok(moment), "{text}");
        }
        assert_eq!(parse_moment("2026-11-24"), Ok(moment.midnight()));
        assert!(parse_moment("2026-11-24T10:00:00").unwrap_err().contains("the zone is missing"));
        for text in
            ["", "yesterday", "2026-02-30", "2026-13-01T00:00:00Z", "24.11.2026", "1969-12-31T23:59:59Z", "1969-12-31", "+010000-01-01"]
        {
            assert!(parse_moment(text).is_err(), "{text}");
        }
        assert_eq!(parse_moment("9999-12-30T22:00:00Z").unwrap().to_string(), "9999-12-30T22:00:00Z");
    }
}
