//! One user under one action: everything a judgement may look at.

use crate::facts::{OrgFacts, UserFacts, UserKind};
use crate::model::{AsOf, Known};
use crate::settings::{Assumptions, Settings};

/// One user, with what is the same for all users.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) user: &'a UserFacts,
    pub(super) org: &'a OrgFacts,
    pub(super) settings: &'a Settings,
    pub(super) as_of: AsOf,
}

impl Case<'_> {
    pub(super) const fn assumptions(&self) -> &Assumptions {
        &self.settings.assumptions
    }

    /// Nothing sent to the user's address arrives.
    pub(super) fn bad_mailbox(&self) -> Known<bool> {
        self.user.mailbox.as_ref().map(|mailbox| mailbox.defect.is_some())
    }

    /// Programs sign in with this account.
    pub(super) const fn serves_program(&self) -> bool {
        self.user.also_integration || matches!(self.user.kind, UserKind::Integration)
    }
}
