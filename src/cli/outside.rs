use std::ffi::OsString;
use std::io::IsTerminal;

use crate::model::Utc;

/// What the process is told by its surroundings. Read once, here.
#[derive(Clone, Debug)]
pub(super) struct Outside {
    /// `NO_COLOR` is set to something.
    pub(super) no_color: bool,
    /// `TERM` is `dumb`.
    pub(super) dumb: bool,
    /// The locale can show more than ASCII.
    pub(super) unicode: bool,
    /// The terminal shows links.
    pub(super) hyperlinks: bool,
    /// Columns of the terminal on stdout; none if it is no terminal.
    pub(super) stdout: Option<usize>,
    /// Columns of the terminal on stderr; none if it is no terminal.
    pub(super) stderr: Option<usize>,
}

/// What a terminal has that does not tell its size.
const COLUMNS: usize = 80;

impl Outside {
    pub(super) fn read() -> Self {
        let columns = |size: Option<(terminal_size::Width, terminal_size::Height)>| size.map_or(COLUMNS, |(width, _)| usize::from(width.0));
        let (stdout, stderr) = (std::io::stdout(), std::io::stderr());
        Self {
            no_color: variable("NO_COLOR").is_some(),
            dumb: variable("TERM").is_some_and(|term| term == "dumb"),
            unicode: speaks_unicode(["LC_ALL", "LC_CTYPE", "LANG"].map(variable).into_iter().flatten().next().as_ref()),
            hyperlinks: supports_hyperlinks::supports_hyperlinks(),
            stdout: stdout.is_terminal().then(|| columns(terminal_size::terminal_size_of(&stdout))),
            stderr: stderr.is_terminal().then(|| columns(terminal_size::terminal_size_of(&stderr))),
        }
    }
}

/// The clock, to the second.
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
pub(super) fn clock() -> Utc {
    Utc(jiff::Timestamp::now().as_second())
}

/// A variable that is set and not empty.
#[expect(clippy::disallowed_methods, reason = "the one place where the environment is read")]
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The locale's own word decides; without one, terminals of today speak UTF-8.
fn speaks_unicode(locale: Option<&OsString>) -> bool {
    locale.is_none_or(|locale| {
        let locale = locale.to_string_lossy().to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides_about_characters() {
        let speaks = |locale: &str| speaks_unicode(Some(&OsString::from(locale)));
        assert!(speaks("de_DE.UTF-8") && speaks("C.utf8") && speaks_unicode(None));
        assert!(!speaks("C") && !speaks("POSIX") && !speaks("de_DE.ISO-8859-1"));
    }
}
