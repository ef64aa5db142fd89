//! An org that is ready, and whatever a test changes about it.

use super::{Evidence, FindingSummary, Judgement, judge};
use crate::facts::{Administrator, UserFacts, UserKind, WayIn};
use crate::model::{Confidence, Known, Missing, SourceName};
use crate::outcome::sample::user;
use crate::outcome::{Effect, Outcome, Reason};
use crate::settings::Thresholds;
use crate::snapshot::{Coverage, Status};

pub(super) struct Scene {
    pub(super) users: Vec<(UserFacts, Outcome)>,
    pub(super) administrators: Vec<Administrator>,
    pub(super) coverage: Vec<Coverage>,
    pub(super) permissions_missing: Missing,
    pub(super) login_types_read: bool,
    pub(super) findings: Vec<FindingSummary>,
}

impl Scene {
    pub(super) fn judged(&self) -> Judgement {
        let users: Vec<(&UserFacts, Outcome)> = self.users.iter().map(|(user, outcome)| (user, *outcome)).collect();
        judge(Evidence {
            users: &users,
            administrators: &self.administrators,
            coverage: &self.coverage,
            permissions_missing: self.permissions_missing,
            login_types_read: self.login_types_read,
            findings: &self.findings,
            thresholds: &Thresholds::default(),
        })
    }

    pub(super) fn with(mut self, user: UserFacts, outcome: Outcome) -> Self {
        self.users.push((user, outcome));
        self
    }

    pub(super) fn set(&mut self, source: SourceName, status: Status) {
        for line in self.coverage.iter_mut().filter(|line| line.source == source) {
            line.status = status;
        }
    }
}

/// 300 people whom nothing would happen to, three administrators among them, everything read.
pub(super) fn ready() -> Scene {
    let unaffected = Outcome::new(Effect::Unaffected, Confidence::Likely, Reason::SsoWorks);
    let administrators: Vec<Administrator> = (0..3).map(administrator).collect();
    let users = (0..300).map(|n| (UserFacts { id: id(n), administrator: Known::Is(n < 3), ..user() }, unaffected)).collect();
    Scene {
        users,
        administrators,
        coverage: everything_read(),
        permissions_missing: Missing::default(),
        login_types_read: true,
        findings: vec![],
    }
}

pub(super) fn administrator(n: u32) -> Administrator {
    Administrator {
        user_id: id(n),
        username: "admin@acme.com".into(),
        way_in: WayIn::Sso,
        can_reset_others: Known::Is(true),
        can_repair_sso: Known::Is(true),
        program: false,
        why: String::new(),
    }
}

pub(super) fn id(n: u32) -> crate::model::UserId {
    format!("005{n:012}").parse().unwrap()
}

pub(super) fn everything_read() -> Vec<Coverage> {
    SourceName::ALL
        .iter()
        .map(|source| Coverage { source: *source, status: Status::Complete, rows: 1, rejected: 0, reason: None, remedy: None })
        .collect()
}

pub(super) fn integration() -> UserFacts {
    UserFacts { id: id(9_000), kind: UserKind::Integration, ..user() }
}

pub(super) fn person() -> UserFacts {
    UserFacts { id: id(9_001), ..user() }
}

pub(super) fn stops() -> Outcome {
    Outcome::new(Effect::Breaks, Confidence::Certain, Reason::SoapPasswordLogin)
}

pub(super) fn locked_out() -> Outcome {
    Outcome::new(Effect::LockedOut, Confidence::Likely, Reason::MailboxUnreachable)
}
