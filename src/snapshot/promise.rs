//! What the manifest promises, held against what is there.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::Snapshot;
use super::coverage::{Flaw, Status, counted};
use super::folder::Found;
use crate::diagnostic::Diagnostic;
use crate::model::SourceName;

const AGAIN: &str = "collect the snapshot again, or copy it again";

/// Checks that every file of the manifest is there, whole and unchanged.
///
/// `prefix` is the folder of the manifest below the folder that is read, with a slash at its end.
pub(super) fn check_files(snapshot: &mut Snapshot, prefix: &str, files: &[Found]) {
    let Some(manifest) = snapshot.manifest.clone() else { return };
    for (source, file) in manifest.sources.iter().flat_map(|entry| entry.files.iter().map(move |file| (entry, file))) {
        let Ok(source) = source.source.parse::<SourceName>() else { continue };
        let name = format!("{prefix}{}", file.name);
        let Some(found) = files.iter().find(|found| found.name == name) else {
            let reason = format!("`{}` is named in the manifest and is not there", file.name);
            snapshot.warnings.push(Diagnostic::warning(reason.clone()).help(AGAIN));
            snapshot.demote(source, Flaw::new(reason, AGAIN));
            continue;
        };
        if let Some(wanted) = &file.sha256 {
            let reason = match sha256(&found.path) {
                Ok(sum) if sum.eq_ignore_ascii_case(wanted.trim()) => None,
                Ok(_) => Some(format!("`{}` was changed since the manifest was written (its SHA-256 differs)", file.name)),
                Err(_) => Some(format!("`{}` could not be compared with its SHA-256", file.name)),
            };
            if let Some(reason) = reason {
                snapshot.warnings.push(Diagnostic::warning(reason.clone()).help(AGAIN));
                snapshot.demote(source, Flaw::new(reason, AGAIN));
            }
        }
    }
}

/// Takes over what the manifest says of how the collection went.
pub(super) fn check_statuses(snapshot: &mut Snapshot) {
    let Some(manifest) = snapshot.manifest.clone() else { return };
    for entry in &manifest.sources {
        let Ok(source) = entry.source.parse::<SourceName>() else {
            snapshot.warnings.push(Diagnostic::warning("the manifest names a source that this version does not know"));
            continue;
        };
        let Ok(status) = entry.status.parse::<Status>() else {
            snapshot.warnings.push(Diagnostic::warning(format!("the manifest gives {source} a status that this version does not know")));
            snapshot.demote(source, Flaw::new("its status in the manifest is not known to this version", AGAIN));
            continue;
        };
        if status == Status::Complete {
            continue;
        }
        let reason = entry.reason.clone().unwrap_or_else(|| format!("the manifest says: {status}"));
        let remedy = super::catalogue::entry(source)
            .map(|entry| format!("collect it with an account that may read it (needs {})", entry.permission));
        let Some(line) = snapshot.coverage.iter_mut().find(|line| line.source == source) else { continue };
        if matches!(line.status, Status::Complete | Status::Partial) {
            // Where the collection got nothing, a file that is there was added since, and speaks
            // for itself.
            if status == Status::Partial || !entry.files.is_empty() {
                snapshot.demote(source, Flaw { reason, remedy });
            }
        } else if line.status == Status::Absent {
            line.status = status;
            line.reason = Some(reason);
            line.remedy = match status {
                Status::Denied | Status::Partial | Status::Error => remedy,
                Status::Unsupported | Status::Absent | Status::Complete => line.remedy.take().filter(|_| status == Status::Absent),
            };
        }
    }
}

/// Compares the rows that the manifest promises with the rows that were read.
pub(super) fn check_rows(snapshot: &mut Snapshot, source: SourceName) {
    let Some(manifest) = &snapshot.manifest else { return };
    let inputs = || snapshot.inputs.iter().filter(|input| input.source == Some(source));
    let read: u64 = inputs().map(|input| input.rows).sum();
    let mut flaws = Vec::new();
    let mut notes = Vec::new();
    for entry in manifest.of(source) {
        match entry.rows {
            Some(promised) if promised > read => {
                let reason = format!("{read} of the {} that the manifest promises", counted(promised, "row"));
                flaws.push(Flaw::new(reason, AGAIN));
            }
            Some(promised) if promised < read => {
                notes.push(format!("{source} has {}, the manifest promises {promised}", counted(read, "row")));
            }
            _ => {}
        }
        for file in &entry.files {
            let found = inputs().find(|input| input.file == file.name || input.file.ends_with(&format!("/{}", file.name)));
            if let (Some(promised), Some(input)) = (file.rows, found)
                && promised > input.rows
            {
                let reason = format!("`{}` has {} of the {} that the manifest promises", file.name, input.rows, counted(promised, "row"));
                flaws.push(Flaw::new(reason, AGAIN));
            }
        }
    }
    snapshot
        .warnings
        .extend(notes.into_iter().map(|note| Diagnostic::warning(note).help("see that only files of one collection are there")));
    for flaw in flaws {
        snapshot.warnings.push(Diagnostic::warning(format!("{source}: {}", flaw.reason)).help(AGAIN));
        snapshot.demote(source, flaw);
    }
}

/// SHA-256 of a file's bytes, in hex.
fn sha256(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut sum = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => sum.update(buffer.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(sum.finalize().iter().fold(String::new(), |mut hex, byte| {
        use std::fmt::Write;
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}
