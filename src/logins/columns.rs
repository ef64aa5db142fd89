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

/// The cells of one row that decide something; a column that is not there is empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'a> {
    /// Columns that are there.
    pub(super) columns: ColumnSet,
    /// Texts by column.
    pub(super) texts: [&'a [u8]; COLUMNS],
    /// The bytes of the row that hold its shape, as they stand there (see [`Layout::stretches`]);
    /// none where the form has no such bytes.
    pub(super) stretches: Option<[&'a [u8]; STRETCHES]>,
}

/// Stretches of neighbouring cells that hold a row's shape, at most.
pub(super) const STRETCHES: usize = 3;

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

impl<'a> Cells<'a> {
    /// The text of a column.
    #[inline]
    pub(super) const fn of(&self, column: Column) -> &'a [u8] {
        self.texts[column as usize]
    }
}

/// Where the columns of a CSV file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Byte between cells.
    pub(super) separator: u8,
    /// Number of cells of a row.
    pub(super) width: usize,
    /// Columns that are there.
    pub(super) columns: ColumnSet,
    /// Place in the row and column, in the order of the row.
    pub(super) places: Vec<(usize, Column)>,
    /// First and last place of the cells that hold the shape, in runs of neighbours; empty if there
    /// are more than [`STRETCHES`].
    pub(super) stretches: Vec<(usize, usize)>,
}

impl Layout {
    /// Finds the columns; where a name stands twice, the first counts.
    pub(super) fn of<'a>(headers: impl Iterator<Item = &'a [u8]>, separator: u8) -> Self {
        let mut layout = Self { separator, width: 0, columns: ColumnSet::default(), places: Vec::new(), stretches: Vec::new() };
        for (place, header) in headers.enumerate() {
            layout.width = place + 1;
            if let Some(column) = Column::of_header(header)
                && layout.columns.add(column)
            {
                layout.places.push((place, column));
                if SHAPE.contains(&column) {
                    match layout.stretches.last_mut() {
                        Some((_, last)) if *last + 1 == place => *last = place,
                        _ => layout.stretches.push((place, place)),
                    }
                }
            }
        }
        if layout.stretches.len() > STRETCHES {
            layout.stretches.clear();
        }
        layout
    }

    /// The first column without which nothing can be said, if it is missing.
    pub(super) fn missing(&self) -> Option<Column> {
        [Column::UserId, Column::LoginTime].into_iter().find(|column| !self.columns.has(*column))
    }

    /// The cells of a row, given what its n-th cell holds.
    #[inline]
    pub(super) fn cells<'a>(&self, cell: impl Fn(usize) -> &'a [u8]) -> Cells<'a> {
        let mut texts = [&b""[..]; COLUMNS];
        for (place, column) in &self.places {
            texts[*column as usize] = cell(*place);
        }
        Cells { columns: self.columns, texts, stretches: None }
    }

    /// The same with the bytes of neighbouring cells, given the first and last one.
    #[inline]
    pub(super) fn cells_of<'a>(&self, cell: impl Fn(usize) -> &'a [u8], between: impl Fn(usize, usize) -> &'a [u8]) -> Cells<'a> {
        let mut stretches = [&b""[..]; STRETCHES];
        for (to, (first, last)) in stretches.iter_mut().zip(&self.stretches) {
            *to = between(*first, *last);
        }
        Cells { stretches: (!self.stretches.is_empty()).then_some(stretches), ..self.cells(cell) }
    }
}

/// Whether a text stands for nothing. Source: real rows hold `N/A` and `Unknown` for "none".
#[inline]
pub(super) fn is_no_value(text: &[u8]) -> bool {
    text.is_empty() || text.eq_ignore_ascii_case(b"N/A") || text.eq_ignore_ascii_case(b"Unknown")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_match_without_case_and_by_name() {
        let layout = Layout::of([&b" USERID "[..], b"Extra", b"logintime", b"UserId"].into_iter(), b',');
        assert_eq!(layout.places, [(0, Column::UserId), (2, Column::LoginTime)]);
        assert_eq!(layout.width, 4);
        assert_eq!(layout.missing(), None);
        assert_eq!(Layout::of([&b"UserId"[..]].into_iter(), b',').missing(), Some(Column::LoginTime));
    }
}
