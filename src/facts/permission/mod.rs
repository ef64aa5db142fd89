//! Effective user permissions: what a user may do, whichever way it was given.
//!
//! Source: Object Reference v67, "Associated Profiles" and `PermissionSetGroup`; sets only add,
//! muting exists only inside groups.

mod assignment;
mod grant;
mod group;
mod holding;

#[cfg(test)]
mod tests;

pub(super) use grant::{Grants, Permission, PermissionColumns};
pub(super) use holding::Holdings;
