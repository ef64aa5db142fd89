use crate::facts::table::enforcement_dates;
use crate::model::Known::{self, Is, Unknown};
use crate::model::{AsOf, Utc};

/// Since when page logins of privileged users need a phishing-resistant method.
/// Source: Help 005321563: sandboxes before production, each over some days.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Enforcement {
    /// Whether it holds at the moment of the analysis.
    pub(super) in_force: Known<bool>,
    /// From here on a page login shows that the user has a method.
    pub(super) complete_from: Utc,
}

impl Enforcement {
    pub(crate) fn new(is_sandbox: Known<bool>, as_of: AsOf) -> Self {
        let (production, sandbox) = enforcement_dates();
        let begun = |dates: (Utc, Utc)| as_of.0 >= dates.0;
        let in_force = match is_sandbox {
            Is(true) => Is(begun(sandbox)),
            Is(false) => Is(begun(production)),
            Unknown(_) if begun(sandbox) == begun(production) => Is(begun(production)),
            Unknown(missing) => Unknown(missing),
        };
        let complete_from = if is_sandbox.is_true() { sandbox.1 } else { production.1.max(sandbox.1) };
        Self { in_force, complete_from }
    }

    /// Whether a login shows a method: it happened after the roll-out ended.
    pub(super) fn is_proof(&self, login: Option<Utc>) -> bool {
        login.is_some_and(|login| login > self.complete_from)
    }
}
