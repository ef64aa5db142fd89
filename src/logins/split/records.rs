use wide::u8x32;

use super::Record;

/// Bytes that are marked before their records are read: what is marked stays in the cache.
const STRETCH: usize = 1 << 16;

/// Finds the records of one block, a stretch at a time.
///
/// Per 64 bytes one bit map each of quotes, separators and line breaks; a running exclusive-or of
/// the quotes says which bytes lie inside quotes. The same maps show every quote that opens after
/// something other than a border, or closes before something other than one.
#[derive(Debug, Default)]
pub(crate) struct Records {
    /// One past each cell of the stretch, ascending.
    ends: Vec<u32>,
    /// For each record of the stretch, one past its last entry in `ends`.
    borders: Vec<u32>,
    /// First byte that was not marked yet.
    marked: usize,
    /// Start of the first record of the stretch.
    start: usize,
    /// All ones while the last marked byte lies inside quotes.
    inside: u64,
    /// Lowest bit: the last marked byte closed a quote.
    closed: u64,
    /// Lowest bit: a quote may open at the next byte.
    may_open: u64,
    doubled: bool,
    /// Line breaks marked so far, those inside quotes included.
    newlines: u64,
    stray: Option<usize>,
}

impl Records {
    /// Begins a block.
    pub(crate) fn begin(&mut self) {
        self.ends.clear();
        self.borders.clear();
        self.marked = 0;
        self.start = 0;
        self.inside = 0;
        self.closed = 0;
        self.may_open = 1;
        self.newlines = 0;
        self.stray = None;
    }

    /// Marks the next stretch; false after the end of the block or at a stray quote.
    pub(crate) fn advance(&mut self, block: &[u8], separator: u8) -> bool {
        // Of the stretch before only the cells of its unfinished record stay.
        let done = self.borders.last().map_or(0, |border| *border as usize);
        if let Some(last) = done.checked_sub(1).and_then(|index| self.ends.get(index)) {
            self.start = *last as usize + 1;
        }
        self.ends.drain(..done.min(self.ends.len()));
        self.borders.clear();
        self.doubled = false;
        if self.marked >= block.len() || self.stray.is_some() {
            return false;
        }
        let to = block.len().min(self.marked + STRETCH);
        let stretch = block.get(self.marked..to).unwrap_or_default();
        let (chunks, rest) = stretch.as_chunks::<64>();
        for chunk in chunks {
            self.mark(chunk, block, separator, u64::MAX);
        }
        if !rest.is_empty() {
            let mut chunk = [0; 64];
            for (to, from) in chunk.iter_mut().zip(rest) {
                *to = *from;
            }
            let valid = (1 << rest.len()) - 1;
            self.mark(&chunk, block, separator, valid);
        }
        self.marked = to;
        if to == block.len() && self.inside == 0 && block.last() != Some(&b'\n') {
            self.ends.push(to_u32(to));
            self.borders.push(to_u32(self.ends.len()));
        }
        self.stray.is_none()
    }

    fn mark(&mut self, chunk: &[u8; 64], block: &[u8], separator: u8, valid: u64) {
        let base = self.marked_in_stretch(chunk.len());
        let [quotes, separators, breaks] = bitmaps(chunk, separator).map(|bits| bits & valid);
        let inside = running_xor(quotes) ^ self.inside;
        let borders = (separators | breaks) & !inside;
        let opens = quotes & inside;
        let closes = quotes & !inside;
        let after_close = (closes << 1) | self.closed;
        let may_open = (borders << 1) | self.may_open | after_close;
        let odd = after_close & !(borders | quotes) & valid;
        let stray = (opens & !may_open) | if odd == 0 { 0 } else { without_line_ends(odd, base, block) };
        if stray != 0 && self.stray.is_none() {
            self.stray = Some(base + stray.trailing_zeros() as usize);
        }
        self.doubled |= opens & after_close != 0;
        self.inside = if inside >> 63 == 0 { 0 } else { u64::MAX };
        self.closed = closes >> 63;
        self.may_open = borders >> 63;
        if breaks & inside != 0 {
            self.newlines += u64::from((breaks & inside).count_ones());
        }
        let at = to_u32(base);
        let first = self.ends.len();
        let mut bits = borders;
        while bits != 0 {
            self.ends.push(at + bits.trailing_zeros());
            bits &= bits - 1;
        }
        let mut bits = breaks & !inside;
        while bits != 0 {
            let below = borders & (bits ^ (bits - 1));
            self.borders.push(to_u32(first) + below.count_ones());
            self.newlines += 1;
            bits &= bits - 1;
        }
    }

    /// Place of the chunk that is being marked; moves on.
    fn marked_in_stretch(&mut self, len: usize) -> usize {
        let base = self.marked;
        self.marked += len;
        base
    }

    /// The records that end in the stretch.
    pub(crate) fn records<'a, 'e>(&'e self, block: &'a [u8]) -> impl Iterator<Item = Record<'a, 'e>> {
        let mut start = self.start;
        let mut from = 0;
        self.borders.iter().filter_map(move |border| {
            let ends = self.ends.get(from..*border as usize)?;
            let record = Record { block, start, ends, doubled: self.doubled };
            from = *border as usize;
            start = *ends.last()? as usize + 1;
            Some(record)
        })
    }

    /// Line breaks in the part marked so far; all of the block's after its last stretch.
    pub(crate) const fn newlines(&self) -> u64 {
        self.newlines
    }

    /// The first byte where quoting is not well-formed.
    pub(crate) const fn stray(&self) -> Option<usize> {
        self.stray
    }

    /// Where an unfinished record begins, if the block ends inside quotes.
    pub(crate) fn unclosed(&self, block: &[u8]) -> Option<usize> {
        (self.inside != 0 && self.marked >= block.len()).then_some(self.start)
    }
}

/// Blocks are far below 4 GiB.
fn to_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// Bit maps of quotes, separators and line breaks.
#[inline]
fn bitmaps(chunk: &[u8; 64], separator: u8) -> [u64; 3] {
    let (halves, _) = chunk.as_chunks::<32>();
    let [low, high] = halves else { return [0; 3] };
    let (low, high) = (u8x32::new(*low), u8x32::new(*high));
    [b'"', separator, b'\n'].map(|byte| {
        let wanted = u8x32::splat(byte);
        u64::from(low.simd_eq(wanted).to_bitmask()) | (u64::from(high.simd_eq(wanted).to_bitmask()) << 32)
    })
}

/// Bit n of the result is the exclusive-or of bits 0 to n.
#[inline]
const fn running_xor(mut bits: u64) -> u64 {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^= bits << 32;
    bits
}

/// Drops the bits of bytes that are the `\r` of a `\r\n`.
fn without_line_ends(mut bits: u64, base: usize, block: &[u8]) -> u64 {
    let mut kept = 0;
    while bits != 0 {
        let at = base + bits.trailing_zeros() as usize;
        let is_line_end = block.get(at) == Some(&b'\r') && matches!(block.get(at + 1), None | Some(b'\n'));
        if !is_line_end {
            kept |= bits & bits.wrapping_neg();
        }
        bits &= bits - 1;
    }
    kept
}
