//! Private files, spreadsheet-proof cells, terminal-proof text.
//!
//! In come bytes and text that may hold personal data or come from strangers; out go files that only
//! their owner can read, and text that neither a spreadsheet nor a terminal obeys. Must not know any
//! room.

mod cell;
mod file;
mod folder;
mod printable;

pub use cell::cell;
pub use file::{PrivateFile, write_private};
pub use folder::create_private_dir;
pub use printable::printable;
