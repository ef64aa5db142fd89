use crate::logins::columns::ColumnSet;
use crate::logins::intern::Symbol;

/// The class of an ApiType cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Api {
    Missing,
    Empty,
    Soap,
    Other,
}

/// The class of a URI cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Uri {
    None,
    Soap,
    Token,
}

/// What a status proves beyond success and failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    /// Nothing.
    None,
    /// The company's gateway answered.
    Gateway,
    /// A password was refused on a bare OAuth row.
    Password,
    /// The single sign-on configuration is at fault: counted apart for its service.
    Configuration,
}

/// The sign-in tuple: everything of a row that can decide how somebody signed in.
///
/// A month is part of it only where the table asks what other rows of that month hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Tuple {
    /// Which of the deciding columns the file has.
    pub(super) columns: ColumnSet,
    /// Months since the year 0, or 0.
    pub(super) month: i32,
    /// LoginType as written.
    pub(super) login_type: Symbol,
    /// LoginSubType as written.
    pub(super) subtype: Symbol,
    /// ApiType.
    pub(super) api: Api,
    /// Client: a letter for its column, then its name; see [`super::cells`].
    pub(super) client: Symbol,
    /// AuthenticationServiceId, 18 characters.
    pub(super) service: Symbol,
    /// AuthMethodReference is set.
    pub(super) method_reference: bool,
    /// USE_API_TOKEN says that a password was sent.
    pub(super) token: bool,
    /// URI.
    pub(super) uri: Uri,
    /// Status.
    pub(super) mark: Mark,
    /// The username is one of Salesforce's own.
    pub(super) internal: bool,
}
