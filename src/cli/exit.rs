use std::fmt;
use std::str::FromStr;

use crate::report::{CoverageLine, Finding, Severity};
use crate::snapshot::Status;
use crate::verdict::Verdict;

/// `--fail-on`: the least severity that fails; none fails if there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FailOn(Option<Severity>);

impl FailOn {
    pub(super) const HIGH: Self = Self(Some(Severity::High));
    pub(super) const NEVER: Self = Self(None);
    /// Every value; what is only information never fails.
    pub(super) const ALL: &'static [Self] =
        &[Self(Some(Severity::Critical)), Self::HIGH, Self(Some(Severity::Medium)), Self(Some(Severity::Low)), Self::NEVER];

    pub(super) const fn as_str(self) -> &'static str {
        match self.0 {
            Some(severity) => severity.as_str(),
            None => "never",
        }
    }
}

impl fmt::Display for FailOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for FailOn {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|word| word.as_str() == text).ok_or(())
    }
}

/// What the caller wants to be told by the exit code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Policy {
    pub(super) fail_on: FailOn,
    pub(super) strict: bool,
    pub(super) allow_unknown: bool,
}

/// What a scan that ran to its end answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    Passed = 0,
    Failed = 1,
    CannotTell = 3,
}

/// The exit code of a scan, and the sentence that says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Exit {
    pub(super) code: Code,
    pub(super) reason: String,
}

/// The exit code, from the report alone.
pub(super) fn decide(verdict: Verdict, findings: &[Finding], coverage: &[CoverageLine], policy: Policy) -> Exit {
    let failing = policy.fail_on.0.map(|least| Failing::count(findings, least)).filter(|failing| failing.total() > 0);
    if let Some(failing) = failing {
        let reason = format!("{}: failing because of --fail-on {}.", failing.words(), policy.fail_on);
        return Exit { code: Code::Failed, reason };
    }
    if verdict == Verdict::NotReady && policy.fail_on != FailOn::NEVER {
        return Exit { code: Code::Failed, reason: "The verdict is not ready: failing (--fail-on never would only report it).".to_owned() };
    }
    if verdict == Verdict::Unknown && !policy.allow_unknown {
        let reason = "The verdict is unknown: cannot tell (--allow-unknown would let it pass).".to_owned();
        return Exit { code: Code::CannotTell, reason };
    }
    let unread = coverage.iter().filter(|line| is_missed(line, coverage)).count();
    if policy.strict && unread > 0 {
        let sources = if unread == 1 { "1 source was" } else { &format!("{unread} sources were") };
        return Exit { code: Code::CannotTell, reason: format!("{sources} not fully read: cannot tell because of --strict.") };
    }
    let verdict = match verdict {
        Verdict::Ready => "ready",
        Verdict::ReadyWithCare => "ready with care",
        Verdict::NotReady => "not ready",
        Verdict::Unknown => "unknown",
    };
    let reason = match (policy.fail_on, policy.allow_unknown && verdict == "unknown") {
        (FailOn::NEVER, _) => format!("The verdict is {verdict}: passing because of --fail-on never."),
        (_, true) => format!("The verdict is {verdict}: passing because of --allow-unknown."),
        (fail_on, false) => format!("The verdict is {verdict}, and no finding is {}: passing.", at_or_above(fail_on)),
    };
    Exit { code: Code::Passed, reason }
}

/// Whether `--strict` objects to this source. Without any rule to name what it needs, every source
/// counts. What an org does not have (`unsupported`) cannot be read more fully.
fn is_missed(line: &CoverageLine, coverage: &[CoverageLine]) -> bool {
    let needed = !line.rules.is_empty() || coverage.iter().all(|line| line.rules.is_empty());
    needed && !matches!(line.coverage.status, Status::Complete | Status::Unsupported)
}

fn at_or_above(fail_on: FailOn) -> String {
    if fail_on.0 == Some(Severity::Critical) { "critical".to_owned() } else { format!("{fail_on} or worse") }
}

/// Unwaived findings that fail, worst severity first.
struct Failing {
    /// How many of each severity, none zero.
    counts: Vec<(Severity, usize)>,
    /// How many more there would be without waivers.
    waived: usize,
}

impl Failing {
    fn count(findings: &[Finding], least: Severity) -> Self {
        let of =
            |severity, waived| findings.iter().filter(|finding| finding.severity == severity && finding.waived.is_some() == waived).count();
        let severities = || Severity::ALL.iter().rev().copied().filter(|severity| *severity >= least);
        Self {
            counts: severities().map(|severity| (severity, of(severity, false))).filter(|(_, n)| *n > 0).collect(),
            waived: severities().map(|severity| of(severity, true)).sum(),
        }
    }

    fn total(&self) -> usize {
        self.counts.iter().map(|(_, n)| n).sum()
    }

    /// `2 critical and 9 high findings (3 waived)`
    fn words(&self) -> String {
        let counts: Vec<_> = self.counts.iter().map(|(severity, n)| format!("{n} {severity}")).collect();
        let counts = match counts.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
            None => String::new(),
        };
        let plural = if self.total() == 1 { "" } else { "s" };
        let waived = if self.waived == 0 { String::new() } else { format!(" ({} waived)", self.waived) };
        format!("{counts} finding{plural}{waived}")
    }
}

#[cfg(test)]
mod tests;
