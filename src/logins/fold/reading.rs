use crate::diagnostic::Diagnostic;
use crate::logins::Logins;
use crate::model::Source;
use crate::snapshot::Rejected;

/// How far the first reading of the files is; later readings (see [`Reading`]) add nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read so far, as they lie in the files: compressed ones count compressed.
    pub bytes: u64,
    /// Rows read so far.
    pub rows: u64,
}

/// What became of one file of login rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReading {
    /// Index of its entry in the snapshot's inputs.
    pub input: usize,
    /// Rows that were read; repeated ones included.
    pub rows: u64,
    /// The first rows that could not be read, at most 100, in the order of the file.
    pub rejected: Vec<Rejected>,
    /// Rows that could not be read.
    pub rejected_total: u64,
    /// Whether the file was read to its end. Rejected rows do not change that.
    pub complete: bool,
    /// Why it was not read to its end.
    pub why: Option<String>,
}

/// The folded logins and how fully they were read.
///
/// A file is read once. Two things need it again: stray quotes (read by one thread then), and two
/// files whose times overlap (rows of the same `Id` count once).
#[derive(Clone, Debug)]
pub struct Reading {
    /// Complete only if every file was read to its end, no row was rejected, and LoginType and
    /// Status were there.
    pub logins: Source<Logins>,
    /// One entry a file, in the order of the input.
    pub files: Vec<FileReading>,
    /// What a reader of the report should know about the files.
    pub warnings: Vec<Diagnostic>,
}
