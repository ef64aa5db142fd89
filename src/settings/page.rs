use std::ops::Range;
use std::path::Path;

use toml::de::{DeTable, Error};

use super::mistake::{Mistakes, Problem};
use super::section::Section;
use crate::diagnostic::Diagnostic;

/// A settings file being read: the keys that can stand in it, and the mistakes found so far.
pub(super) struct Page<'d> {
    mistakes: Mistakes<'d>,
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
        let mistakes = Mistakes::new(text, file);
        Self { mistakes, keys: Vec::new(), headings: Vec::new(), refused: Vec::new(), tables: Vec::new() }
    }

    /// The keys that stand under no heading.
    pub(super) fn top(&mut self, table: &'d DeTable<'d>) -> Section<'_, 'd> {
        Section::new(self, "", Some(table))
    }

    /// A mistake that the TOML parser found.
    pub(super) fn syntax(&mut self, mistake: &Error) {
        self.mistakes.syntax(mistake);
    }

    pub(super) fn mistake(&mut self, span: Range<usize>, message: String, problem: Problem) {
        self.mistakes.add(span, message, problem);
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
        let mistakes = self.mistakes.tell();
        if mistakes.is_empty() { Ok(settings) } else { Err(mistakes) }
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
}

/// The most similar of the words, if any is similar enough to be what was meant.
fn nearest(word: &str, words: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    words
        .map(|candidate| (strsim::jaro(word, candidate), candidate))
        .filter(|(similarity, _)| *similarity > 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}
