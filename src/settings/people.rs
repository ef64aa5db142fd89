use schemars::JsonSchema;
use serde::Serialize;

use super::Person;
use super::person::parse;
use super::section::Section;
use crate::model::UserId;

/// Who counts as what, by username (without case; `*` and `?` as in file names) or user id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct People {
    /// Administrators beyond those whose permissions say so.
    pub administrators: Vec<Person>,
    /// Accounts kept for the day when nothing else works.
    pub break_glass: Vec<Person>,
    /// Help desk: people who can reset others.
    pub helpdesk: Vec<Person>,
}

impl People {
    pub(super) fn read(&mut self, section: &mut Section<'_, '_>) {
        let Self { administrators, break_glass, helpdesk } = self;
        section.list("administrators", parse, administrators);
        section.list("break_glass", parse, break_glass);
        section.list("helpdesk", parse, helpdesk);
    }

    /// Whether `administrators` names this user.
    #[must_use]
    pub fn is_administrator(&self, id: UserId, username: Option<&str>) -> bool {
        self.administrators.iter().any(|person| person.is(id, username))
    }

    /// Whether `break_glass` names this user.
    #[must_use]
    pub fn is_break_glass(&self, id: UserId, username: Option<&str>) -> bool {
        self.break_glass.iter().any(|person| person.is(id, username))
    }

    /// Whether `helpdesk` names this user.
    #[must_use]
    pub fn is_helpdesk(&self, id: UserId, username: Option<&str>) -> bool {
        self.helpdesk.iter().any(|person| person.is(id, username))
    }
}
