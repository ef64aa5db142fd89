use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;
use toml::de::DeTable;

use super::page::Page;
use super::{Assumptions, People, PolicyDays, Thresholds, domain};
use crate::diagnostic::Diagnostic;

/// Everything a user can set in `sf-preflight.toml`. Every key may be left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "sf-preflight settings")]
pub struct Settings {
    /// Numbers that turn facts into statements.
    pub thresholds: Thresholds,
    /// What Salesforce's documents leave open, switchable.
    pub assumptions: Assumptions,
    /// Who counts as what.
    pub people: People,
    /// Mail domains that nobody reads any more, such as `old-name.com`.
    pub retired_domains: Vec<String>,
    /// What the policy actions would shorten *User passwords expire in* to, in days.
    pub policy_days: PolicyDays,
}

/// Keys that are promised for later versions: refused by name, so that nobody believes them read.
const NOT_YET: [(&str, &str); 3] =
    [("rules", "rules cannot be tuned"), ("integration", "there is no integration register"), ("org", "there is no list of orgs")];

impl Settings {
    /// Reads a settings file's text; what it does not set keeps its default.
    ///
    /// `file` is what messages call it. Domains and usernames come out in lower case, ids with 18
    /// characters.
    ///
    /// # Errors
    /// Every mistake of the file in the order of their places: syntax, unknown and repeated keys,
    /// wrong types, impossible values, and keys that only later versions read.
    pub fn from_toml(text: &str, file: &Path) -> Result<Self, Vec<Diagnostic>> {
        let (document, syntax) = DeTable::parse_recoverable(text);
        let mut page = Page::new(text, file);
        for mistake in &syntax {
            page.syntax(mistake);
        }
        let mut settings = Self::default();
        let Self { thresholds, assumptions, people, retired_domains, policy_days } = &mut settings;

        let mut top = page.top(document.get_ref());
        top.list("retired_domains", domain::parse, retired_domains);
        policy_days.read(&mut top);
        for (key, what) in NOT_YET {
            top.not_yet(key, what);
        }
        thresholds.read(&mut top.section("thresholds"));
        assumptions.read(&mut top.section("assumptions"));
        people.read(&mut top.section("people"));
        page.finish(settings)
    }
}

#[cfg(test)]
mod tests;
