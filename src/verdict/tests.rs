use super::sample::*;
use super::{FindingSummary, Severity, Verdict, VerdictReasonKind as Kind};
use crate::facts::{SignIns, UserFacts, UserKind, WayIn};
use crate::model::{Confidence, Known, Missing, SourceName};
use crate::outcome::sample::{signing_in, used};
use crate::outcome::{Effect, Outcome, Reason};
use crate::snapshot::Status;

fn kinds(scene: &Scene) -> Vec<Kind> {
    scene.judged().reasons.iter().map(|reason| reason.kind).collect()
}

fn first_message(scene: &Scene) -> String {
    scene.judged().reasons.first().map(|reason| reason.message.clone()).unwrap_or_default()
}

#[test]
fn everyone_unaffected_and_everything_read_is_ready() {
    let judgement = ready().judged();
    assert_eq!((judgement.verdict, judgement.reasons.len(), judgement.next), (Verdict::Ready, 0, None));
}

#[test]
fn an_integration_that_stops_is_a_proof_whatever_else_was_not_read() {
    let mut scene = ready().with(integration(), stops());
    scene.set(SourceName::LoginHistory, Status::Partial);
    let judgement = scene.judged();
    assert_eq!(judgement.verdict, Verdict::NotReady);
    assert_eq!(kinds(&scene), [Kind::Breaks, Kind::SourceNotRead]);
    assert_eq!(judgement.reasons[0].message, "1 integration would stop");
    assert_eq!(judgement.reasons[0].rules, Reason::SoapPasswordLogin.explain().rules);
    let next = judgement.next.unwrap();
    assert_eq!(next.verdict, Verdict::ReadyWithCare);
    assert_eq!(
        next.steps.iter().map(|step| (step.what.as_str(), step.n)).collect::<Vec<_>>(),
        [("move integrations off passwords", 1), ("read essential sources completely", 1)]
    );
}

#[test]
fn what_has_stopped_already_is_told_apart() {
    let stopped = Outcome { already: true, ..stops() };
    let both = ready().with(integration(), stops()).with(integration(), stops()).with(integration(), stopped);
    assert_eq!(first_message(&both), "2 integrations would stop; 1 more is already stopped");
    assert_eq!(both.judged().reasons[0].n, 3);
    let gone = ready().with(integration(), stopped).with(integration(), stopped);
    assert_eq!(first_message(&gone), "2 integrations are already stopped");
    assert_eq!(gone.judged().verdict, Verdict::NotReady);
}

#[test]
fn somebody_locked_out_is_a_proof_and_administrators_are_named() {
    assert_eq!(first_message(&ready().with(person(), locked_out())), "1 user could not get back in");
    let administrator = UserFacts { administrator: Known::Is(true), dormant: Known::Is(true), ..person() };
    let scene = ready().with(person(), locked_out()).with(administrator, locked_out());
    assert_eq!(first_message(&scene), "2 users could not get back in (1 administrator among them)");
}

#[test]
fn dormant_people_never_prove_it_but_dormant_integrations_do() {
    let dormant = UserFacts { dormant: Known::Is(true), ..person() };
    let scene = ready().with(dormant.clone(), locked_out());
    assert_eq!(scene.judged().verdict, Verdict::ReadyWithCare);
    assert_eq!(first_message(&scene), "1 person who has not signed in for 180 days could not get back in");
    assert_eq!(scene.judged().next.unwrap().verdict, Verdict::Ready);
    let program = UserFacts { also_integration: true, ..dormant };
    assert_eq!(ready().with(program, locked_out()).judged().verdict, Verdict::NotReady);
}

#[test]
fn what_is_only_possible_proves_nothing() {
    let possible = Outcome { confidence: Confidence::Possible, ..stops() };
    let scene = ready().with(integration(), possible);
    assert_eq!((scene.judged().verdict, kinds(&scene)), (Verdict::ReadyWithCare, vec![Kind::LockedOut]));
}

#[test]
fn a_waiver_of_its_rule_for_this_user_takes_the_proof_away_and_no_other_does() {
    let rule: Box<str> = Reason::SoapPasswordLogin.explain().rules[0].as_str().into();
    let other: Box<str> = Reason::MailboxUnreachable.explain().rules[0].as_str().into();
    let waiver = |rule: &str, user, waived| FindingSummary { rule: rule.into(), severity: Severity::Critical, waived, user: Some(user) };
    let verdict_with = |finding| {
        let mut scene = ready().with(integration(), stops());
        scene.findings.push(finding);
        scene.judged().verdict
    };
    assert_eq!(verdict_with(waiver(&rule, integration().id, true)), Verdict::ReadyWithCare);
    assert_eq!(verdict_with(waiver(&rule, id(1), true)), Verdict::NotReady);
    assert_eq!(verdict_with(waiver(&other, integration().id, true)), Verdict::NotReady);
    assert_eq!(verdict_with(waiver(&rule, integration().id, false)), Verdict::NotReady);
}

#[test]
fn findings_count_by_severity_unless_waived() {
    let verdict_with = |severity, waived| {
        let mut scene = ready();
        scene.findings.push(FindingSummary { rule: "RULE".into(), severity, waived, user: None });
        (scene.judged().verdict, kinds(&scene))
    };
    assert_eq!(verdict_with(Severity::Critical, false), (Verdict::NotReady, vec![Kind::CriticalFinding]));
    assert_eq!(verdict_with(Severity::High, false), (Verdict::ReadyWithCare, vec![Kind::HighFinding]));
    assert_eq!(verdict_with(Severity::Medium, false), (Verdict::Ready, vec![]));
    assert_eq!(verdict_with(Severity::Critical, true), (Verdict::Ready, vec![]));
    assert_eq!(verdict_with(Severity::High, true), (Verdict::Ready, vec![]));
}

#[test]
fn every_essential_source_is_needed_completely() {
    let essential = [SourceName::User, SourceName::LoginHistory, SourceName::PermissionSet, SourceName::PermissionSetAssignment];
    for source in essential {
        for status in Status::ALL.iter().filter(|status| **status != Status::Complete) {
            let mut scene = ready();
            scene.set(source, *status);
            assert_eq!((scene.judged().verdict, kinds(&scene)), (Verdict::Unknown, vec![Kind::SourceNotRead]), "{source} {status}");
        }
    }
    let mut scene = ready();
    scene.coverage.clear();
    assert_eq!(scene.judged().reasons[0].n, 4);
}

#[test]
fn sources_that_are_not_essential_do_not_decide() {
    let mut scene = ready();
    for source in [SourceName::UserLogin, SourceName::TwoFactorMethodsInfo, SourceName::SamlSsoConfig, SourceName::PermissionSetGroup] {
        scene.set(source, Status::Absent);
    }
    assert_eq!(scene.judged().verdict, Verdict::Ready);
}

#[test]
fn type_columns_and_missing_permissions_are_essential() {
    let scene = Scene { login_types_read: false, ..ready() };
    assert_eq!(first_message(&scene), "not read completely: the columns LoginType and LoginSubType of LoginHistory");
    // Without one row the source itself says it.
    let mut scene = Scene { login_types_read: false, ..ready() };
    scene.set(SourceName::LoginHistory, Status::Absent);
    scene.coverage.iter_mut().for_each(|line| line.rows = 0);
    assert_eq!(first_message(&scene), "not read completely: LoginHistory");
    let scene = Scene { permissions_missing: Missing::of(SourceName::PermissionSetGroup), ..ready() };
    assert_eq!(first_message(&scene), "not read completely: PermissionSetGroup");
}

#[test]
fn sign_in_configurations_are_essential_where_somebody_uses_them() {
    let by = |service: Option<&str>| UserFacts {
        id: id(9_002),
        sso_service: service.map(|text| text.parse().unwrap()),
        ..signing_in(SignIns { sso: used(), ..SignIns::default() })
    };
    let unaffected = Outcome::new(Effect::Unaffected, Confidence::Likely, Reason::SsoWorks);
    let verdict_without = |source, service| {
        let mut scene = ready().with(by(service), unaffected);
        scene.set(source, Status::Denied);
        scene.judged().verdict
    };
    assert_eq!(verdict_without(SourceName::SamlSsoConfig, Some("0LE000000000001")), Verdict::Unknown);
    assert_eq!(verdict_without(SourceName::AuthProvider, Some("0LE000000000001")), Verdict::Ready);
    assert_eq!(verdict_without(SourceName::AuthProvider, Some("0SO000000000001")), Verdict::Unknown);
    assert_eq!(verdict_without(SourceName::SamlSsoConfig, Some("0SO000000000001")), Verdict::Ready);
    assert_eq!(verdict_without(SourceName::SamlSsoConfig, None), Verdict::Unknown);
    assert_eq!(verdict_without(SourceName::AuthProvider, None), Verdict::Unknown);
}

#[test]
fn an_integration_that_is_unknown_makes_the_verdict_unknown_and_a_person_does_not() {
    let unknown = Outcome::unknown(Reason::FlowUnknown);
    let scene = ready().with(integration(), unknown);
    assert_eq!((scene.judged().verdict, kinds(&scene)), (Verdict::Unknown, vec![Kind::IntegrationUnknown, Kind::Unknown]));
    assert_eq!(first_message(&scene), "1 integration could not be judged");
    let scene = ready().with(person(), unknown);
    assert_eq!((scene.judged().verdict, kinds(&scene)), (Verdict::ReadyWithCare, vec![Kind::Unknown]));
    let nobody_knows = UserFacts { kind: UserKind::Unknown, ..person() };
    let scene = ready().with(nobody_knows, unknown);
    assert_eq!(scene.judged().verdict, Verdict::Unknown);
    assert_eq!(first_message(&scene), "1 account that may be an integration could not be judged");
}

#[test]
fn integrations_that_may_be_exempt_are_counted_first() {
    let scene =
        ready().with(integration(), Outcome::unknown(Reason::ExemptionUnread)).with(integration(), Outcome::unknown(Reason::FlowUnknown));
    assert_eq!(first_message(&scene), "1 integration would stop unless Password Never Expires; 1 more could not be judged");
}

#[test]
fn unknown_administrators_count_only_where_too_few_others_get_in() {
    let with_unknown = |n: usize| {
        let mut scene = ready();
        for (_, outcome) in scene.users.iter_mut().take(n) {
            *outcome = Outcome::unknown(Reason::NoPhishingResistantMethod);
        }
        (scene.judged().verdict, kinds(&scene))
    };
    assert_eq!(with_unknown(1), (Verdict::ReadyWithCare, vec![Kind::Unknown]));
    assert_eq!(with_unknown(2), (Verdict::Unknown, vec![Kind::AdministratorUnknown, Kind::Unknown]));
}

#[test]
fn programs_and_administrators_without_a_way_in_do_not_count_as_getting_in() {
    let mut scene = ready();
    scene.administrators[0].way_in = WayIn::Unknown;
    assert_eq!(scene.judged().verdict, Verdict::Ready);
    scene.administrators[1].program = true;
    assert_eq!(kinds(&scene), [Kind::AdministratorUnknown]);
    assert_eq!(first_message(&scene), "1 administrator could not be judged, and only 1 would certainly or likely get in");
    scene.administrators.truncate(1);
    assert_eq!(first_message(&scene), "1 administrator could not be judged, and none would certainly or likely get in");
}

#[test]
fn more_than_one_in_a_hundred_unknown_is_too_many() {
    let ready_with_unknown = |n: usize| {
        let mut scene = ready();
        for (_, outcome) in scene.users.iter_mut().rev().take(n) {
            *outcome = Outcome::unknown(Reason::PasswordlessOnly);
        }
        scene
    };
    let with_unknown = |n: usize| ready_with_unknown(n).judged();
    assert_eq!(with_unknown(3).verdict, Verdict::ReadyWithCare);
    assert_eq!(with_unknown(4).verdict, Verdict::Unknown);
    assert_eq!(with_unknown(4).reasons[0].message, "4 active users of 300 could not be judged");
    // System users are active, and nobody signs in with one.
    let system = UserFacts { kind: UserKind::System, ..person() };
    let unaffected = Outcome::new(Effect::Unaffected, Confidence::Certain, Reason::SystemUser);
    let judged = ready_with_unknown(4).with(system, unaffected).judged();
    assert_eq!(judged.reasons[0].message, "4 active users of 300 could not be judged");
}

#[test]
fn more_than_two_hundred_prompted_call_for_care() {
    let with_prompted = |n: usize| {
        let mut scene = ready();
        for (_, outcome) in scene.users.iter_mut().take(n) {
            *outcome = Outcome::new(Effect::Prompted, Confidence::Certain, Reason::UiPassword);
        }
        (scene.judged().verdict, kinds(&scene))
    };
    assert_eq!(with_prompted(200), (Verdict::Ready, vec![]));
    assert_eq!(with_prompted(201), (Verdict::ReadyWithCare, vec![Kind::ManyPrompted]));
}

#[test]
fn somebody_at_risk_calls_for_care() {
    let scene = ready().with(person(), Outcome::new(Effect::AtRisk, Confidence::Likely, Reason::LockedNow));
    assert_eq!((scene.judged().verdict, kinds(&scene)), (Verdict::ReadyWithCare, vec![Kind::AtRisk]));
}

#[test]
fn without_users_nobody_can_tell() {
    let mut scene = ready();
    scene.users.clear();
    scene.administrators.clear();
    assert_eq!((scene.judged().verdict, kinds(&scene)), (Verdict::Unknown, vec![Kind::NobodyRead]));
    let known_from_logins = UserFacts { was_read: false, kind: UserKind::Unknown, active: Known::missing(SourceName::User), ..person() };
    assert_eq!(kinds(&scene.with(known_from_logins, Outcome::unknown(Reason::UserNotRead)))[0], Kind::NobodyRead);
}
