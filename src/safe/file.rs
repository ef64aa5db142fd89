use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file that is either written whole or not at all, readable by its owner only (0600 on Unix).
///
/// What is written goes to a temporary file beside the target. [`commit`](Self::commit) puts it in
/// the target's place in one step; dropping it without that leaves nothing behind. On Windows the
/// rights of the folder hold.
#[derive(Debug)]
pub struct PrivateFile {
    target: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl PrivateFile {
    /// Opens a temporary file beside the target, so that a target that cannot be written fails here,
    /// before any work is done. The target itself is not touched yet.
    ///
    /// # Errors
    /// The folder is missing or not writable; or the target is there and is no ordinary file
    /// (`InvalidInput`: a rename would put a file in the place of a folder, link, device or pipe).
    pub fn create(target: &Path) -> io::Result<Self> {
        let ends_as_a_folder = target.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
        if target.file_name().is_none() || ends_as_a_folder {
            return Err(refused("it names a folder, not a file"));
        }
        match std::fs::symlink_metadata(target) {
            Ok(found) if found.is_symlink() => return Err(refused("it is a symbolic link: name the file itself")),
            Ok(found) if found.is_dir() => return Err(refused("a folder of that name is there")),
            Ok(found) if !found.is_file() => return Err(refused("it is a device or a pipe, not an ordinary file")),
            Ok(found) if found.permissions().readonly() => return Err(refused("the file that is there is write-protected")),
            _ => {}
        }
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        // Asked first, because the system then answers about the folder and not about a temporary name.
        if !std::fs::metadata(folder)?.is_dir() {
            return Err(refused("the folder it is to stand in is a file"));
        }
        let file = tempfile::Builder::new().prefix(".sf-preflight-").suffix(".tmp").tempfile_in(folder).map_err(|cause| cause.kind())?;
        Ok(Self { target: target.to_path_buf(), file: BufWriter::new(file) })
    }

    /// Where the file will stand.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Brings everything to the disk and puts the file in its place.
    ///
    /// # Errors
    /// What the system says, such as no space left. The target is then as it was before.
    pub fn commit(self) -> io::Result<()> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        file.persist(&self.target).map_err(|failed| failed.error)?;
        Ok(())
    }
}

impl Write for PrivateFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Writes a whole file at once, as [`PrivateFile`] does.
///
/// # Errors
/// As [`PrivateFile::create`] and [`PrivateFile::commit`].
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = PrivateFile::create(path)?;
    file.write_all(bytes)?;
    file.commit()
}

fn refused(why: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_committed_file_is_whole_and_private() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("report.json");
        write_private(&path, b"old").unwrap();
        write_private(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(place.path()), ["report.json"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_given_up_leaves_nothing() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("report.json");
        write_private(&path, b"old").unwrap();
        let mut file = PrivateFile::create(&path).unwrap();
        file.write_all(&vec![b'x'; 100_000]).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old", "the target is untouched before the commit");
        drop(file);
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(place.path()), ["report.json"]);
    }

    #[test]
    fn a_bad_target_fails_before_the_work() {
        let place = tempfile::tempdir().unwrap();
        let missing = PrivateFile::create(&place.path().join("missing/report.json")).unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
        assert!(!missing.to_string().contains("tmp"), "{missing}");
        let folder = PrivateFile::create(place.path()).unwrap_err();
        assert_eq!(folder.kind(), io::ErrorKind::InvalidInput);
        for path in [Path::new("/"), &place.path().join("report/")] {
            assert_eq!(PrivateFile::create(path).unwrap_err().kind(), io::ErrorKind::InvalidInput, "{}", path.display());
        }
        #[cfg(unix)]
        {
            let link = place.path().join("link");
            std::os::unix::fs::symlink(place.path().join("elsewhere"), &link).unwrap();
            for path in [Path::new("/dev/null"), &link] {
                assert_eq!(PrivateFile::create(path).unwrap_err().kind(), io::ErrorKind::InvalidInput, "{}", path.display());
            }
        }
    }
}
