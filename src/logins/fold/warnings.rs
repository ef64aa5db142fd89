//! What a reader of the report should know about the files.

use super::notes::Notes;
use crate::diagnostic::{Diagnostic, Place};
use crate::logins::Totals;
use crate::logins::columns::Column;
use crate::logins::distinct::CAP;
use crate::snapshot::LoginFile;

/// All warnings, in the order of the files, then of the whole.
pub(super) fn warnings(
    files: &[LoginFile],
    notes: &[Notes],
    stray: &[bool],
    unchecked: bool,
    totals: &Totals,
    capped: u64,
) -> Vec<Diagnostic> {
    let mut warnings = Vec::new();
    for ((file, notes), stray) in files.iter().zip(notes).zip(stray) {
        let mut warn = |message: String| warnings.push(Diagnostic::warning(message).at(Place::file(&file.path)));
        if *stray {
            warn("quotes stand where CSV does not allow them: read by one thread, quote by quote as it stands".into());
        }
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
        if notes.rows > 0 {
            for (column, what) in Column::DECIDING.iter().filter(|(column, _)| !notes.columns.has(*column)) {
                warn(format!("it has no column `{}`: nothing tells {what}", column.name()));
            }
        }
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
