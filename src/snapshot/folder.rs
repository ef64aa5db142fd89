//! The files of a folder, in the order of their paths.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::{ReadError, why};

/// A regular file that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Its path below the folder, with `/` on every system.
    pub name: String,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Regular files, ascending by name.
    pub files: Vec<Found>,
    /// What was not followed or could not be listed, with the reason, ascending.
    pub skipped: Vec<(String, String)>,
    /// Hidden files and folders that were not looked into.
    pub hidden: u64,
}

/// Lists a folder with its sub-folders, or takes one file for itself.
///
/// Links are not followed: what they point to inside the folder is found anyway, and would count
/// twice; what lies outside was not handed over.
///
/// # Errors
/// [`ReadError`] if the path itself is missing, unreadable or neither file nor folder.
pub(super) fn list(root: &Path) -> Result<Folder, ReadError> {
    let about = fs::metadata(root).map_err(|cause| match cause.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing(root.to_path_buf()),
        _ => ReadError::Unreadable { path: root.to_path_buf(), cause },
    })?;
    let mut folder = Folder::default();
    if about.is_file() {
        let name = root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        folder.files.push(Found { path: root.to_path_buf(), name });
        return Ok(folder);
    }
    if !about.is_dir() {
        return Err(ReadError::NotAFile(root.to_path_buf()));
    }
    let inside = fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
    let mut pending = vec![(root.to_path_buf(), String::new())];
    while let Some((directory, prefix)) = pending.pop() {
        let entries = match fs::read_dir(&directory) {
            Ok(entries) => entries,
            Err(cause) if prefix.is_empty() => return Err(ReadError::Unreadable { path: root.to_path_buf(), cause }),
            Err(cause) => {
                folder.skipped.push((prefix.trim_end_matches('/').to_owned(), format!("cannot be listed: {}", why(&cause))));
                continue;
            }
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(cause) => {
                    folder.skipped.push((format!("{prefix}…"), format!("cannot be listed: {}", why(&cause))));
                    continue;
                }
            };
            let leaf = entry.file_name().to_string_lossy().into_owned();
            let name = format!("{prefix}{leaf}");
            if leaf.starts_with('.') {
                folder.hidden += 1;
                continue;
            }
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => pending.push((entry.path(), format!("{name}/"))),
                Ok(kind) if kind.is_file() => folder.files.push(Found { path: entry.path(), name }),
                Ok(kind) if kind.is_symlink() => match fs::canonicalize(entry.path()) {
                    Ok(target) if target.starts_with(&inside) => {}
                    Ok(_) => folder.skipped.push((name, "is a link out of the folder, which is not followed".into())),
                    Err(cause) => folder.skipped.push((name, format!("is a link that leads nowhere: {}", why(&cause)))),
                },
                Ok(_) => folder.skipped.push((name, "is no regular file".into())),
                Err(cause) => folder.skipped.push((name, format!("cannot be opened: {}", why(&cause)))),
            }
        }
    }
    folder.files.sort_by(|a, b| a.name.cmp(&b.name));
    folder.skipped.sort();
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[expect(clippy::disallowed_methods, reason = "a test's own folder")]
        fs::write(path, b"x").unwrap();
    }

    #[test]
    fn files_come_sorted_with_their_sub_folders() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.csv", "a/z.csv", "a.csv", ".hidden"] {
            touch(&folder.path().join(name));
        }
        let listed = list(folder.path()).unwrap();
        assert_eq!(listed.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["a.csv", "a/z.csv", "b.csv"]);
        assert_eq!(listed.hidden, 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_out_of_the_folder_nor_counted_twice() {
        let outside = tempfile::tempdir().unwrap();
        touch(&outside.path().join("User.csv"));
        let folder = tempfile::tempdir().unwrap();
        touch(&folder.path().join("in.csv"));
        std::os::unix::fs::symlink(outside.path(), folder.path().join("elsewhere")).unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("in.csv"), folder.path().join("again.csv")).unwrap();
        let listed = list(folder.path()).unwrap();
        assert_eq!(listed.files.len(), 1);
        assert_eq!(listed.skipped.len(), 1);
        assert_eq!(listed.skipped[0].0, "elsewhere");
    }

    #[test]
    fn a_missing_path_is_an_error_with_help() {
        let error = list(Path::new("no/such/folder")).unwrap_err();
        assert!(matches!(error, ReadError::Missing(_)));
        assert!(error.diagnostic().help.is_some());
    }
}
