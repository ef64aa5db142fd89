//! Texts as small numbers.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// A text of one [`Interner`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Symbol(u32);

/// Gives each distinct text a number. The empty text is number 0.
#[derive(Debug)]
pub(super) struct Interner {
    texts: Vec<Box<str>>,
    numbers: HashMap<Box<str>, Symbol, RandomState>,
}

impl Default for Interner {
    fn default() -> Self {
        let mut interner = Self { texts: Vec::new(), numbers: HashMap::default() };
        interner.intern("");
        interner
    }
}

impl Interner {
    /// The number of a text, new or known.
    pub(super) fn intern(&mut self, text: &str) -> Symbol {
        if let Some(symbol) = self.numbers.get(text) {
            return *symbol;
        }
        // Four thousand million distinct texts do not fit in memory; the last number is shared.
        let symbol = Symbol(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.texts.push(text.into());
        self.numbers.insert(text.into(), symbol);
        symbol
    }

    /// The text of a number that this interner gave.
    pub(super) fn text(&self, symbol: Symbol) -> &str {
        self.texts.get(symbol.0 as usize).map_or("", |text| text)
    }
}

/// Bytes of a cell as text: UTF-8, or else Windows-1252, which older exports are written in.
pub(super) fn decoded(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}
