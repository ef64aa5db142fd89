//! The second aggregate: logins per sign-in service.

use std::collections::BTreeMap;

use super::tuple::{Mark, Tuple};
use crate::logins::tally::{Span, Tally};
use crate::logins::{HourCount, LoginMethod, ServiceHour, ServiceLogins, StatusClass, UserKey};
use crate::model::{ServiceId, UtcHour};

#[derive(Debug, Default)]
struct Service {
    hours: BTreeMap<UtcHour, ServiceHour>,
    successes: Span,
    success_by_user: BTreeMap<UserKey, Span>,
    failure_by_user: BTreeMap<UserKey, Span>,
    failed_by_class: BTreeMap<StatusClass, u64>,
}

/// Sign-in services while their logins are added up.
#[derive(Debug, Default)]
pub(super) struct Services(BTreeMap<(Option<ServiceId>, LoginMethod), Service>);

impl Services {
    /// Adds the counts of a user and tuple, if they came through a service.
    pub(super) fn add(
        &mut self,
        user: &UserKey,
        service: Option<ServiceId>,
        method: LoginMethod,
        tuple: &Tuple,
        (tally, hours): (&Tally, &[HourCount]),
    ) {
        if !matches!(method, LoginMethod::Saml | LoginMethod::Openid | LoginMethod::Delegated) {
            return;
        }
        let entry = self.0.entry((service, method)).or_default();
        let configuration = tuple.mark == Mark::Configuration;
        for count in hours {
            let hour = entry.hours.entry(count.hour).or_insert(ServiceHour {
                hour: count.hour,
                successes: 0,
                configuration_failures: 0,
                other_failures: 0,
            });
            let failures = if configuration { &mut hour.configuration_failures } else { &mut hour.other_failures };
            *failures = failures.saturating_add(count.failures);
            hour.successes = hour.successes.saturating_add(count.successes);
        }
        entry.successes.merge(tally.successes);
        if tally.successes.last().is_some() {
            entry.success_by_user.entry(user.clone()).or_default().merge(tally.successes);
        }
        if configuration && tally.failures.last().is_some() {
            entry.failure_by_user.entry(user.clone()).or_default().merge(tally.failures);
        }
        for (class, count) in &tally.failed_by_class {
            *entry.failed_by_class.entry(*class).or_default() += count;
        }
    }

    /// The services, ascending.
    pub(super) fn logins(self) -> Vec<ServiceLogins> {
        let lasts = |users: BTreeMap<UserKey, Span>| users.into_iter().filter_map(|(user, span)| Some((user, span.last()?))).collect();
        self.0
            .into_iter()
            .map(|((service, method), entry)| ServiceLogins {
                service,
                method,
                hours: entry.hours.into_values().collect(),
                last_success: entry.successes.last(),
                success_by_user: lasts(entry.success_by_user),
                failure_by_user: lasts(entry.failure_by_user),
                failed_by_class: entry.failed_by_class.into_iter().collect(),
            })
            .collect()
    }
}
