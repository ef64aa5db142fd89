//! Text fitted into columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks text between words into lines of at most `width` columns. A word that is longer than a
/// line is broken inside, after a separator where there is one, so nothing is ever lost. Line breaks
/// in the text stay.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.width() + 1 + word.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            // A word that fits no line begins here on a line of its own.
            let mut rest = word;
            while rest.width() > width {
                let (piece, after) = rest.split_at(break_at(rest, width));
                lines.push(format!("{line}{piece}"));
                line.clear();
                rest = after;
            }
            line.push_str(rest);
        }
        lines.push(line);
    }
    lines
}

/// Where to break a word that is too long, in bytes: after the last separator in the second half of
/// the line, else where the line is full. At least one character.
fn break_at(word: &str, width: usize) -> usize {
    let (mut full, mut soft, mut columns) = (0, None, 0);
    for (start, c) in word.char_indices() {
        columns += c.width().unwrap_or(0);
        if columns > width && full > 0 {
            break;
        }
        full = start + c.len_utf8();
        if columns * 2 > width && "@./-_?&=:".contains(c) {
            soft = Some(full);
        }
    }
    soft.unwrap_or(full)
}

/// The text, or its beginning and end with a mark between if it takes more than `width` columns.
pub(super) fn cut_middle(text: &str, width: usize, mark: &str) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(mark.width());
    let head = take(text.chars(), room.div_ceil(2));
    let tail: String = take(text.chars().rev(), room / 2).chars().rev().collect();
    format!("{head}{mark}{tail}")
}

/// As many characters as fit.
fn take(chars: impl Iterator<Item = char>, width: usize) -> String {
    let mut left = width;
    chars
        .map_while(|c| {
            left = left.checked_sub(c.width().unwrap_or(0))?;
            Some(c)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_break_between_words_and_long_words_inside() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(wrap("a\nb", 4), ["a", "b"]);
    }

    #[test]
    fn long_names_are_cut_in_the_middle() {
        assert_eq!(cut_middle("Deutsche Integrationsplattform", 11, "…"), "Deuts…tform");
        assert_eq!(cut_middle("short", 11, "…"), "short");
        assert_eq!(cut_middle("山田太郎山田太郎", 7, "…"), "山…郎");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_long(text in "[ a-z@.山é]{0,80}", width in 2usize..30) {
            let lines = wrap(&text, width);
            prop_assert!(lines.iter().all(|line| line.width() <= width));
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }

        #[test]
        fn a_cut_name_fits(text in "[a-z山é]{0,40}", width in 1usize..30) {
            prop_assert!(cut_middle(&text, width, "…").width() <= width);
        }
    }
}
