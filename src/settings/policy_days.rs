use schemars::JsonSchema;
use serde::Serialize;

use super::mistake::Problem;
use super::section::Section;

/// Days of a password policy: one of the values that *User passwords expire in* offers; 90 unless
/// set. Source: Metadata API v67, `PasswordPolicies.expiration`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(extend("enum" = Self::OFFERED))]
pub struct PolicyDays(pub u32);

impl Default for PolicyDays {
    fn default() -> Self {
        Self(90)
    }
}

impl PolicyDays {
    /// What Setup offers, "Never expires" aside.
    const OFFERED: [u32; 5] = [30, 60, 90, 180, 365];

    pub(super) fn read(&mut self, section: &mut Section<'_, '_>) {
        section.whole("policy_days", "one of 30, 60, 90, 180, 365", &mut self.0, |days| {
            Self::OFFERED
                .into_iter()
                .find(|offered| i64::from(*offered) == days)
                .ok_or_else(|| Problem::new("Setup offers no such number of days").help("give one of 30, 60, 90, 180, 365"))
        });
    }
}
