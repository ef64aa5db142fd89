//! The text of a file, whatever it is packed and encoded in.

use std::fs::File;
use std::io::{self, BufReader, Chain, Cursor, Read};
use std::path::Path;

use encoding_rs::{Decoder, Encoding, UTF_16BE, UTF_16LE};
use flate2::bufread::MultiGzDecoder;

/// Bytes looked at before a file is judged: enough for a header of a thousand columns.
const HEAD: usize = 256 * 1024;
/// Bytes decoded at a time.
const STEP: usize = 64 * 1024;

/// A file, unpacked and, if it was UTF-16, as UTF-8; without its byte order mark.
pub(super) struct Content {
    head: Vec<u8>,
    /// Bytes of `head` that were handed out.
    at: usize,
    rest: Box<dyn Read>,
    /// What ended the reading of the head early; told once the head is used up.
    failure: Option<io::Error>,
    /// Whether it is gzip, whatever its name says.
    pub gzip: bool,
    /// Whether it is UTF-16.
    pub utf16: bool,
}

impl Content {
    /// Opens a file and reads its head.
    ///
    /// # Errors
    /// Only if the file cannot be opened; what goes wrong later comes out of [`Read::read`].
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self::of(File::open(path)?))
    }

    /// The same for any bytes.
    pub(super) fn of(mut bytes: impl Read + 'static) -> Self {
        let mut magic = [0; 2];
        let (length, failure) = fill(&mut bytes, &mut magic);
        let start = Cursor::new(magic.get(..length).unwrap_or_default().to_vec());
        let whole: Chain<_, _> = start.chain(bytes);
        let gzip = length == 2 && magic == [0x1f, 0x8b];
        let mut plain: Box<dyn Read> =
            if gzip { Box::new(MultiGzDecoder::new(BufReader::with_capacity(STEP, whole))) } else { Box::new(whole) };
        let (mut head, mut failure) = match failure {
            Some(failure) => (Vec::new(), Some(failure)),
            None => read_head(&mut plain),
        };
        let mut utf16 = false;
        if let Some((encoding, mark)) = sixteen_bits(&head) {
            utf16 = true;
            head.drain(..mark);
            let undecoded = Replay { head, at: 0, rest: plain, failure };
            plain = Box::new(Decoding {
                source: undecoded,
                decoder: encoding.new_decoder_without_bom_handling(),
                text: Vec::new(),
                at: 0,
                ended: false,
            });
            (head, failure) = read_head(&mut plain);
        } else if head.starts_with(b"\xEF\xBB\xBF") {
            head.drain(..3);
        }
        Self { head, at: 0, rest: plain, failure, gzip, utf16 }
    }

    /// The first bytes of the text; all of it if it is short.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Whether the head is all there is.
    pub(super) fn is_short(&self) -> bool {
        self.head.len() < HEAD
    }

    /// What went wrong before the head was full.
    pub(super) fn failure(&self) -> Option<&io::Error> {
        self.failure.as_ref()
    }
}

impl Read for Content {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        replay(&self.head, &mut self.at, &mut self.failure, &mut self.rest, into)
    }
}

/// Bytes already read, then what follows them.
struct Replay {
    head: Vec<u8>,
    at: usize,
    rest: Box<dyn Read>,
    failure: Option<io::Error>,
}

impl Read for Replay {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        replay(&self.head, &mut self.at, &mut self.failure, &mut self.rest, into)
    }
}

fn replay(head: &[u8], at: &mut usize, failure: &mut Option<io::Error>, rest: &mut dyn Read, into: &mut [u8]) -> io::Result<usize> {
    let left = head.get(*at..).unwrap_or_default();
    if left.is_empty() {
        return match failure.take() {
            Some(failure) => Err(failure),
            None => rest.read(into),
        };
    }
    let count = left.len().min(into.len());
    for (to, from) in into.iter_mut().zip(left) {
        *to = *from;
    }
    *at += count;
    Ok(count)
}

/// UTF-16 turned into UTF-8 while it is read.
struct Decoding {
    source: Replay,
    decoder: Decoder,
    text: Vec<u8>,
    at: usize,
    ended: bool,
}

impl Read for Decoding {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() && !self.ended {
            let mut raw = [0; 8 * 1024];
            let length = match self.source.read(&mut raw) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            self.ended = length == 0;
            // One byte of UTF-16 becomes at most three bytes of UTF-8.
            self.text.resize(raw.len() * 3 + 16, 0);
            let (_, _, written, _) = self.decoder.decode_to_utf8(raw.get(..length).unwrap_or_default(), &mut self.text, self.ended);
            self.text.truncate(written);
            self.at = 0;
        }
        let left = self.text.get(self.at..).unwrap_or_default();
        let count = left.len().min(into.len());
        for (to, from) in into.iter_mut().zip(left) {
            *to = *from;
        }
        self.at += count;
        Ok(count)
    }
}

fn read_head(from: &mut dyn Read) -> (Vec<u8>, Option<io::Error>) {
    let mut head = Vec::new();
    let mut limited = from.take(HEAD as u64);
    // `read_to_end` keeps what it read before an error.
    let failure = limited.read_to_end(&mut head).err();
    (head, failure)
}

/// Fills a buffer as far as the data go.
fn fill(from: &mut dyn Read, buffer: &mut [u8]) -> (usize, Option<io::Error>) {
    let mut length = 0;
    while let Some(free) = buffer.get_mut(length..).filter(|free| !free.is_empty()) {
        match from.read(free) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return (length, Some(error)),
        }
    }
    (length, None)
}

/// Whether the text is UTF-16, by its byte order mark or by its zero bytes, and the mark's length.
fn sixteen_bits(head: &[u8]) -> Option<(&'static Encoding, usize)> {
    match head {
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some((UTF_16LE, 0)),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some((UTF_16BE, 0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn text(bytes: &[u8]) -> (String, bool, bool) {
        let mut content = Content::of(Cursor::new(bytes.to_vec()));
        let mut text = String::new();
        content.read_to_string(&mut text).unwrap();
        (text, content.gzip, content.utf16)
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let little: Vec<u8> = "Id,Näme".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "Id,Näme".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            "Id,Näme".as_bytes().to_vec(),
            "\u{feff}Id,Näme".as_bytes().to_vec(),
            [b"\xFF\xFE".as_slice(), &little].concat(),
            [b"\xFE\xFF".as_slice(), &big].concat(),
            little,
            big,
            gzip("\u{feff}Id,Näme".as_bytes()),
            [gzip(b"Id,"), gzip("Näme".as_bytes())].concat(),
        ] {
            assert_eq!(text(&bytes).0, "Id,Näme");
        }
    }

    #[test]
    fn long_utf16_is_decoded_to_its_end() {
        let long = "ä€😀,".repeat(100_000);
        let bytes: Vec<u8> = std::iter::once(0xFEFF).chain(long.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let (read, _, utf16) = text(&bytes);
        assert!(utf16);
        assert_eq!(read, long);
    }

    #[test]
    fn a_cut_off_gzip_gives_what_it_has_and_then_an_error() {
        let noise: Vec<u8> = (0..900_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[2]).collect();
        let packed = gzip(&noise);
        let mut content = Content::of(Cursor::new(packed[..packed.len() / 2].to_vec()));
        assert!(content.gzip);
        let mut read = Vec::new();
        assert!(content.read_to_end(&mut read).is_err());
        assert!(!read.is_empty() && noise.starts_with(&read));
    }
}
