//! Text that came from an org, made harmless for a terminal.

use std::borrow::Cow;

/// Whether a terminal acts on this character, or hides or re-orders text because of it.
///
/// Control characters (C0, DEL, C1), line and paragraph separators, direction marks and every
/// other invisible format character. Source: UAX #9 (bidirectional controls), UAX #44 (`Cc`, `Cf`,
/// `Zl`, `Zp`).
pub(super) const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
            | '\u{890}'..='\u{891}' | '\u{8e2}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The text on one line, with every hidden character spelt out (`\u{1b}`); white space becomes a
/// blank. Without `unicode` everything beyond ASCII is spelt out too: bytes above 127 are commands
/// to some terminals that do not speak UTF-8.
pub(super) fn neutral(text: &str, unicode: bool) -> Cow<'_, str> {
    let harmless = |c: char| !is_hidden(c) && (unicode || c.is_ascii());
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => out.push(' '),
            _ if harmless(c) => out.push(c),
            _ => out.extend(c.escape_unicode()),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_to_the_terminal_are_spelt_out() {
        assert_eq!(neutral("a\u{1b}]8;;http://x\u{7}b", true), r"a\u{1b}]8;;http://x\u{7}b");
        assert_eq!(neutral("\u{9b}31m", true), r"\u{9b}31m");
        assert_eq!(neutral("two\r\nlines\t", true), "two  lines ");
    }

    #[test]
    fn marks_that_turn_text_round_are_spelt_out() {
        assert_eq!(neutral("mail\u{202e}moc", true), r"mail\u{202e}moc");
        assert_eq!(neutral("a\u{200b}b\u{2066}c", true), r"a\u{200b}b\u{2066}c");
    }

    #[test]
    fn names_stay_names() {
        assert!(matches!(neutral("Jürgen 山田", true), Cow::Borrowed("Jürgen 山田")));
        assert_eq!(neutral("Jürgen", false), r"J\u{fc}rgen");
    }
}
