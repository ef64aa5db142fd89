use super::headline;
use crate::facts::{UserKind, WayIn};
use crate::model::Utc;
use crate::outcome::{Effect, Reason};
use crate::report::census::Census;
use crate::report::{NextStep, NextVerdict, Report, VerdictReasonKind, sample};
use crate::verdict::Verdict;

fn said(report: &Report) -> String {
    let headline = headline(report, &Census::of(report));
    let rest: Vec<String> = [headline.known, headline.distance].into_iter().flatten().collect();
    [format!("{}: {}", headline.answer, headline.because), rest.join("\n")].join("\n").trim_end().to_owned()
}

/// A report of one verdict with nothing but these users.
fn only(verdict: Verdict, users: &[(usize, UserKind, Effect, Reason)]) -> Report {
    let all = users.iter().enumerate().flat_map(|(group, (n, kind, effect, reason))| {
        (0..*n).map(move |number| sample::user(&format!("u{group}.{number}@a.example"), *kind, *effect, *reason))
    });
    Report { verdict, verdict_reasons: Vec::new(), users: all.collect(), ..sample::empty() }
}

#[test]
fn not_ready_names_the_first_hour_that_hurts() {
    insta::assert_snapshot!(said(&sample::not_ready()), @r#"
    Do not click: 3 integrations would stop (first: Okta, within 4 minutes; 1 more is already stopped) and 23 people could not get back in; 1 critical finding speaks against it (SSO001); 2 of 4 administrators would still get in (1 cannot be told). 1,240 customers and partners would be asked to change their password.
    To reach "ready with care": move 3 integrations off passwords, mend 1 administrator, confirm 2 unknowns.
    "#);
}

#[test]
fn ready_says_what_people_will_meet() {
    insta::assert_snapshot!(said(&sample::ready()), @"Ready to click: 4 people would be asked to change their password; no integration would stop; 1 of 1 administrators would still get in.");
}

#[test]
fn unknown_says_what_is_missing_who_grants_it_and_what_is_known() {
    insta::assert_snapshot!(said(&sample::unknown()), @r#"
    Cannot tell yet: LoginHistory and PermissionSet were not read completely. 32 of 32 active users are unknown. LoginHistory: an administrator has to grant Manage Users. PermissionSet: add `PermissionSet.csv` (needs View Setup and Configuration).
    Known all the same: 2 integrations would stop unless they hold Password Never Expires; no administrator was found in what was read.
    To reach "ready with care": read 2 sources completely.
    "#);
}

#[test]
fn without_users_nothing_is_claimed() {
    insta::assert_snapshot!(said(&sample::empty()), @"Cannot tell yet: No user was read.");
}

#[test]
fn with_care_counts_who_may_get_stuck_and_never_claims_more_than_is_known() {
    let users = [
        (212, UserKind::Human, Effect::Prompted, Reason::UiPassword),
        (8, UserKind::Human, Effect::AtRisk, Reason::MailboxUnreachable),
        (1, UserKind::Integration, Effect::Unknown, Reason::FlowUnknown),
    ];
    let mut report = only(Verdict::ReadyWithCare, &users);
    report.verdict_reasons = vec![sample::because(VerdictReasonKind::HighFinding, 2, "2 high findings", &["EML003", "ADM003"])];
    // An integration is unknown, so "no integration would stop" must not be said.
    insta::assert_snapshot!(said(&report), @"Click with care: 212 people would be asked to change their password, 8 may get stuck and 1 cannot be told about; 2 high findings speak against it (ADM003, EML003); no administrator was found in what was read.");
}

#[test]
fn customers_never_drown_the_people() {
    let report = only(
        Verdict::NotReady,
        &[
            (2, UserKind::Human, Effect::LockedOut, Reason::SsoBroken),
            (31_240, UserKind::External, Effect::Prompted, Reason::ExternalPassword),
            (40, UserKind::External, Effect::LockedOut, Reason::MailboxUnreachable),
        ],
    );
    insta::assert_snapshot!(said(&report), @"Do not click: 2 people could not get back in; no administrator was found in what was read. 31,240 customers and partners would be asked to change their password and 40 could not get back in.");
}

#[test]
fn a_verdict_decided_by_customers_alone_says_so() {
    let mut report = only(Verdict::NotReady, &[(40, UserKind::External, Effect::LockedOut, Reason::MailboxUnreachable)]);
    report.verdict_reasons = vec![sample::because(VerdictReasonKind::LockedOut, 40, "40 users could not get back in", &[])];
    insta::assert_snapshot!(said(&report), @"Do not click: 40 users could not get back in; no administrator was found in what was read. 40 customers and partners could not get back in.");
}

#[test]
fn the_dormant_and_those_who_cannot_sign_in_are_left_out() {
    let mut report = only(Verdict::NotReady, &[(4, UserKind::Human, Effect::LockedOut, Reason::SsoBroken)]);
    report.users[0].dormant = true;
    report.users[1].active = Some(false);
    report.users[2].kind = UserKind::System;
    assert!(said(&report).starts_with("Do not click: 1 person could not get back in;"), "{}", said(&report));
    // An administrator is never counted apart, however long he was away.
    report.users[0].admin = Some(true);
    assert!(said(&report).starts_with("Do not click: 2 people could"), "{}", said(&report));
}

#[test]
fn already_broken_is_told_apart() {
    let mut report = sample::not_ready();
    report.users.retain(|user| user.username.as_deref() == Some("old.backup@acme.example"));
    assert!(said(&report).starts_with("Do not click: 1 integration is already stopped;"), "{}", said(&report));
}

#[test]
fn the_first_to_stop_may_be_due_or_have_no_time() {
    let mut report = sample::not_ready();
    report.integrations[0].next_expected_login = Some(report.as_of.plus(-60));
    report.integrations[0].owner = None;
    assert!(said(&report).contains("(first: okta.provisioning@acme.example, at any moment; 1 more"), "{}", said(&report));
    for line in &mut report.integrations {
        line.next_expected_login = None;
    }
    assert!(said(&report).contains("3 integrations would stop (1 more is already stopped)"), "{}", said(&report));
    report.integrations[1].next_expected_login = Some(Utc(i64::MAX));
    assert!(said(&report).contains("(first: integration@acme.example, within "), "{}", said(&report));
}

#[test]
fn administrators_are_counted_by_their_way_in() {
    let mut report = sample::not_ready();
    report.administrators.iter_mut().for_each(|line| line.way_in = WayIn::None);
    assert!(said(&report).contains("; 0 of 4 administrators would still get in."), "{}", said(&report));
}

#[test]
fn steps_carry_their_number_where_a_speaker_would_put_it() {
    let mut report = sample::empty();
    for (what, n, expected) in [
        ("move integrations off passwords", 9, "move 9 integrations off passwords"),
        ("confirm unknowns", 1, "confirm 1 unknown"),
        (
            "choose a narrower action for people who would be prompted",
            1_140,
            "choose a narrower action for 1,140 people who would be prompted",
        ),
        ("find out how integrations sign in", 3, "find out how 3 integrations sign in"),
        ("find out how integrations sign in", 1, "find out how integrations sign in (1)"),
        ("help users who may not manage", 1, "help users who may not manage (1)"),
        ("mend critical findings", 1, "mend 1 critical finding"),
        ("read essential sources completely", 2, "read 2 essential sources completely"),
        ("users", 2, "2 users"),
        ("add an export of User.", 0, "add an export of User"),
        ("wait", 2, "wait (2)"),
    ] {
        report.to_next_verdict = Some(NextVerdict { verdict: Verdict::Ready, steps: vec![NextStep { what: what.to_owned(), n }] });
        let said = said(&report);
        assert_eq!(said.lines().last(), Some(format!("To reach \"ready\": {expected}.").as_str()));
    }
}
