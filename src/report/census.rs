//! The users of a report counted as people read them: active ones, programs, customers, dormant.

use super::{Report, UserLine};
use crate::facts::UserKind;
use crate::model::Action;
use crate::outcome::{Effect, Outcome, Reason, Tally};

/// How many meet something by the click, and how many are there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Split {
    /// By the click.
    pub(super) new: u64,
    /// Already today.
    pub(super) already: u64,
}

/// Counts of *Expire All Passwords* over the users that can sign in.
#[derive(Debug, Default)]
pub(super) struct Census {
    /// Users that count: not known to be inactive, no system users.
    pub(super) active: u64,
    /// Users left out: inactive and system users.
    pub(super) left_out: u64,
    /// Accounts behind which a program would stop.
    pub(super) stop: Split,
    /// Accounts that would stop unless they hold Password Never Expires, which was not read.
    pub(super) stop_unless_exempt: u64,
    /// Who could not get back in, customers and the dormant apart.
    pub(super) shut_out: Split,
    /// Whether all of `shut_out` are people.
    pub(super) shut_out_are_people: bool,
    /// Who may get stuck, customers and the dormant apart.
    pub(super) at_risk: u64,
    /// Who would be asked for a new password, customers apart.
    pub(super) prompted: u64,
    /// Customers and partners who would be asked for a new password.
    pub(super) external_prompted: u64,
    /// Customers and partners who may get stuck or could not get back in.
    pub(super) external_stuck: u64,
    /// Customers and partners among those who could not get back in.
    pub(super) external_shut_out: u64,
    /// People without a login for long who may get stuck or could not get back in.
    pub(super) dormant_stuck: u64,
    /// Those of them who could not get back in.
    pub(super) dormant_shut_out: u64,
    /// Who cannot be told about.
    pub(super) unknown: u64,
    /// Passwords that stay valid by Password Never Expires.
    pub(super) not_rotated: u64,
    /// Programs among the unknown.
    pub(super) unknown_programs: u64,
}

impl Census {
    /// Counts a report's users.
    pub(super) fn of(report: &Report) -> Self {
        let mut census = Self { shut_out_are_people: true, ..Self::default() };
        for user in &report.users {
            if !counts(user) {
                census.left_out += 1;
                continue;
            }
            census.active += 1;
            if let Some(outcome) = user.outcome.get(&Action::ExpireAll) {
                census.add(user, *outcome);
            }
        }
        census
    }

    fn add(&mut self, user: &UserLine, outcome: Outcome) {
        let external = user.kind == UserKind::External;
        match outcome.effect {
            Effect::Breaks => self.stop.add(outcome.already),
            Effect::LockedOut | Effect::AtRisk if external => {
                self.external_stuck += 1;
                self.external_shut_out += u64::from(outcome.effect == Effect::LockedOut);
            }
            Effect::LockedOut | Effect::AtRisk if is_apart(user) => {
                self.dormant_stuck += 1;
                self.dormant_shut_out += u64::from(outcome.effect == Effect::LockedOut);
            }
            Effect::LockedOut => {
                self.shut_out.add(outcome.already);
                self.shut_out_are_people &= user.kind == UserKind::Human;
            }
            Effect::AtRisk => self.at_risk += 1,
            Effect::Prompted if external => self.external_prompted += 1,
            Effect::Prompted => self.prompted += 1,
            Effect::Unaffected => self.not_rotated += u64::from(outcome.reason == Reason::PasswordNeverExpires),
            Effect::Unknown => {
                self.unknown += 1;
                self.unknown_programs += u64::from(is_program(user));
                self.stop_unless_exempt += u64::from(outcome.reason == Reason::ExemptionUnread && is_program(user));
            }
        }
    }
}

impl Split {
    fn add(&mut self, already: bool) {
        if already {
            self.already += 1;
        } else {
            self.new += 1;
        }
    }
}

/// Whether people's counts contain this user. One of whom it is not known whether he is active does
/// count.
pub(super) fn counts(user: &UserLine) -> bool {
    user.active != Some(false) && user.kind != UserKind::System
}

/// Whether this user is counted apart: dormant, and neither an administrator nor a program.
pub(super) fn is_apart(user: &UserLine) -> bool {
    user.dormant && user.admin != Some(true) && !is_program(user)
}

/// Whether a program signs in with this account.
pub(super) fn is_program(user: &UserLine) -> bool {
    user.also_integration || user.kind == UserKind::Integration
}

/// The six counts of an action over the users that count; none if no user has an outcome of it.
pub(super) fn tally(report: &Report, action: Action) -> Option<Tally> {
    let tally: Tally = report
        .users
        .iter()
        .filter(|user| counts(user))
        .filter_map(|user| user.outcome.get(&action))
        .map(|outcome| outcome.effect)
        .collect();
    (tally.total() > 0).then_some(tally)
}

/// Users that count, with what *Expire All Passwords* does to them, in the report's order.
pub(super) fn concerned(report: &Report) -> impl Iterator<Item = (&UserLine, &Outcome)> {
    report.users.iter().filter(|user| counts(user)).filter_map(|user| Some((user, user.outcome.get(&Action::ExpireAll)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn parts_add_up_to_the_six_counts() {
        for report in [sample::not_ready(), sample::ready(), sample::unknown(), sample::empty()] {
            let census = Census::of(&report);
            assert_eq!(census.active + census.left_out, report.users.len() as u64);
            let tally = tally(&report, Action::ExpireAll).unwrap_or_default();
            let shut_out = census.shut_out.new + census.shut_out.already;
            assert_eq!(tally.total(), census.active);
            assert_eq!(tally.of(Effect::Breaks), census.stop.new + census.stop.already);
            assert_eq!(tally.of(Effect::LockedOut), shut_out + census.external_shut_out + census.dormant_shut_out);
            assert_eq!(
                tally.of(Effect::LockedOut) + tally.of(Effect::AtRisk),
                shut_out + census.at_risk + census.external_stuck + census.dormant_stuck
            );
            assert_eq!(tally.of(Effect::Prompted), census.prompted + census.external_prompted);
            assert_eq!(tally.of(Effect::Unknown), census.unknown);
        }
    }

    #[test]
    fn who_may_be_active_counts_and_system_users_do_not() {
        let mut user = sample::user("a@a.example", UserKind::Human, Effect::Prompted, Reason::UiPassword);
        assert!(counts(&user));
        user.active = None;
        assert!(counts(&user), "a user who was not read is not left out");
        user.active = Some(false);
        assert!(!counts(&user));
        (user.active, user.kind) = (Some(true), UserKind::System);
        assert!(!counts(&user));
    }
}
