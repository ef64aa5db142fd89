//! Where the columns of a file are, and the cells of one row.

use super::columns::{COLUMNS, Column, ColumnSet, SHAPE};
use super::split::Record;

/// Place of a column that is not there: no row has so many cells.
const ABSENT: usize = u32::MAX as usize;
/// Stretches of neighbouring cells that hold a row's shape, at most.
const STRETCHES: usize = 3;

/// Where the columns of a CSV file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Byte between cells.
    pub(super) separator: u8,
    /// Number of cells of a row.
    pub(super) width: usize,
    /// Columns that are there.
    pub(super) columns: ColumnSet,
    /// Place in the row by column; beyond every row for one that is not there.
    places: [usize; COLUMNS],
    /// First and last place of the cells that hold the shape, in runs of neighbours; empty if there
    /// are more than [`STRETCHES`].
    stretches: Vec<(usize, usize)>,
}

impl Layout {
    /// Finds the columns; where a name stands twice, the first counts.
    pub(super) fn of<'a>(headers: impl Iterator<Item = &'a [u8]>, separator: u8) -> Self {
        let (mut width, mut columns) = (0, ColumnSet::default());
        let mut places = [ABSENT; COLUMNS];
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        for (place, header) in headers.enumerate() {
            width = place + 1;
            let Some(column) = Column::of_header(header).filter(|column| columns.add(*column)) else { continue };
            places[column as usize] = place;
            if SHAPE.contains(&column) {
                match stretches.last_mut() {
                    Some((_, last)) if *last + 1 == place => *last = place,
                    _ => stretches.push((place, place)),
                }
            }
        }
        if stretches.len() > STRETCHES {
            stretches.clear();
        }
        Self { separator, width, columns, places, stretches }
    }

    /// The first column without which nothing can be said, if it is missing.
    pub(super) fn missing(&self) -> Option<Column> {
        [Column::UserId, Column::LoginTime].into_iter().find(|column| !self.columns.has(*column))
    }

    /// Place of a column in the row; beyond every row if it is not there.
    pub(super) const fn place(&self, column: Column) -> usize {
        self.places[column as usize]
    }
}

/// The cells of one row that decide something; a column that is not there is empty.
#[derive(Clone, Copy)]
pub(super) enum Cells<'a> {
    /// Of a record, found when asked for; doubled quotes stand as they are.
    Record(Record<'a, 'a>, &'a Layout),
    /// Texts by column.
    Texts(ColumnSet, &'a [&'a [u8]; COLUMNS]),
}

impl<'a> Cells<'a> {
    /// Columns that are there.
    #[inline]
    pub(super) const fn columns(&self) -> ColumnSet {
        match self {
            Self::Record(_, layout) => layout.columns,
            Self::Texts(columns, _) => *columns,
        }
    }

    /// The text of a column.
    #[inline]
    pub(super) fn of(&self, column: Column) -> &'a [u8] {
        match self {
            Self::Record(record, layout) => record.cell(layout.place(column)),
            Self::Texts(_, texts) => texts[column as usize],
        }
    }

    /// The texts of all columns.
    pub(super) fn all(&self) -> [&'a [u8]; COLUMNS] {
        match self {
            Self::Record(record, layout) => layout.places.map(|place| record.cell(place)),
            Self::Texts(_, texts) => **texts,
        }
    }

    /// The bytes that hold the row's shape as they stand there; none where they are scattered.
    #[inline]
    pub(super) fn stretches(&self) -> Option<impl Iterator<Item = &'a [u8]> + Clone> {
        match self {
            Self::Record(record, layout) if !layout.stretches.is_empty() => {
                let record = *record;
                Some(layout.stretches.iter().map(move |(first, last)| record.between(*first, *last)))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_match_without_case_and_by_name() {
        let layout = Layout::of([&b" USERID "[..], b"Extra", b"logintime", b"UserId"].into_iter(), b',');
        assert_eq!((layout.place(Column::UserId), layout.place(Column::LoginTime)), (0, 2));
        assert_eq!(layout.place(Column::Status), ABSENT);
        assert_eq!((layout.width, layout.missing()), (4, None));
        assert_eq!(Layout::of([&b"UserId"[..]].into_iter(), b',').missing(), Some(Column::LoginTime));
    }

    #[test]
    fn neighbouring_cells_are_one_stretch() {
        let layout = Layout::of([&b"LoginType"[..], b"Status", b"Extra", b"Application"].into_iter(), b',');
        assert_eq!(layout.stretches, [(0, 1), (3, 3)]);
    }
}
