//! Which object a table of named columns belongs to: by its columns, with the file's name as help.

use super::foreign;
use super::reading::Refusal;
use crate::model::SourceName;
use crate::snapshot::catalogue::{self, CATALOGUE, Entry};

/// Endings of files whose name promises an object; of others the content alone counts.
const PROMISING: &[&str] = &["csv", "tsv", "json", "jsonl", "ndjson", "xlsx", "xls", "zip"];

/// The object a file's name promises: `User.csv`, `LoginHistory-2.csv`, `LoginHistory_2026-07.csv.gz`.
pub(in crate::snapshot) fn promised_by_name(file: &str) -> Option<SourceName> {
    let leaf = file.rsplit('/').next().unwrap_or(file);
    let unpacked = strip_ending(leaf, "gz").unwrap_or(leaf);
    let stem = PROMISING.iter().find_map(|ending| strip_ending(unpacked, ending))?;
    CATALOGUE.iter().map(|entry| entry.source).find(|source| {
        let name = source.as_str();
        stem.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && stem.get(name.len()..).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphabetic()))
    })
}

fn strip_ending<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let (stem, last) = name.rsplit_once('.')?;
    last.eq_ignore_ascii_case(ending).then_some(stem)
}

/// Judges a table by its columns.
///
/// `record_type` is what the records call themselves (`attributes.type`), where they do.
///
/// # Errors
/// What else it is, or lacks.
pub(super) fn by_columns(columns: &[&str], record_type: Option<&str>, file: &str) -> Result<&'static Entry, Refusal> {
    if let Some(refusal) = foreign::by_columns(columns) {
        return Err(refusal);
    }
    if is_aggregate(columns) {
        return Err(foreign::aggregate(file));
    }
    let has = |name: &str| columns.iter().any(|column| column.eq_ignore_ascii_case(name));
    if let Some(name) = record_type {
        let Some(entry) = CATALOGUE.iter().find(|entry| entry.source.as_str() == name) else {
            return Err(foreign::other_object(name, file));
        };
        return complete(entry, has);
    }
    let promised = promised_by_name(file).and_then(catalogue::entry);
    let fits = |entry: &&Entry| entry.signatures.iter().any(|set| set.iter().all(|column| has(column)));
    // The name decides between objects that the columns leave open, never against the columns.
    if let Some(entry) = promised.filter(fits).or_else(|| CATALOGUE.iter().find(fits)) {
        return complete(entry, has);
    }
    match promised {
        Some(entry) if entry.decides() || has("Id") => complete(entry, has),
        Some(_) | None => Err(foreign::unknown_columns(file)),
    }
}

fn complete(entry: &'static Entry, has: impl Fn(&str) -> bool) -> Result<&'static Entry, Refusal> {
    let missing: Vec<&str> = entry.missing(has).collect();
    if missing.is_empty() { Ok(entry) } else { Err(foreign::lacks(entry, &missing)) }
}

/// The CLI names an aggregate by its alias, else `expr0` or by the function's text.
/// Source: salesforcecli/plugin-data, `csvReporter.ts`.
fn is_aggregate(columns: &[&str]) -> bool {
    columns.iter().any(|column| {
        let numbered = column.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("expr"))
            && column.len() > 4
            && column.bytes().skip(4).all(|byte| byte.is_ascii_digit());
        let function = column.ends_with(')')
            && ["count(", "count_distinct(", "max(", "min(", "sum(", "avg("]
                .iter()
                .any(|name| column.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)));
        numbered || function
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(columns: &str, file: &str) -> Result<SourceName, String> {
        let columns: Vec<&str> = columns.split(',').collect();
        by_columns(&columns, None, file).map(|entry| entry.source).map_err(|refusal| refusal.what)
    }

    #[test]
    fn names_promise_the_object_they_start_with() {
        for (name, source) in [
            ("User.csv", Some(SourceName::User)),
            ("user (1).CSV", Some(SourceName::User)),
            ("2026/LoginHistory_2026-07.csv.gz", Some(SourceName::LoginHistory)),
            ("LoginHistory2.json", Some(SourceName::LoginHistory)),
            ("PermissionSetGroup.csv", Some(SourceName::PermissionSetGroup)),
            ("UserLogin-2.csv", Some(SourceName::UserLogin)),
            ("Users.csv", None),
            ("User guide.pdf", None),
            ("extract.csv", None),
            ("User", None),
        ] {
            assert_eq!(promised_by_name(name), source, "{name}");
        }
    }

    #[test]
    fn columns_decide_whatever_the_name_and_the_order() {
        assert_eq!(source("USERNAME,EMAIL,ID", "extract.csv"), Ok(SourceName::User));
        assert_eq!(source("UserId,IsFrozen,Id", "User.csv"), Ok(SourceName::UserLogin));
        assert_eq!(source("PermissionSetId,PermissionSetGroupId,AssigneeId", "x.csv"), Ok(SourceName::PermissionSetAssignment));
        assert_eq!(source("PermissionSetId,PermissionSetGroupId", "x.csv"), Ok(SourceName::PermissionSetGroupComponent));
    }

    #[test]
    fn the_name_helps_where_columns_fit_several() {
        assert_eq!(source("Id,Name", "Profile.csv"), Ok(SourceName::Profile));
        assert_eq!(source("Id,Name", "UserLicense.csv"), Ok(SourceName::UserLicense));
        assert!(source("Id,Name", "extract.csv").is_err());
    }

    #[test]
    fn a_promised_object_without_its_key_is_named() {
        assert_eq!(source("Name,Email", "User.csv"), Err("is named like User and lacks the column Id".into()));
        assert_eq!(source("UserId,Status", "LoginHistory.csv"), Err("is named like LoginHistory and lacks the column LoginTime".into()));
    }

    #[test]
    fn aggregates_and_other_forms_are_no_rows() {
        assert!(source("UserId,expr0", "LoginHistory.csv").unwrap_err().contains("counting query"));
        assert!(source("COUNT(Id)", "User.csv").unwrap_err().contains("counting query"));
        assert!(source("Username,Login Time (GMT),Status", "x.csv").unwrap_err().contains("Setup downloads"));
        assert!(source("EVENT_TYPE,LOGIN_STATUS", "x.csv").unwrap_err().contains("event log file"));
    }
}
