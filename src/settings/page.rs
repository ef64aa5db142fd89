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
    /// Every key that was asked for, with the heading it stands under.
    keys: Vec<(&'static str, &'static str)>,
    /// Keys that are refused by name.
    refused: Vec<(&'static str, &'static str)>,
    /// The tables that the file has, with their headings.
    tables: Vec<(&'static str, &'d DeTable<'d>)>,
}

impl<'d> Page<'d> {
    pub(super) fn new(text: &'d str, file: &'d Path) -> Self {
        Self { text, file, mistakes: Vec::new(), keys: Vec::new(), refused: Vec::new(), tables: Vec::new() }
    }

    /// The keys that stand under no heading.
    pub(super) fn top(&mut self, table: &'d DeTable<'d>) -> Section<'_, 'd> {
        Section::new(self, "", Some(table))
    }

    /// A mistake that the TOML parser found.
    pub(super) fn syntax(&mut self, mistake: &Error) {
        let span = mistake.span().unwrap_or(self.text.len()..self.text.len());
        let (message, help) = match mistake.message() {
            "duplicate key" => {
                let key = self.text.get(span.clone()).unwrap_or_default();
                (format!("`{key}` is set twice"), "keep one of the two")
            }
            other => (format!("this is not TOML: {other}"), "text needs quotes, lists need brackets: https://toml.io shows every form"),
        };
        self.mistake(span, message, Problem::new("here").help(help));
    }

    pub(super) fn mistake(&mut self, span: Range<usize>, message: impl Into<String>, problem: Problem) {
        let (line, column) = self.position(span.start);
        let place = Place { file: self.file.to_path_buf(), line: Some(line), column: Some(column) };
        let snippet = Snippet { source: self.text.to_owned(), span: span.clone(), label: problem.label };
        let diagnostic = Diagnostic::error(message).at(place).showing(snippet);
        let diagnostic = if let Some(help) = problem.help { diagnostic.help(help) } else { diagnostic };
        self.mistakes.push((span.start, diagnostic));
    }

    pub(super) fn known(&mut self, heading: &'static str, key: &'static str) {
        self.keys.push((heading, key));
    }

    pub(super) fn refused(&mut self, heading: &'static str, key: &'static str) {
        self.refused.push((heading, key));
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
        if self.mistakes.is_empty() {
            return Ok(settings);
        }
        self.mistakes.sort_by_key(|(start, _)| *start);
        Err(self.mistakes.into_iter().map(|(_, diagnostic)| diagnostic).collect())
    }

    /// The key that was probably meant: a similar one beside it, the same one elsewhere, a similar
    /// one elsewhere; else all that can stand there.
    fn advice(&self, heading: &str, key: &str) -> String {
        let lower = key.to_lowercase().replace('-', "_");
        let beside = || self.keys.iter().filter(|(of, _)| *of == heading).map(|(_, key)| *key);
        if let Some(near) = nearest(&lower, beside()) {
            return format!("a key with a similar name is `{near}`");
        }
        if let Some(near) = nearest(&lower, self.keys.iter().map(|(_, key)| *key)) {
            let home = self.keys.iter().find(|(_, key)| *key == near).map_or("", |(of, _)| of);
            return if home.is_empty() {
                format!("`{near}` stands above the first heading of the file")
            } else {
                format!("`{near}` stands under `[{home}]`")
            };
        }
        let all: Vec<_> = beside().map(|key| format!("`{key}`")).collect();
        format!("the keys here are {}", all.join(", "))
    }

    /// Line and column of a byte, both from 1; columns count characters.
    fn position(&self, byte: usize) -> (u64, u64) {
        let before = self.text.get(..byte).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        (before.matches('\n').count() as u64 + 1, column as u64)
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
