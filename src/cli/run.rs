use std::ffi::OsString;
use std::process::ExitCode;

use clap::{ColorChoice, CommandFactory, FromArgMatches};

use super::args::{Arguments, Command};
use super::outside::{self, Outside};
use super::request::ScanRequest;
use super::scan::{self, Format};
use super::terminal::Terminal;
use super::{failure, usage};

/// Could not run: usage, settings, input.
const COULD_NOT_RUN: u8 = 2;

/// Runs the program on the process's own arguments.
///
/// The exit code is 0, 1 or 3 for a scan that ran to its end, 2 for anything that could not.
#[must_use]
pub fn run() -> ExitCode {
    let outside = Outside::read();
    let line: Vec<_> = std::env::args_os().collect();
    let wanted_colour = wanted_colour(&line);
    let Arguments { command, common } = match parse(line, wanted_colour) {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error, wanted_colour, &outside),
    };
    let terminal = Terminal::new(&common, &outside);
    let Command::Scan(scan) = command;
    let json = scan.format == Format::Json;
    match ScanRequest::resolve(scan, common).and_then(|request| scan::run(request, &terminal, outside::clock())) {
        Ok(code) => ExitCode::from(code as u8),
        Err(errors) => {
            terminal.errors(&errors);
            if json {
                // A reader that has gone away does not miss it.
                let _ = terminal.report(|out| writeln!(out, "{}", failure::document(&errors)));
            }
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn parse(line: Vec<OsString>, colour: ColorChoice) -> Result<Arguments, clap::Error> {
    let mut command = Arguments::command().color(colour);
    let matches = command.try_get_matches_from_mut(line)?;
    Arguments::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// What `--color` says, even on a command line that is wrong elsewhere.
fn wanted_colour(line: &[OsString]) -> ColorChoice {
    let words: Vec<_> = line.iter().map(|word| word.to_string_lossy()).collect();
    let pairs = words.iter().zip(words.iter().skip(1)).filter(|(option, _)| *option == "--color").map(|(_, when)| when.as_ref());
    let joined = words.iter().filter_map(|word| word.strip_prefix("--color="));
    pairs.chain(joined).last().and_then(|when| clap::ValueEnum::from_str(when, false).ok()).unwrap_or_default()
}

/// Prints help and version on stdout, mistakes on stderr.
fn refuse(error: &clap::Error, colour: ColorChoice, outside: &Outside) -> ExitCode {
    match usage::explain(error) {
        Some(diagnostic) => Terminal::for_errors(colour, outside).errors(&[diagnostic]),
        // Nobody is left to tell if neither stream can be written.
        None => drop(error.print()),
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(COULD_NOT_RUN))
}
