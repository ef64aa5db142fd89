//! Opening a file: counted, inflated, decoded to UTF-8.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;

/// Bytes of a file, whatever it is packed in.
pub(super) type Bytes = Box<dyn Read + Send>;

/// Opens a file; `read` counts its bytes as they lie on disk.
///
/// A byte order mark is dropped, and UTF-16 that begins with one becomes UTF-8.
///
/// # Errors
/// If it cannot be opened or its first bytes cannot be read.
pub(super) fn open(path: &Path, gzip: bool, read: &Arc<AtomicU64>) -> io::Result<Bytes> {
    let file = Counted { file: File::open(path)?, read: Arc::clone(read) };
    if gzip { decoded(MultiGzDecoder::new(BufReader::with_capacity(1 << 18, file))) } else { decoded(file) }
}

fn decoded(mut reader: impl Read + Send + 'static) -> io::Result<Bytes> {
    let mut start = [0; 3];
    let mut len = 0;
    while let Some(rest) = start.get_mut(len..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(more) => len += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let start: Vec<u8> = start.into_iter().take(len).collect();
    Ok(match start.as_slice() {
        [0xEF, 0xBB, 0xBF] => Box::new(reader),
        [0xFF, 0xFE, ..] => Box::new(Utf16::new(Cursor::new(start).chain(reader), UTF_16LE.new_decoder())),
        [0xFE, 0xFF, ..] => Box::new(Utf16::new(Cursor::new(start).chain(reader), UTF_16BE.new_decoder())),
        _ => Box::new(Cursor::new(start).chain(reader)),
    })
}

struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// UTF-16 read as UTF-8; what is no UTF-16 becomes the replacement character.
struct Utf16<R> {
    reader: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Cursor<Vec<u8>>,
    ended: bool,
}

impl<R: Read> Utf16<R> {
    fn new(reader: R, decoder: Decoder) -> Self {
        Self { reader, decoder, raw: vec![0; 1 << 16], text: Cursor::default(), ended: false }
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let given = self.text.read(buffer)?;
            if given > 0 || self.ended || buffer.is_empty() {
                return Ok(given);
            }
            let read = self.reader.read(&mut self.raw)?;
            self.ended = read == 0;
            let raw = self.raw.get(..read).unwrap_or_default();
            // Room for the worst case, so that one call always takes everything.
            let room = self.decoder.max_utf8_buffer_length(raw.len()).unwrap_or(raw.len() * 3 + 16);
            let mut text = vec![0; room];
            let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut text, self.ended);
            text.truncate(written);
            self.text = Cursor::new(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> String {
        let mut text = String::new();
        decoded(Cursor::new(bytes.to_vec())).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn byte_order_marks_are_dropped() {
        assert_eq!(text_of(b"\xEF\xBB\xBFId"), "Id");
        assert_eq!(text_of(b"\xFF\xFEI\0d\0"), "Id");
        assert_eq!(text_of(b"\xFE\xFF\0I\0d"), "Id");
        assert_eq!(text_of(b"Id"), "Id");
        assert_eq!(text_of(b"I"), "I");
        assert_eq!(text_of(b""), "");
    }
}
