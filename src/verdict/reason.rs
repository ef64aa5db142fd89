use schemars::JsonSchema;
use serde::Serialize;

crate::model::words! {
    /// Kinds of reasons for a verdict.
    pub enum VerdictReasonKind {
        Breaks = "breaks",
        LockedOut = "locked_out",
        CriticalFinding = "critical_finding",
        SourceNotRead = "source_not_read",
        NobodyRead = "nobody_read",
        IntegrationUnknown = "integration_unknown",
        AdministratorUnknown = "administrator_unknown",
        TooManyUnknown = "too_many_unknown",
        AtRisk = "at_risk",
        Unknown = "unknown",
        HighFinding = "high_finding",
        ManyPrompted = "many_prompted",
    }
}

/// One reason for the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerdictReason {
    /// What kind of reason.
    pub kind: VerdictReasonKind,
    /// How many users, sources or findings.
    pub n: u64,
    /// The sentence.
    pub message: String,
    /// Rules that speak of it.
    pub rules: Vec<String>,
}

impl VerdictReason {
    pub(super) fn new(kind: VerdictReasonKind, n: u64, message: String) -> Self {
        Self { kind, n, message, rules: Vec::new() }
    }

    /// The same reason, with the rules that speak of it, each once.
    pub(super) fn by_rules<'a>(mut self, rules: impl IntoIterator<Item = &'a str>) -> Self {
        self.rules = rules.into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().map(str::to_owned).collect();
        self
    }
}

/// `1 user`, `2 users`, `12,345 users`.
pub(super) fn counted(n: u64, one: &str, many: &str) -> String {
    let digits = n.to_string();
    let mut number = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            number.push(',');
        }
        number.push(digit);
    }
    format!("{number} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn numbers_have_thousands_separators_and_a_plural() {
        for (n, text) in [(0, "0 users"), (1, "1 user"), (999, "999 users"), (1_000, "1,000 users"), (1_234_567, "1,234,567 users")] {
            assert_eq!(counted(n, "user", "users"), text);
        }
    }
}
