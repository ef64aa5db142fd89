//! Dates ahead, on one list.

use crate::facts::Facts;
use crate::model::AsOf;
use crate::report::Deadline;

/// Certificates that end at or after the moment of the analysis, ascending by date.
pub(super) fn lines(facts: &Facts, as_of: AsOf) -> Vec<Deadline> {
    let mut dates: Vec<Deadline> = facts
        .sso
        .iter()
        .filter_map(|configuration| {
            let date = configuration.certificate_not_after.known().flatten()?;
            (date >= as_of.0).then(|| Deadline {
                date,
                kind: "certificate".into(),
                subject: configuration.label.to_string(),
                source: "SamlSsoConfig.ValidationCert".into(),
            })
        })
        .collect();
    dates.sort();
    dates
}
