use schemars::JsonSchema;
use serde::Serialize;

use super::section::Section;

/// Numbers that turn facts into statements.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Thresholds {
    /// Days without a login after which nothing shows that somebody still reads the mailbox.
    #[schemars(range(min = 1, max = 3650))]
    pub dormant_days: u32,
    /// Fewer administrators who would still get in than this are too few.
    #[schemars(range(min = 1, max = 1000))]
    pub administrators_min: u32,
    /// More people prompted than this call for care.
    #[schemars(range(min = 0, max = 1_000_000_000))]
    pub prompted_max: u32,
    /// More active users unknown than this many per cent make the verdict unknown.
    #[schemars(range(min = 0, max = 100))]
    pub unknown_max_percent: f64,
    /// Days before its end from which a certificate counts as expiring.
    #[schemars(range(min = 0, max = 3650))]
    pub certificate_days: u32,
    /// Configuration-class failures after the last success that make a configuration failing.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub sso_failures: u32,
    /// Share of failures, in per cent of its last 24 hours of use, that makes it failing.
    #[schemars(range(min = 1, max = 100))]
    pub sso_failure_percent: f64,
    /// Share of people who call the help desk, in per cent.
    #[schemars(range(min = 0, max = 100))]
    pub helpdesk_call_percent: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            dormant_days: 180,
            administrators_min: 2,
            prompted_max: 200,
            unknown_max_percent: 1.0,
            certificate_days: 30,
            sso_failures: 5,
            sso_failure_percent: 50.0,
            helpdesk_call_percent: 10.0,
        }
    }
}

impl Thresholds {
    pub(super) fn read(&mut self, section: &mut Section<'_, '_>) {
        let Self {
            dormant_days,
            administrators_min,
            prompted_max,
            unknown_max_percent,
            certificate_days,
            sso_failures,
            sso_failure_percent,
            helpdesk_call_percent,
        } = self;
        section.count("dormant_days", 1..=3650, dormant_days);
        section.count("administrators_min", 1..=1000, administrators_min);
        section.count("prompted_max", 0..=1_000_000_000, prompted_max);
        section.percent("unknown_max_percent", 0, unknown_max_percent);
        section.count("certificate_days", 0..=3650, certificate_days);
        section.count("sso_failures", 1..=1_000_000, sso_failures);
        // At 0 every configuration would count as failing.
        section.percent("sso_failure_percent", 1, sso_failure_percent);
        section.percent("helpdesk_call_percent", 0, helpdesk_call_percent);
    }
}
