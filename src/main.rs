//! `sf-preflight`: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    sf_preflight::cli::run()
}
