//! The same plain value in every format.
//!
//! In comes a [`Report`], out go bytes. Nothing is decided or looked up here. Must not know how
//! anything was found.

mod value;

pub use value::*;
