use std::ops::Range;
use std::path::Path;

use toml::de::Error;

use crate::diagnostic::{Diagnostic, Place, Snippet};

/// More mistakes than this are counted only: each shows its line, and nobody reads on.
const SHOWN: usize = 100;

/// What is wrong with a value: what stands there, and what to write instead.
#[derive(Debug)]
pub(super) struct Problem {
    label: String,
    help: Option<String>,
}

impl Problem {
    pub(super) fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), help: None }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

/// One mistake and where it stands, in bytes.
struct Mistake {
    span: Range<usize>,
    message: String,
    problem: Problem,
}

/// The mistakes of a settings file.
pub(super) struct Mistakes<'d> {
    text: &'d str,
    file: &'d Path,
    found: Vec<Mistake>,
    syntax: Vec<Mistake>,
    /// Where the parser lost its way: what it made of the text after it means nothing.
    lost_at: Option<usize>,
}

impl<'d> Mistakes<'d> {
    pub(super) fn new(text: &'d str, file: &'d Path) -> Self {
        Self { text, file, found: Vec::new(), syntax: Vec::new(), lost_at: None }
    }

    /// A mistake in what the file says.
    pub(super) fn add(&mut self, span: Range<usize>, message: String, problem: Problem) {
        self.found.push(Mistake { span, message, problem });
    }

    /// A mistake that the TOML parser found.
    pub(super) fn syntax(&mut self, mistake: &Error) {
        let span = mistake.span().unwrap_or(self.text.len()..self.text.len());
        if mistake.message() == "duplicate key" {
            let key = self.text.get(span.clone()).unwrap_or_default();
            return self.add(span, format!("`{key}` is set twice"), Problem::new("set again").help("keep one of the two"));
        }
        // An open bracket or text runs on over the lines that follow; a broken heading gives its keys
        // to the section above.
        let in_heading = self.text.get(self.line_start(span.start)..).is_some_and(|line| line.trim_start().starts_with('['));
        let lost = in_heading || mistake.message().starts_with("unclosed") || mistake.message().contains("multi-line");
        let problem = Problem::new("here").help("text needs quotes, lists need brackets: https://toml.io shows every form");
        self.syntax.push(Mistake { span, message: format!("this is not TOML: {}", mistake.message()), problem });
        if lost {
            let first = self.syntax.iter().map(|mistake| mistake.span.start).min();
            self.lost_at = self.lost_at.into_iter().chain(first).min();
        }
    }

    /// The mistakes in the order of their places: of each line that is not TOML the first syntax error
    /// alone, and nothing after the place where the parser lost its way.
    pub(super) fn tell(mut self) -> Vec<Diagnostic> {
        let (mut syntax, mut all) = (std::mem::take(&mut self.syntax), std::mem::take(&mut self.found));
        syntax.sort_by_key(|mistake| mistake.span.start);
        syntax.dedup_by_key(|mistake| self.line_start(mistake.span.start));
        let broken: Vec<_> = syntax.iter().map(|mistake| self.line_start(mistake.span.start)).collect();
        all.retain(|mistake| broken.binary_search(&self.line_start(mistake.span.start)).is_err());
        all.append(&mut syntax);
        all.retain(|mistake| self.lost_at.is_none_or(|lost| mistake.span.start <= lost));
        all.sort_by_key(|mistake| mistake.span.start);
        let more = all.len().saturating_sub(SHOWN);
        let mut told: Vec<_> = all.into_iter().take(SHOWN).map(|mistake| self.diagnostic(mistake)).collect();
        if more > 0 {
            told.push(Diagnostic::error(format!("{more} more mistakes")).at(Place::file(self.file)).help("mend the ones above first"));
        }
        told
    }

    fn diagnostic(&self, Mistake { span, message, problem: Problem { label, help } }: Mistake) -> Diagnostic {
        let (line, column) = self.position(span.start);
        let place = Place { file: self.file.to_path_buf(), line: Some(line), column: Some(column) };
        let snippet = Snippet { source: self.text.to_owned(), span, label };
        Diagnostic { help, ..Diagnostic::error(message).at(place).showing(snippet) }
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
