//! Tables of typed cells: what every form of export is written from.

use crate::{Id, Time};

/// A cell, before a form decides how it is spelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text; empty is null.
    Text(String),
    /// A boolean.
    Flag(bool),
    /// A moment, or none.
    Time(Option<Time>),
    /// A whole number.
    Number(i64),
    /// A lookup; the weekly export writes an empty one as zeros.
    Lookup(Option<Id>),
}

impl Cell {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A lookup that is filled.
    pub fn id(id: &Id) -> Self {
        Self::Lookup(Some(id.clone()))
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Time(time) => time.is_none(),
            Self::Lookup(id) => id.is_none(),
            Self::Flag(_) | Self::Number(_) => false,
        }
    }
}

/// A Salesforce object with its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// API name.
    pub object: &'static str,
    /// API names of the columns; relationships are dotted.
    pub columns: Vec<String>,
    /// One cell a column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub fn new(object: &'static str, columns: &[&str]) -> Self {
        Self { object, columns: columns.iter().map(|name| (*name).to_string()).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// If it has not one cell a column: a mistake of the describer.
    pub fn push(&mut self, row: Vec<Cell>) {
        assert_eq!(row.len(), self.columns.len(), "{}: cells and columns differ", self.object);
        self.rows.push(row);
    }

    /// Place of a column, whatever the case.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.eq_ignore_ascii_case(name))
    }
}
