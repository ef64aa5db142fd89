//! The lines of a report on their way to a terminal.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::grid::Grid;
use super::ink::{Ink, Painter, inked, linked};
use super::wrap::{cut_middle, wrap};
use crate::report::Look;
use crate::report::neutral::{is_hidden, neutral};

/// Columns below which no line is laid out.
const NARROWEST: usize = 80;
/// Columns beyond which running text is hard to read.
const PROSE: usize = 120;
/// Columns left free at the beginning of a line.
const MARGIN: usize = 1;

/// Collects lines that fit the width.
pub(super) struct Page<'a> {
    look: &'a Look<'a>,
    lines: Vec<String>,
    links: Vec<String>,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub(super) fn new(look: &'a Look<'a>) -> Self {
        Self { look, lines: Vec::new(), links: Vec::new() }
    }

    /// Columns of a line.
    pub(super) fn width(&self) -> usize {
        self.look.width.max(NARROWEST)
    }

    /// Whether characters beyond ASCII may be used.
    pub(super) fn unicode(&self) -> bool {
        self.look.unicode
    }

    /// Text from outside, whole and harmless.
    pub(super) fn safe(&self, text: &str) -> String {
        neutral(text, self.look.unicode).into_owned()
    }

    /// Text from outside, harmless and cut in the middle if it is longer. Never for what people
    /// have to copy.
    pub(super) fn short(&self, text: &str, width: usize) -> String {
        cut_middle(&neutral(text, self.look.unicode), width, if self.look.unicode { "…" } else { "..." })
    }

    /// The text as a link to this address, where the terminal has links.
    pub(super) fn link(&mut self, text: &str, address: Option<&str>) -> String {
        let fit = |address: &&str| address.starts_with("https://") && !address.chars().any(|c| is_hidden(c) || c.is_whitespace());
        match address.filter(fit) {
            Some(address) if self.look.hyperlinks => {
                self.links.push(address.to_owned());
                linked(text)
            }
            _ => text.to_owned(),
        }
    }

    /// An empty line, a title and a rule to the right of it.
    pub(super) fn heading(&mut self, title: &str) {
        let rule = if self.unicode() { "─" } else { "-" };
        let filled = self.width().min(PROSE).saturating_sub(title.width() + 4);
        self.lines.push(String::new());
        self.lines.push(format!("{rule}{rule} {} {}", inked(Ink::Heading, title), inked(Ink::Quiet, &rule.repeat(filled))));
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.lines.push(String::new());
    }

    /// Running text.
    pub(super) fn text(&mut self, text: &str) {
        self.item("", text);
    }

    /// A line that is laid out already and known to fit.
    pub(super) fn line(&mut self, line: &str) {
        self.lines.push(format!("{}{line}", " ".repeat(MARGIN)));
    }

    /// Running text that can be skipped.
    pub(super) fn note(&mut self, text: &str) {
        self.text(&inked(Ink::Quiet, text));
    }

    /// A word in front, and running text that keeps to the right of it.
    pub(super) fn item(&mut self, lead: &str, text: &str) {
        let lead = if lead.is_empty() { String::new() } else { format!("{lead} ") };
        let indent = MARGIN + lead.width();
        let width = self.width().min(PROSE).saturating_sub(indent);
        for (number, line) in wrap(text, width).into_iter().enumerate() {
            let before = if number == 0 { format!("{}{lead}", " ".repeat(MARGIN)) } else { " ".repeat(indent) };
            self.lines.push(format!("{before}{line}").trim_end().to_owned());
        }
    }

    /// A command for a shell, below an item, so that its lines can be pasted together: between quotes the shell
    /// takes a line break as it is, elsewhere it needs a backslash.
    pub(super) fn command(&mut self, lead: &str, command: &str) {
        let indent = MARGIN + lead.width() + 1;
        let lines = wrap(command, self.width().min(PROSE).saturating_sub(indent + 2));
        let last = lines.len().saturating_sub(1);
        let mut quoted = false;
        for (number, line) in lines.iter().enumerate() {
            quoted ^= line.matches('"').count() % 2 == 1;
            let on = if quoted || number == last { "" } else { " \\" };
            self.lines.push(format!("{}{line}{on}", " ".repeat(indent)));
        }
    }

    /// A table.
    pub(super) fn grid(&mut self, grid: &Grid) {
        for line in grid.lines(self.width() - MARGIN, self.unicode()) {
            self.line(&line);
        }
    }

    /// Writes the page.
    pub(super) fn finish(self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut painter = Painter::new(self.look.colour, &self.links);
        for line in &self.lines {
            writeln!(out, "{}", painter.line(line))?;
        }
        Ok(())
    }
}
