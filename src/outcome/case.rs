//! One user under one action: everything a judgement may look at.

use crate::facts::{OrgFacts, UserFacts, UserKind};
use crate::model::{AsOf, Confidence, Known};
use crate::settings::{Assumptions, Settings};

/// One user, with what is the same for all users.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) user: &'a UserFacts,
    /// What the user is taken for: the kind of the facts, or a reading of an unknown one.
    pub(super) kind: UserKind,
    /// How sure it is that nothing exempts the user.
    pub(super) unexempt: Confidence,
    pub(super) org: &'a OrgFacts,
    pub(super) settings: &'a Settings,
    pub(super) as_of: AsOf,
}

impl<'a> Case<'a> {
    pub(super) const fn new(user: &'a UserFacts, org: &'a OrgFacts, settings: &'a Settings, as_of: AsOf) -> Self {
        Self { user, kind: user.kind, unexempt: Confidence::Certain, org, settings, as_of }
    }

    /// The same case, with another reading of the user's kind.
    pub(super) const fn taken_for(&self, kind: UserKind) -> Self {
        Self { kind, ..*self }
    }

    pub(super) const fn assumptions(&self) -> &Assumptions {
        &self.settings.assumptions
    }

    /// The same case, no surer than this that nothing exempts the user.
    pub(super) const fn unexempt(&self, confidence: Confidence) -> Self {
        Self { unexempt: confidence, ..*self }
    }

    /// Nothing sent to the user's address arrives.
    pub(super) fn bad_mailbox(&self) -> Known<bool> {
        self.user.mailbox.as_ref().map(|mailbox| mailbox.defect.is_some())
    }

    /// Nobody but programs signs in with this account.
    pub(super) const fn is_program(&self) -> bool {
        matches!(self.kind, UserKind::Integration)
    }

    /// A customer or partner.
    pub(super) const fn is_external(&self) -> bool {
        matches!(self.kind, UserKind::External)
    }

    /// Programs sign in with this account.
    pub(super) const fn serves_program(&self) -> bool {
        self.user.also_integration || self.is_program()
    }
}
