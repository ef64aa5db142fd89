//! Numbers as people read them.

/// With thousands separators: `31,240`.
pub(super) fn figure(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The number with its noun: `1 integration`, `7 integrations`.
pub(super) fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{} {}", figure(n), if n == 1 { one } else { many })
}

/// A list as a sentence has it: `a`, `a and b`, `a, b and c`.
pub(super) fn listed(items: &[impl AsRef<str>]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// The text with its first letter in upper case and no full stop at its end.
pub(super) fn sentence_case(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        let figures: Vec<String> = [0, 999, 1_000, 31_240, 1_000_000].map(figure).into();
        assert_eq!(figures, ["0", "999", "1,000", "31,240", "1,000,000"]);
        assert_eq!(figure(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(counted(1, "user", "users"), "1 user");
        assert_eq!(counted(0, "user", "users"), "0 users");
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(listed(&[] as &[&str]), "");
    }
}
