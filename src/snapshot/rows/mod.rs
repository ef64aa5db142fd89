//! One struct an object, holding only the columns that decide something.
//!
//! Names and types: Object Reference v67. Secret-bearing columns (tokens, consumer keys and
//! secrets) are not declared anywhere, so they are dropped while reading.

mod access;
mod app;
mod audit;
mod org;
mod sso;
mod user;

pub use access::*;
pub use app::*;
pub use audit::*;
pub use org::*;
pub use sso::*;
pub use user::*;
