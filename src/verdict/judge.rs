use super::evidence::Evidence;
use super::next::{self, NextVerdict};
use super::reason::VerdictReason;
use super::{Verdict, proof, remainder};

/// A verdict, why, and the way to a better one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// May one click?
    pub verdict: Verdict,
    /// Why: what decided first, then what else stands in the way. Empty for `ready`.
    pub reasons: Vec<VerdictReason>,
    /// The way to a better verdict; none for `ready`.
    pub next: Option<NextVerdict>,
}

/// May one click?
///
/// What is proven stands, whatever else was not read; then what is not known; then what calls for
/// care. So reading less can never give `ready` or `ready_with_care`.
#[must_use]
pub fn judge(evidence: Evidence<'_>) -> Judgement {
    let (proof, not_known, care) = (proof::reasons(&evidence), remainder::not_known(&evidence), remainder::for_care(&evidence));
    // What is not known has to be known before care: it may turn out to be a proof.
    let first: Vec<VerdictReason> = [&proof[..], &not_known[..]].concat();
    let (verdict, next) = match (proof.is_empty(), not_known.is_empty(), care.is_empty()) {
        (false, _, _) => (Verdict::NotReady, Some(next::towards(Verdict::ReadyWithCare, &first))),
        (true, false, _) => (Verdict::Unknown, Some(next::towards(Verdict::ReadyWithCare, &first))),
        (true, true, false) => (Verdict::ReadyWithCare, Some(next::towards(Verdict::Ready, &care))),
        (true, true, true) => (Verdict::Ready, None),
    };
    Judgement { verdict, reasons: [first, care].concat(), next }
}
