use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use super::BLOCK;

/// How reading came to its end.
#[derive(Debug)]
pub(crate) enum LenientEnd {
    /// At the end of the file.
    End,
    /// The file cannot be read further.
    Broken(io::Error),
    /// A record is longer than a block: a quote is open that should not be.
    Endless,
}

/// Reads records one after the other the way the `csv` crate reads stray quotes: one inside an
/// unquoted cell is a character, and text after a closing quote belongs to its cell.
pub(crate) struct Lenient<R> {
    reader: csv::Reader<Capped<R>>,
    watch: Rc<Watch>,
    record: csv::ByteRecord,
}

impl<R: Read> Lenient<R> {
    /// Reads on from a record that begins at line `line`.
    pub(crate) fn new(reader: R, separator: u8) -> Self {
        let watch = Rc::new(Watch::default());
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(Capped { inner: reader, watch: Rc::clone(&watch) });
        Self { reader, watch, record: csv::ByteRecord::new() }
    }

    /// The next record and the line it begins in, from 1.
    ///
    /// # Errors
    /// How reading ended.
    pub(crate) fn next(&mut self) -> Result<(u64, &csv::ByteRecord), LenientEnd> {
        self.watch.record_start.set(self.reader.position().byte());
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {
                let inside: usize = self.record.iter().map(|cell| memchr::memchr_iter(b'\n', cell).count()).sum();
                let position = self.reader.position();
                let at_end = self.watch.ended.get() && position.byte() == self.watch.served.get() && self.watch.last.get() != b'\n';
                let line = position.line().saturating_sub(inside as u64 + u64::from(!at_end)).max(1);
                Ok((line, &self.record))
            }
            Ok(false) => Err(LenientEnd::End),
            Err(_) if self.watch.endless.get() => Err(LenientEnd::Endless),
            Err(error) => Err(LenientEnd::Broken(io::Error::from(error))),
        }
    }
}

#[derive(Default)]
struct Watch {
    record_start: Cell<u64>,
    served: Cell<u64>,
    last: Cell<u8>,
    ended: Cell<bool>,
    endless: Cell<bool>,
}

/// Stops a record that does not end, which would fill the memory.
struct Capped<R> {
    inner: R,
    watch: Rc<Watch>,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let watch = &self.watch;
        if watch.served.get().saturating_sub(watch.record_start.get()) > BLOCK as u64 {
            watch.endless.set(true);
            return Err(io::Error::other("a record does not end"));
        }
        let read = self.inner.read(buffer)?;
        watch.served.set(watch.served.get() + read as u64);
        watch.ended.set(read == 0);
        if let Some(last) = read.checked_sub(1).and_then(|index| buffer.get(index)) {
            watch.last.set(*last);
        }
        Ok(read)
    }
}
