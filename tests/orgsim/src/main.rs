//! Writes described orgs: `orgsim fixtures/acme` regenerates the fixture of the repository.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use orgsim::{Form, Notes, Org, Writer, acme};

const USAGE: &str = "orgsim FOLDER/NAME                    regenerate a fixture and its expectations beside it
orgsim write NAME FOLDER [--form FORM]   write an org in another form
orgsim list                              orgs and forms";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["list"] => {
            println!("orgs: acme, small\nforms: {}", Form::ALL.map(Form::as_str).join(", "));
            Ok(())
        }
        ["write", name, folder] => write(name, folder, Form::CliCsv),
        ["write", name, folder, "--form", form] => form.parse().and_then(|form| write(name, folder, form)),
        [folder] if !folder.starts_with('-') => fixture(Path::new(folder)),
        _ => Err(USAGE.to_string()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn org(name: &str) -> Result<(Org, Notes), String> {
    match name {
        "acme" => {
            let org = acme::acme();
            let notes = acme::notes(&org);
            Ok((org, notes))
        }
        "small" => Ok((orgsim::small(), Notes::default())),
        _ => Err(format!("no org is called {name}: acme, small")),
    }
}

fn write(name: &str, folder: &str, form: Form) -> Result<(), String> {
    let (org, _) = org(name)?;
    Writer::new(&org, form).write(Path::new(folder)).map_err(|error| format!("{folder}: {error}"))
}

fn fixture(folder: &Path) -> Result<(), String> {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let (org, notes) = org(name)?;
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        // Only what a fixture consists of: a stray file is a mistake to be seen.
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let text = path.to_string_lossy();
            if [".csv", ".csv.gz", "manifest.json"].iter().any(|end| text.ends_with(end)) {
                std::fs::remove_file(&path).map_err(failed)?;
            }
        }
    }
    acme::writer(&org).write(folder).map_err(failed)?;
    let expected: PathBuf = folder.with_file_name(format!("{name}.expected.json"));
    std::fs::write(expected, org.expected(&notes).pretty()).map_err(failed)
}
