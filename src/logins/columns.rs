//! Which columns a file of login rows has, found by name.

/// A column that decides something. Names match without case.
/// Source: Object Reference v67, `LoginHistory`; Platform Events Guide v67, `LoginEvent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Column {
    Id,
    UserId,
    LoginTime,
    LoginType,
    LoginSubType,
    Status,
    Application,
    Browser,
    ApiType,
    SourceIp,
    CountryIso,
    Service,
    MethodReference,
    Username,
    UseApiToken,
    Uri,
}

/// Number of columns.
pub(super) const COLUMNS: usize = 16;

const NAMES: [(&str, Column); 20] = [
    ("Id", Column::Id),
    ("UserId", Column::UserId),
    ("LoginTime", Column::LoginTime),
    ("LoginType", Column::LoginType),
    ("LoginSubType", Column::LoginSubType),
    ("Status", Column::Status),
    ("Application", Column::Application),
    ("Browser", Column::Browser),
    ("ApiType", Column::ApiType),
    ("SourceIp", Column::SourceIp),
    ("CountryIso", Column::CountryIso),
    ("AuthenticationServiceId", Column::Service),
    ("AuthMethodReference", Column::MethodReference),
    ("Username", Column::Username),
    ("UseApiToken", Column::UseApiToken),
    ("Uri", Column::Uri),
    // Other spellings of the same.
    ("AuthServiceId", Column::Service),
    ("User.Username", Column::Username),
    ("USE_API_TOKEN", Column::UseApiToken),
    ("AuthenticationMethodReference", Column::MethodReference),
];

impl Column {
    /// The column of this header, if it decides anything.
    pub(super) fn of_header(header: &[u8]) -> Option<Self> {
        let name = header.trim_ascii();
        NAMES.iter().find(|(known, _)| known.as_bytes().eq_ignore_ascii_case(name)).map(|(_, column)| *column)
    }

    /// The API name.
    pub(super) fn name(self) -> &'static str {
        NAMES.iter().find(|(_, column)| *column == self).map_or("", |(name, _)| name)
    }

    /// Every column.
    pub(super) const ALL: [Self; COLUMNS] = [
        Self::Id,
        Self::UserId,
        Self::LoginTime,
        Self::LoginType,
        Self::LoginSubType,
        Self::Status,
        Self::Application,
        Self::Browser,
        Self::ApiType,
        Self::SourceIp,
        Self::CountryIso,
        Self::Service,
        Self::MethodReference,
        Self::Username,
        Self::UseApiToken,
        Self::Uri,
    ];

    const fn bit(self) -> u16 {
        1 << self as u16
    }

    /// Columns whose absence leaves something undecided, and what that is.
    pub(super) const DECIDING: [(Self, &'static str); 10] = [
        (Self::LoginType, "how anybody signed in"),
        (Self::LoginSubType, "which OAuth and page logins used a password"),
        (Self::Status, "which logins succeeded"),
        (Self::Application, "which programs signed in"),
        (Self::ApiType, "which logins came through the SOAP API"),
        (Self::SourceIp, "where logins came from"),
        (Self::CountryIso, "the countries logins came from"),
        (Self::Service, "which single sign-on configuration signed somebody in"),
        (Self::MethodReference, "what an authentication provider checked"),
        (Self::Id, "whether a row was read twice"),
    ];
}

/// A set of columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ColumnSet(pub(super) u16);

impl ColumnSet {
    /// Whether it holds the column.
    pub(super) const fn has(self, column: Column) -> bool {
        self.0 & column.bit() != 0
    }

    /// Adds a column; false if it was there.
    pub(super) const fn add(&mut self, column: Column) -> bool {
        let new = !self.has(column);
        self.0 |= column.bit();
        new
    }

    /// Both.
    pub(super) const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Number of columns.
    pub(super) const fn len(self) -> u32 {
        self.0.count_ones()
    }
}

/// Columns whose texts decide how a row is read, browser and username aside: its shape.
pub(super) const SHAPE: [Column; 9] = [
    Column::LoginType,
    Column::LoginSubType,
    Column::Status,
    Column::Application,
    Column::ApiType,
    Column::Service,
    Column::UseApiToken,
    Column::Uri,
    Column::MethodReference,
];

/// Whether a text stands for nothing. Source: real rows hold `N/A` and `Unknown` for "none".
#[inline]
pub(super) fn is_no_value(text: &[u8]) -> bool {
    text.is_empty() || text.eq_ignore_ascii_case(b"N/A") || text.eq_ignore_ascii_case(b"Unknown")
}
