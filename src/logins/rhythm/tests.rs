use super::*;
use crate::logins::{Client, ClientFrom, Distinct, HourCount, Hours, LoginMethod, PasswordUse};
use crate::model::Confidence;

const DAY: Seconds = 24 * HOUR;
/// Monday 2026-08-03, 02:15.
const START: Utc = Utc(1_785_723_300);

fn stream(times: &[Utc]) -> Stream {
    let mut counts: BTreeMap<UtcHour, u32> = BTreeMap::new();
    for time in times {
        *counts.entry(time.hour()).or_default() += 1;
    }
    let hours = counts.into_iter().map(|(hour, successes)| HourCount { hour, successes, failures: 0, password_failures: 0 });
    Stream {
        method: LoginMethod::SoapPassword,
        password: PasswordUse::Yes,
        confidence: Confidence::Certain,
        decided_by: "21",
        hint: None,
        client: Client { name: "etl".into(), from: ClientFrom::Application },
        service: None,
        login_type: "Partner Product".into(),
        has_method_reference: false,
        hours: Hours(hours.collect()),
        first_success: times.iter().min().copied(),
        last_success: times.iter().max().copied(),
        first_failure: None,
        last_failure: None,
        failed_by_class: Vec::new(),
        addresses: Distinct::default(),
        countries: Vec::new(),
    }
}

fn every(gap: Seconds, count: i64) -> Vec<Utc> {
    (0..count).map(|number| START.plus(number * gap)).collect()
}

fn of(times: &[Utc], as_of: Utc) -> Rhythm {
    rhythm(&[&stream(times)], as_of)
}

#[test]
fn a_nightly_job_is_expected_in_its_hour() {
    let times = every(DAY, 30);
    let as_of = times[29].plus(10 * HOUR);
    let found = of(&times, as_of);
    assert_eq!(found.typical_gap, Some(DAY));
    assert!(found.regular && !found.overdue);
    assert_eq!(found.next, Some(times[29].plus(DAY).hour().start()));
}

#[test]
fn a_weekly_job_is_expected_on_its_day() {
    let times = every(7 * DAY, 9);
    let found = of(&times, times[8].plus(2 * DAY));
    assert_eq!((found.typical_gap, found.regular), (Some(7 * DAY), true));
    assert_eq!(found.next, Some(times[8].plus(7 * DAY).hour().start()));
}

#[test]
fn a_busy_client_comes_at_a_multiple_of_its_mean_gap() {
    let times = every(600, 6 * 24 * 10);
    let as_of = times[times.len() - 1].plus(1_500);
    let found = of(&times, as_of);
    assert_eq!(found.typical_gap, Some(600));
    assert!(found.regular);
    assert_eq!(found.next, Some(as_of.plus(300)));
}

#[test]
fn a_rare_job_falls_back_on_its_median() {
    let times = every(31 * DAY, 6);
    let found = of(&times, times[5].plus(DAY));
    assert_eq!(found.next, Some(times[5].plus(31 * DAY)));
    // The next one is never in the past.
    let late = times[5].plus(40 * DAY);
    assert_eq!(of(&times, late).next, Some(times[5].plus(62 * DAY)));
}

#[test]
fn silence_of_three_longest_gaps_is_overdue() {
    let times = every(DAY, 30);
    let last = times[29];
    assert!(!of(&times, last.plus(3 * DAY)).overdue);
    let silent = of(&times, last.plus(3 * DAY + 1));
    assert!(silent.overdue);
    assert_eq!(silent.next, None);
}

#[test]
fn few_logins_have_no_rhythm() {
    assert_eq!(of(&[], START), Rhythm::default());
    assert_eq!(of(&[START], START.plus(DAY)), Rhythm::default());
    let burst = of(&[START, START.plus(60)], START.plus(9 * DAY));
    assert_eq!(burst, Rhythm { typical_gap: Some(60), ..Rhythm::default() });
    assert!(!of(&every(DAY, 4), START.plus(4 * DAY)).regular);
}

#[test]
fn a_ragged_account_is_not_regular() {
    let mut times = every(DAY, 20);
    times.push(START.plus(60 * DAY));
    assert!(!of(&times, START.plus(61 * DAY)).regular);
}

#[test]
fn streams_count_together_and_the_future_does_not() {
    let (even, odd): (Vec<Utc>, Vec<Utc>) = every(DAY, 30).into_iter().partition(|time| time.0 / DAY % 2 == 0);
    let as_of = START.plus(19 * DAY + HOUR);
    let together = rhythm(&[&stream(&even), &stream(&odd)], as_of);
    assert_eq!(together.typical_gap, Some(DAY));
    assert_eq!(together.next, Some(START.plus(20 * DAY).hour().start()));
    assert_eq!(rhythm(&[&stream(&odd), &stream(&even)], as_of), together);
    assert_eq!(of(&every(DAY, 30), START.plus(-1)), Rhythm::default());
}
