use std::borrow::Cow;

/// One record: its block and where its cells end.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a, 'e> {
    pub(super) block: &'a [u8],
    /// First byte.
    pub(crate) start: usize,
    /// One past each cell: a separator, or the line break after the last one.
    pub(super) ends: &'e [u32],
    /// Some cell near here may hold a doubled quote.
    pub(super) doubled: bool,
}

impl<'a> Record<'a, '_> {
    /// Number of cells.
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it is an empty line.
    pub(crate) fn is_blank(&self) -> bool {
        self.len() == 1 && self.raw(0).is_empty()
    }

    /// Whether [`Self::cell`] may give text that still has doubled quotes in it.
    pub(crate) const fn may_be_doubled(&self) -> bool {
        self.doubled
    }

    /// A cell as it stands there, quotes included; empty if there is none.
    #[inline]
    fn raw(&self, index: usize) -> &'a [u8] {
        let begin = match index.checked_sub(1) {
            None => self.start,
            Some(before) => match self.ends.get(before) {
                Some(end) => *end as usize + 1,
                None => return &[],
            },
        };
        let Some(end) = self.ends.get(index) else { return &[] };
        let cell = self.block.get(begin..*end as usize).unwrap_or_default();
        if index + 1 == self.ends.len() { cell.strip_suffix(b"\r").unwrap_or(cell) } else { cell }
    }

    /// The bytes from one cell to another, quotes and separators included.
    #[inline]
    pub(crate) fn between(&self, first: usize, last: usize) -> &'a [u8] {
        let begin = first.checked_sub(1).map_or(self.start, |before| self.ends.get(before).map_or(usize::MAX, |end| *end as usize + 1));
        let end = self.ends.get(last).map_or(0, |end| *end as usize);
        self.block.get(begin..end).unwrap_or_default()
    }

    /// A cell without the quotes around it.
    #[inline]
    pub(crate) fn cell(&self, index: usize) -> &'a [u8] {
        match self.raw(index) {
            [b'"', inner @ .., b'"'] => inner,
            raw => raw,
        }
    }
}

/// The text of a cell of well-formed CSV: doubled quotes made single.
pub(crate) fn unquoted(cell: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'"', cell).is_none() {
        return Cow::Borrowed(cell);
    }
    let mut text = Vec::with_capacity(cell.len());
    let mut after_quote = false;
    for byte in cell {
        after_quote = *byte == b'"' && !after_quote;
        if *byte != b'"' || after_quote {
            text.push(*byte);
        }
    }
    Cow::Owned(text)
}
