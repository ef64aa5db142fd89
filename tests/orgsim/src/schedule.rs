//! When somebody signs in.

use crate::clock::{DAY, HOUR, MINUTE};
use crate::{Random, Time};

/// When somebody signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Schedule {
    /// Like a scheduler: every so many seconds, counted backwards from a last login.
    Every {
        /// Seconds between logins.
        seconds: i64,
        /// The last login.
        last: Time,
    },
    /// Once a day at this UTC time.
    Daily {
        /// Hour.
        hour: i64,
        /// Minute.
        minute: i64,
        /// Monday to Friday only.
        workdays: bool,
    },
    /// Like a person: Monday to Friday, some days not, some days twice.
    Workdays {
        /// UTC hour at which work begins.
        from_hour: i64,
        /// Days of a hundred on which there is a login at all.
        percent: u64,
    },
    /// A number of times, at no recognisable rhythm.
    Irregular(u64),
    /// At these moments.
    At(Vec<Time>),
}

impl Schedule {
    /// The moments from `from` up to and including `to`, ascending.
    pub fn moments(&self, from: Time, to: Time, random: &mut Random) -> Vec<Time> {
        let mut moments = match self {
            Self::Every { seconds, last } => {
                let step = (*seconds).max(1);
                (0..=(last.0 - from.0).max(-1).div_euclid(step)).map(|n| last.plus(-n * step)).collect()
            }
            Self::Daily { hour, minute, workdays } => days(from, to)
                .filter(|day| !workdays || day.weekday() < 5)
                .map(|day| day.plus(hour * HOUR + minute * MINUTE + random.seconds(40)))
                .collect(),
            Self::Workdays { from_hour, percent } => at_work(*from_hour, *percent, from, to, random),
            Self::Irregular(times) => irregular(*times, from, to, random),
            Self::At(moments) => moments.clone(),
        };
        moments.retain(|moment| *moment >= from && *moment <= to);
        moments.sort_unstable();
        moments
    }
}

fn days(from: Time, to: Time) -> impl Iterator<Item = Time> {
    let first = from.midnight();
    (0..).map(move |n| first.plus(n * DAY)).take_while(move |day| *day <= to)
}

fn at_work(from_hour: i64, percent: u64, from: Time, to: Time, random: &mut Random) -> Vec<Time> {
    let mut moments = Vec::new();
    for day in days(from, to).filter(|day| day.weekday() < 5) {
        if !random.percent(percent) {
            continue;
        }
        moments.push(day.plus(from_hour * HOUR + random.seconds(100 * MINUTE)));
        if random.percent(25) {
            moments.push(day.plus((from_hour + 5) * HOUR + random.seconds(3 * HOUR)));
        }
    }
    moments
}

/// Each gap is drawn from a tenth to almost twice its fair share.
fn irregular(times: u64, from: Time, to: Time, random: &mut Random) -> Vec<Time> {
    let share = (to.0 - from.0) / i64::try_from(times.max(1)).unwrap_or(1);
    (0..times)
        .map(|n| {
            let start = from.plus(share * i64::try_from(n).unwrap_or(0));
            start.plus(share / 10 + random.seconds(share * 8 / 10))
        })
        .collect()
}
