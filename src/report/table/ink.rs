//! Styles inside text: marks without width, turned into escape sequences on the way out.
//!
//! The marks are invisible characters that `neutral` spells out wherever they come from outside, so
//! every mark on a page was set here, and wrapping and tables can measure text that carries them.

use anstyle::{AnsiColor, Style};

use crate::report::Severity;
use crate::report::neutral::is_hidden;

/// What a piece of text is, as far as its look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// A heading.
    Heading,
    /// What can be skipped.
    Quiet,
    /// Red.
    Critical,
    /// Magenta.
    High,
    /// Yellow.
    Medium,
    /// Blue.
    Low,
    /// Green.
    Good,
}

const INKS: [(Ink, char); 7] = [
    (Ink::Heading, '\u{2061}'),
    (Ink::Quiet, '\u{2062}'),
    (Ink::Critical, '\u{2063}'),
    (Ink::High, '\u{2064}'),
    (Ink::Medium, '\u{206a}'),
    (Ink::Low, '\u{206b}'),
    (Ink::Good, '\u{206c}'),
];
const END: char = '\u{206d}';
const LINK: char = '\u{206e}';
const LINK_END: char = '\u{206f}';

impl Ink {
    const fn style(self) -> Style {
        match self {
            Self::Heading => Style::new().bold(),
            Self::Quiet => Style::new().dimmed(),
            Self::Critical => AnsiColor::Red.on_default().bold(),
            Self::High => AnsiColor::Magenta.on_default(),
            Self::Medium => AnsiColor::Yellow.on_default(),
            Self::Low => AnsiColor::Blue.on_default(),
            Self::Good => AnsiColor::Green.on_default(),
        }
    }
}

/// The text in this ink. Inks do not nest.
pub(super) fn inked(ink: Ink, text: &str) -> String {
    let mark = INKS.iter().find(|(other, _)| *other == ink).map(|(_, mark)| *mark);
    mark.map_or_else(|| text.to_owned(), |mark| format!("{mark}{text}{END}"))
}

/// The severity word in its colour.
pub(super) fn severity(severity: Severity) -> String {
    let ink = match severity {
        Severity::Critical => Ink::Critical,
        Severity::High => Ink::High,
        Severity::Medium => Ink::Medium,
        Severity::Low => Ink::Low,
        Severity::Info => Ink::Quiet,
    };
    inked(ink, severity.as_str())
}

/// The text as a link; its address is kept by the page.
pub(super) fn linked(text: &str) -> String {
    format!("{LINK}{text}{LINK_END}")
}

/// Turns marks into escape sequences, line by line.
pub(super) struct Painter<'a> {
    colour: bool,
    links: std::slice::Iter<'a, String>,
    open: Option<Style>,
}

impl<'a> Painter<'a> {
    /// A painter for a page's lines; `links` are the addresses in the order of their marks.
    pub(super) fn new(colour: bool, links: &'a [String]) -> Self {
        Self { colour, links: links.iter(), open: None }
    }

    /// One line as the terminal gets it. A style that goes on in the next line is closed and opened
    /// again, so that every line stands alone. A hidden character that is no mark is spelt out: none
    /// should get here, and none gets through.
    pub(super) fn line(&mut self, line: &str) -> String {
        let mut out = String::with_capacity(line.len() + 16);
        if let Some(style) = self.open {
            out.push_str(&style.render().to_string());
        }
        let mut in_link = false;
        for c in line.chars() {
            match c {
                END => {
                    if let Some(style) = self.open.take() {
                        out.push_str(&style.render_reset().to_string());
                    }
                }
                LINK => {
                    if let Some(address) = self.links.next() {
                        out.extend(["\u{1b}]8;;", address, "\u{1b}\\"]);
                        in_link = true;
                    }
                }
                LINK_END if in_link => {
                    out.push_str("\u{1b}]8;;\u{1b}\\");
                    in_link = false;
                }
                LINK_END => {}
                _ => match INKS.iter().find(|(_, mark)| *mark == c) {
                    Some((ink, _)) if self.colour => {
                        let style = ink.style();
                        out.push_str(&style.render().to_string());
                        self.open = Some(style);
                    }
                    Some(_) => {}
                    None if is_hidden(c) => out.extend(c.escape_unicode()),
                    None => out.push(c),
                },
            }
        }
        if in_link {
            out.push_str("\u{1b}]8;;\u{1b}\\");
        }
        if let Some(style) = self.open {
            out.push_str(&style.render_reset().to_string());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn marks_take_no_column_and_vanish_without_colour() {
        let text = format!("a {} z", inked(Ink::Critical, "word"));
        assert_eq!(text.width(), "a word z".len());
        assert_eq!(Painter::new(false, &[]).line(&text), "a word z");
        assert_eq!(Painter::new(true, &[]).line(&text), "a \u{1b}[1m\u{1b}[31mword\u{1b}[0m z");
    }

    #[test]
    fn a_style_over_two_lines_is_closed_and_opened_again() {
        let text = inked(Ink::Quiet, "one\ntwo");
        let mut painter = Painter::new(true, &[]);
        let lines: Vec<String> = text.lines().map(|line| painter.line(line)).collect();
        assert_eq!(lines, ["\u{1b}[2mone\u{1b}[0m", "\u{1b}[2mtwo\u{1b}[0m"]);
    }

    #[test]
    fn links_are_taken_in_order_and_hidden_characters_never_get_through() {
        let links = ["https://a".to_owned()];
        let text = format!("{} {} \u{1b}\u{202e}", linked("x"), linked("y"));
        assert_eq!(Painter::new(false, &links).line(&text), "\u{1b}]8;;https://a\u{1b}\\x\u{1b}]8;;\u{1b}\\ y \\u{1b}\\u{202e}");
    }
}
