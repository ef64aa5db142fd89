use schemars::JsonSchema;
use serde::Serialize;

use super::pattern;
use super::section::Section;
use crate::model::UserId;

/// Who counts as what, by username (without case; `*` and `?` as in file names) or user id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct People {
    /// Administrators beyond those whose permissions say so.
    pub administrators: Vec<String>,
    /// Accounts kept for the day when nothing else works.
    pub break_glass: Vec<String>,
    /// Help desk: people who can reset others.
    pub helpdesk: Vec<String>,
}

impl People {
    pub(super) fn read(&mut self, section: &mut Section<'_, '_>) {
        let Self { administrators, break_glass, helpdesk } = self;
        section.list("administrators", pattern::parse, administrators);
        section.list("break_glass", pattern::parse, break_glass);
        section.list("helpdesk", pattern::parse, helpdesk);
    }

    /// Whether `administrators` names this user.
    #[must_use]
    pub fn is_administrator(&self, id: UserId, username: Option<&str>) -> bool {
        names(&self.administrators, id, username)
    }

    /// Whether `break_glass` names this user.
    #[must_use]
    pub fn is_break_glass(&self, id: UserId, username: Option<&str>) -> bool {
        names(&self.break_glass, id, username)
    }

    /// Whether `helpdesk` names this user.
    #[must_use]
    pub fn is_helpdesk(&self, id: UserId, username: Option<&str>) -> bool {
        names(&self.helpdesk, id, username)
    }
}

fn names(entries: &[String], id: UserId, username: Option<&str>) -> bool {
    if entries.is_empty() {
        return false;
    }
    let username = username.map(str::to_lowercase);
    entries.iter().any(|entry| match entry.parse::<UserId>() {
        Ok(named) => named == id,
        Err(_) => username.as_deref().is_some_and(|username| pattern::fits(entry, username)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_by_username_pattern_or_id() {
        let people = People {
            administrators: vec!["ada@acme.com".into(), "0055j000000utlPAAQ".into()],
            break_glass: vec!["bg-*@acme.com".into()],
            helpdesk: vec![],
        };
        let (ada, other): (UserId, UserId) = ("0055j000000utlA".parse().unwrap(), "0055j000000utlP".parse().unwrap());
        assert!(people.is_administrator(ada, Some("Ada@ACME.com")));
        assert!(people.is_administrator(other, None), "a 15-character id is the same user");
        assert!(!people.is_administrator(ada, Some("ada@acme.com.sandbox")));
        assert!(!people.is_administrator(ada, None), "without a username a name says nothing");
        assert!(people.is_break_glass(ada, Some("bg-1@acme.com")));
        assert!(!people.is_helpdesk(ada, Some("ada@acme.com")));
    }
}
