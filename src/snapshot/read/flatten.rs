//! A JSON record as named cells.

use serde_json::{Map, Value};

/// The cells of one record. Relationships are dotted (`Profile.Name`); `attributes` are dropped.
#[derive(Debug, Default)]
pub(super) struct Flat {
    /// Name and text; no text for null.
    cells: Vec<(String, Option<String>)>,
    /// What the record calls itself.
    pub record_type: Option<String>,
}

impl Flat {
    /// Flattens one record.
    pub(super) fn of(record: Map<String, Value>) -> Self {
        let mut flat = Self::default();
        for (name, value) in record {
            if name == "attributes" {
                flat.record_type = value.get("type").and_then(Value::as_str).map(str::to_owned);
            } else {
                flat.add(name, value);
            }
        }
        flat
    }

    fn add(&mut self, name: String, value: Value) {
        match value {
            Value::Null => self.cells.push((name, None)),
            Value::Bool(flag) => self.cells.push((name, Some(flag.to_string()))),
            Value::Number(number) => self.cells.push((name, Some(number.to_string()))),
            Value::String(text) => self.cells.push((name, Some(text))),
            // Children of a subquery are other records; nothing here asks for them.
            Value::Array(_) => {}
            Value::Object(fields) => {
                for (field, value) in fields {
                    if field != "attributes" {
                        self.add(format!("{name}.{field}"), value);
                    }
                }
            }
        }
    }

    /// The names of all cells.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|(name, _)| name.as_str())
    }

    /// Where a column stands; `hint` is where it stood in the record before.
    ///
    /// A relationship that is null stands for all its fields: they were asked for and are empty.
    pub(super) fn position(&self, column: &str, hint: Option<usize>) -> Option<usize> {
        let is = |at: usize, name: &str| self.cells.get(at).is_some_and(|(cell, _)| cell.eq_ignore_ascii_case(name));
        if let Some(at) = hint.filter(|at| is(*at, column)) {
            return Some(at);
        }
        let find = |name: &str| (0..self.cells.len()).find(|at| is(*at, name));
        find(column).or_else(|| {
            let parents = column.match_indices('.').filter_map(|(dot, _)| column.get(..dot));
            parents.filter_map(find).find(|at| self.cells.get(*at).is_some_and(|(_, text)| text.is_none()))
        })
    }

    /// The text at a position; empty for null.
    pub(super) fn text(&self, at: usize) -> Option<&str> {
        self.cells.get(at).map(|(_, text)| text.as_deref().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(text: &str) -> Flat {
        Flat::of(serde_json::from_str(text).unwrap())
    }

    fn cell<'a>(flat: &'a Flat, column: &str) -> Option<&'a str> {
        flat.position(column, None).and_then(|at| flat.text(at))
    }

    #[test]
    fn relationships_are_dotted_and_attributes_dropped() {
        let flat = flat(
            r#"{"attributes":{"type":"User"},"Id":"005","IsActive":true,"NumberOfFailedLogins":0,
                "Profile":{"attributes":{"type":"Profile"},"Name":"Admin","UserLicense":{"Name":"Salesforce"}},"Manager":null}"#,
        );
        assert_eq!(flat.record_type.as_deref(), Some("User"));
        assert_eq!(cell(&flat, "Profile.UserLicense.Name"), Some("Salesforce"));
        assert_eq!(cell(&flat, "isactive"), Some("true"));
        assert_eq!(cell(&flat, "Manager.Email"), Some(""), "a null relationship was asked for and is empty");
        assert_eq!(cell(&flat, "Title"), None, "a column that was not asked for is not empty");
        assert!(!flat.names().any(|name| name.contains("attributes")));
    }
}
