//! Administrators, and how each would get in after everybody's password was expired.

mod enforcement;
mod way;

#[cfg(test)]
mod tests;

pub(super) use enforcement::Enforcement;
pub(super) use way::administrator;
