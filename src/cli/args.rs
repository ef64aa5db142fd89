use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice, Parser, Subcommand};

use super::exit::FailOn;
use super::scan::Format;
use super::span::{parse_moment, parse_window};
use super::target::Target;
use crate::model::Utc;

/// The command line as typed: nothing is looked up or opened yet.
#[derive(Debug, Parser)]
#[command(
    name = "sf-preflight",
    version,
    about = "What happens to this Salesforce org if someone clicks Expire All Passwords?",
    after_help = "Reads, never writes to an org. Exit codes: 0 nothing at or above --fail-on, 1 failing, 2 could not run, 3 cannot tell.",
    max_term_width = 100
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) common: Common,
}

/// The jobs.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read a folder of exports, analyse it, report: who breaks, who is locked out, what was not read
    Scan(Scan),
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Common options")]
pub(super) struct Common {
    /// Settings file [default: sf-preflight.toml in the working folder, if there]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// The moment to take as now: RFC 3339, or a date for 00:00 UTC of that day [default: the manifest's time, else
    /// the newest row's, else the clock]
    #[arg(long, global = true, value_name = "TIME", value_parser = parse_moment)]
    pub(super) as_of: Option<Utc>,
    /// Colour: auto looks at the terminal and at `NO_COLOR`
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto, hide_possible_values = true)]
    #[arg(help = "Colour: auto (the terminal's and NO_COLOR's choice), always or never")]
    pub(super) color: ColorChoice,
    /// Print the report and errors, nothing else
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say what was read from where, and when; repeat for more
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(super) verbose: u8,
    /// Show no progress
    #[arg(long, global = true)]
    pub(super) no_progress: bool,
}

/// `scan`.
#[derive(Debug, Args)]
pub(super) struct Scan {
    /// A snapshot folder, any folder of exported files, or one such file
    #[arg(long, value_name = "PATH")]
    pub(super) from: PathBuf,
    /// How far back login history counts: days or weeks, such as 90d or 12w
    #[arg(long, value_name = "SPAN", default_value = "90d", value_parser = parse_window)]
    pub(super) window: u32,
    /// What goes to stdout
    #[arg(long, value_name = "FORMAT", default_value_t = Format::Table, value_parser = words(Format::ALL, Format::as_str))]
    pub(super) format: Format,
    /// Write a report to a file too, such as json=report.json; may be repeated
    #[arg(long, value_name = "FORMAT=PATH")]
    pub(super) write: Vec<Target>,
    /// Leave the list of users out of the JSON report
    #[arg(long)]
    pub(super) no_users: bool,
    /// Exit with 1 for findings of this severity or worse, and for a verdict of not ready; never: always report
    #[arg(long, value_name = "SEVERITY", default_value_t = FailOn::HIGH, value_parser = words(FailOn::ALL, FailOn::as_str))]
    pub(super) fail_on: FailOn,
    /// Exit with 3 if anything that is needed was not fully read
    #[arg(long)]
    pub(super) strict: bool,
    /// Exit with 0 where the verdict is unknown
    #[arg(long)]
    pub(super) allow_unknown: bool,
}

/// One of a closed set of words; the error and the help list them.
fn words<T>(all: &'static [T], as_str: fn(T) -> &'static str) -> impl TypedValueParser<Value = T>
where
    T: FromStr<Err = ()> + Copy + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.iter().map(|word| as_str(*word))).try_map(|text| text.parse::<T>().map_err(|()| "not one of the words"))
}
