//! Why nothing at all could be read.

use std::io;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Place};

/// Nothing usable was read. Whatever is less than that is a warning and a hole in the coverage.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is nothing at this path.
    #[error("`{}` does not exist", .0.display())]
    Missing(PathBuf),
    /// The folder or the file cannot be opened.
    #[error("`{}` cannot be opened: {}", path.display(), why(cause))]
    Unreadable {
        /// What was to be opened.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The path is neither a folder nor a regular file.
    #[error("`{}` is neither a folder nor a file", .0.display())]
    NotAFile(PathBuf),
    /// The folder holds no file.
    #[error("`{}` holds no files", .0.display())]
    Empty(PathBuf),
    /// Files are there, and none is an export that this tool reads.
    #[error("nothing in `{}` is an export that this tool reads", path.display())]
    NothingRecognised {
        /// The folder or file.
        path: PathBuf,
        /// What each file seems to be, in the order of their names.
        seen: Vec<String>,
    },
}

/// How many files an error names before it only counts.
const NAMED: usize = 5;

impl ReadError {
    /// The message for people: what, where, and what to do about it.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic::error(self.to_string()).at(Place::file(self.path())).help(self.help())
    }

    fn path(&self) -> PathBuf {
        match self {
            Self::Missing(path)
            | Self::NotAFile(path)
            | Self::Empty(path)
            | Self::Unreadable { path, .. }
            | Self::NothingRecognised { path, .. } => path.clone(),
        }
    }

    fn help(&self) -> String {
        match self {
            Self::Missing(_) => "check the spelling; `--from` takes a folder of exported files, or one such file".into(),
            Self::Unreadable { .. } => "let the account that runs this tool read it".into(),
            Self::NotAFile(_) => "give a folder of exported files, or one such file".into(),
            Self::Empty(_) => format!("put exports into it, for example {}", example()),
            Self::NothingRecognised { seen, .. } => {
                let mut lines: Vec<String> = seen.iter().take(NAMED).cloned().collect();
                if seen.len() > NAMED {
                    lines.push(format!("and {} more files", seen.len() - NAMED));
                }
                lines.push(format!("add exports, for example {}", example()));
                lines.join("; ")
            }
        }
    }
}

fn example() -> String {
    super::catalogue::entry(crate::model::SourceName::User).map_or_else(String::new, super::catalogue::Entry::command)
}

/// What the system says of an input or output error, in a few words.
pub(super) fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it does not exist".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::UnexpectedEof => "the data end early".into(),
        _ => error.to_string(),
    }
}
