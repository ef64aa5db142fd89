//! Three reports that every renderer is tested with, and an empty one.

mod part;

pub(super) use part::*;

use super::*;
use crate::facts::{ConfigurationState, SsoKind, UserKind, WayIn};
use crate::logins::{LoginMethod, PasswordUse};
use crate::model::{Action, SourceName};
use crate::outcome::{Effect, Reason};
use crate::snapshot::{Input, Rejected, Status};
use crate::verdict::Verdict;

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
            kind: SsoKind::Saml,
            state: ConfigurationState::Expiring,
            last_success: Some(minutes(-3)),
            last_success_ordinary_user: Some(minutes(-5)),
            failures_since: Some(0),
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
            source(
                SourceName::PermissionSet,
                Status::Absent,
                0,
                "no file holds it",
                "add `PermissionSet.csv`: sf data query --query \"SELECT Id, Name, IsOwnedByProfile, PermissionsPasswordNeverExpires FROM PermissionSet\" --result-format csv > PermissionSet.csv (needs View Setup and Configuration)",
            ),
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
