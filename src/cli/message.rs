use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::renderer::{
    DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_HELP_STYLE, DEFAULT_LINE_NUM_STYLE, DEFAULT_WARNING_STYLE,
};
use annotate_snippets::{AnnotationKind, Group, Renderer};
use anstyle::Style;

use crate::diagnostic::{Diagnostic, Level, Snippet};
use crate::safe::printable;

/// A message as people read it: what, where with the line shown, what to do. Ends with a line break.
///
/// Whatever comes from files or arguments is shown, never obeyed.
pub(super) fn render(diagnostic: &Diagnostic, colour: bool, width: usize) -> String {
    match &diagnostic.snippet {
        Some(snippet) => with_snippet(diagnostic, snippet, colour, width),
        None => plain(diagnostic, colour),
    }
}

fn with_snippet(diagnostic: &Diagnostic, snippet: &Snippet, colour: bool, width: usize) -> String {
    let level = match diagnostic.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
    };
    let path = diagnostic.place.as_ref().map(|place| printable(&place.file.display().to_string()).into_owned());
    let (source, span) = harmless(snippet);
    let annotation = AnnotationKind::Primary.span(span).label(printable(&snippet.label));
    let shown = annotate_snippets::Snippet::source(source).path(path).annotation(annotation);
    let main = level.primary_title(printable(&diagnostic.message)).element(shown);
    let help = diagnostic.help.as_ref().map(|help| Group::with_title(annotate_snippets::Level::HELP.secondary_title(printable(help))));
    let groups: Vec<_> = std::iter::once(main).chain(help).collect();
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.term_width(width).render(&groups);
    text.push('\n');
    text
}

/// The source with all that a terminal obeys made visible, line breaks and tabs aside, and the span
/// moved accordingly.
fn harmless(snippet: &Snippet) -> (String, Range<usize>) {
    let Range { start, end } = snippet.span;
    let (before, rest) = snippet.source.split_at_checked(start).unwrap_or((&snippet.source, ""));
    let (marked, after) = rest.split_at_checked(end.saturating_sub(start)).unwrap_or((rest, ""));
    let mut source = visible(before);
    let start = source.len();
    source.push_str(&visible(marked));
    let end = source.len();
    source.push_str(&visible(after));
    (source, start..end)
}

fn visible(text: &str) -> String {
    let piece = |piece: &str| {
        let end = ["\r\n", "\n", "\t"].into_iter().find(|end| piece.ends_with(end)).unwrap_or_default();
        format!("{}{end}", printable(piece.strip_suffix(end).unwrap_or(piece)))
    };
    text.split_inclusive(['\n', '\t']).map(piece).collect()
}

/// The same look without a line to show.
fn plain(diagnostic: &Diagnostic, colour: bool) -> String {
    let painted = |style: Style, text: &str| if colour { format!("{style}{text}{style:#}") } else { text.to_owned() };
    let (level, style) = match diagnostic.level {
        Level::Error => ("error", DEFAULT_ERROR_STYLE),
        Level::Warning => ("warning", DEFAULT_WARNING_STYLE),
    };
    let mut text =
        format!("{}{}\n", painted(style, level), painted(DEFAULT_EMPHASIS_STYLE, &format!(": {}", printable(&diagnostic.message))));
    // Writing to a String cannot fail.
    if let Some(place) = &diagnostic.place {
        let _ = writeln!(text, "{} {}", painted(DEFAULT_LINE_NUM_STYLE, " -->"), printable(&place.to_string()));
    }
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(text, "{}: {}", painted(DEFAULT_HELP_STYLE, "help"), printable(help));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn a_message_without_snippet_names_its_place() {
        let warning = Diagnostic::warning("3 rows skipped").at(Place::line("User.csv", 17)).help("export it again");
        insta::assert_snapshot!(render(&warning, false, 80), @"
        warning: 3 rows skipped
         --> User.csv:17
        help: export it again
        ");
    }

    #[test]
    fn a_snippet_is_shown_as_compilers_do() {
        let snippet =
            Snippet { source: "a = '\u{9b}'\r\n\tb = \"x\u{1b}[2J\"\r\n".to_owned(), span: 15..22, label: "not a number".to_owned() };
        let place = Place { file: "x.toml".into(), line: Some(2), column: Some(6) };
        let error = Diagnostic::error("`b` has the wrong type").at(place).showing(snippet).help("write a number");
        insta::assert_snapshot!(render(&error, false, 80), @r#"
        error: `b` has the wrong type
         --> x.toml:2:6
          |
        2 |     b = "x\u{1b}[2J"
          |         ^^^^^^^^^^^^ not a number
          |
        help: write a number
        "#);
    }

    #[test]
    fn foreign_text_is_not_obeyed() {
        let error = Diagnostic::error("odd name `\u{1b}[2J`").at(Place::file("\u{202e}vsc.User")).help("rename\u{7}");
        let text = render(&error, false, 80);
        assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control()), "{text:?}");
        assert!(!text.contains('\u{202e}'));
    }
}
