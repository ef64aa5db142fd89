//! Login events, classified and folded per user.
//!
//! In come files of login rows; out goes, per user and way of signing in, when it was used, from
//! where, how often and how regularly. Must not know the users' other facts: whether somebody's
//! passwords are Salesforce's (delegated authentication) is settled in `facts`.
//!
//! The fold is associative and commutative: any split of the rows, in any order, on any number of
//! threads gives the same result. Its memory follows users and hours, never events.

mod address;
mod catalogue;
mod classify;
mod clock;
mod columns;
mod distinct;
mod fold;
mod hours;
mod intern;
mod layout;
mod method;
mod rhythm;
mod split;
mod status;
mod stream;
mod tally;

pub use fold::{FileReading, Progress, Reading, fold};
pub use method::{LoginMethod, PasswordUse};
pub use rhythm::{Rhythm, rhythm};
pub use status::StatusClass;
pub use stream::{
    Client, ClientFrom, Distinct, HourCount, Hours, Logins, ServiceHour, ServiceLogins, Stream, Totals, UnknownValue, UserKey, UserLogins,
};
