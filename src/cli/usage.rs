use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::Diagnostic;

/// What people will try, and why it is refused: option or command, message, help.
const REFUSED: &[(&[&str], &str, &str)] = &[
    (
        &["--password", "--pass", "--security-token", "--client-secret", "--access-token", "--token"],
        "secrets are never taken from the command line, and there is no username-password sign-in",
        "a password in a command ends up in the shell's history and in process lists; export the data and give the folder: scan --from PATH",
    ),
    (
        &["--org", "--target-org", "--instance-url", "--client-id", "--username", "--jwt-key-file", "--ca-file"],
        "this version reads folders of exports only, it signs in to no org",
        "export the data, with the `sf` CLI or Data Loader, and give the folder: scan --from PATH",
    ),
    (
        &["--rules", "--select", "--ignore", "--waivers", "--compare", "--redact", "--time-zone", "--date-order", "--group-by"],
        "this version has no such option yet",
        "`sf-preflight scan --help` lists the options it has",
    ),
    (
        &["collect", "plan", "verify", "diff", "doctor", "rules", "completions", "man"],
        "this version has no such command yet",
        "the command it has is `sf-preflight scan --from PATH`",
    ),
];

/// Our own words for a command line that people will try and that is refused on purpose.
pub(super) fn explain(error: &clap::Error) -> Option<Diagnostic> {
    let context = match error.kind() {
        ErrorKind::UnknownArgument => ContextKind::InvalidArg,
        ErrorKind::InvalidSubcommand => ContextKind::InvalidSubcommand,
        _ => return None,
    };
    let Some(ContextValue::String(word)) = error.get(context) else { return None };
    let (_, message, help) = REFUSED.iter().find(|(words, ..)| words.contains(&word.as_str()))?;
    Some(Diagnostic::error(format!("`{word}`: {message}")).help(*help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Arguments;
    use clap::{CommandFactory, Parser};

    #[test]
    fn what_is_refused_by_name_does_not_exist() {
        for word in REFUSED.iter().flat_map(|(words, ..)| *words) {
            let line: &[&str] = if word.starts_with('-') { &["sf-preflight", "scan", word] } else { &["sf-preflight", word] };
            let error = Arguments::try_parse_from(line).unwrap_err();
            let explained = explain(&error).unwrap_or_else(|| panic!("{word} is not explained"));
            assert!(explained.message.contains(word));
        }
    }

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }
}
