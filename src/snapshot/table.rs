//! Rows of one source, gathered over all its files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::FixedState;

use super::cell::Pool;
use super::object::{CellError, ColumnSpec, Object};
use crate::model::{Id18, SourceName, Utc};

/// One row on its way into a table.
pub(super) struct Row<'r, 'a> {
    /// Index of its file among the inputs.
    pub input: usize,
    /// The cell that tells records apart, where the file has it.
    pub identity: Option<&'a str>,
    /// The cells, by the number of their column.
    pub cell: &'r dyn Fn(usize) -> Option<&'a str>,
}

/// Where rows go.
pub(super) trait Sink {
    /// Takes one row.
    ///
    /// # Errors
    /// The cell that cannot be read.
    fn take(&mut self, row: &Row<'_, '_>) -> Result<(), CellError>;
}

/// Rows in which two files say different things of the same record.
#[derive(Debug, Default)]
pub(super) struct Contradiction {
    /// Rows of the second file that contradict the first.
    pub rows: u64,
    /// Columns they differ in.
    pub columns: BTreeSet<&'static str>,
}

/// Rows of one source; a record that comes twice stands in it once.
#[derive(Debug)]
pub(super) struct Table<R> {
    rows: Vec<R>,
    /// For each file, the number of rows before its own: names the file of a row.
    starts: Vec<(usize, usize)>,
    seen: HashMap<[u8; 15], u32, FixedState>,
    contested: HashMap<u32, u64, FixedState>,
    contradictions: BTreeMap<(usize, usize), Contradiction>,
    pool: Pool,
    /// Records of rows that could not be read, as far as they could be told.
    unread: Vec<Id18>,
    latest: Utc,
}

impl<R: Object> Table<R> {
    /// An empty table; rows that speak of events after `latest` are refused.
    pub(super) fn new(latest: Utc) -> Self {
        Self {
            rows: Vec::new(),
            starts: Vec::new(),
            seen: HashMap::default(),
            contested: HashMap::default(),
            contradictions: BTreeMap::new(),
            pool: Pool::default(),
            unread: Vec::new(),
            latest,
        }
    }

    /// Different records, so far.
    pub(super) fn len(&self) -> u64 {
        self.rows.len() as u64
    }

    /// What files contradict each other, by their indices among the inputs.
    pub(super) fn contradictions(&self) -> &BTreeMap<(usize, usize), Contradiction> {
        &self.contradictions
    }

    /// Records that are known only from rows that could not be read; ascending.
    pub(super) fn unread(&self) -> Vec<Id18> {
        let mut ids: Vec<Id18> = self.unread.iter().filter(|id| !self.seen.contains_key(id.identity())).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The rows, in the order they were read.
    pub(super) fn into_rows(mut self) -> Vec<R> {
        self.rows.shrink_to_fit();
        self.rows
    }

    fn read(&self, row: &Row<'_, '_>) -> Result<R, CellError> {
        let read = R::read(row.cell)?;
        match read.latest_event() {
            Some((moment, column)) if moment > self.latest => Err(CellError { column, why: "lies more than a day in the future" }),
            _ => Ok(read),
        }
    }

    /// The file that gave the row with this number.
    fn origin(&self, index: usize) -> usize {
        let after = self.starts.partition_point(|(start, _)| *start <= index);
        after.checked_sub(1).and_then(|at| self.starts.get(at)).map_or(0, |(_, input)| *input)
    }

    fn repeat(&mut self, index: u32, again: R, input: usize) {
        let contested = self.contested.get(&index).copied().unwrap_or_default();
        let mut now = contested;
        let Some(first) = self.rows.get_mut(index as usize) else { return };
        first.merge(again, &mut now);
        let fresh = now & !contested;
        if fresh != 0 {
            self.contested.insert(index, now);
            let files = (self.origin(index as usize), input);
            let entry = self.contradictions.entry(files).or_default();
            entry.rows += 1;
            entry.columns.extend(R::COLUMNS.iter().enumerate().filter(|(bit, _)| fresh >> bit & 1 == 1).map(|(_, column)| column.name));
        }
    }
}

impl<R: Object> Sink for Table<R> {
    fn take(&mut self, row: &Row<'_, '_>) -> Result<(), CellError> {
        let id = row.identity.and_then(|text| text.trim().parse::<Id18>().ok()).filter(|id| !id.is_empty_lookup());
        let mut read = match self.read(row) {
            Ok(read) => read,
            Err(error) => {
                self.unread.extend(id);
                return Err(error);
            }
        };
        read.share(&mut self.pool);
        if self.starts.last().is_none_or(|(_, input)| *input != row.input) {
            self.starts.push((self.rows.len(), row.input));
        }
        let next = u32::try_from(self.rows.len()).ok();
        if let (Some(id), Some(next)) = (id, next) {
            match self.seen.entry(*id.identity()) {
                std::collections::hash_map::Entry::Occupied(known) => {
                    let index = *known.get();
                    self.repeat(index, read, row.input);
                    return Ok(());
                }
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(next);
                }
            }
        }
        self.rows.push(read);
        Ok(())
    }
}

/// A row of an object that nothing rests on: only counted.
#[derive(Debug)]
pub(super) struct Counted;

impl Object for Counted {
    // Never asked: counted tables are kept by the source they are of.
    const SOURCE: SourceName = SourceName::ConnectedApplication;
    const COLUMNS: &'static [ColumnSpec] = &[];

    fn read<'a>(_: impl FnMut(usize) -> Option<&'a str>) -> Result<Self, CellError> {
        Ok(Self)
    }
    fn latest_event(&self) -> Option<(Utc, &'static str)> {
        None
    }
    fn merge(&mut self, _: Self, _: &mut u64) {}
    fn share(&mut self, _: &mut Pool) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Known;
    use crate::snapshot::rows::UserRow;

    const LATEST: Utc = Utc(1_800_000_000);

    /// Cells by column name; a column that is not named is not in the export.
    fn take(table: &mut Table<UserRow>, input: usize, cells: &[(&str, &'static str)]) -> Result<(), CellError> {
        let cell = |index: usize| {
            let name = UserRow::COLUMNS.get(index)?.name;
            cells.iter().find(|(column, _)| *column == name).map(|(_, text)| *text)
        };
        let identity = cells.iter().find(|(column, _)| *column == "Id").map(|(_, text)| *text);
        table.take(&Row { input, identity, cell: &cell })
    }

    #[test]
    fn the_same_record_twice_counts_once_and_adds_its_columns() {
        let mut table = Table::<UserRow>::new(LATEST);
        take(&mut table, 0, &[("Id", "0055j000000utlP"), ("Email", "a@b.co")]).unwrap();
        take(&mut table, 1, &[("Id", "0055j000000utlPAAQ"), ("Email", "a@b.co"), ("IsActive", "1")]).unwrap();
        assert_eq!(table.len(), 1);
        assert!(table.contradictions().is_empty());
        let rows = table.into_rows();
        assert_eq!(rows[0].email(), Known::Is(Some("a@b.co")));
        assert_eq!(rows[0].is_active(), Known::Is(Some(true)));
    }

    #[test]
    fn what_two_files_contradict_is_unknown_and_stays_so() {
        let mut table = Table::<UserRow>::new(LATEST);
        for (input, active) in [(0, "true"), (3, "false"), (4, "true")] {
            take(&mut table, input, &[("Id", "0055j000000utlP"), ("IsActive", active), ("Email", "a@b.co")]).unwrap();
        }
        let contradictions: Vec<_> = table.contradictions().iter().collect();
        assert_eq!(contradictions.len(), 1);
        assert_eq!(contradictions[0].0, &(0, 3));
        assert_eq!(contradictions[0].1.columns, BTreeSet::from(["IsActive"]));
        let rows = table.into_rows();
        assert!(rows[0].is_active().is_unknown());
        assert_eq!(rows[0].email(), Known::Is(Some("a@b.co")));
    }

    #[test]
    fn an_event_after_the_clock_is_refused_and_a_date_ahead_is_not() {
        let mut table = Table::<UserRow>::new(LATEST);
        let refused = take(&mut table, 0, &[("Id", "0055j000000utlP"), ("LastLoginDate", "2099-01-01T00:00:00Z")]).unwrap_err();
        assert_eq!(refused.column, "LastLoginDate");
        assert_eq!(table.unread().len(), 1);
        take(&mut table, 0, &[("Id", "0055j000000utlP"), ("PasswordExpirationDate", "2099-01-01T00:00:00Z")]).unwrap();
        assert_eq!(table.len(), 1);
        assert_eq!(table.unread(), []);
    }
}
