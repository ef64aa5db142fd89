//! A bound on how much of a file one record may take.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// Bytes after which no end of a record is waited for: a hundred times the longest that the
/// platform's cells allow. Source: Object Reference v67, long text area of 131,072 characters.
const LIMIT: u64 = 16 * 1024 * 1024;

/// Bytes read since the last record ended; none where nothing is kept of what is read.
#[derive(Clone, Debug)]
pub(super) struct Since(Rc<Cell<Option<u64>>>);

impl Since {
    /// A record has ended.
    pub(super) fn restart(&self) {
        self.0.set(Some(0));
    }

    /// What follows is passed over, however long it is.
    pub(super) fn lift(&self) {
        self.0.set(None);
    }
}

/// A reader that gives up on a record without an end, so that a quote that never closes does not
/// bring the whole file into memory.
#[derive(Debug)]
pub(super) struct Bounded<R> {
    inner: R,
    since: Since,
}

impl<R> Bounded<R> {
    pub(super) fn new(inner: R) -> (Self, Since) {
        let since = Since(Rc::new(Cell::new(Some(0))));
        (Self { inner, since: since.clone() }, since)
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let sum = &self.since.0;
        if sum.get().is_some_and(|sum| sum > LIMIT) {
            return Err(io::Error::other("a record goes on for more than 16 MiB, as after a quote that never closes"));
        }
        let count = self.inner.read(into)?;
        sum.set(sum.get().map(|sum| sum.saturating_add(count as u64)));
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_goes_on_as_long_as_records_end() {
        let (mut reader, since) = Bounded::new(io::repeat(b'x'));
        let mut block = vec![0; 1024 * 1024];
        for _ in 0..40 {
            reader.read_exact(&mut block).unwrap();
            since.restart();
        }
        let read = (0..40).take_while(|_| reader.read_exact(&mut block).is_ok()).count();
        assert_eq!(read, 17);
        since.lift();
        assert!((0..40).all(|_| reader.read_exact(&mut block).is_ok()));
    }
}
