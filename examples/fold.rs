//! Folds files of login rows and prints what came out: the subject of `benches/fold.py`.
//!
//! `cargo run --release --example fold -- LoginHistory.csv …`
#![allow(clippy::print_stdout)]

use std::path::PathBuf;

use sf_preflight::logins::{LoginMethod, fold};
use sf_preflight::model::{Source, Utc};
use sf_preflight::snapshot::{LoginFile, LoginForm};

fn main() {
    let files: Vec<LoginFile> = std::env::args_os()
        .skip(1)
        .enumerate()
        .map(|(input, path)| {
            let path = PathBuf::from(path);
            let gzip = path.extension().is_some_and(|extension| extension == "gz");
            let is_json = path.with_extension("").extension().or(path.extension()).is_some_and(|extension| extension == "json");
            let form = if is_json { LoginForm::Json { gzip } } else { LoginForm::ObjectCsv { separator: b',', gzip } };
            LoginFile { path, input, form }
        })
        .collect();
    let reading = fold(&Source::Complete(files), Utc(i64::MAX), &|_| {});
    for file in &reading.files {
        println!(
            "file {}: {} rows, {} rejected, {}",
            file.input,
            file.rows,
            file.rejected_total,
            file.why.as_deref().unwrap_or("complete")
        );
        for rejected in file.rejected.iter().take(3) {
            println!("  line {}: {}", rejected.line, rejected.why);
        }
    }
    for warning in &reading.warnings {
        println!("warning: {}", warning.message);
    }
    let Some(logins) = reading.logins.read() else { return };
    let streams = || logins.users.iter().flat_map(|user| &user.streams);
    println!(
        "{} rows, {} users, {} streams, {} services",
        logins.totals.read,
        logins.users.len(),
        streams().count(),
        logins.services.len()
    );
    println!(
        "{} active hours, {} addresses",
        streams().map(|s| s.hours.0.len()).sum::<usize>(),
        streams().map(|s| s.addresses.values.len()).sum::<usize>()
    );
    for method in LoginMethod::ALL {
        let (successes, failures) = streams()
            .filter(|stream| stream.method == *method)
            .fold((0, 0), |(successes, failures), stream| (successes + stream.hours.successes(), failures + stream.hours.failures()));
        if successes + failures > 0 {
            println!("{method}: {successes} successes, {failures} failures");
        }
    }
}
