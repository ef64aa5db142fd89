use std::ops::Range;
use std::path::Path;

use toml::de::{DeTable, Error};

use super::section::{Problem, Section};
use crate::diagnostic::{Diagnostic, Place, Snippet};

/// The text of a settings file, the keys that can stand in it and the mistakes found so far.
pub(super) struct Page<'d> {
    text: &'d str,
    file: &'d Path,
    mistakes: Vec<(usize, Diagnostic)>,
    syntax: Vec<(usize, Diagnostic)>,
    /// Where the parser lost its way: what it made of the text after it means nothing.
    lost_at: Option<usize>,
    /// Every key that was asked for, with the heading it stands under.
    keys: Vec<(&'static str, &'static str)>,
    /// Keys that are headings.
    headings: Vec<&'static str>,
    /// Keys that are refused by name.
    refused: Vec<(&'static str, &'static str)>,
    /// The tables that the file has, with their headings.
    tables: Vec<(&'static str, &'d DeTable<'d>)>,
}

impl<'d> Page<'d> {
    pub(super) fn new(text: &'d str, file: &'d Path) -> Self {
        Self {
            text,
            file,
            mistakes: Vec::new(),
            syntax: Vec::new(),
            lost_at: None,
            keys: Vec::new(),
            headings: Vec::new(),
            refused: Vec::new(),
            tables: Vec::new(),
        }
    }

    /// The keys that stand under no heading.
    pub(super) fn top(&mut self, table: &'d DeTable<'d>) -> Section<'_, 'd> {
        Section::new(self, "", Some(table))
    }

    /// A mistake that the TOML parser found.
    pub(super) fn syntax(&mut self, mistake: &Error) {
        let span = mistake.span().unwrap_or(self.text.len()..self.text.len());
        let start = span.start;
        if mistake.message() == "duplicate key" {
            let key = self.text.get(span.clone()).unwrap_or_default();
            return self.mistake(span, format!("`{key}` is set twice"), Problem::new("set again").help("keep one of the two"));
        }
        let problem = Problem::new("here").help("text needs quotes, lists need brackets: https://toml.io shows every form");
        let told = self.tell(span, format!("this is not TOML: {}", mistake.message()), problem);
        self.syntax.push((start, told));
        // An open bracket or text runs on over the lines that follow; a broken heading gives its keys
        // to the section above.
        let in_heading = self.text.get(self.line_start(start)..).is_some_and(|line| line.trim_start().starts_with('['));
        if in_heading || mistake.message().starts_with("unclosed") || mistake.message().contains("multi-line") {
            let first = self.syntax.iter().map(|(start, _)| *start).min();
            self.lost_at = self.lost_at.into_iter().chain(first).min();
        }
    }

    pub(super) fn mistake(&mut self, span: Range<usize>, message: impl Into<String>, problem: Problem) {
        let start = span.start;
        let told = self.tell(span, message, problem);
        self.mistakes.push((start, told));
    }

    fn tell(&self, span: Range<usize>, message: impl Into<String>, problem: Problem) -> Diagnostic {
        let (line, column) = self.position(span.start);
        let place = Place { file: self.file.to_path_buf(), line: Some(line), column: Some(column) };
        let snippet = Snippet { source: self.text.to_owned(), span, label: problem.label };
        let diagnostic = Diagnostic::error(message).at(place).showing(snippet);
        if let Some(help) = problem.help { diagnostic.help(help) } else { diagnostic }
    }

    pub(super) fn known(&mut self, heading: &'static str, key: &'static str) {
        self.keys.push((heading, key));
    }

    pub(super) fn refused(&mut self, heading: &'static str, key: &'static str) {
        self.refused.push((heading, key));
    }

    pub(super) fn headed(&mut self, heading: &'static str) {
        self.headings.push(heading);
    }

    pub(super) fn opened(&mut self, heading: &'static str, table: Option<&'d DeTable<'d>>) {
        self.tables.extend(table.map(|table| (heading, table)));
    }

    /// The settings, if there was nothing wrong; else every mistake in the order of their places.
    pub(super) fn finish<T>(mut self, settings: T) -> Result<T, Vec<Diagnostic>> {
        for (heading, table) in std::mem::take(&mut self.tables) {
            for key in table.keys() {
                let named = (heading, key.get_ref().as_ref());
                if self.keys.iter().chain(&self.refused).any(|known| *known == named) {
                    continue;
                }
                let problem = Problem::new("not a key of this file").help(self.advice(heading, named.1));
                let beside = if heading.is_empty() { String::new() } else { format!(" in `[{heading}]`") };
                self.mistake(key.span(), format!("unknown key `{}`{beside}", named.1), problem);
            }
        }
        let mistakes = self.trustworthy();
        if mistakes.is_empty() { Ok(settings) } else { Err(mistakes) }
    }

    /// The mistakes in the order of their places: of each line that is not TOML the first syntax error
    /// alone, and nothing after the place where the parser lost its way.
    fn trustworthy(&mut self) -> Vec<Diagnostic> {
        let (mut syntax, mut others) = (std::mem::take(&mut self.syntax), std::mem::take(&mut self.mistakes));
        syntax.sort_by_key(|(start, _)| *start);
        syntax.dedup_by_key(|(start, _)| self.line_start(*start));
        let broken: Vec<_> = syntax.iter().map(|(start, _)| self.line_start(*start)).collect();
        others.retain(|(start, _)| !broken.contains(&self.line_start(*start)));
        others.append(&mut syntax);
        others.sort_by_key(|(start, _)| *start);
        others.retain(|(start, _)| self.lost_at.is_none_or(|lost| *start <= lost));
        others.into_iter().map(|(_, told)| told).collect()
    }

    /// The key that was probably meant: a similar one beside it, the same one elsewhere, a similar
    /// one elsewhere; else all that can stand there.
    fn advice(&self, heading: &str, key: &str) -> String {
        let lower = key.to_lowercase().replace('-', "_");
        let shown = |key: &str| if self.headings.contains(&key) { format!("`[{key}]`") } else { format!("`{key}`") };
        let beside = || self.keys.iter().filter(|(of, _)| *of == heading).map(|(_, key)| *key);
        if let Some(near) = nearest(&lower, beside()) {
            return format!("a key with a similar name is {}", shown(near));
        }
        if let Some(near) = nearest(&lower, self.keys.iter().map(|(_, key)| *key)) {
            let home = self.keys.iter().find(|(_, key)| *key == near).map_or("", |(of, _)| of);
            return match home {
                "" if self.headings.contains(&near) => format!("`[{near}]` is a section of its own"),
                "" => format!("`{near}` stands above the first heading of the file"),
                _ => format!("`{near}` stands under `[{home}]`"),
            };
        }
        format!("the keys here are {}", beside().map(shown).collect::<Vec<_>>().join(", "))
    }

    /// Line and column of a byte, both from 1; columns count characters.
    fn position(&self, byte: usize) -> (u64, u64) {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let column = before.get(self.line_start(byte)..).unwrap_or_default().chars().count() + 1;
        (before.matches('\n').count() as u64 + 1, column as u64)
    }

    /// First byte of the line that a byte stands on.
    fn line_start(&self, byte: usize) -> usize {
        self.text.get(..byte).unwrap_or(self.text).rfind('\n').map_or(0, |end| end + 1)
    }
}

/// The most similar of the words, if any is similar enough to be what was meant.
fn nearest(word: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    words
        .map(|candidate| (strsim::jaro(word, candidate), candidate))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}
