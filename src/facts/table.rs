//! Small tables that are shipped as data, each row with its source.

use std::sync::LazyLock;

use crate::model::Utc;

/// How a name in a table is compared, always without case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Match {
    Exact,
    Prefix,
}

fn rows(text: &'static str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(text.as_bytes()).into_records().flatten().collect()
}

fn pairs(text: &'static str) -> Vec<(String, String)> {
    let pair = |row: &csv::StringRecord| Some((row.get(0)?.to_lowercase(), row.get(1)?.to_owned()));
    rows(text).iter().filter_map(pair).collect()
}

static DEAD_DOMAINS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| pairs(include_str!("data/dead_domains.csv")));
static USER_TYPES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| pairs(include_str!("data/user_types.csv")));
static LICENSES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| pairs(include_str!("data/licenses.csv")));
static TOOLS: LazyLock<Vec<(String, Match)>> = LazyLock::new(|| {
    let how = |word: &str| if word == "prefix" { Match::Prefix } else { Match::Exact };
    pairs(include_str!("data/peoples_tools.csv")).into_iter().map(|(name, word)| (name, how(&word))).collect()
});

/// Enforcement of phishing-resistant methods: beginning and end of the roll-out, in production
/// orgs and in sandboxes. The end of a day belongs to it.
pub(super) fn enforcement_dates() -> ((Utc, Utc), (Utc, Utc)) {
    const DAY: i64 = 86_400;
    let of = |org: &str| {
        let table = rows(include_str!("data/enforcement.csv"));
        let row = table.iter().find(|row| row.get(0) == Some(org))?;
        let date = |column: usize| row.get(column).and_then(|date| Utc::parse(date.as_bytes()));
        Some((date(1)?, date(2)?.plus(DAY)))
    };
    // Without its table (a test says that it is there) the rule would hold from the very start.
    let always = (Utc(0), Utc(i64::MAX));
    (of("production").unwrap_or(always), of("sandbox").unwrap_or(always))
}

/// Whether no mail can ever arrive at this domain: it or a parent of it is reserved.
/// Source: RFC 2606, RFC 6761 and the others named in the table.
pub(super) fn is_dead_domain(domain: &str) -> bool {
    let domain = domain.trim_end_matches('.').to_lowercase();
    DEAD_DOMAINS.iter().any(|(dead, _)| domain.strip_suffix(dead.as_str()).is_some_and(|head| head.is_empty() || head.ends_with('.')))
}

/// What a `UserType` says of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypeOfUser {
    /// Of the company, person or program.
    Internal,
    /// Portal or community.
    External,
    /// Salesforce's own.
    System,
}

/// What a `UserType` says; `None` for a value never seen.
pub(super) fn type_of_user(user_type: &str) -> Option<TypeOfUser> {
    let user_type = user_type.to_lowercase();
    let (_, kind) = USER_TYPES.iter().find(|(name, _)| *name == user_type)?;
    match kind.as_str() {
        "internal" => Some(TypeOfUser::Internal),
        "external" => Some(TypeOfUser::External),
        "system" => Some(TypeOfUser::System),
        _ => None,
    }
}

/// What a user licence says of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TypeOfLicense {
    /// For programs of the company.
    Integration,
    /// For accounts that Salesforce makes for itself.
    System,
    /// For anybody.
    Other,
}

/// What a user licence says.
pub(super) fn type_of_license(license: &str) -> TypeOfLicense {
    let license = license.trim().to_lowercase();
    match LICENSES.iter().find(|(name, _)| *name == license).map(|(_, kind)| kind.as_str()) {
        Some("integration") => TypeOfLicense::Integration,
        Some("system") => TypeOfLicense::System,
        _ => TypeOfLicense::Other,
    }
}

/// Whether people use this client by hand: Data Loader's window, Workbench, mobile apps. Data
/// Loader's batch mode is a program.
pub(super) fn is_peoples_tool(client: &str) -> bool {
    let client = client.trim().trim_end_matches('/').to_lowercase();
    TOOLS.iter().any(|(name, how)| match how {
        Match::Exact => client == *name,
        Match::Prefix => client.starts_with(name.as_str()) || client == name.trim_end_matches('/'),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_every_table_has_a_source() {
        for (text, columns) in [
            (include_str!("data/dead_domains.csv"), 2),
            (include_str!("data/user_types.csv"), 3),
            (include_str!("data/licenses.csv"), 3),
            (include_str!("data/peoples_tools.csv"), 3),
            (include_str!("data/enforcement.csv"), 4),
        ] {
            let lines = text.lines().count() - 1;
            let rows = rows(text);
            assert_eq!(rows.len(), lines, "a row of {text} cannot be read");
            for row in rows {
                assert_eq!(row.len(), columns, "{row:?}");
                assert!(row.iter().all(|cell| !cell.trim().is_empty()), "{row:?}");
            }
        }
    }

    #[test]
    fn sandboxes_come_before_production() {
        let ((begins, ends), (sandbox_begins, sandbox_ends)) = enforcement_dates();
        assert_eq!(begins.to_string(), "2026-07-01T00:00:00Z");
        assert_eq!(ends.to_string(), "2026-08-01T00:00:00Z");
        assert_eq!(sandbox_begins.to_string(), "2026-06-22T00:00:00Z");
        assert_eq!(sandbox_ends.to_string(), "2026-07-01T00:00:00Z");
    }

    #[test]
    fn reserved_domains_are_dead_and_their_neighbours_are_not() {
        for dead in ["example.com", "mail.example.com", "EXAMPLE.ORG", "corp.test", "localhost", "a.localhost", "x.invalid", "a.local"] {
            assert!(is_dead_domain(dead), "{dead}");
        }
        for alive in ["notexample.com", "example.com.au", "test.com", "invalid.org", "localhost.com", "contest"] {
            assert!(!is_dead_domain(alive), "{alive}");
        }
    }

    #[test]
    fn tools_are_known_by_window_not_by_batch() {
        for tool in ["DataLoaderPartnerUI/", "dataloaderbulkui/65.0.0", "DataLoaderBulkv2UI", "Workbench", "Salesforce CLI"] {
            assert!(is_peoples_tool(tool), "{tool}");
        }
        for program in ["DataLoaderPartnerBatch/", "Workbench Sync", "jsforce", "", "DataLoader", "Salesforce CLI runner"] {
            assert!(!is_peoples_tool(program), "{program}");
        }
    }

    #[test]
    fn unknown_types_stay_unknown() {
        assert_eq!(type_of_user("standard"), Some(TypeOfUser::Internal));
        assert_eq!(type_of_user("CSPLitePortal"), Some(TypeOfUser::External));
        assert_eq!(type_of_user("CloudIntegrationUser"), Some(TypeOfUser::System));
        assert_eq!(type_of_user("Robot"), None);
        assert_eq!(type_of_license("Salesforce"), TypeOfLicense::Other);
        assert_eq!(type_of_license("salesforce integration"), TypeOfLicense::Integration);
        assert_eq!(type_of_license("Einstein Agent"), TypeOfLicense::System);
    }
}
