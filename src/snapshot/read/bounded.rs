//! A bound on how much of a file one record may take.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// Bytes after which no end of a record is waited for: a hundred times the longest that the
/// platform's cells allow. Source: Object Reference v67, long text area of 131,072 characters.
const LIMIT: u64 = 16 * 1024 * 1024;

/// What was read since the last record ended.
#[derive(Clone, Debug, Default)]
pub(super) struct Since(Rc<Cell<u64>>);

impl Since {
    /// A record has ended.
    pub(super) fn restart(&self) {
        self.0.set(0);
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
        let since = Since::default();
        (Self { inner, since: since.clone() }, since)
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let sum = &self.since.0;
        if sum.get() > LIMIT {
            return Err(io::Error::other("a quote is opened and not closed within 16 MiB"));
        }
        let count = self.inner.read(into)?;
        sum.set(sum.get().saturating_add(count as u64));
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
    }
}
