use super::*;
use crate::model::{Confidence, SourceName};
use crate::report::{Subject, Waived};
use crate::snapshot::Coverage;

const POLICY: Policy = Policy { fail_on: FailOn::HIGH, strict: false, allow_unknown: false };

fn finding(severity: Severity, waived: bool) -> Finding {
    Finding {
        fingerprint: "0".repeat(16),
        rule: "INT001".into(),
        severity,
        confidence: Confidence::Certain,
        subject: Subject { kind: "user".into(), id: "1".into(), label: "a".into() },
        message: String::new(),
        evidence: Vec::new(),
        remedy: String::new(),
        would_pass_if: String::new(),
        setup_url: None,
        caused_by: None,
        waived: waived.then(|| Waived { reason: "known".into(), until: None, owner: None }),
    }
}

fn line(source: SourceName, status: Status, rules: &[&str]) -> CoverageLine {
    let coverage = Coverage { source, status, rows: 0, rejected: 0, reason: None, remedy: None };
    CoverageLine { coverage, rules: rules.iter().map(ToString::to_string).collect() }
}

#[test]
fn the_verdict_alone_decides_without_findings() {
    let table = [(Verdict::Ready, 0), (Verdict::ReadyWithCare, 0), (Verdict::NotReady, 1), (Verdict::Unknown, 3)];
    for (verdict, code) in table {
        assert_eq!(decide(verdict, &[], &[], POLICY).code as u8, code, "{verdict}");
    }
    assert_eq!(decide(Verdict::Unknown, &[], &[], Policy { allow_unknown: true, ..POLICY }).code, Code::Passed);
    let never = Policy { fail_on: FailOn::NEVER, ..POLICY };
    assert_eq!(decide(Verdict::NotReady, &[finding(Severity::Critical, false)], &[], never).code, Code::Passed);
    assert_eq!(decide(Verdict::Unknown, &[], &[], never).code, Code::CannotTell, "never is about findings, not about the unknown");
}

#[test]
fn findings_fail_from_the_severity_asked_for() {
    for fail_on in FailOn::ALL {
        for severity in Severity::ALL {
            let exit = decide(Verdict::ReadyWithCare, &[finding(*severity, false)], &[], Policy { fail_on: *fail_on, ..POLICY });
            let fails = fail_on.0.is_some_and(|least| *severity >= least);
            assert_eq!(exit.code == Code::Failed, fails, "{severity} with --fail-on {fail_on}");
        }
    }
    assert_eq!(decide(Verdict::Ready, &[finding(Severity::Critical, true)], &[], POLICY).code, Code::Passed, "waived");
    let allow = Policy { allow_unknown: true, ..POLICY };
    assert_eq!(decide(Verdict::Unknown, &[finding(Severity::High, false)], &[], allow).code, Code::Failed);
}

#[test]
fn strict_objects_to_what_was_not_fully_read() {
    let strict = Policy { strict: true, ..POLICY };
    let code = |lines: &[CoverageLine]| decide(Verdict::Ready, &[], lines, strict).code;
    for (status, expected) in [
        (Status::Complete, Code::Passed),
        (Status::Unsupported, Code::Passed),
        (Status::Partial, Code::CannotTell),
        (Status::Denied, Code::CannotTell),
        (Status::Absent, Code::CannotTell),
        (Status::Error, Code::CannotTell),
    ] {
        assert_eq!(code(&[line(SourceName::User, status, &[])]), expected, "{status}");
    }
    let nobody_needs = [line(SourceName::User, Status::Complete, &["INT001"]), line(SourceName::LoginIp, Status::Absent, &[])];
    assert_eq!(code(&nobody_needs), Code::Passed, "a source that no rule needs");
    let needed = [line(SourceName::User, Status::Partial, &["INT001"])];
    assert_eq!(code(&needed), Code::CannotTell);
    assert_eq!(decide(Verdict::Ready, &[], &needed, POLICY).code, Code::Passed, "without --strict");
    assert_eq!(decide(Verdict::NotReady, &[], &needed, strict).code, Code::Failed, "failing comes first");
    assert_eq!(decide(Verdict::Unknown, &[], &needed, Policy { allow_unknown: true, ..strict }).code, Code::CannotTell);
}

#[test]
fn the_reason_is_one_sentence() {
    let many =
        [(Severity::Critical, false), (Severity::High, false), (Severity::High, false), (Severity::Low, false), (Severity::High, true)]
            .map(|(severity, waived)| finding(severity, waived));
    let allow = Policy { allow_unknown: true, ..POLICY };
    let strict = Policy { strict: true, ..POLICY };
    let never = Policy { fail_on: FailOn::NEVER, ..POLICY };
    let low = Policy { fail_on: FailOn(Some(Severity::Low)), ..POLICY };
    let critical = Policy { fail_on: FailOn(Some(Severity::Critical)), ..POLICY };
    let partial = [line(SourceName::User, Status::Partial, &[])];
    let reasons = [
        decide(Verdict::NotReady, &many, &[], POLICY),
        decide(Verdict::NotReady, &many, &[], low),
        decide(Verdict::Ready, &many[..1], &[], POLICY),
        decide(Verdict::NotReady, &[], &[], POLICY),
        decide(Verdict::Unknown, &[], &[], POLICY),
        decide(Verdict::Unknown, &[], &[], allow),
        decide(Verdict::Ready, &[], &partial, strict),
        decide(Verdict::Ready, &[], &[], allow),
        decide(Verdict::NotReady, &[], &[], never),
        decide(Verdict::ReadyWithCare, &[], &[], critical),
    ]
    .map(|exit| exit.reason)
    .join("\n");
    insta::assert_snapshot!(reasons, @"
    1 critical and 2 high findings (1 waived): failing because of --fail-on high.
    1 critical, 2 high and 1 low findings (1 waived): failing because of --fail-on low.
    1 critical finding: failing because of --fail-on high.
    The verdict is not ready: failing (--fail-on never would only report it).
    The verdict is unknown: cannot tell (--allow-unknown would let it pass).
    The verdict is unknown: passing because of --allow-unknown.
    1 source was not fully read: cannot tell because of --strict.
    The verdict is ready, and no finding is high or worse: passing.
    The verdict is not ready: passing because of --fail-on never.
    The verdict is ready with care, and no finding is critical: passing.
    ");
}
