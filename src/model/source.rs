//! Names of what can be read, and datasets that know how fully they were.

use super::known::Known::{Is, Unknown};
use super::{Known, Missing, words};

words! {
    /// A source of facts, by Salesforce's own name of the object or settings file.
    pub enum SourceName {
        Organization = "Organization",
        User = "User",
        UserLogin = "UserLogin",
        UserLicense = "UserLicense",
        Profile = "Profile",
        PermissionSet = "PermissionSet",
        PermissionSetAssignment = "PermissionSetAssignment",
        PermissionSetGroup = "PermissionSetGroup",
        PermissionSetGroupComponent = "PermissionSetGroupComponent",
        MutingPermissionSet = "MutingPermissionSet",
        LoginHistory = "LoginHistory",
        SetupAuditTrail = "SetupAuditTrail",
        SamlSsoConfig = "SamlSsoConfig",
        AuthProvider = "AuthProvider",
        AuthConfig = "AuthConfig",
        AuthConfigProviders = "AuthConfigProviders",
        OauthToken = "OauthToken",
        ConnectedApplication = "ConnectedApplication",
        ExternalClientApplication = "ExternalClientApplication",
        ExtlClntAppOauthSettings = "ExtlClntAppOauthSettings",
        ExtlClntAppOauthPlcyCnfg = "ExtlClntAppOauthPlcyCnfg",
        AppMenuItem = "AppMenuItem",
        SetupEntityAccess = "SetupEntityAccess",
        TwoFactorMethodsInfo = "TwoFactorMethodsInfo",
        ThirdPartyAccountLink = "ThirdPartyAccountLink",
        ClientBrowser = "ClientBrowser",
        LoginIp = "LoginIp",
        AuthSession = "AuthSession",
        Domain = "Domain",
        Network = "Network",
        CronTrigger = "CronTrigger",
        Certificate = "Certificate",
        SecuritySettings = "SecuritySettings",
        MyDomainSettings = "MyDomainSettings",
        OauthOidcSettings = "OauthOidcSettings",
        ConnectedAppSettings = "ConnectedAppSettings",
        ProfilePasswordPolicy = "ProfilePasswordPolicy",
    }
}

/// A dataset that knows how fully it was read.
///
/// Nothing leaves `snapshot` as a bare list: absence can only be concluded from a complete
/// dataset, while a row that is there proves presence even in a partial one.
#[derive(Clone, Debug)]
pub enum Source<T> {
    /// Read to the end.
    Complete(T),
    /// Some of it was read.
    Partial(T, Missing),
    /// Nothing of it was read.
    Unread(Missing),
}

impl<T> Source<T> {
    /// What was read, complete or not; `None` if nothing was.
    #[must_use]
    pub fn read(&self) -> Option<&T> {
        match self {
            Self::Complete(data) | Self::Partial(data, _) => Some(data),
            Self::Unread(_) => None,
        }
    }

    /// Whether absence can be concluded from it.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        matches!(self, Self::Complete(_))
    }

    /// What would make it complete; empty for a complete one.
    #[must_use]
    pub fn waits_for(&self) -> Missing {
        match self {
            Self::Complete(_) => Missing::default(),
            Self::Partial(_, missing) | Self::Unread(missing) => *missing,
        }
    }

    /// The same dataset, seen as something else.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Source<U> {
        match self {
            Self::Complete(data) => Source::Complete(f(data)),
            Self::Partial(data, missing) => Source::Partial(f(data), missing),
            Self::Unread(missing) => Source::Unread(missing),
        }
    }

    /// The same dataset, borrowed.
    pub fn as_ref(&self) -> Source<&T> {
        match self {
            Self::Complete(data) => Source::Complete(data),
            Self::Partial(data, missing) => Source::Partial(data, *missing),
            Self::Unread(missing) => Source::Unread(*missing),
        }
    }

    /// The same data, known to be less than all.
    #[must_use]
    pub fn demote(self, why: Missing) -> Self {
        match self {
            Self::Complete(data) => Self::Partial(data, why),
            Self::Partial(data, missing) => Self::Partial(data, missing.union(why)),
            Self::Unread(missing) => Self::Unread(missing.union(why)),
        }
    }

    /// Something found in the data, or its proven absence.
    ///
    /// `find` returns what it found; `None` is an answer only if the dataset is complete.
    pub fn look_up<'a, U>(&'a self, find: impl FnOnce(&'a T) -> Option<U>) -> Known<Option<U>> {
        match self {
            Self::Complete(data) => Is(find(data)),
            Self::Partial(data, missing) => match find(data) {
                Some(found) => Is(Some(found)),
                None => Unknown(*missing),
            },
            Self::Unread(missing) => Unknown(*missing),
        }
    }
}

impl<R> Source<Vec<R>> {
    /// The rows that were read; empty if none were. For presence only, never for absence.
    #[must_use]
    pub fn rows(&self) -> &[R] {
        self.read().map_or(&[], Vec::as_slice)
    }

    /// Whether some row satisfies the predicate.
    pub fn any(&self, mut predicate: impl FnMut(&R) -> bool) -> Known<bool> {
        self.look_up(|rows| rows.iter().any(&mut predicate).then_some(())).map(|found| found.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USER: Missing = Missing::of(SourceName::User);

    #[test]
    fn presence_needs_a_row_and_absence_needs_all_rows() {
        let complete = Source::Complete(vec![1, 2]);
        let partial = Source::Partial(vec![1, 2], USER);
        let unread: Source<Vec<i32>> = Source::Unread(USER);
        assert_eq!(complete.any(|n| *n == 2), Is(true));
        assert_eq!(complete.any(|n| *n == 3), Is(false));
        assert_eq!(partial.any(|n| *n == 2), Is(true));
        assert_eq!(partial.any(|n| *n == 3), Unknown(USER));
        assert_eq!(unread.any(|_| true), Unknown(USER));
    }

    #[test]
    fn demoting_never_loses_rows() {
        let partial = Source::Complete(vec![1]).demote(USER);
        assert_eq!(partial.rows(), [1]);
        assert!(!partial.is_complete());
    }

    #[test]
    fn there_is_a_bit_for_every_source() {
        assert!(SourceName::ALL.len() <= 64);
    }
}
