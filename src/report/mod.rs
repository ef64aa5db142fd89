//! The same plain value in every format.
//!
//! In comes a [`Report`], out go bytes. Nothing is decided or looked up here. Must not know how
//! anything was found.

mod census;
mod figure;
mod finding;
mod format;
mod json;
mod moment;
mod neutral;
mod prompts;
mod reason;
mod remedy;
#[cfg(test)]
mod sample;
mod schema;
mod sentence;
mod table;
mod value;
mod wording;

pub use finding::*;
pub use format::{Format, Look, write};
pub use prompts::Prompts;
pub use schema::schema;
pub use value::*;
