//! What the fold gives: streams of logins per user, and per sign-in service.

use super::{LoginMethod, PasswordUse, StatusClass};
use crate::model::{Confidence, ServiceId, UserId, Utc, UtcHour, Window};

/// Whose logins: by id, or by username where the export has no ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UserKey {
    /// User id.
    Id(UserId),
    /// Username in lower case.
    Username(Box<str>),
    /// Rows that name no user.
    Nobody,
}

/// Which column names the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClientFrom {
    /// `Application`.
    Application,
    /// `Browser`, because `Application` is empty or `N/A`: weak.
    Browser,
    /// Neither column says anything.
    Nothing,
}

/// The program that signed in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Client {
    /// What the row calls it; empty if [`ClientFrom::Nothing`].
    pub name: Box<str>,
    /// Which column says so.
    pub from: ClientFrom,
}

/// Distinct values, counted up to the cap of 1,000.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distinct {
    /// The values, sorted; the first 1,000 in order if there are more.
    pub values: Vec<Box<str>>,
    /// Whether there were more than the cap.
    pub at_least: bool,
}

/// Events of one UTC hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HourCount {
    /// The hour.
    pub hour: UtcHour,
    /// Successful logins.
    pub successes: u32,
    /// Failed logins, password failures included.
    pub failures: u32,
    /// Failed logins of the password classes.
    pub password_failures: u32,
}

/// Active hours in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours(pub Vec<HourCount>);

impl Hours {
    /// Successful logins in hours that begin inside the window.
    #[must_use]
    pub fn successes_in(&self, window: Window) -> u64 {
        self.within(window).map(|hour| u64::from(hour.successes)).sum()
    }

    /// Failed logins in hours that begin inside the window.
    #[must_use]
    pub fn failures_in(&self, window: Window) -> u64 {
        self.within(window).map(|hour| u64::from(hour.failures)).sum()
    }

    /// All successful logins read.
    #[must_use]
    pub fn successes(&self) -> u64 {
        self.0.iter().map(|hour| u64::from(hour.successes)).sum()
    }

    /// All failed logins read.
    #[must_use]
    pub fn failures(&self) -> u64 {
        self.0.iter().map(|hour| u64::from(hour.failures)).sum()
    }

    /// Hours that begin inside the window.
    pub fn within(&self, window: Window) -> impl Iterator<Item = &HourCount> {
        self.0.iter().filter(move |count| window.contains(count.hour.start()))
    }
}

/// The logins of one user by one method with one client through one service.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// How they signed in.
    pub method: LoginMethod,
    /// Whether a Salesforce password was used; delegated users are settled in `facts`.
    pub password: PasswordUse,
    /// How sure method and password use are.
    pub confidence: Confidence,
    /// Row number of logins.md's classification table that decided, for evidence: `21`, `11b`.
    pub decided_by: &'static str,
    /// A further reading that the row allows, such as `oauth_jwt` for a bare OAuth row.
    pub hint: Option<LoginMethod>,
    /// The program.
    pub client: Client,
    /// The SAML configuration or authentication provider that signed them in.
    pub service: Option<ServiceId>,
    /// `LoginType` as the rows have it, for evidence.
    pub login_type: Box<str>,
    /// Some row carries the provider's authentication methods (`AuthMethodReference`).
    pub has_method_reference: bool,
    /// Counts per active hour.
    pub hours: Hours,
    /// First and last success, exact.
    pub first_success: Option<Utc>,
    /// Last success, exact.
    pub last_success: Option<Utc>,
    /// First failure, exact.
    pub first_failure: Option<Utc>,
    /// Last failure, exact.
    pub last_failure: Option<Utc>,
    /// Failures by what they mean, ascending by class, none zero.
    pub failed_by_class: Vec<(StatusClass, u64)>,
    /// Distinct source addresses.
    pub addresses: Distinct,
    /// Countries with their first success.
    pub countries: Vec<(Box<str>, Utc)>,
}

impl Stream {
    /// Whether its events are logins or attempts at one. A password change is neither: it dates a
    /// change and is never counted as a login.
    #[must_use]
    pub fn is_login(&self) -> bool {
        self.method != LoginMethod::PasswordChange
    }
}

impl Client {
    /// Name of the programs of one user beyond the first 1,000 by name; its column is
    /// [`ClientFrom::Nothing`].
    pub const OTHERS: &'static str = "(others)";
}

/// All logins of one user.
#[derive(Clone, Debug, PartialEq)]
pub struct UserLogins {
    /// Whose.
    pub user: UserKey,
    /// Streams, sorted by method, password use, client and service.
    pub streams: Vec<Stream>,
}

/// All logins through one sign-in service, users unknown included.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceLogins {
    /// The service; none for SAML or provider rows that name none.
    pub service: Option<ServiceId>,
    /// [`LoginMethod::Saml`], [`LoginMethod::Openid`] or [`LoginMethod::Delegated`].
    pub method: LoginMethod,
    /// Per UTC hour: successes, and failures that speak against the configuration.
    pub hours: Vec<ServiceHour>,
    /// Last success, exact.
    pub last_success: Option<Utc>,
    /// Last success of each user, ascending by user.
    pub success_by_user: Vec<(UserKey, Utc)>,
    /// Last configuration-class failure of each user, ascending by user.
    pub failure_by_user: Vec<(UserKey, Utc)>,
    /// Failures by what they mean, ascending by class, none zero.
    pub failed_by_class: Vec<(StatusClass, u64)>,
}

/// Events of one service in one UTC hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceHour {
    /// The hour.
    pub hour: UtcHour,
    /// Successful logins.
    pub successes: u32,
    /// Failures of the configuration classes.
    pub configuration_failures: u32,
    /// Failures that speak against one user, the clock or a portal.
    pub other_failures: u32,
}

/// A value that the tables do not know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnknownValue {
    /// Column it stands in.
    pub column: &'static str,
    /// The value, at most 80 characters of it.
    pub value: Box<str>,
    /// Rows that carry it.
    pub rows: u64,
}

/// Counts over all rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Rows read, repeated ones counted once.
    pub read: u64,
    /// Rows that repeated another row's `Id`.
    pub repeated: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Rows that name no user.
    pub without_user: u64,
    /// Rows of Salesforce's own accounts.
    pub internal: u64,
    /// Rows whose columns contradict each other.
    pub conflicts: u64,
    /// Time of the earliest row.
    pub first: Option<Utc>,
    /// Time of the latest row.
    pub last: Option<Utc>,
    /// Rows per UTC hour, ascending: the window is cut from it.
    pub by_hour: Vec<(UtcHour, u64)>,
    /// Values that the tables do not know, most frequent first, at most 100.
    pub unknown_values: Vec<UnknownValue>,
    /// Columns that no file has, of those that decide something.
    pub absent_columns: Vec<&'static str>,
}

impl Totals {
    /// Rows in hours that begin inside the window.
    #[must_use]
    pub fn in_window(&self, window: Window) -> u64 {
        self.by_hour.iter().filter(|(hour, _)| window.contains(hour.start())).map(|(_, rows)| rows).sum()
    }
}

/// The folded login history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Logins {
    /// One entry a user, ascending by key.
    pub users: Vec<UserLogins>,
    /// One entry a sign-in service, ascending.
    pub services: Vec<ServiceLogins>,
    /// Counts over all rows.
    pub totals: Totals,
}

impl Logins {
    /// The streams of one user; empty if no row names him.
    #[must_use]
    pub fn of(&self, user: &UserKey) -> &[Stream] {
        self.users.binary_search_by(|entry| entry.user.cmp(user)).map_or(&[], |index| self.users[index].streams.as_slice())
    }
}
