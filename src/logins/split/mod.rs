//! Cuts CSV into blocks, records and cells, for any number of threads.
//!
//! In come bytes; out go blocks that each begin at a record ([`Blocks`]), and per block its records
//! ([`Records`]). Quote parity alone decides where a record ends, never the look of a line, since a
//! quoted name may imitate a record border. Parity is exact for well-formed quoting, and
//! [`Records`] notices every place where quoting is not well-formed: such a file goes to
//! [`Lenient`], one thread with the `csv` crate's reading of stray quotes.
//! Must not know what the cells mean.

mod blocks;
mod lenient;
mod record;
mod records;

pub(super) use blocks::{BLOCK, Block, Blocks, Next, header_end};
pub(super) use lenient::{Lenient, LenientEnd};
pub(super) use record::{Record, unquoted};
pub(super) use records::Records;
#[cfg(test)]
mod tests;
