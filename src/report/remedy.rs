//! Remedies in the length a line has room for.

use super::{Report, VerdictReasonKind};

/// Characters up to which a remedy is short enough for one line.
const LINE: usize = 90;

/// The remedy without full stop; one that spells out a command after a colon without the command:
/// ``add `User.csv` (needs Manage Users)``.
pub(super) fn short(remedy: &str) -> String {
    let whole = remedy.trim().trim_end_matches('.');
    if whole.chars().count() <= LINE {
        return whole.to_owned();
    }
    let Some((head, rest)) = whole.split_once(": ") else { return whole.to_owned() };
    let needs = rest.rfind(" (").and_then(|start| rest.get(start..)).filter(|needs| needs.ends_with(')'));
    format!("{head}{}", needs.unwrap_or_default())
}

/// A text that spells out a command, as the text without it and the command: `add x (needs y)` and
/// `sf data query …`.
pub(super) fn command(text: &str) -> Option<(String, &str)> {
    let (head, rest) = text.split_once(": sf ")?;
    let start = head.len() + ": ".len();
    let length = rest.rfind(" (needs ").map_or(rest.len(), |at| at) + "sf ".len();
    let (command, needs) = text.get(start..)?.split_at_checked(length)?;
    Some((format!("{head}{needs}"), command))
}

/// Whether a reason for the verdict names this source as not read.
pub(super) fn is_decisive(report: &Report, source: &str) -> bool {
    let words = |message: &str| message.split(|c: char| !c.is_alphanumeric()).any(|word| word == source);
    report.verdict_reasons.iter().any(|reason| reason.kind == VerdictReasonKind::SourceNotRead && words(&reason.message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_command_is_left_to_where_there_is_room() {
        let long = "add `User.csv`: sf data query --query \"SELECT Id, Username, Name FROM User\" --result-format csv > User.csv (needs View Setup)";
        assert_eq!(short(long), "add `User.csv` (needs View Setup)");
        assert_eq!(short("grant Manage Users: now."), "grant Manage Users: now");
        // What has no shorter form stays whole.
        assert_eq!(short(&"word ".repeat(40)), format!("{}word", "word ".repeat(39)));
    }

    #[test]
    fn a_command_is_told_apart_from_the_words_around_it() {
        let text = "User. Add `User.csv`: sf data query --query \"SELECT Id FROM User\" > User.csv (needs View Setup)";
        let told = ("User. Add `User.csv` (needs View Setup)".to_owned(), "sf data query --query \"SELECT Id FROM User\" > User.csv");
        assert_eq!(command(text), Some(told));
        assert_eq!(command("export it again: sf data query"), Some(("export it again".to_owned(), "sf data query")));
        assert_eq!(command("grant Manage Users"), None);
    }

    #[test]
    fn only_whole_names_count() {
        let report = sample::unknown();
        assert!(is_decisive(&report, "LoginHistory") && is_decisive(&report, "PermissionSet"));
        assert!(!is_decisive(&report, "Permission") && !is_decisive(&report, "User"));
    }
}
