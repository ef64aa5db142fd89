//! The classification table: what a row shows about how somebody signed in.

use std::sync::LazyLock;

use super::catalogue::lines;
use super::{LoginMethod, PasswordUse};
use crate::model::Confidence;

/// A cell that names one of a list of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// The file has no such column.
    Missing,
    /// The cell is empty or stands for nothing.
    Empty,
    /// A value that the tables do not know.
    Unlisted,
    /// A listed value, by its API name.
    Listed(&'static str),
}

impl Word {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Empty => "empty",
            Self::Unlisted => "unlisted",
            Self::Listed(name) => name,
        }
    }
}

/// What the cells of a row show, and what other rows of the source add.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    /// LoginSubType.
    pub(super) subtype: Word,
    /// LoginType.
    pub(super) login_type: Word,
    /// ApiType: `soap`, `other`, `empty` or `missing`.
    pub(super) api: &'static str,
    /// Application: `page` (Browser or empty), `named` or `missing`.
    pub(super) client: &'static str,
    /// First three characters of AuthenticationServiceId.
    pub(super) service: Option<[u8; 3]>,
    /// AuthMethodReference is set.
    pub(super) method_reference: bool,
    /// USE_API_TOKEN says that a password was sent.
    pub(super) token: bool,
    /// URI: `soap`, `token` or empty.
    pub(super) uri: &'static str,
    /// What a failure text proves: `gateway`, `password` or empty.
    pub(super) status: &'static str,
    /// An account of Salesforce's own.
    pub(super) internal_user: bool,
    /// Another row of this login type, source and month has a subtype.
    pub(super) subtype_in_same_month: bool,
    /// Another row of login type Application in this source has UI Username-Password.
    pub(super) page_subtype_in_source: bool,
    /// No row of this login type in this source has a subtype.
    pub(super) subtype_never_filled: bool,
}

/// One row of the table.
#[derive(Debug)]
pub(super) struct Rule {
    /// Its number.
    pub(super) row: &'static str,
    subtype: &'static str,
    login_type: &'static str,
    api: &'static str,
    client: &'static str,
    service: &'static str,
    reference: bool,
    token: bool,
    uri: &'static str,
    status: &'static str,
    when: &'static str,
    /// How they signed in.
    pub(super) method: LoginMethod,
    /// Whether a Salesforce password was used.
    pub(super) password: PasswordUse,
    /// How sure that is.
    pub(super) confidence: Confidence,
    /// A further reading.
    pub(super) hint: Option<LoginMethod>,
}

const TABLE: &str = include_str!("classification.csv");

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| lines(TABLE).filter_map(Rule::read).collect());

/// Stands for the last row, should the table not be readable; a test holds that it is.
static NOTHING: Rule = Rule {
    row: "33",
    subtype: "",
    login_type: "",
    api: "",
    client: "",
    service: "",
    reference: false,
    token: false,
    uri: "",
    status: "",
    when: "",
    method: LoginMethod::Unknown,
    password: PasswordUse::Unknown,
    confidence: Confidence::Possible,
    hint: None,
};

/// The first row of the table that matches.
pub(super) fn classify(evidence: &Evidence) -> &'static Rule {
    RULES.iter().find(|rule| rule.matches(evidence)).unwrap_or(&NOTHING)
}

impl Rule {
    fn read(cells: [&'static str; 16]) -> Option<Self> {
        let [row, subtype, login_type, api, client, service, reference, token, uri, status, when, method, password, confidence, hint, _] =
            cells;
        let is_set = |cell| match cell {
            "" => Some(false),
            "set" => Some(true),
            _ => None,
        };
        Some(Self {
            row,
            subtype,
            login_type,
            api,
            client,
            service,
            reference: is_set(reference)?,
            token: is_set(token)?,
            uri,
            status,
            when,
            method: method.parse().ok()?,
            password: password.parse().ok()?,
            confidence: confidence.parse().ok()?,
            hint: if hint.is_empty() { None } else { Some(hint.parse().ok()?) },
        })
    }

    fn matches(&self, row: &Evidence) -> bool {
        one_of(self.subtype, row.subtype.as_str())
            && one_of(self.login_type, row.login_type.as_str())
            && one_of(self.api, row.api)
            && one_of(self.client, row.client)
            && one_of(self.uri, row.uri)
            && one_of(self.status, row.status)
            && (!self.reference || row.method_reference)
            && (!self.token || row.token)
            && (self.service.is_empty() || row.service.is_some_and(|prefix| self.service.as_bytes() == prefix))
            && self.when_holds(row)
    }

    fn when_holds(&self, row: &Evidence) -> bool {
        match self.when {
            "" => true,
            "internal_user" => row.internal_user,
            "subtype_in_same_month" => row.subtype_in_same_month,
            "page_subtype_in_source" => row.page_subtype_in_source,
            "subtype_never_filled" => row.subtype_never_filled,
            _ => false,
        }
    }
}

/// Whether a cell of the table, a list between bars, names the value; an empty one names all.
fn one_of(cell: &str, value: &str) -> bool {
    cell.is_empty() || cell.split('|').any(|name| name == value)
}

#[cfg(test)]
mod tests;
