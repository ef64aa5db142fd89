use std::io::{self, Write};

use anstream::AutoStream;
use clap::ColorChoice;

use super::args::Common;
use super::message;
use super::outside::Outside;
use super::scan::Look;
use crate::diagnostic::Diagnostic;

/// What goes where, and how it looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    /// Columns of stdout.
    pub(super) width: usize,
    /// Whether stdout is coloured.
    pub(super) colour: bool,
    hyperlinks: bool,
    unicode: bool,
    error_width: usize,
    error_colour: bool,
    quiet: bool,
    verbose: u8,
    /// Whether progress is shown on stderr.
    pub(super) progress: bool,
}

/// The narrowest a report can be, and what a pipe gets.
const LEAST: usize = 80;
const PIPE: usize = 100;

impl Terminal {
    pub(super) fn new(options: &Common, outside: &Outside) -> Self {
        let colour = coloured(options.color, outside.stdout, outside);
        Self {
            width: width(outside.stdout),
            colour,
            hyperlinks: colour && outside.stdout.is_some() && outside.hyperlinks,
            unicode: outside.stdout.is_none() || outside.unicode,
            quiet: options.quiet,
            verbose: options.verbose,
            progress: outside.stderr.is_some() && !outside.dumb && !options.quiet && !options.no_progress,
            ..Self::for_errors(options.color, outside)
        }
    }

    /// What can be said before the command line is understood: errors, plainly.
    pub(super) fn for_errors(colour: ColorChoice, outside: &Outside) -> Self {
        Self {
            width: PIPE,
            colour: false,
            hyperlinks: false,
            unicode: true,
            error_width: width(outside.stderr),
            error_colour: coloured(colour, outside.stderr, outside),
            quiet: true,
            verbose: 0,
            progress: false,
        }
    }

    /// How the report on stdout looks.
    pub(super) fn look<'a>(&self, exit_reason: &'a str) -> Look<'a> {
        Look { width: self.width, colour: self.colour, unicode: self.unicode, hyperlinks: self.hyperlinks, exit_reason }
    }

    /// Hands stdout to `write`. A reader that has gone away has read enough: that is no error.
    ///
    /// # Errors
    /// What else the system says, such as no space left.
    pub(super) fn report(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let stdout = io::stdout().lock();
        if self.colour {
            // Old consoles do not speak escape sequences: the stream translates.
            deliver(AutoStream::new(stdout, anstream::ColorChoice::Always), write)
        } else {
            deliver(stdout, write)
        }
    }

    /// Prints errors, whatever the options say.
    pub(super) fn errors(&self, errors: &[Diagnostic]) {
        let texts: Vec<_> = errors.iter().map(|error| message::render(error, self.error_colour, self.error_width)).collect();
        self.say(&texts.join("\n"));
    }

    /// Prints a warning, unless quiet.
    pub(super) fn warning(&self, diagnostic: &Diagnostic) {
        if !self.quiet {
            self.say(&message::render(diagnostic, self.error_colour, self.error_width));
        }
    }

    /// Prints a line, unless quiet.
    pub(super) fn note(&self, text: &str) {
        if !self.quiet {
            self.say(&format!("{}\n", crate::safe::printable(text)));
        }
    }

    /// Prints a line of detail, if asked for by `-v`.
    pub(super) fn detail(&self, text: impl FnOnce() -> String) {
        if self.is_verbose() {
            self.note(&text());
        }
    }

    /// Whether details are wanted.
    pub(super) fn is_verbose(&self) -> bool {
        self.verbose > 0
    }

    fn say(&self, text: &str) {
        // Without stderr there is nobody left to tell.
        let _ = AutoStream::new(io::stderr().lock(), choice(self.error_colour)).write_all(text.as_bytes());
    }
}

fn deliver(out: impl Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    match write(&mut out).and_then(|()| out.flush()) {
        Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => {
            // What is left in the buffer would meet the same closed pipe.
            drop(out.into_parts());
            Ok(())
        }
        other => other,
    }
}

/// Columns of a stream; a pipe has its own number.
fn width(stream: Option<usize>) -> usize {
    stream.map_or(PIPE, |columns| columns.max(LEAST))
}

/// Whether a stream gets colour: the option decides, else the stream and what its owner wants.
fn coloured(choice: ColorChoice, stream: Option<usize>, outside: &Outside) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => stream.is_some() && !outside.no_color && !outside.dumb,
    }
}

/// The stream's own word is not asked again: the options have decided.
fn choice(colour: bool) -> anstream::ColorChoice {
    if colour { anstream::ColorChoice::Always } else { anstream::ColorChoice::Never }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Arguments;
    use clap::Parser;

    const SCREEN: Outside = Outside { no_color: false, dumb: false, unicode: true, hyperlinks: true, stdout: Some(132), stderr: Some(132) };
    const PIPES: Outside = Outside { stdout: None, stderr: None, ..SCREEN };

    fn terminal(options: &[&str], outside: &Outside) -> Terminal {
        let arguments = Arguments::try_parse_from(["sf-preflight", "scan", "--from", "x"].iter().chain(options)).unwrap();
        Terminal::new(&arguments.common, outside)
    }

    #[test]
    fn a_screen_has_colour_and_its_own_width() {
        let look = terminal(&[], &SCREEN);
        assert!(look.colour && look.error_colour && look.hyperlinks && look.progress);
        assert_eq!(look.width, 132);
        assert_eq!(terminal(&[], &Outside { stdout: Some(20), ..SCREEN }).width, 80);
    }

    #[test]
    fn a_pipe_has_neither() {
        let look = terminal(&[], &PIPES);
        assert!(!look.colour && !look.error_colour && !look.hyperlinks && !look.progress);
        assert_eq!((look.width, look.error_width), (100, 100));
    }

    #[test]
    fn colour_is_taken_from_those_who_do_not_want_it() {
        for outside in [Outside { no_color: true, ..SCREEN }, Outside { dumb: true, ..SCREEN }] {
            let look = terminal(&[], &outside);
            assert!(!look.colour && !look.error_colour && !look.hyperlinks);
            assert!(terminal(&["--color", "always"], &outside).colour, "an option beats the environment");
        }
        assert!(!terminal(&["--color=never"], &SCREEN).colour);
        assert!(terminal(&["--color=always"], &PIPES).colour);
    }

    /// A pipe or disk that takes so many bytes and then fails.
    struct Failing(usize, io::ErrorKind);

    impl Write for Failing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.0);
            self.0 -= taken;
            if taken == 0 { Err(self.1.into()) } else { Ok(taken) }
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_goes_away_has_read_enough() {
        for (bytes, room) in [(10, 0), (10, 10), (1_000_000, 5)] {
            let write = |out: &mut dyn Write| out.write_all(&vec![b'x'; bytes]);
            assert!(deliver(Failing(room, io::ErrorKind::BrokenPipe), write).is_ok());
            let full = deliver(Failing(room, io::ErrorKind::StorageFull), write);
            assert_eq!(full.is_ok(), room >= bytes, "a full disk is an error");
        }
    }

    #[test]
    fn progress_is_for_a_terminal_that_wants_it() {
        assert!(!terminal(&["-q"], &SCREEN).progress);
        assert!(!terminal(&["--no-progress"], &SCREEN).progress);
        assert!(!terminal(&[], &Outside { dumb: true, ..SCREEN }).progress);
        assert!(terminal(&[], &Outside { stdout: None, ..SCREEN }).progress);
    }
}
