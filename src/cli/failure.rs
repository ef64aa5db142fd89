use std::borrow::Cow;

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::safe::printable;

/// What stands on stdout instead of a JSON report when the command could not run.
#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: &'static str,
    error: Failure<'a>,
}

#[derive(Debug, Serialize)]
struct Failure<'a> {
    message: String,
    place: Option<String>,
    help: Option<Cow<'a, str>>,
}

/// The first error as a JSON document; how many more there are stands in its message.
pub(super) fn document(errors: &[Diagnostic]) -> String {
    let first = errors.first();
    let message = match (first, errors.len()) {
        (Some(first), 0 | 1) => first.message.clone(),
        (Some(first), n) => format!("{} (and {} more)", first.message, n - 1),
        (None, _) => "unknown".to_owned(),
    };
    let place = first.and_then(|first| first.place.as_ref()).map(|place| printable(&place.to_string()).into_owned());
    let help = first.and_then(|first| first.help.as_deref()).map(printable);
    // JSON lets C1 controls and marks of direction through as they are; a terminal would obey them.
    let error = Failure { message: printable(&message).into_owned(), place, help };
    // Text and nothing else: this cannot fail.
    serde_json::to_string(&Document { schema: "sf-preflight/error/1", error }).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn the_first_error_stands_for_all() {
        let first = Diagnostic::error("unknown key `x`").at(Place::line("a.toml", 3)).help("remove it");
        assert_eq!(
            document(std::slice::from_ref(&first)),
            r#"{"schema":"sf-preflight/error/1","error":{"message":"unknown key `x`","place":"a.toml:3","help":"remove it"}}"#
        );
        assert!(document(&[first, Diagnostic::error("b")]).contains("unknown key `x` (and 1 more)"));
        assert!(!document(&[Diagnostic::error("\u{9b}31m\u{202e}")]).contains(['\u{9b}', '\u{202e}']));
        assert!(document(&[Diagnostic::error("no")]).ends_with(r#"{"message":"no","place":null,"help":null}}"#));
    }
}
