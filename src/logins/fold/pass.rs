//! One pass over files: workers take blocks, read their rows and do one thing with each.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, TryLockError};

use super::cells::record_id;
use super::json::read_json;
use super::notes::{At, BlockNote, Notes, Refusal, Trouble};
use super::reading::Progress;
use super::slot::{Refused, Slot, Stage, reason};
use crate::logins::columns::{COLUMNS, Column};
use crate::logins::layout::{Cells, Layout};
use crate::logins::split::{Block, Lenient, LenientEnd, Next, Records, unquoted};
use crate::snapshot::LoginForm;

/// What a worker does with rows.
pub(super) trait Work: Send {
    /// Takes one row of the n-th slot, or says why it cannot be read.
    fn row(&mut self, slot: &Slot<'_>, cells: &Cells<'_>, notes: &mut Notes) -> Result<(), Refusal>;
    /// Called now and then, between rows.
    fn tidy(&mut self) {}
}

/// What all workers share.
pub(super) struct Pass<'a> {
    pub(super) slots: &'a [Slot<'a>],
    pub(super) progress: &'a (dyn Fn(Progress) + Sync),
    pub(super) bytes: Arc<AtomicU64>,
    pub(super) rows: AtomicU64,
}

impl Pass<'_> {
    /// Lets every worker read until nothing is left; gives the workers back with the notes on each
    /// file.
    pub(super) fn run<W: Work>(&self, workers: Vec<W>) -> (Vec<W>, Vec<Notes>) {
        let results: Vec<(W, Vec<Notes>)> = std::thread::scope(|scope| {
            let threads: Vec<_> = workers.into_iter().map(|worker| scope.spawn(|| self.work(worker))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        let mut all = vec![Notes::default(); self.slots.len()];
        let mut workers = Vec::new();
        for (worker, notes) in results {
            workers.push(worker);
            for (into, from) in all.iter_mut().zip(notes) {
                into.merge(from);
            }
        }
        (workers, all)
    }

    fn work<W: Work>(&self, mut worker: W) -> (W, Vec<Notes>) {
        let mut notes = vec![Notes::default(); self.slots.len()];
        let mut block = Block::default();
        let mut records = Records::default();
        while let Some(task) = self.next_task(&mut notes, &mut block) {
            let Some((slot, notes)) = self.slots.get(task.slot).zip(notes.get_mut(task.slot)) else { continue };
            let before = notes.rows;
            match task.what {
                What::Block(index, layout) => {
                    notes.columns = layout.columns;
                    read_block(slot, notes, &mut worker, (block.bytes(), index), &layout, &mut records);
                }
                What::Lenient(separator) => self.read_lenient(slot, notes, &mut worker, separator),
                What::Json => match slot.bytes(&self.bytes) {
                    Ok(bytes) => read_json(slot, notes, &mut worker, bytes),
                    Err(error) => notes.troubles.push(Trouble::Unusable(reason(&error))),
                },
            }
            worker.tidy();
            let rows = self.rows.fetch_add(notes.rows - before, Ordering::Relaxed) + (notes.rows - before);
            (self.progress)(Progress { bytes: self.bytes.load(Ordering::Relaxed), rows });
        }
        (worker, notes)
    }

    /// The next piece of work: a block of a file that nobody else is at, if there is one, so that
    /// several files inflate side by side.
    fn next_task(&self, notes: &mut [Notes], block: &mut Block) -> Option<Task> {
        loop {
            let mut busy = None;
            for (number, (slot, notes)) in self.slots.iter().zip(notes.iter_mut()).enumerate() {
                match slot.stage.try_lock() {
                    Ok(mut stage) => {
                        if let Some(what) = self.take(slot, &mut stage, notes, block) {
                            return Some(Task { slot: number, what });
                        }
                    }
                    Err(TryLockError::Poisoned(stage)) => *stage.into_inner() = Stage::Done,
                    Err(TryLockError::WouldBlock) => busy = busy.or(Some(number)),
                }
            }
            let number = busy?;
            let (slot, notes) = self.slots.get(number).zip(notes.get_mut(number))?;
            let mut stage = slot.stage.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(what) = self.take(slot, &mut stage, notes, block) {
                return Some(Task { slot: number, what });
            }
        }
    }

    /// Takes work from a file that is locked; none if nothing is left.
    fn take(&self, slot: &Slot<'_>, stage: &mut Stage, notes: &mut Notes, block: &mut Block) -> Option<What> {
        if let Stage::Waiting = stage {
            *stage = Stage::Done;
            let separator = match slot.file.form {
                LoginForm::Json { .. } => return Some(What::Json),
                LoginForm::ObjectCsv { separator, .. } => separator,
            };
            if slot.plan.lenient {
                return Some(What::Lenient(separator));
            }
            match slot.header(separator, &self.bytes) {
                Ok(opened) => {
                    notes.lines_before = opened.lines;
                    notes.columns = opened.layout.columns;
                    if let Some(column) = opened.layout.missing() {
                        notes.troubles.push(missing(column));
                        return None;
                    }
                    *stage = Stage::Open(Box::new(opened.blocks), Arc::new(opened.layout));
                }
                Err(Refused::Empty) => return None,
                Err(Refused::Stray) => {
                    notes.troubles.push(Trouble::Stray(None));
                    return None;
                }
                Err(Refused::Unusable(why)) => {
                    notes.troubles.push(Trouble::Unusable(why));
                    return None;
                }
            }
        }
        let Stage::Open(blocks, layout) = stage else { return None };
        let trouble = match blocks.next(block) {
            Next::Block(index) => return Some(What::Block(index, Arc::clone(layout))),
            Next::End => None,
            Next::Broken(error) => Some(Trouble::Broken(reason(&error))),
            Next::Endless => Some(Trouble::Stray(None)),
        };
        notes.troubles.extend(trouble);
        *stage = Stage::Done;
        None
    }

    /// Reads a whole file on one thread.
    fn read_lenient<W: Work>(&self, slot: &Slot<'_>, notes: &mut Notes, worker: &mut W, separator: u8) {
        let bytes = match slot.bytes(&self.bytes) {
            Ok(bytes) => bytes,
            Err(error) => return notes.troubles.push(Trouble::Unusable(reason(&error))),
        };
        let mut reader = Lenient::new(bytes, separator);
        let mut layout: Option<Layout> = None;
        let mut before = None;
        loop {
            let (line, record) = match reader.next() {
                Ok(next) => next,
                Err(LenientEnd::End) => return,
                Err(LenientEnd::Broken(error)) => return notes.troubles.push(Trouble::Broken(reason(&error))),
                Err(LenientEnd::Endless) => {
                    let why = "a quote is opened and not closed within 1 MiB: what follows cannot be told apart";
                    return notes.troubles.push(Trouble::Broken(why.into()));
                }
            };
            let cell = |index: usize| {
                let cell = record.get(index).unwrap_or_default();
                if index + 1 == record.len() { cell.strip_suffix(b"\r").unwrap_or(cell) } else { cell }
            };
            if record.len() == 1 && cell(0).is_empty() {
                continue;
            }
            let Some(layout) = &layout else {
                let found = Layout::of((0..record.len()).map(cell), separator);
                notes.columns = found.columns;
                if let Some(column) = found.missing() {
                    return notes.troubles.push(missing(column));
                }
                layout = Some(found);
                continue;
            };
            let result = if record.len() == layout.width {
                let mut texts = [&b""[..]; COLUMNS];
                for column in Column::ALL {
                    texts[column as usize] = cell(layout.place(column));
                }
                notes.note_repeat(&mut before, record_id(cell(layout.place(Column::Id))));
                worker.row(slot, &Cells::Texts(layout.columns, &texts), notes)
            } else {
                Err(width(record.len(), layout))
            };
            if let Err(refusal) = result {
                notes.refuse(At { block: 0, line: line - 1 }, refusal);
            }
            worker.tidy();
        }
    }
}

struct Task {
    slot: usize,
    what: What,
}

enum What {
    Block(u32, Arc<Layout>),
    Lenient(u8),
    Json,
}

fn missing(column: Column) -> Trouble {
    Trouble::Unusable(format!("it has no column `{}`", column.name()))
}

fn width(found: usize, layout: &Layout) -> Refusal {
    Refusal { column: None, why: format!("{found} cells where the header has {}", layout.width) }
}

/// Line breaks before a place.
fn lines(block: &[u8], place: usize) -> u64 {
    memchr::memchr_iter(b'\n', block.get(..place).unwrap_or_default()).count() as u64
}

/// Reads the rows of one block.
fn read_block<W: Work>(
    slot: &Slot<'_>,
    notes: &mut Notes,
    worker: &mut W,
    (block, index): (&[u8], u32),
    layout: &Layout,
    records: &mut Records,
) {
    let (mut first, mut last) = (None, &b""[..]);
    let refuse = |notes: &mut Notes, start: usize, refusal| {
        // Counting lines is dear, and only the named rows need it.
        let line = if notes.names_more() { lines(block, start) } else { 0 };
        notes.refuse(At { block: index, line }, refusal);
    };
    records.begin();
    while records.advance(block, layout.separator) {
        for record in records.records(block) {
            if record.len() != layout.width {
                if !record.is_blank() {
                    refuse(notes, record.start, width(record.len(), layout));
                }
                continue;
            }
            let id = record.cell(layout.place(Column::Id));
            notes.adjacent += u64::from(first.is_some() && id == last && record_id(id).is_some());
            first = first.or(Some(id));
            last = id;
            let cells = Cells::Record(record, layout);
            let result =
                if record.may_be_doubled() { row_with_quotes(&cells, slot, notes, worker) } else { worker.row(slot, &cells, notes) };
            if let Err(refusal) = result {
                refuse(notes, record.start, refusal);
            }
        }
    }
    if let Some(at) = records.stray() {
        let line = lines(block, at);
        notes.troubles.push(Trouble::Stray(Some(At { block: index, line })));
    } else if let Some(start) = records.unclosed(block) {
        refuse(notes, start, Refusal { column: None, why: "the file ends inside a quoted cell".into() });
        notes.troubles.push(Trouble::Broken("it is cut off: it ends inside a quoted cell".into()));
    }
    let note = BlockNote { lines: records.newlines(), first: first.and_then(record_id), last: record_id(last) };
    notes.blocks.insert(index, note);
}

/// Gives on a row whose cells may hold doubled quotes.
fn row_with_quotes<W: Work>(cells: &Cells<'_>, slot: &Slot<'_>, notes: &mut Notes, worker: &mut W) -> Result<(), Refusal> {
    let texts = cells.all().map(unquoted);
    let mut single = [&b""[..]; COLUMNS];
    for (to, from) in single.iter_mut().zip(&texts) {
        *to = from;
    }
    worker.row(slot, &Cells::Texts(cells.columns(), &single), notes)
}
