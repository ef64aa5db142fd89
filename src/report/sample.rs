//! Three reports that every renderer is tested with, and an empty one.

use std::collections::BTreeMap;

use super::*;
use crate::facts::{ConfigurationState, UserKind, WayIn};
use crate::logins::{LoginMethod, PasswordUse};
use crate::model::{Action, Confidence, SourceName, Utc};
use crate::outcome::{Effect, Outcome, Reason};
use crate::snapshot::{Coverage, Input, Rejected, Status};
use crate::verdict::Verdict;

/// The moment all samples take as now: a Tuesday.
pub(super) const NOW: &str = "2026-11-24T10:00:00Z";

pub(super) fn at(text: &str) -> Utc {
    Utc::parse(text.as_bytes()).unwrap()
}

fn minutes(n: i64) -> Utc {
    at(NOW).plus(n * 60)
}

fn days(n: i64) -> Utc {
    at(NOW).plus(n * 86_400)
}

/// Nothing was read.
pub(super) fn empty() -> Report {
    let line = |action| ActionLine { action, available: Available::Yes, why: String::new(), outcomes: None };
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

pub(super) fn because(kind: VerdictReasonKind, n: u64, message: &str, rules: &[&str]) -> VerdictReason {
    VerdictReason { kind, n, message: message.to_owned(), rules: rules.iter().map(|rule| (*rule).to_owned()).collect() }
}

pub(super) fn source(source: SourceName, status: Status, rows: u64, reason: &str, remedy: &str) -> CoverageLine {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    CoverageLine { coverage: Coverage { source, status, rows, rejected: 0, reason: text(reason), remedy: text(remedy) }, rules: Vec::new() }
}

fn read(name: SourceName, rows: u64) -> CoverageLine {
    source(name, Status::Complete, rows, "", "")
}

/// A user with what each action does to him; a reset or a forced change never concerns programs less.
pub(super) fn user(username: &str, kind: UserKind, effect: Effect, reason: Reason) -> UserLine {
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

fn crowd(n: usize, name: &str, kind: UserKind, effect: Effect, reason: Reason) -> impl Iterator<Item = UserLine> {
    (1..=n).map(move |number| user(&format!("{name}{number}@acme.example"), kind, effect, reason))
}

pub(super) fn program(username: &str, method: LoginMethod, next: Option<Utc>, effect: Effect, reason: Reason) -> IntegrationLine {
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

fn client(client: &str, method: LoginMethod, password_used: PasswordUse, next: Option<Utc>) -> ClientLine {
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

fn administrator(username: &str, way_in: WayIn, why: &str) -> AdministratorLine {
    let user_id = user(username, UserKind::Human, Effect::Prompted, Reason::UiPassword).user_id;
    AdministratorLine {
        user_id,
        username: username.to_owned(),
        way_in,
        can_reset_others: Some(true),
        can_repair_sso: None,
        why: why.to_owned(),
    }
}

pub(super) fn finding(rule: &str, severity: Severity, label: &str, message: &str) -> Finding {
    Finding {
        fingerprint: format!(
            "{:0>16}",
            format!("{rule}{label}").bytes().map(|byte| format!("{byte:x}")).collect::<String>().chars().take(16).collect::<String>()
        ),
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

/// A company where a click would do harm, and everything a report can say occurs.
pub(super) fn not_ready() -> Report {
    let mut integrations = vec![
        program("okta.provisioning@acme.example", LoginMethod::SoapPassword, Some(minutes(4)), Effect::Breaks, Reason::SoapPasswordLogin),
        program("integration@acme.example", LoginMethod::OauthPassword, Some(minutes(22)), Effect::Breaks, Reason::SoapPasswordLogin),
        program(
            "quarterly.closing.of.the.books.for.finance@subsidiary.acme.example",
            LoginMethod::SoapPassword,
            Some(days(37)),
            Effect::Breaks,
            Reason::SoapPasswordLogin,
        ),
        program("old.backup@acme.example", LoginMethod::SoapPassword, None, Effect::Breaks, Reason::SoapPasswordLogin),
        program("etl@acme.example", LoginMethod::SoapPassword, Some(minutes(50)), Effect::Unaffected, Reason::PasswordNeverExpires),
        program("legacy@acme.example", LoginMethod::SoapPassword, None, Effect::AtRisk, Reason::PasswordLoginBeforeWindow),
    ];
    integrations[0].owner = Some(Owner {
        system: Some("Okta".to_owned()),
        owner: Some("Identity team".to_owned()),
        contact: Some("identity@acme.example".to_owned()),
        runbook: None,
    });
    integrations[1].clients = vec![
        client("SAP Connector", LoginMethod::SoapPassword, PasswordUse::Yes, Some(minutes(22))),
        client("Zuora", LoginMethod::OauthPassword, PasswordUse::Yes, None),
        client("MuleSoft Anypoint Platform for the whole of Europe", LoginMethod::OauthJwt, PasswordUse::No, Some(minutes(3))),
    ];
    integrations[1].methods = vec![LoginMethod::SoapPassword, LoginMethod::OauthPassword, LoginMethod::OauthJwt];
    (integrations[1].source_ips, integrations[1].at_least) = (1_000, true);
    integrations[2].typical_gap_seconds = Some(7_884_000);
    integrations[2].regular = false;
    integrations[3].already = true;

    let mut users: Vec<UserLine> =
        integrations.iter().map(|line| user(&line.username, UserKind::Integration, line.outcome, line.reason)).collect();
    users[3].outcome.get_mut(&Action::ExpireAll).unwrap().already = true;
    users.extend(crowd(23, "sso.only", UserKind::Human, Effect::LockedOut, Reason::SsoBroken));
    users.extend(crowd(8, "left.", UserKind::Human, Effect::AtRisk, Reason::MailboxUnreachable));
    users.extend(crowd(280, "person", UserKind::Human, Effect::Prompted, Reason::UiPassword));
    users.extend(crowd(70, "sso", UserKind::Human, Effect::Unaffected, Reason::SsoWorks));
    users.extend(crowd(2, "flow", UserKind::Unknown, Effect::Unknown, Reason::FlowUnknown));
    users.extend(crowd(1_240, "customer", UserKind::External, Effect::Prompted, Reason::ExternalPassword));
    users.extend(crowd(1_100, "gone", UserKind::Human, Effect::Unaffected, Reason::Inactive));
    users.extend(
        crowd(3, "sleeper", UserKind::Human, Effect::LockedOut, Reason::MailboxUnreachable).map(|user| UserLine { dormant: true, ..user }),
    );

    let mut findings = vec![
        finding(
            "INT001",
            Severity::High,
            "okta.provisioning@acme.example",
            "okta.provisioning@acme.example signed in 2,160 times by SOAP login() with a password",
        ),
        finding(
            "INT001",
            Severity::High,
            "integration@acme.example",
            "integration@acme.example signed in 900 times by SOAP login() with a password",
        ),
        finding("SSO001", Severity::Critical, "AcmeIdP", "the certificate of AcmeIdP ends in 12 days"),
        finding("SSO005", Severity::Medium, "sso.only1@acme.example", "sso.only1@acme.example has no other way in"),
        finding("POL001", Severity::Info, "org", "password expiration is never"),
    ];
    findings[3].caused_by = Some(findings[2].fingerprint.clone());
    findings[4].waived =
        Some(Waived { reason: "decided in 2025".to_owned(), until: Some("2027-01-01".to_owned()), owner: Some("CISO".to_owned()) });

    let mut report = Report {
        org: OrgLine {
            id: Some("00D5j000000utlPEAQ".to_owned()),
            name: Some("Acme GmbH".to_owned()),
            instance_url: Some("https://acme.my.salesforce.com".to_owned()),
            is_sandbox: Some(false),
            edition: Some("Enterprise Edition".to_owned()),
        },
        as_of_from: AsOfFrom::NewestRow,
        inputs: vec![Input {
            file: "User.csv".to_owned(),
            kind: "sf CSV".to_owned(),
            source: Some(SourceName::User),
            rows: 2_735,
            rejected: [17, 40, 41]
                .map(|line| Rejected { line, column: Some("IsActive".to_owned()), why: "not true, false, 1 or 0".to_owned() })
                .into(),
            rejected_total: 3,
        }],
        warnings: vec![Warning {
            message: "not recognised: no known columns".to_owned(),
            place: Some("notes.csv:1".to_owned()),
            help: Some("remove it, or give it API names as headers".to_owned()),
        }],
        window: WindowLine { logins_read: 60_120, logins_in_window: 58_212, logins_rejected: 2, ..empty().window },
        verdict: Verdict::NotReady,
        verdict_reasons: vec![
            because(VerdictReasonKind::Breaks, 3, "3 integrations would stop", &["INT001"]),
            because(VerdictReasonKind::LockedOut, 23, "23 people could not get back in", &["SSO005"]),
            because(VerdictReasonKind::CriticalFinding, 1, "1 critical finding", &["SSO001"]),
        ],
        to_next_verdict: Some(NextVerdict {
            verdict: Verdict::ReadyWithCare,
            steps: [("move integrations off passwords", 3), ("mend administrators", 1), ("confirm unknowns", 2)]
                .map(|(what, n)| NextStep { what: what.to_owned(), n })
                .into(),
        }),
        coverage: vec![
            read(SourceName::Organization, 1),
            source(SourceName::User, Status::Partial, 2_735, "3 rows could not be read", "mend the lines named below"),
            source(SourceName::UserLogin, Status::Absent, 0, "no file holds it", "export it with the permission Manage Users"),
            read(SourceName::Profile, 21),
            read(SourceName::LoginHistory, 60_120),
            source(
                SourceName::TwoFactorMethodsInfo,
                Status::Denied,
                0,
                "INSUFFICIENT_ACCESS",
                "grant Manage Multi-Factor Authentication in User Interface",
            ),
            source(SourceName::ExtlClntAppOauthPlcyCnfg, Status::Unsupported, 0, "", ""),
            source(SourceName::LoginIp, Status::Absent, 0, "no file holds it", "export it with the permission Manage Users"),
        ],
        prompts: Some(Prompts {
            by_hour: vec![40, 61, 30, 12, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 9, 30, 70, 114],
            peak_hour: Some(at("2026-11-25T09:00:00Z")),
            peak: 1_114,
            first_day: 1_372,
            call_percent: 12.5,
            calls_at_peak: 139,
        }),
        findings,
        rules: [("INT001", "evaluated", 0), ("SSO001", "evaluated", 0), ("INT003", "partly", 2), ("ADM003", "not_evaluated", 0)]
            .map(|(id, status, cannot_tell)| RuleLine {
                id: id.to_owned(),
                status: status.to_owned(),
                reason: (status != "evaluated").then(|| "TwoFactorMethodsInfo was denied".to_owned()),
                findings: 1,
                cannot_tell,
            })
            .into(),
        integrations,
        sso: vec![SsoLine {
            id: "AcmeIdP".to_owned(),
            label: "Acme Identity Provider".to_owned(),
            kind: LoginMethod::Saml,
            state: ConfigurationState::Expiring,
            last_success: Some(minutes(-3)),
            last_success_ordinary_user: Some(minutes(-5)),
            failures_since: 0,
            certificate_not_after: Some(days(12)),
        }],
        administrators: vec![
            administrator(
                "anna@acme.example",
                WayIn::Both,
                "security key, from the office range only: https://acme.my.salesforce.com/?login=true",
            ),
            administrator("bert@acme.example", WayIn::Sso, "single sign-on worked 5 min ago"),
            administrator("carla@acme.example", WayIn::None, "the mailbox belongs to a leaver"),
            administrator("dora@acme.example", WayIn::Unknown, "an authenticator app only"),
        ],
        users,
        deadlines: vec![
            Deadline { date: days(12), kind: "certificate".to_owned(), subject: "AcmeIdP".to_owned(), source: "SamlSsoConfig".to_owned() },
            Deadline {
                date: at("2027-06-01T00:00:00Z"),
                kind: "retirement".to_owned(),
                subject: "SOAP login()".to_owned(),
                source: "platform".to_owned(),
            },
        ],
        assumptions: vec![AssumptionLine { name: "tokens_survive_expiry", value: true, why: "no official sentence says otherwise" }],
        recommendation: Recommendation {
            action: Some(Action::ResetPassword),
            why: "17 people signed in from one network; a reset of them stops nothing".to_owned(),
            covers: 17,
            excludes: 372,
            steps: vec![
                "Freeze dora@acme.example: the address was changed two hours ago.".to_owned(),
                "Reset the 17 people in Setup, Users.".to_owned(),
            ],
        },
        ..empty()
    };
    fill(&mut report);
    report
}

/// The actions' counts, from the users.
pub(super) fn fill(report: &mut Report) {
    for line in &mut report.actions {
        line.outcomes = Some(report.users.iter().filter_map(|user| user.outcome.get(&line.action)).map(|outcome| outcome.effect).collect());
        if line.action == Action::ForcePasswordChange {
            (line.available, line.why, line.outcomes) = (Available::No, "the User object has no such field".to_owned(), None);
        }
    }
}

/// A small org where nothing stands against a click.
pub(super) fn ready() -> Report {
    let mut users: Vec<UserLine> = crowd(4, "person", UserKind::Human, Effect::Prompted, Reason::UiPassword).collect();
    users.push(user("jwt@small.example", UserKind::Integration, Effect::Unaffected, Reason::TokenOnly));
    let mut report = Report {
        org: OrgLine { name: Some("Small Ltd".to_owned()), is_sandbox: Some(true), ..OrgLine::default() },
        verdict: Verdict::Ready,
        verdict_reasons: Vec::new(),
        coverage: [(SourceName::User, 5), (SourceName::LoginHistory, 48), (SourceName::SamlSsoConfig, 0), (SourceName::AuthProvider, 0)]
            .map(|(name, rows)| read(name, rows))
            .into(),
        window: WindowLine { logins_read: 48, logins_in_window: 48, ..empty().window },
        integrations: vec![program("jwt@small.example", LoginMethod::OauthJwt, Some(minutes(9)), Effect::Unaffected, Reason::TokenOnly)],
        administrators: vec![administrator("person1@acme.example", WayIn::Password, "password and a working address")],
        users,
        recommendation: Recommendation {
            action: Some(Action::ExpireAll),
            why: "nobody would be stopped".to_owned(),
            covers: 5,
            excludes: 0,
            steps: vec!["Tell the 4 people first.".to_owned()],
        },
        ..empty()
    };
    fill(&mut report);
    report
}

/// Users are there, their permissions and logins are not.
pub(super) fn unknown() -> Report {
    let mut users: Vec<UserLine> = crowd(30, "person", UserKind::Unknown, Effect::Unknown, Reason::LoginHistoryUnread).collect();
    users.extend(crowd(2, "etl", UserKind::Integration, Effect::Unknown, Reason::ExemptionUnread));
    let mut report = Report {
        verdict_reasons: vec![
            because(VerdictReasonKind::SourceNotRead, 2, "LoginHistory and PermissionSet were not read completely", &[]),
            because(VerdictReasonKind::TooManyUnknown, 32, "32 of 32 active users are unknown", &[]),
        ],
        to_next_verdict: Some(NextVerdict {
            verdict: Verdict::ReadyWithCare,
            steps: vec![NextStep { what: "read sources completely".to_owned(), n: 2 }],
        }),
        coverage: vec![
            read(SourceName::User, 32),
            source(SourceName::LoginHistory, Status::Denied, 0, "INSUFFICIENT_ACCESS", "an administrator has to grant Manage Users"),
            source(SourceName::PermissionSet, Status::Absent, 0, "no file holds it", "export PermissionSet"),
        ],
        integrations: ["etl1@acme.example", "etl2@acme.example"]
            .map(|name| program(name, LoginMethod::SoapPassword, Some(minutes(30)), Effect::Unknown, Reason::ExemptionUnread))
            .into(),
        users,
        ..empty()
    };
    fill(&mut report);
    report
}
