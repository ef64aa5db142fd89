use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::args::{Common, Scan};
use super::exit::Policy;
use super::scan::Format;
use super::target;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::Utc;
use crate::safe::PrivateFile;
use crate::settings::Settings;

/// The settings file that is read if nothing else is named.
const SETTINGS: &str = "sf-preflight.toml";
/// Bytes of the largest file that is taken for settings.
const LARGEST: u64 = 1024 * 1024;

/// A scan with everything looked up and opened that it needs.
#[derive(Debug)]
pub(super) struct ScanRequest {
    pub(super) from: PathBuf,
    pub(super) settings: Settings,
    /// Where the settings come from; none for the defaults.
    pub(super) settings_file: Option<PathBuf>,
    pub(super) as_of: Option<Utc>,
    pub(super) window_days: u32,
    pub(super) policy: Policy,
    pub(super) format: Format,
    pub(super) targets: Vec<(Format, PrivateFile)>,
    pub(super) no_users: bool,
}

impl ScanRequest {
    /// Reads the settings and opens the targets.
    ///
    /// # Errors
    /// Every mistake of both, so that one run tells all there is to mend.
    pub(super) fn resolve(scan: Scan, common: Common) -> Result<Self, Vec<Diagnostic>> {
        let settings = settings(common.config);
        let targets = target::open(&scan.write, &scan.from);
        let ((settings, settings_file), targets) = match (settings, targets) {
            (Ok(settings), Ok(targets)) => (settings, targets),
            (settings, targets) => {
                let mistakes = [settings.err(), targets.err()];
                return Err(mistakes.into_iter().flatten().flatten().collect());
            }
        };
        let Scan { from, window, format, no_users, fail_on, strict, allow_unknown, write: _ } = scan;
        let policy = Policy { fail_on, strict, allow_unknown };
        Ok(Self { from, settings, settings_file, as_of: common.as_of, window_days: window, policy, format, targets, no_users })
    }
}

/// The settings of the file that was named, or of the usual one if it is there.
fn settings(named: Option<PathBuf>) -> Result<(Settings, Option<PathBuf>), Vec<Diagnostic>> {
    let usual = named.is_none();
    let path = named.unwrap_or_else(|| SETTINGS.into());
    let bytes = match read(&path) {
        Ok(bytes) => bytes,
        Err(cause) if usual && cause.kind() == ErrorKind::NotFound => return Ok((Settings::default(), None)),
        Err(cause) => {
            let error = Diagnostic::error(format!("cannot read the settings: {cause}")).at(Place::file(&path));
            let help = if usual { "make it readable, or name another file with --config" } else { "check the path that --config names" };
            return Err(vec![error.help(help)]);
        }
    };
    let text = text(&bytes, &path)?;
    Ok((Settings::from_toml(text, &path)?, Some(path)))
}

/// The bytes of a settings file; devices and mistaken files may go on for ever.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other("it is larger than 1 MiB, which no settings file is"));
    }
    Ok(bytes)
}

fn text<'a>(bytes: &'a [u8], path: &Path) -> Result<&'a str, Vec<Diagnostic>> {
    std::str::from_utf8(bytes).map_err(|cause| {
        let line = bytes.iter().take(cause.valid_up_to()).filter(|byte| **byte == b'\n').count() as u64 + 1;
        vec![Diagnostic::error("the settings are not UTF-8 text").at(Place::line(path, line)).help("save the file as UTF-8")]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test's own folder")]
    fn what_goes_on_for_ever_is_no_settings_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("big.toml");
        let said = |bytes: usize| {
            std::fs::write(&path, vec![b'#'; bytes]).unwrap();
            settings(Some(path.clone())).map(|_| ()).map_err(|mistakes| mistakes[0].message.clone())
        };
        assert_eq!(said(1024 * 1024), Ok(()));
        assert_eq!(said(1024 * 1024 + 1), Err("cannot read the settings: it is larger than 1 MiB, which no settings file is".into()));
        #[cfg(unix)]
        assert!(settings(Some("/dev/zero".into())).is_err());
    }
}
