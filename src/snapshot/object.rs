//! One declaration for a Salesforce object: its row, its columns and how their cells are read.

use crate::model::{Id18, PermissionSetGroupId, PermissionSetId, ProfileId, ServiceId, SourceName, UserId, Utc};

/// A column as an object declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnSpec {
    /// API name; relationships are dotted (`Profile.Name`).
    pub name: &'static str,
    /// Whether a row without a value here is unreadable.
    pub required: bool,
}

/// A cell that does not hold what its column promises.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct CellError {
    /// The column's API name.
    pub column: &'static str,
    /// Why, in words, without the cell's content.
    pub why: &'static str,
}

/// A row type that can be read from any export that has named columns.
pub trait Object: Sized + Send {
    /// The source this object is.
    const SOURCE: SourceName;
    /// Its columns, in the order `cell` numbers them.
    const COLUMNS: &'static [ColumnSpec];

    /// Reads one row. `cell(i)` is column `i`'s text, or `None` if the export has no such column.
    ///
    /// # Errors
    /// [`CellError`] names the first cell that cannot be read.
    fn read<'a>(cell: impl FnMut(usize) -> Option<&'a str>) -> Result<Self, CellError>;
}

/// How the cells of a column are read and stored.
pub trait CellType {
    /// What is kept of a cell.
    type Value: Send + Sync + Clone + std::fmt::Debug;
    /// What a reader is given.
    type Ref<'a>;
    /// Reads a trimmed, non-empty cell; `Ok(None)` is a spelling of "empty".
    ///
    /// # Errors
    /// What the cell would have to be.
    fn parse(cell: &str) -> Result<Option<Self::Value>, &'static str>;
    /// The kept value as a reader sees it.
    fn view(value: &Self::Value) -> Self::Ref<'_>;
}

/// Text as it stands.
pub enum Text {}
impl CellType for Text {
    type Value = Box<str>;
    type Ref<'a> = &'a str;
    fn parse(cell: &str) -> Result<Option<Box<str>>, &'static str> {
        Ok(Some(cell.into()))
    }
    fn view(value: &Box<str>) -> &str {
        value
    }
}

/// `true`/`false` in any case, or `1`/`0` as the weekly Data Export writes them.
pub enum Flag {}
impl CellType for Flag {
    type Value = bool;
    type Ref<'a> = bool;
    fn parse(cell: &str) -> Result<Option<bool>, &'static str> {
        match cell {
            "1" => Ok(Some(true)),
            "0" => Ok(Some(false)),
            _ if cell.eq_ignore_ascii_case("true") => Ok(Some(true)),
            _ if cell.eq_ignore_ascii_case("false") => Ok(Some(false)),
            _ => Err("not true, false, 1 or 0"),
        }
    }
    fn view(value: &bool) -> bool {
        *value
    }
}

/// A moment; see [`Utc::parse`] for the spellings.
pub enum Time {}
impl CellType for Time {
    type Value = Utc;
    type Ref<'a> = Utc;
    fn parse(cell: &str) -> Result<Option<Utc>, &'static str> {
        Utc::parse(cell.as_bytes()).map(Some).ok_or("not a date and time such as 2026-07-23T16:18:23.000Z")
    }
    fn view(value: &Utc) -> Utc {
        *value
    }
}

/// A whole number; exports of numbers may end in `.0`.
pub enum Number {}
impl CellType for Number {
    type Value = i64;
    type Ref<'a> = i64;
    fn parse(cell: &str) -> Result<Option<i64>, &'static str> {
        cell.strip_suffix(".0").unwrap_or(cell).parse().map(Some).map_err(|_| "not a whole number")
    }
    fn view(value: &i64) -> i64 {
        *value
    }
}

macro_rules! id_cells {
    ($($name:ident => $id:ident),+ $(,)?) => {$(
        #[doc = concat!("A [`", stringify!($id), "`]; all zeros is an empty lookup.")]
        pub enum $name {}
        impl CellType for $name {
            type Value = $id;
            type Ref<'a> = $id;
            fn parse(cell: &str) -> Result<Option<$id>, &'static str> {
                let id: Id18 = cell.parse().map_err(|_| "not a Salesforce id (15 or 18 letters and digits)")?;
                Ok((!id.is_empty_lookup()).then(|| id_cells!(@wrap $id, id)))
            }
            fn view(value: &$id) -> $id {
                *value
            }
        }
    )+};
    (@wrap Id18, $id:ident) => { $id };
    (@wrap $name:ident, $id:ident) => { $name($id) };
}
id_cells! {
    AnyIdCell => Id18,
    UserIdCell => UserId,
    ProfileIdCell => ProfileId,
    PermissionSetIdCell => PermissionSetId,
    PermissionSetGroupIdCell => PermissionSetGroupId,
    ServiceIdCell => ServiceId,
}

/// Declares an object: row struct, accessors, column table and reader from one list.
///
/// `key` columns are required and read as plain values. Every other column is read through an
/// accessor that returns `Known`: unknown if the export has no such column, `None` if the cell is
/// empty. A missing column is not an empty cell.
macro_rules! object {
    ($(#[$meta:meta])* $name:ident: $source:ident {
        key { $($(#[$kmeta:meta])* $key:ident: $ktype:ident = $kname:literal),+ $(,)? }
        $($(#[$fmeta:meta])* $field:ident: $type:ident = $cname:literal),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[allow(dead_code, reason = "objects of key columns alone need no presence mask")]
        pub struct $name {
            present: u64,
            $($key: <$ktype as $crate::snapshot::CellType>::Value,)+
            $($field: Option<<$type as $crate::snapshot::CellType>::Value>,)*
        }

        impl $crate::snapshot::Object for $name {
            const SOURCE: $crate::model::SourceName = $crate::model::SourceName::$source;
            const COLUMNS: &'static [$crate::snapshot::ColumnSpec] = &[
                $($crate::snapshot::ColumnSpec { name: $kname, required: true },)+
                $($crate::snapshot::ColumnSpec { name: $cname, required: false },)*
            ];

            fn read<'a>(mut cell: impl FnMut(usize) -> Option<&'a str>) -> Result<Self, $crate::snapshot::CellError> {
                let mut index = 0_usize;
                let mut present = 0_u64;
                $(
                    let $key = $crate::snapshot::object::required::<$ktype>(cell(index), $kname)?;
                    present |= 1 << index;
                    index += 1;
                )+
                $(
                    let text = cell(index);
                    present |= u64::from(text.is_some()) << index;
                    let $field = $crate::snapshot::object::optional::<$type>(text, $cname)?;
                    index += 1;
                )*
                debug_assert!(index <= 64, "the presence mask has 64 bits");
                Ok(Self { present, $($key,)+ $($field,)* })
            }
        }

        impl $name {
            $(
                $(#[$kmeta])*
                #[must_use]
                pub fn $key(&self) -> <$ktype as $crate::snapshot::CellType>::Ref<'_> {
                    <$ktype as $crate::snapshot::CellType>::view(&self.$key)
                }
            )+
            $(
                $(#[$fmeta])*
                #[doc = concat!("\n\nColumn `", $cname, "`; unknown if the export has no such column, `None` if the cell is empty.")]
                pub fn $field(&self) -> $crate::model::Known<Option<<$type as $crate::snapshot::CellType>::Ref<'_>>> {
                    const INDEX: usize = $crate::snapshot::object::position(<$name as $crate::snapshot::Object>::COLUMNS, $cname);
                    if self.present >> INDEX & 1 == 1 {
                        $crate::model::Known::Is(self.$field.as_ref().map(<$type as $crate::snapshot::CellType>::view))
                    } else {
                        $crate::model::Known::missing(<$name as $crate::snapshot::Object>::SOURCE)
                    }
                }
            )*
        }
    };
}
pub(super) use object;

pub(super) const fn position(columns: &[ColumnSpec], name: &str) -> usize {
    let mut index = 0;
    while index < columns.len() {
        if same(columns[index].name.as_bytes(), name.as_bytes()) {
            return index;
        }
        index += 1;
    }
    // Only reached at compile time, where it stops the build.
    panic!("no such column")
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut index = 0;
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}

pub(super) fn optional<T: CellType>(cell: Option<&str>, column: &'static str) -> Result<Option<T::Value>, CellError> {
    match cell.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => T::parse(text).map_err(|why| CellError { column, why }),
    }
}

pub(super) fn required<T: CellType>(cell: Option<&str>, column: &'static str) -> Result<T::Value, CellError> {
    optional::<T>(cell, column)?.ok_or(CellError { column, why: "empty, but needed to tell which record this is" })
}
