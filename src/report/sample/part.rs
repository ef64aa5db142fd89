//! The parts samples are put together from.

use std::collections::BTreeMap;

use crate::facts::{UserKind, WayIn};
use crate::logins::{LoginMethod, PasswordUse};
use crate::model::{Action, Confidence, SourceName, Utc};
use crate::outcome::{Effect, Outcome, Reason};
use crate::report::*;
use crate::snapshot::{Coverage, Status};
use crate::verdict::Verdict;

/// The moment all samples take as now: a Tuesday.
pub(in crate::report) const NOW: &str = "2026-11-24T10:00:00Z";

pub(in crate::report) fn at(text: &str) -> Utc {
    Utc::parse(text.as_bytes()).unwrap()
}

pub(in crate::report) fn minutes(n: i64) -> Utc {
    at(NOW).plus(n * 60)
}

pub(in crate::report) fn days(n: i64) -> Utc {
    at(NOW).plus(n * 86_400)
}

/// Nothing was read.
pub(in crate::report) fn empty() -> Report {
    let line = |action| ActionLine { action, available: Availability::Yes, why: String::new(), outcomes: None };
    Report {
        schema: SCHEMA,
        tool: Tool { name: "sf-preflight", version: "0.0.0" },
        generated_at: at(NOW),
        as_of: at(NOW),
        as_of_from: AsOfFrom::Option,
        org: OrgLine::default(),
        inputs: Vec::new(),
        warnings: Vec::new(),
        requests: None,
        window: WindowLine { from: days(-90).midnight(), to: at(NOW), logins_read: 0, logins_in_window: 0, logins_rejected: 0 },
        verdict: Verdict::Unknown,
        verdict_reasons: vec![because(VerdictReasonKind::NobodyRead, 0, "no user was read", &[])],
        to_next_verdict: None,
        coverage: Vec::new(),
        actions: Action::ALL.iter().map(|action| line(*action)).collect(),
        prompts: None,
        findings: Vec::new(),
        rules: Vec::new(),
        integrations: Vec::new(),
        sso: Vec::new(),
        administrators: Vec::new(),
        users: Vec::new(),
        deadlines: Vec::new(),
        assumptions: Vec::new(),
        recommendation: Recommendation { action: None, why: String::new(), covers: 0, excludes: 0, steps: Vec::new() },
    }
}

pub(in crate::report) fn because(kind: VerdictReasonKind, n: u64, message: &str, rules: &[&str]) -> VerdictReason {
    VerdictReason { kind, n, message: message.to_owned(), rules: rules.iter().map(|rule| (*rule).to_owned()).collect() }
}

pub(in crate::report) fn source(source: SourceName, status: Status, rows: u64, reason: &str, remedy: &str) -> CoverageLine {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    CoverageLine { coverage: Coverage { source, status, rows, rejected: 0, reason: text(reason), remedy: text(remedy) }, rules: Vec::new() }
}

pub(in crate::report) fn read(name: SourceName, rows: u64) -> CoverageLine {
    source(name, Status::Complete, rows, "", "")
}

/// A user with what each action does to him; a reset or a forced change never concerns programs less.
pub(in crate::report) fn user(username: &str, kind: UserKind, effect: Effect, reason: Reason) -> UserLine {
    let outcome = Outcome { effect, confidence: Confidence::Likely, reason, already: false };
    UserLine {
        // Any stable id of the right form will do.
        user_id: format!("005{:015}", username.bytes().fold(7_u64, |sum, byte| (sum * 31 + u64::from(byte)) % 999_999_999_999)),
        username: Some(username.to_owned()),
        kind,
        also_integration: false,
        admin: Some(false),
        dormant: false,
        active: Some(effect != Effect::Unaffected || !matches!(reason, Reason::Inactive | Reason::SystemUser)),
        outcome: [Action::ExpireAll, Action::ResetPassword].map(|action| (action, outcome)).into_iter().collect::<BTreeMap<_, _>>(),
    }
}

pub(in crate::report) fn crowd(n: usize, name: &str, kind: UserKind, effect: Effect, reason: Reason) -> impl Iterator<Item = UserLine> {
    (1..=n).map(move |number| user(&format!("{name}{number}@acme.example"), kind, effect, reason))
}

pub(in crate::report) fn program(
    username: &str,
    method: LoginMethod,
    next: Option<Utc>,
    effect: Effect,
    reason: Reason,
) -> IntegrationLine {
    IntegrationLine {
        user_id: user(username, UserKind::Integration, effect, reason).user_id,
        username: username.to_owned(),
        methods: vec![method],
        apps: vec!["MuleSoft Anypoint".to_owned()],
        source_ips: 1,
        at_least: false,
        logins: 2_160,
        last_login: Some(minutes(-56)),
        typical_gap_seconds: Some(3_600),
        regular: true,
        next_expected_login: next,
        overdue: false,
        owner: None,
        outcome: effect,
        reason,
        confidence: Confidence::Likely,
        already: false,
        clients: Vec::new(),
    }
}

pub(in crate::report) fn client(client: &str, method: LoginMethod, password_used: PasswordUse, next: Option<Utc>) -> ClientLine {
    ClientLine {
        client: client.to_owned(),
        method,
        password_used,
        logins: 90,
        last_login: Some(days(-1)),
        source_ips: 1,
        next_expected_login: next,
    }
}

pub(in crate::report) fn administrator(username: &str, way_in: WayIn, why: &str) -> AdministratorLine {
    let user_id = user(username, UserKind::Human, Effect::Prompted, Reason::UiPassword).user_id;
    AdministratorLine {
        user_id,
        username: username.to_owned(),
        program: false,
        way_in,
        can_reset_others: Some(true),
        can_repair_sso: None,
        why: why.to_owned(),
    }
}

pub(in crate::report) fn finding(rule: &str, severity: Severity, label: &str, message: &str) -> Finding {
    Finding {
        // 16 hex digits that differ from finding to finding.
        fingerprint: format!("{:016x}", rule.bytes().chain(label.bytes()).fold(7_u64, |sum, byte| sum.wrapping_mul(31) + u64::from(byte))),
        rule: rule.to_owned(),
        severity,
        confidence: Confidence::Likely,
        subject: Subject { kind: "user".to_owned(), id: "0055j000000utlPAAQ".to_owned(), label: label.to_owned() },
        message: message.to_owned(),
        evidence: vec![Evidence { fact: "integration.password_logins".to_owned(), value: 2_160.into() }],
        remedy: "move it to OAuth JWT".to_owned(),
        would_pass_if: "no password login was seen in the window".to_owned(),
        setup_url: Some("https://acme.my.salesforce.com/lightning/setup/ManageUsers/home".to_owned()),
        caused_by: None,
        waived: None,
    }
}

/// The actions' counts, from the users.
pub(in crate::report) fn fill(report: &mut Report) {
    for line in &mut report.actions {
        if matches!(line.action, Action::ProfilePolicy | Action::OrgPolicy) {
            line.why = "earliest effect 2027-02-22".to_owned();
            continue;
        }
        line.outcomes = Some(report.users.iter().filter_map(|user| user.outcome.get(&line.action)).map(|outcome| outcome.effect).collect());
        if line.action == Action::ForcePasswordChange {
            (line.available, line.why, line.outcomes) = (Availability::No, "the User object has no such field".to_owned(), None);
        }
    }
}
