//! One declaration for a Salesforce object: its row, its columns and how their cells are read.

use super::cell::{CellType, Pool};
use crate::model::{SourceName, Utc};

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

    /// The latest moment at which the row says that something happened, and its column.
    fn latest_event(&self) -> Option<(Utc, &'static str)>;

    /// Takes over what another reading of the same record adds.
    ///
    /// A column that only the other has is filled in. A cell in which the two differ becomes
    /// unknown, and its bit is set in `contested` so that no third reading fills it again; a key
    /// keeps its first value. Bits are column numbers.
    fn merge(&mut self, other: Self, contested: &mut u64);

    /// Keeps texts that other rows have too once.
    fn share(&mut self, pool: &mut Pool);
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

            fn latest_event(&self) -> Option<($crate::model::Utc, &'static str)> {
                let mut latest: Option<($crate::model::Utc, &'static str)> = None;
                let mut consider = |moment: Option<$crate::model::Utc>, column| {
                    if let Some(moment) = moment && latest.is_none_or(|(known, _)| known < moment) {
                        latest = Some((moment, column));
                    }
                };
                $(consider(<$ktype as $crate::snapshot::CellType>::event(&self.$key), $kname);)+
                $(consider(self.$field.as_ref().and_then(<$type as $crate::snapshot::CellType>::event), $cname);)*
                latest
            }

            #[allow(unused_variables, reason = "objects of key columns alone share nothing")]
            fn share(&mut self, pool: &mut $crate::snapshot::Pool) {
                $(
                    if let Some(value) = &mut self.$field {
                        <$type as $crate::snapshot::CellType>::share(value, pool);
                    }
                )*
            }

            #[allow(unused_variables, unused_assignments, reason = "objects of key columns alone merge nothing")]
            fn merge(&mut self, other: Self, contested: &mut u64) {
                let mut bit = 1_u64;
                $(
                    if self.$key != other.$key {
                        *contested |= bit;
                    }
                    bit <<= 1;
                )+
                $(
                    if other.present & bit != 0 && *contested & bit == 0 {
                        if self.present & bit == 0 {
                            self.$field = other.$field;
                            self.present |= bit;
                        } else if self.$field != other.$field {
                            self.$field = None;
                            self.present &= !bit;
                            *contested |= bit;
                        }
                    }
                    bit <<= 1;
                )*
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
