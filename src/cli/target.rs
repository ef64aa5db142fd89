use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::scan::Format;
use crate::diagnostic::{Diagnostic, Place};
use crate::safe::PrivateFile;

/// A report to be written to a file, as typed: `FORMAT=PATH`.
#[derive(Clone, Debug)]
pub(super) struct Target {
    format: Format,
    path: PathBuf,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let formats = Format::ALL.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
        match text.split_once('=') {
            None => Err(format!("write the format in front, such as `json={text}`; formats: {formats}")),
            Some((_, "-")) => Err("stdout takes what --format names; here a file is needed".to_owned()),
            Some((_, "")) => Err("no file is named after the `=`".to_owned()),
            Some((format, path)) => match format.parse() {
                Ok(format) => Ok(Self { format, path: path.into() }),
                Err(()) => Err(format!("`{format}` is no format of this version; formats: {formats}")),
            },
        }
    }
}

/// Opens every target before the work starts, so that a bad path fails at once.
///
/// # Errors
/// One message a target that cannot be written, is named twice, or would replace a file of the
/// input that `from` names.
pub(super) fn open(targets: &[Target], from: &Path) -> Result<Vec<(Format, PrivateFile)>, Vec<Diagnostic>> {
    let mut files = Vec::with_capacity(targets.len());
    let mut mistakes = Vec::new();
    for (index, target) in targets.iter().enumerate() {
        let place = Place::file(&target.path);
        if targets.iter().take(index).any(|earlier| same_file(&earlier.path, &target.path)) {
            mistakes.push(
                Diagnostic::error("two reports are to be written to the same file").at(place).help("give each --write a file of its own"),
            );
        } else if is_input(&target.path, from) {
            let message = "the report would replace a file of the input";
            mistakes.push(Diagnostic::error(message).at(place).help("write the report outside the folder that --from names"));
        } else {
            match PrivateFile::create(&target.path) {
                Ok(file) => files.push((target.format, file)),
                Err(cause) => mistakes.push(cannot_write(&target.path, &cause)),
            }
        }
    }
    if mistakes.is_empty() { Ok(files) } else { Err(mistakes) }
}

/// The message for a target that the system refuses.
pub(super) fn cannot_write(path: &Path, cause: &std::io::Error) -> Diagnostic {
    let help = match cause.kind() {
        std::io::ErrorKind::NotFound => "make the folder first: reports are not put into folders that are not there",
        std::io::ErrorKind::PermissionDenied => "choose a folder that you may write to",
        std::io::ErrorKind::StorageFull => "free some space, or choose another disk",
        _ => "choose another file",
    };
    Diagnostic::error(format!("cannot write the report: {cause}")).at(Place::file(path)).help(help)
}

/// Whether two paths, spelt alike or not, name one file; neither need be there.
fn same_file(a: &Path, b: &Path) -> bool {
    let folder = |path: &Path| match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.canonicalize().ok(),
        _ => Path::new(".").canonicalize().ok(),
    };
    a == b || (a.file_name() == b.file_name() && folder(a).is_some() && folder(a) == folder(b))
}

/// Whether a file that is there belongs to what `--from` names. Our own JSON reports do not count:
/// a second run in the same folder may replace the first one's report.
fn is_input(target: &Path, from: &Path) -> bool {
    let (Ok(target), Ok(from)) = (target.canonicalize(), from.canonicalize()) else { return false };
    target.is_file() && target.starts_with(from) && !is_our_report(&target)
}

fn is_our_report(path: &Path) -> bool {
    use std::io::Read;
    let mut start = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(256).read_to_end(&mut start));
    read.is_ok() && memchr::memmem::find(&start, b"sf-preflight/report/").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::safe::write_private;

    #[test]
    fn a_target_names_format_and_path() {
        let target: Target = "json=a=b.json".parse().unwrap();
        assert_eq!((target.format, target.path.to_str()), (Format::Json, Some("a=b.json")));
        for text in ["report.json", "json=", "json=-", "sarif=x", "=x", ""] {
            assert!(text.parse::<Target>().is_err(), "{text}");
        }
    }

    #[test]
    fn exports_are_not_replaced_by_reports() {
        let place = tempfile::tempdir().unwrap();
        let export = place.path().join("User.json");
        write_private(&export, b"[]").unwrap();
        let target = |path: &Path| [format!("json={}", path.display()).parse().unwrap()];
        assert!(open(&target(&export), place.path()).is_err());
        assert!(open(&target(&export), &export).is_err());
        assert!(open(&target(&place.path().join("report.json")), place.path()).is_ok());
        write_private(&export, br#"{"schema":"sf-preflight/report/1"}"#).unwrap();
        assert!(open(&target(&export), place.path()).is_ok());
    }

    #[test]
    fn all_bad_targets_are_told_at_once() {
        let place = tempfile::tempdir().unwrap();
        let paths =
            ["a.json", "./a.json", "missing/b.json"].map(|name| format!("json={}", place.path().join(name).display()).parse().unwrap());
        let mistakes = open(&paths, Path::new("elsewhere")).unwrap_err();
        assert_eq!(mistakes.len(), 2, "{mistakes:?}");
    }
}
