//! Ground floor: the nouns that every room shares.
//!
//! Nothing comes in and nothing goes out but plain values: ids, times, the names of sources,
//! three-valued facts. Must not know any other room.

mod action;
mod id;
mod known;
mod source;
mod time;
mod words;

pub use action::{Action, Confidence};
pub use id::{Id18, IdError, PermissionSetGroupId, PermissionSetId, ProfileId, ServiceId, UserId};
pub use known::{Known, Missing};
pub use source::{Source, SourceName};
pub use time::{AsOf, Seconds, Utc, UtcHour, Window};
pub(crate) use words::words;
