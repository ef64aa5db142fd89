use std::borrow::Cow;
use std::fmt::Write as _;

/// The text as a terminal shows it without obeying it.
///
/// Control characters (so escape sequences too), controls of writing direction, line separators and
/// marks that nobody can see become visible escapes: `\n`, `\t`, `\u{1b}`, `\u{202e}`. All else,
/// joiners of emoji and of Indic and Arabic scripts included, stays as it is.
/// Source: Unicode Technical Report 36, section 2.3 (bidirectional text); CVE-2021-42574.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(is_obeyed) else { return Cow::Borrowed(text) };
    let (clean, rest) = text.split_at(first);
    let mut shown = String::with_capacity(text.len() + 8);
    shown.push_str(clean);
    for letter in rest.chars() {
        match letter {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            letter if is_obeyed(letter) => {
                // Writing to a String cannot fail.
                let _ = write!(shown, "{}", letter.escape_unicode());
            }
            letter => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

fn is_obeyed(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // direction
            | '\u{2028}' | '\u{2029}' // line and paragraph separators
            | '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}' // not visible
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}') // annotations and tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_are_shown() {
        assert_eq!(printable("a\u{1b}[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(printable("\u{9b}31m"), "\\u{9b}31m");
        assert_eq!(printable("one\ntwo\tthree\r"), "one\\ntwo\\tthree\\r");
    }

    #[test]
    fn writing_direction_is_not_turned() {
        assert_eq!(printable("ada\u{202e}moc.emca"), "ada\\u{202e}moc.emca");
        assert_eq!(printable("a\u{2066}b\u{2069}"), "a\\u{2066}b\\u{2069}");
    }

    #[test]
    fn ordinary_text_is_borrowed() {
        for text in ["", "Zoë Müller", "日本語", "👩\u{200d}💻", "می\u{200c}خواهم", r"C:\new"] {
            assert!(matches!(printable(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_a_terminal_obeys_is_left(text in any::<String>()) {
            let shown = printable(&text);
            prop_assert!(!shown.chars().any(is_obeyed));
            prop_assert_eq!(printable(&shown).into_owned(), shown.to_string());
        }
    }
}
