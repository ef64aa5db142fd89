use std::io;
use std::path::Path;

/// Makes a folder, and those above it, that only its owner can enter (0700 on Unix).
///
/// A folder that is there already is left as it is. On Windows the rights of the folder above hold.
///
/// # Errors
/// What the system says: no right to write there, a file of that name, no space.
pub fn create_private_dir(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_once_and_stays() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a/b");
        create_private_dir(&path).unwrap();
        create_private_dir(&path).unwrap();
        assert!(path.is_dir());
        #[cfg(unix)]
        for folder in [&path, path.parent().unwrap()] {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn a_file_in_the_way_is_an_error() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("file");
        crate::safe::write_private(&path, b"x").unwrap();
        assert!(create_private_dir(&path).is_err());
    }
}
