//! Our own messages: what happened, where, what it means, what to do.

use std::fmt;
use std::path::PathBuf;

/// Where in which file; lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
pub struct Place {
    /// The file as the user would name it.
    pub file: PathBuf,
    /// Line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// Column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u64>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<PathBuf>) -> Self {
        Self { file: file.into(), line: None, column: None }
    }

    /// A line of a file.
    pub fn line(file: impl Into<PathBuf>, line: u64) -> Self {
        Self { file: file.into(), line: Some(line), column: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        Ok(())
    }
}

/// The text around a place, for messages that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The whole text the span points into.
    pub source: String,
    /// Byte range inside it.
    pub span: std::ops::Range<usize>,
    /// What stands there, in a few words.
    pub label: String,
}

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The run goes on; the report counts it.
    Warning,
    /// What was asked for cannot be done.
    Error,
}

/// One message of ours. Lower case, no full stop; the help is an imperative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub level: Level,
    /// What happened, able to stand alone.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// The line itself, where there is one to show.
    pub snippet: Option<Snippet>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A message that ends the run.
    pub fn error(message: impl Into<String>) -> Self {
        Self { level: Level::Error, message: message.into(), place: None, snippet: None, help: None }
    }

    /// A message beside which the run goes on.
    pub fn warning(message: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::error(message) }
    }

    /// The same message, with its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same message, showing the text it speaks of.
    #[must_use]
    pub fn showing(mut self, snippet: Snippet) -> Self {
        self.snippet = Some(snippet);
        self
    }

    /// The same message, with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
