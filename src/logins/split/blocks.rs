use std::io::{self, Read};

use memchr::{memchr_iter, memrchr2};

/// Bytes of one block, and so the longest record that is read.
///
/// Measured: 256 KiB to 4 MiB cost the same CPU; this keeps two of them a thread small.
pub(crate) const BLOCK: usize = 1 << 20;

/// A buffer that holds whole records.
#[derive(Debug, Default)]
pub(crate) struct Block {
    buffer: Vec<u8>,
    len: usize,
}

impl Block {
    /// The records.
    pub(crate) fn bytes(&self) -> &[u8] {
        self.buffer.get(..self.len).unwrap_or_default()
    }
}

/// What a request for a block gave.
#[derive(Debug)]
pub(crate) enum Next {
    /// A block, the n-th of its file.
    Block(u32),
    /// There is no more.
    End,
    /// There is more, and it cannot be read; blocks so far hold all records before that place.
    Broken(io::Error),
    /// No record ends within [`BLOCK`] bytes: a quote is open that should not be.
    Endless,
}

/// Hands out the bytes of one file, block by block; lives under a lock.
pub(crate) struct Blocks<R> {
    reader: R,
    /// Bytes read already that belong to the next block.
    carry: Vec<u8>,
    index: u32,
    ended: bool,
    failed: Option<io::Error>,
}

impl<R: Read> Blocks<R> {
    /// Blocks of what the reader gives, which begins at a record.
    pub(crate) const fn new(reader: R) -> Self {
        Self { reader, carry: Vec::new(), index: 0, ended: false, failed: None }
    }

    /// Fills the block with the next records.
    pub(crate) fn next(&mut self, block: &mut Block) -> Next {
        if let Some(error) = self.failed.take() {
            return Next::Broken(error);
        }
        if self.ended {
            return Next::End;
        }
        if block.buffer.len() != BLOCK {
            block.buffer.resize(BLOCK, 0);
        }
        let mut len = self.carry.len().min(BLOCK);
        for (to, from) in block.buffer.iter_mut().zip(&self.carry) {
            *to = *from;
        }
        self.carry.clear();
        len += match fill(&mut self.reader, block.buffer.get_mut(len..).unwrap_or_default()) {
            Filled::Full(read) => read,
            Filled::End(read) => {
                self.ended = true;
                read
            }
            Filled::Failed(read, error) => {
                self.ended = true;
                self.failed = Some(error);
                read
            }
        };
        let bytes = block.buffer.get(..len).unwrap_or_default();
        // What follows the last whole record is the rest of one, unless the file ends here.
        let end = if self.ended && self.failed.is_none() { Some(len) } else { last_record_end(bytes) };
        match end {
            Some(end) if end > 0 => {
                if !self.ended {
                    self.carry.extend_from_slice(bytes.get(end..).unwrap_or_default());
                }
                block.len = end;
                self.index += 1;
                Next::Block(self.index - 1)
            }
            _ => match self.failed.take() {
                Some(error) => Next::Broken(error),
                None if len == 0 => Next::End,
                None => Next::Endless,
            },
        }
    }
}

enum Filled {
    Full(usize),
    End(usize),
    Failed(usize, io::Error),
}

/// Reads until the buffer is full or there is no more.
fn fill(reader: &mut impl Read, buffer: &mut [u8]) -> Filled {
    let mut read = 0;
    while let Some(rest) = buffer.get_mut(read..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => return Filled::End(read),
            Ok(more) => read += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Filled::Failed(read, error),
        }
    }
    Filled::Full(read)
}

/// Where the last whole record ends, its line break included; the bytes begin at a record.
fn last_record_end(bytes: &[u8]) -> Option<usize> {
    let mut inside = memchr_iter(b'"', bytes).count() % 2 == 1;
    let mut rest = bytes;
    while let Some(at) = memrchr2(b'"', b'\n', rest) {
        if rest.get(at) == Some(&b'"') {
            inside = !inside;
        } else if !inside {
            return Some(at + 1);
        }
        rest = rest.get(..at).unwrap_or_default();
    }
    None
}

/// Where the first record ends, its line break included; `None` if it does not.
pub(crate) fn header_end(bytes: &[u8]) -> Option<usize> {
    let mut inside = false;
    memchr::memchr2_iter(b'"', b'\n', bytes)
        .find(|at| {
            let quote = bytes.get(*at) == Some(&b'"');
            inside ^= quote;
            !quote && !inside
        })
        .map(|at| at + 1)
}
