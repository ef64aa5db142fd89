//! What a reader of the report should know about the files.

use super::notes::Notes;
use crate::diagnostic::{Diagnostic, Place};
use crate::logins::Totals;
use crate::logins::columns::Column;
use crate::logins::distinct::CAP;
use crate::snapshot::LoginFile;

/// A file and what was noted about it.
pub(super) struct Seen<'a> {
    pub(super) file: &'a LoginFile,
    pub(super) notes: &'a Notes,
    /// Where quoting was not well-formed.
    pub(super) stray: Option<Place>,
}

/// All warnings: on single files in their order, then on columns, then on the rows together.
pub(super) fn warnings(files: &[Seen<'_>], unchecked: bool, totals: &Totals, capped: u64) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    for Seen { file, notes, stray } in files {
        if let Some(place) = stray {
            let message = "a quote stands where CSV does not allow one: the file was read slowly, stray quotes as characters";
            warnings.push(Diagnostic::warning(message).at(place.clone()));
        }
        let mut warn = |message: String| warnings.push(Diagnostic::warning(message).at(Place::file(&file.path)));
        let adjacent = notes.adjacent_repeats();
        if adjacent > 0 {
            let rows = if adjacent == 1 {
                "row repeats the `Id` of the row before it and is"
            } else {
                "rows repeat the `Id` of the row before them and are"
            };
            warn(format!("{adjacent} {rows} counted"));
        }
        if notes.contradicting > 0 {
            warn(format!("{} rows differ from a row of the same `Id` in another file, which is the one counted", notes.contradicting));
        }
    }
    let with_rows: Vec<&Seen<'_>> = files.iter().filter(|seen| seen.notes.rows > 0).collect();
    for (column, what) in Column::DECIDING {
        let without: Vec<_> = with_rows.iter().filter(|seen| !seen.notes.columns.has(column)).collect();
        let Some(first) = without.first() else { continue };
        let message = match (without.len(), with_rows.len()) {
            (some, all) if some == all => format!("no file of login rows has the column `{}`: nothing tells {what}", column.name()),
            (some, all) => format!("{some} of {all} files of login rows have no column `{}`: nothing tells {what} for them", column.name()),
        };
        warnings.push(Diagnostic::warning(message).at(Place::file(&first.file.path)).help(format!("export `{}` as well", column.name())));
    }
    if unchecked {
        let message = "files of login rows overlap in time and not all have the column `Id`: rows may be counted twice";
        warnings.push(Diagnostic::warning(message).help("export `Id`, or periods that do not overlap"));
    }
    if totals.without_user > 0 {
        warnings.push(Diagnostic::warning(format!("{} login rows name no user", totals.without_user)));
    }
    if totals.conflicts > 0 {
        let message = format!("{} login rows have a LoginSubType that contradicts their other columns", totals.conflicts);
        warnings.push(Diagnostic::warning(message));
    }
    if capped > 0 {
        let message = format!("{capped} users signed in with more than {CAP} different programs: the rest of them count as `(others)`");
        warnings.push(Diagnostic::warning(message));
    }
    warnings
}
