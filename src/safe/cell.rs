use std::borrow::Cow;

/// The text as a cell that a spreadsheet shows instead of running.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break (or the full-width forms of the
/// signs, which some spreadsheets read alike) gets an apostrophe in front, which spreadsheets take
/// as "this is text". Quoting for CSV is the writer's business.
/// Source: OWASP, "CSV Injection".
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => Cow::Owned(format!("'{text}")),
        _ => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_becomes_text() {
        for text in ["=1+1", "+49 30 1234", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1＋1"] {
            assert_eq!(cell(text), format!("'{text}"));
        }
    }

    #[test]
    fn other_text_is_not_touched() {
        for text in ["", "ada@acme.com", "a=b", " =1", "O'Hara", "'=1"] {
            assert!(matches!(cell(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }
}
