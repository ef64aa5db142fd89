//! The tables of all sources, and what becomes of them.

use std::collections::BTreeMap;

use super::Snapshot;
use super::catalogue::Entry;
use super::object::Object;
use super::rows::{
    AuthConfigProviderRow, AuthConfigRow, AuthProviderRow, ExtlClntAppOauthPlcyCnfgRow, MutingPermissionSetRow, OauthTokenRow,
    OrganizationRow, PermissionSetAssignmentRow, PermissionSetGroupComponentRow, PermissionSetGroupRow, PermissionSetRow, ProfileRow,
    SamlSsoConfigRow, SetupAuditTrailRow, ThirdPartyAccountLinkRow, TwoFactorMethodsInfoRow, UserLicenseRow, UserLoginRow, UserRow,
};
use super::table::{Contradiction, Counted, Sink, Table};
use crate::model::{Missing, Source, SourceName, UserId, Utc};

/// One list for everything that treats the typed sources alike.
macro_rules! with_sources {
    ($apply:ident) => {
        $apply! {
            organization: OrganizationRow,
            users: UserRow,
            user_logins: UserLoginRow,
            user_licenses: UserLicenseRow,
            profiles: ProfileRow,
            permission_sets: PermissionSetRow,
            assignments: PermissionSetAssignmentRow,
            groups: PermissionSetGroupRow,
            group_components: PermissionSetGroupComponentRow,
            muting_sets: MutingPermissionSetRow,
            saml_configs: SamlSsoConfigRow,
            auth_providers: AuthProviderRow,
            auth_configs: AuthConfigRow,
            auth_config_providers: AuthConfigProviderRow,
            tokens: OauthTokenRow,
            app_policies: ExtlClntAppOauthPlcyCnfgRow,
            verification_methods: TwoFactorMethodsInfoRow,
            account_links: ThirdPartyAccountLinkRow,
            audit_trail: SetupAuditTrailRow,
        }
    };
}

macro_rules! define_tables {
    ($($field:ident: $row:ident,)+) => {
        /// A table a source, filled file by file.
        pub(super) struct Tables {
            $($field: Table<$row>,)+
            counted: BTreeMap<SourceName, Table<Counted>>,
            latest: Utc,
        }

        impl Tables {
            /// Empty tables; rows that speak of events after `latest` will be refused.
            pub(super) fn new(latest: Utc) -> Self {
                Self { $($field: Table::new(latest),)+ counted: BTreeMap::new(), latest }
            }

            /// Where the rows of this object go.
            pub(super) fn sink(&mut self, entry: &Entry) -> &mut dyn Sink {
                match entry.source {
                    $(<$row as Object>::SOURCE => &mut self.$field,)+
                    other => self.counted.entry(other).or_insert_with(|| Table::new(self.latest)),
                }
            }

            /// Different records read of a source.
            pub(super) fn len(&self, source: SourceName) -> u64 {
                match source {
                    $(<$row as Object>::SOURCE => self.$field.len(),)+
                    other => self.counted.get(&other).map_or(0, Table::len),
                }
            }

            /// Contradictions between files, by source and by the files' indices.
            pub(super) fn contradictions(&self) -> Vec<(SourceName, (usize, usize), &Contradiction)> {
                let mut all = Vec::new();
                $(all.extend(self.$field.contradictions().iter().map(|(files, what)| (<$row as Object>::SOURCE, *files, what)));)+
                all
            }

            /// Users known only from rows that could not be read.
            pub(super) fn unread_users(&self) -> Vec<UserId> {
                self.users.unread().into_iter().map(UserId).collect()
            }

            /// A snapshot of these rows. `complete` tells of a source whether all of it was read,
            /// and `None` if nothing was.
            pub(super) fn into_snapshot(self, complete: impl Fn(SourceName) -> Option<bool>) -> Snapshot {
                Snapshot {
                    unread_users: self.unread_users(),
                    $($field: source(<$row as Object>::SOURCE, self.$field.into_rows(), &complete),)+
                    ..Snapshot::unread()
                }
            }
        }

        impl Snapshot {
            /// A snapshot of which nothing was read: no files, no rows, no coverage.
            #[must_use]
            pub fn unread() -> Self {
                Self {
                    $($field: Source::Unread(Missing::of(<$row as Object>::SOURCE)),)+
                    unread_users: Vec::new(),
                    logins: Source::Unread(Missing::of(SourceName::LoginHistory)),
                    inputs: Vec::new(),
                    coverage: Vec::new(),
                    manifest: None,
                    warnings: Vec::new(),
                    newest: None,
                }
            }

            /// Takes a source's completeness away; what was read of it stays.
            pub(super) fn demote_rows(&mut self, name: SourceName) {
                fn demote<T>(source: &mut Source<T>, why: Missing) {
                    let whole = std::mem::replace(source, Source::Unread(why));
                    *source = whole.demote(why);
                }
                let why = Missing::of(name);
                match name {
                    $(<$row as Object>::SOURCE => demote(&mut self.$field, why),)+
                    SourceName::LoginHistory => demote(&mut self.logins, why),
                    _ => {}
                }
            }
        }
    };
}
with_sources!(define_tables);

/// Rows as a source that knows how fully it was read.
pub(super) fn source<T>(name: SourceName, data: T, complete: &impl Fn(SourceName) -> Option<bool>) -> Source<T> {
    match complete(name) {
        Some(true) => Source::Complete(data),
        Some(false) => Source::Partial(data, Missing::of(name)),
        None => Source::Unread(Missing::of(name)),
    }
}
