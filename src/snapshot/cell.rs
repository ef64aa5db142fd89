//! How cells are read: one type a kind of column.

use std::collections::HashSet;
use std::sync::Arc;

use foldhash::fast::FixedState;

use crate::model::{Id18, PermissionSetGroupId, PermissionSetId, ProfileId, ServiceId, UserId, Utc};

/// How the cells of a column are read and stored.
pub trait CellType {
    /// What is kept of a cell.
    type Value: Send + Sync + Clone + PartialEq + std::fmt::Debug;
    /// What a reader is given.
    type Ref<'a>;
    /// Reads a trimmed, non-empty cell; `Ok(None)` is a spelling of "empty".
    ///
    /// # Errors
    /// What the cell would have to be.
    fn parse(cell: &str) -> Result<Option<Self::Value>, &'static str>;
    /// The kept value as a reader sees it.
    fn view(value: &Self::Value) -> Self::Ref<'_>;

    /// The moment a cell says that something happened at; none for cells that say no such thing.
    #[must_use]
    fn event(_: &Self::Value) -> Option<Utc> {
        None
    }

    /// Lets a value that other rows have too be kept once.
    fn share(_: &mut Self::Value, _: &mut Pool) {}
}

/// Texts that many rows have in common.
#[derive(Debug, Default)]
pub struct Pool(HashSet<Arc<str>, FixedState>);

/// Text as it stands; the all-zero id by which the weekly Data Export writes an empty lookup is
/// empty here too.
pub enum Text {}
impl CellType for Text {
    type Value = Box<str>;
    type Ref<'a> = &'a str;
    fn parse(cell: &str) -> Result<Option<Box<str>>, &'static str> {
        Ok((!matches!(cell, "000000000000000AAA" | "000000000000000")).then(|| cell.into()))
    }
    fn view(value: &Box<str>) -> &str {
        value
    }
}

/// Text that repeats from row to row, such as a profile's name: kept once for all of them.
pub enum Word {}
impl CellType for Word {
    type Value = Arc<str>;
    type Ref<'a> = &'a str;
    fn parse(cell: &str) -> Result<Option<Arc<str>>, &'static str> {
        Ok(Some(cell.into()))
    }
    fn view(value: &Arc<str>) -> &str {
        value
    }
    fn share(value: &mut Arc<str>, pool: &mut Pool) {
        if let Some(known) = pool.0.get(value) {
            *value = Arc::clone(known);
        } else {
            pool.0.insert(Arc::clone(value));
        }
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

/// A moment at which something happened: one later than the clock cannot be true, and makes the
/// row unreadable. A date that lies ahead by its nature is a [`Time`].
pub enum Past {}
impl CellType for Past {
    type Value = Utc;
    type Ref<'a> = Utc;
    fn parse(cell: &str) -> Result<Option<Utc>, &'static str> {
        Time::parse(cell)
    }
    fn view(value: &Utc) -> Utc {
        *value
    }
    fn event(value: &Utc) -> Option<Utc> {
        Some(*value)
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
