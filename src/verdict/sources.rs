//! Which sources a verdict cannot do without, and which of them were not read completely.

use std::collections::BTreeSet;

use super::evidence::Evidence;
use crate::facts::UserFacts;
use crate::model::SourceName;
use crate::snapshot::Status;

/// An essential source that was not read completely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// The source itself.
    Source(SourceName),
    /// The columns of the login history that tell how somebody signed in.
    LoginTypes,
}

/// Essential: users; the login history with its type columns; what the permissions need; the
/// sign-in configurations of those who use single sign-on.
pub(super) fn gaps(evidence: &Evidence<'_>) -> BTreeSet<Gap> {
    let essential = [SourceName::User, SourceName::LoginHistory, SourceName::PermissionSet, SourceName::PermissionSetAssignment];
    let mut gaps: BTreeSet<Gap> = essential
        .into_iter()
        .chain(evidence.users.iter().flat_map(|(user, _)| sign_in_sources(user)))
        .filter(|source| !is_complete(evidence, *source))
        .chain(evidence.permissions_missing.sources())
        .map(Gap::Source)
        .collect();
    // Where no row was read at all, the source says it.
    let nothing = evidence.coverage.iter().all(|line| line.source != SourceName::LoginHistory || line.rows == 0)
        && gaps.contains(&Gap::Source(SourceName::LoginHistory));
    if !evidence.login_types_read && !nothing {
        gaps.insert(Gap::LoginTypes);
    }
    gaps
}

/// The configurations behind a user's single sign-on. Rows that name no service may be of either.
/// Source: Object Reference v67, `LoginHistory.AuthenticationServiceId`.
fn sign_in_sources(user: &UserFacts) -> impl Iterator<Item = SourceName> {
    let uses_sso = user.sign_ins.read().is_some_and(|signs| signs.sso.ever > 0);
    let prefix = user.sso_service.as_ref().map(|service| service.0.prefix());
    let saml = (uses_sso && prefix != Some("0SO")).then_some(SourceName::SamlSsoConfig);
    let provider = (uses_sso && prefix != Some("0LE")).then_some(SourceName::AuthProvider);
    saml.into_iter().chain(provider)
}

fn is_complete(evidence: &Evidence<'_>, source: SourceName) -> bool {
    evidence.coverage.iter().any(|line| line.source == source && line.status == Status::Complete)
}
