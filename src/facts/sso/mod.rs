//! Single sign-on: which configurations there are, how they fare, and whom they get in.

mod certificate;
mod configuration;
mod gather;
mod health;
mod path;

#[cfg(test)]
mod tests;

pub use configuration::{ConfigurationState, SsoConfiguration, SsoKind};
pub(super) use gather::Configurations;
pub(super) use path::path;
