//! Rows of the Setup audit trail, described.

use crate::Time;

/// A row of the Setup audit trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// When.
    pub at: Time,
    /// Who, by username; none for Salesforce itself.
    pub by: Option<String>,
    /// Code, such as `expiredAllPasswords`.
    pub action: String,
    /// Part of Setup; may be empty.
    pub section: String,
    /// Sentence. `{id:USERNAME}` becomes that user's id.
    pub display: String,
    /// The person behind a login-as.
    pub delegate: String,
}

impl AuditRow {
    /// A row under *Manage Users*.
    pub fn new(at: Time, by: &str, action: &str, display: impl Into<String>) -> Self {
        Self {
            at,
            by: Some(by.into()),
            action: action.into(),
            section: "Manage Users".into(),
            display: display.into(),
            delegate: String::new(),
        }
    }

    /// Under another part of Setup.
    pub fn section(mut self, section: &str) -> Self {
        self.section = section.into();
        self
    }
}
