use std::collections::BTreeMap;

use super::ConfigurationState;
use crate::logins::{ServiceLogins, UserKey};
use crate::model::Known::{self, Is, Unknown};
use crate::model::{AsOf, Confidence, Missing, SourceName, Utc, UtcHour, Window};
use crate::settings::Thresholds;

const DAY: i64 = 86_400;
const DAY_HOURS: i32 = 24;

/// The logins of one configuration, from one or several aggregates.
#[derive(Clone, Debug, Default)]
pub(super) struct Usage {
    /// Per hour: successes, and failures that speak against the configuration.
    hours: BTreeMap<UtcHour, (u64, u64)>,
    pub(super) last_success: Option<Utc>,
    success_by_user: BTreeMap<UserKey, Utc>,
    failure_by_user: BTreeMap<UserKey, Utc>,
}

impl Usage {
    pub(super) fn of<'a>(services: impl Iterator<Item = &'a ServiceLogins>) -> Self {
        let mut usage = Self::default();
        for service in services {
            usage.last_success = usage.last_success.max(service.last_success);
            for hour in &service.hours {
                let count = usage.hours.entry(hour.hour).or_default();
                count.0 += u64::from(hour.successes);
                count.1 += u64::from(hour.configuration_failures);
            }
            later(&mut usage.success_by_user, &service.success_by_user);
            later(&mut usage.failure_by_user, &service.failure_by_user);
        }
        usage
    }

    /// Configuration-class failures in hours after the hour of the last success.
    pub(super) fn failures_since(&self) -> u64 {
        let after = |hour: UtcHour| self.last_success.is_none_or(|last| hour > last.hour());
        self.hours.iter().filter(|(hour, _)| after(**hour)).map(|(_, (_, failures))| failures).sum()
    }

    /// Last success of somebody of whom `is_administrator` says no. Unknown if a later success
    /// belongs to somebody of whom it cannot tell.
    pub(super) fn last_ordinary(&self, is_administrator: &dyn Fn(&UserKey) -> Known<bool>) -> Known<Option<Utc>> {
        let (mut ordinary, mut unclear, mut missing) = (None, None, Missing::default());
        for (user, last) in &self.success_by_user {
            match is_administrator(user) {
                Is(true) => {}
                Is(false) => ordinary = ordinary.max(Some(*last)),
                Unknown(why) => {
                    unclear = unclear.max(Some(*last));
                    missing = missing.union(why);
                }
            }
        }
        if unclear > ordinary { Unknown(missing) } else { Is(ordinary) }
    }

    fn last_failure(&self) -> Option<Utc> {
        self.failure_by_user.values().max().copied()
    }

    fn users_failing_after(&self, moment: Utc) -> usize {
        self.failure_by_user.values().filter(|last| **last > moment).count()
    }

    /// Was working, and fails now: SSO002.
    fn is_failing(&self, thresholds: &Thresholds) -> bool {
        let Some(last_success) = self.last_success else { return false };
        let many = self.failures_since() >= u64::from(thresholds.sso_failures) && self.users_failing_after(last_success) >= 2;
        many || self.fails_in_last_day(thresholds)
    }

    fn fails_in_last_day(&self, thresholds: &Thresholds) -> bool {
        let used = self.hours.iter().filter(|(_, (successes, failures))| successes + failures > 0);
        let Some(last) = used.map(|(hour, _)| *hour).max() else { return false };
        let from = UtcHour(last.0.saturating_sub(DAY_HOURS - 1));
        let (successes, failures) = self.hours.range(from..=last).fold((0, 0), |sum, (_, count)| (sum.0 + count.0, sum.1 + count.1));
        let share = failures as f64 * 100.0 / (successes + failures) as f64;
        failures > 0 && share >= thresholds.sso_failure_percent && self.users_failing_after(from.start().plus(-1)) >= 2
    }
}

fn later(known: &mut BTreeMap<UserKey, Utc>, more: &[(UserKey, Utc)]) {
    for (user, when) in more {
        known.entry(user.clone()).and_modify(|last| *last = (*last).max(*when)).or_insert(*when);
    }
}

/// What a configuration is judged by, beside its logins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Circumstances<'a> {
    /// Last moment of its certificate.
    pub(super) certificate: Known<Option<Utc>>,
    /// SAML is on for the org. Source: Metadata API Guide v67, `enableSamlLogin`.
    pub(super) switched_on: Known<bool>,
    pub(super) thresholds: &'a Thresholds,
    pub(super) window: Window,
    pub(super) as_of: AsOf,
}

/// How a configuration fares, and whether it gets people in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Health {
    pub(super) state: ConfigurationState,
    pub(super) gets_in: Known<bool>,
    pub(super) confidence: Confidence,
}

/// Judges a configuration by a complete history: Salesforce documents no check of the end of a
/// certificate at each login, so history decides. Source: Help 000386054.
pub(super) fn health(usage: &Usage, given: &Circumstances<'_>) -> Health {
    use ConfigurationState as State;
    let likely = |state, gets_in| Health { state, gets_in: Is(gets_in), confidence: Confidence::Likely };
    let used = usage.last_success.is_some_and(|last| last >= given.window.from);
    let failing = usage.is_failing(given.thresholds);
    if given.switched_on.is_false() && !used {
        return likely(State::SwitchedOff, false);
    }
    if let Is(Some(end)) = given.certificate
        && end < given.as_of.0
    {
        let after_end = |moment: Option<Utc>| moment.is_some_and(|moment| moment > end);
        return match (after_end(usage.last_success), after_end(usage.last_failure())) {
            (true, _) if failing => likely(State::ExpiredFailing, false),
            (true, _) => likely(State::ExpiredButWorking, true),
            (false, true) => likely(State::ExpiredFailing, false),
            (false, false) => Health { confidence: Confidence::Possible, ..likely(State::ExpiredUnused, true) },
        };
    }
    if failing {
        return likely(State::Failing, false);
    }
    if given.certificate.is_unknown() {
        // A certificate that has ended would turn even a few failures into a dead path.
        let gets_in = if usage.failures_since() > 0 { Known::missing(SourceName::SamlSsoConfig) } else { Is(true) };
        return Health { state: State::Unknown, gets_in, confidence: Confidence::Likely };
    }
    let soon = given.as_of.0.plus(i64::from(given.thresholds.certificate_days) * DAY);
    match given.certificate {
        _ if !used => likely(State::Unused, true),
        Is(Some(end)) if end <= soon => likely(State::Expiring, true),
        Is(_) | Unknown(_) => likely(State::Working, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::tests::{as_of, time, window};

    fn of(switched_on: Known<bool>, last_success: &str) -> Health {
        let thresholds = Thresholds::default();
        let given = Circumstances { certificate: Is(None), switched_on, thresholds: &thresholds, window: window(), as_of: as_of() };
        health(&Usage { last_success: Some(time(last_success)), ..Usage::default() }, &given)
    }

    #[test]
    fn saml_switched_off_counts_unless_history_says_otherwise() {
        let off = of(Is(false), "2026-05-01T00:00:00Z");
        assert_eq!((off.state, off.gets_in), (ConfigurationState::SwitchedOff, Is(false)));
        assert_eq!(of(Is(false), "2026-11-20T00:00:00Z").state, ConfigurationState::Working);
        assert_eq!(of(Is(true), "2026-05-01T00:00:00Z").state, ConfigurationState::Unused);
        assert_eq!(of(Known::missing(SourceName::SecuritySettings), "2026-05-01T00:00:00Z").state, ConfigurationState::Unused);
    }
}
