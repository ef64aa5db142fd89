//! The spellings of LoginType, LoginSubType, ApiType and Status, from the data files beside.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::StatusClass;

/// Lines of an embedded data file, cut at commas; its cells hold none.
pub(super) fn lines<const N: usize>(data: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    data.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let mut row = [""; N];
        for cell in &mut row {
            *cell = cells.next()?;
        }
        cells.next().is_none().then_some(row)
    })
}

/// A listed value of LoginType or LoginSubType.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// The API name, which the classification table uses.
    pub(super) name: &'static str,
    /// What kind of login it stands for.
    pub(super) class: &'static str,
}

/// A status: its class, for which login types, and whether the company's gateway speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Status {
    class: StatusClass,
    scope: &'static str,
    gateway: bool,
}

/// Outcome of looking a status up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StatusFound {
    /// Its class.
    pub(super) class: StatusClass,
    /// Only the company's gateway gives it: the method is delegated authentication.
    pub(super) gateway: bool,
    /// Whether the table has it.
    pub(super) listed: bool,
}

/// All tables, keyed by normalised spelling.
pub(super) struct Catalogue {
    types: HashMap<String, Listed>,
    subtypes: HashMap<String, Listed>,
    soap: HashMap<String, bool>,
    statuses: HashMap<String, Vec<Status>>,
    status_prefixes: Vec<(String, Status)>,
}

/// The one catalogue.
pub(super) static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::read);

const TYPES: &str = include_str!("login_types.csv");
const SUBTYPES: &str = include_str!("login_subtypes.csv");
const API_TYPES: &str = include_str!("api_types.csv");
const STATUSES: &str = include_str!("statuses.csv");

impl Catalogue {
    fn read() -> Self {
        let mut types = HashMap::new();
        for [name, label, _code, class, _source] in lines(TYPES) {
            for spelling in [name, label] {
                types.insert(folded(spelling), Listed { name, class });
            }
        }
        let mut subtypes = HashMap::new();
        for [name, label, code, class, _source] in lines(SUBTYPES) {
            for spelling in [name, label, code] {
                if !spelling.is_empty() {
                    subtypes.insert(letters(spelling), Listed { name, class });
                }
            }
        }
        let soap = lines(API_TYPES).map(|[label, _code, class, _source]| (folded(label), class == "soap")).collect();
        let mut statuses: HashMap<String, Vec<Status>> = HashMap::new();
        let mut status_prefixes = Vec::new();
        for [code, text, scope, class, mark, _source] in lines(STATUSES) {
            let Ok(class) = class.parse() else { continue };
            let status = Status { class, scope, gateway: mark == "gateway" };
            for spelling in [code, text] {
                if let Some(prefix) = spelling.strip_suffix('*') {
                    status_prefixes.push((folded(prefix), status));
                } else if !spelling.is_empty() {
                    let entries = statuses.entry(status_key(spelling)).or_default();
                    if !entries.contains(&status) {
                        entries.push(status);
                    }
                }
            }
        }
        Self { types, subtypes, soap, statuses, status_prefixes }
    }

    /// A LoginType by API name or label, without case.
    pub(super) fn login_type(&self, text: &str) -> Option<Listed> {
        self.types.get(&folded(text)).copied()
    }

    /// A LoginSubType by API name, label or log file code; only letters and digits count.
    pub(super) fn subtype(&self, text: &str) -> Option<Listed> {
        self.subtypes.get(&letters(text)).copied()
    }

    /// Whether an ApiType is one of the SOAP APIs; none if it is not listed.
    pub(super) fn is_soap(&self, text: &str) -> Option<bool> {
        let key = folded(text);
        self.soap.get(&key).copied().or_else(|| key.starts_with("soap").then_some(true))
    }

    /// What a status means on a row of this LoginType class.
    ///
    /// A text that stands for several things is decided by the login type; where that does not
    /// decide, it is [`StatusClass::Other`].
    pub(super) fn status(&self, text: &str, type_class: &str) -> StatusFound {
        let key = status_key(text);
        let found = match self.statuses.get(&key).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            Some(several) => {
                let scope = |status: &&Status| status.scope == type_class;
                let open = Status { class: StatusClass::Other, scope: "", gateway: false };
                Some(several.iter().find(scope).copied().unwrap_or(open))
            }
            None => self.status_prefixes.iter().find(|(prefix, _)| key.starts_with(prefix.as_str())).map(|(_, status)| *status),
        };
        match found {
            Some(status) => StatusFound { class: status.class, gateway: status.gateway, listed: true },
            None => StatusFound { class: StatusClass::Other, gateway: false, listed: false },
        }
    }
}

fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The text without case and without the prefix `Failed:`, which some rows have and some have not.
fn status_key(text: &str) -> String {
    let text = folded(text);
    match text.strip_prefix("failed") {
        Some(rest) => match rest.trim_start().strip_prefix([':', '-']) {
            Some(rest) => rest.trim_start().to_owned(),
            None => text,
        },
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_data_is_read() {
        assert_eq!(lines::<5>(TYPES).count(), TYPES.lines().count() - 1);
        assert_eq!(lines::<5>(SUBTYPES).count(), SUBTYPES.lines().count() - 1);
        assert_eq!(lines::<4>(API_TYPES).count(), API_TYPES.lines().count() - 1);
        assert_eq!(lines::<6>(STATUSES).count(), STATUSES.lines().count() - 1);
        for [code, text, _, class, _, source] in lines(STATUSES) {
            assert!(class.parse::<StatusClass>().is_ok(), "{code} {text}: {class}");
            assert!(!source.is_empty() && (!code.is_empty() || !text.is_empty()));
        }
    }

    #[test]
    fn every_spelling_is_found() {
        for [name, label, _, _, _] in lines(TYPES) {
            assert_eq!(CATALOGUE.login_type(&format!("  {} ", name.to_uppercase())).map(|listed| listed.name), Some(name));
            assert_eq!(CATALOGUE.login_type(label).map(|listed| listed.name), Some(name));
        }
        for [name, label, code, _, _] in lines(SUBTYPES) {
            for spelling in [name, label, code].into_iter().filter(|spelling| !spelling.is_empty()) {
                assert_eq!(CATALOGUE.subtype(&spelling.to_lowercase()).map(|listed| listed.name), Some(name), "{spelling}");
            }
        }
        for [code, text, scope, class, _, _] in lines(STATUSES) {
            for spelling in [code, text].into_iter().filter(|spelling| !spelling.is_empty()) {
                assert_eq!(CATALOGUE.status(&spelling.replace('*', "X"), scope).class.as_str(), class, "{spelling}");
            }
        }
    }

    #[test]
    fn log_file_codes_are_told_apart_by_case() {
        let codes: Vec<_> = lines::<5>(TYPES).map(|[_, _, code, _, _]| code).filter(|code| !code.is_empty()).collect();
        let mut distinct = codes.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), codes.len());
        assert!(codes.contains(&"i") && codes.contains(&"I") && codes.contains(&"r") && codes.contains(&"R"));
    }

    #[test]
    fn a_status_is_found_with_and_without_its_prefix() {
        for text in ["Failed: API security token required", "API Security Token Required", "failed - api security token required "] {
            assert_eq!(CATALOGUE.status(text, "").class, StatusClass::TokenRequired, "{text}");
        }
        assert_eq!(CATALOGUE.status("Invalid Password", "soap").class, StatusClass::WrongPassword);
        assert!(!CATALOGUE.status("Contraseña no válida", "").listed);
    }

    #[test]
    fn one_text_of_two_meanings_is_decided_by_the_login_type() {
        assert_eq!(CATALOGUE.status("Failed: Signature Invalid", "saml").class, StatusClass::SsoCertificate);
        assert_eq!(CATALOGUE.status("Failed: Signature Invalid", "oauth").class, StatusClass::OauthApp);
        let open = CATALOGUE.status("Failed: Signature Invalid", "page");
        assert_eq!((open.class, open.listed), (StatusClass::Other, true));
    }

    #[test]
    fn any_soap_api_is_one() {
        assert_eq!(CATALOGUE.is_soap("SOAP Partner"), Some(true));
        assert_eq!(CATALOGUE.is_soap("soap something new"), Some(true));
        assert_eq!(CATALOGUE.is_soap("REST API"), Some(false));
        assert_eq!(CATALOGUE.is_soap("Pigeon"), None);
    }
}
