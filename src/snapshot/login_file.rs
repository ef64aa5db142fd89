//! Files of login rows: recognised here, streamed by `logins`.

use std::path::PathBuf;

/// A file of login rows: named here, streamed by `logins`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginFile {
    /// Where it is on this machine.
    pub path: PathBuf,
    /// Index of its entry in [`Snapshot::inputs`].
    pub input: usize,
    /// The form its rows have.
    pub form: LoginForm,
}

/// The forms login rows come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginForm {
    /// CSV with the API names of LoginHistory as headers, plain or gzip.
    ObjectCsv {
        /// The byte between cells.
        separator: u8,
        /// Whether the content is gzip, whatever the name says.
        gzip: bool,
    },
    /// What the REST API or the `sf` CLI answers, plain or gzip: envelope, bare answer, array or
    /// one record a line.
    Json {
        /// Whether the content is gzip, whatever the name says.
        gzip: bool,
    },
}
