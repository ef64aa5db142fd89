use super::scan::AsOfFrom;
use crate::diagnostic::Diagnostic;
use crate::model::{AsOf, Utc};

/// What could be taken as now, best first.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidates<'a> {
    /// `--as-of`.
    pub(super) option: Option<Utc>,
    /// `collected_at` of the manifest, as it stands there.
    pub(super) manifest: Option<&'a str>,
    /// The newest time of the rows read.
    pub(super) newest_row: Option<Utc>,
}

/// The moment of the analysis and where it comes from.
///
/// A manifest's time that cannot be read, or lies after `latest`, is passed over with a warning.
pub(super) fn decide(candidates: &Candidates<'_>, latest: Utc, clock: Utc) -> (AsOf, AsOfFrom, Option<Diagnostic>) {
    if let Some(moment) = candidates.option {
        return (AsOf(moment), AsOfFrom::Option, None);
    }
    let mut warning = None;
    if let Some(text) = candidates.manifest {
        if let Some(moment) = Utc::parse(text.as_bytes()).filter(|moment| *moment <= latest) {
            return (AsOf(moment), AsOfFrom::Manifest, None);
        }
        let message = format!("`collected_at` of the manifest is no time that can be taken as now: `{text}`");
        warning = Some(Diagnostic::warning(message).help("give the time of the export with --as-of"));
    }
    match candidates.newest_row {
        Some(moment) => (AsOf(moment), AsOfFrom::NewestRow, warning),
        None => (AsOf(clock), AsOfFrom::Clock, warning),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOCK: Utc = Utc(1_800_000_000);
    const LATEST: Utc = CLOCK.plus(86_400);

    fn decided(candidates: &Candidates<'_>) -> (Utc, AsOfFrom, bool) {
        let (as_of, from, warning) = decide(candidates, LATEST, CLOCK);
        (as_of.0, from, warning.is_some())
    }

    #[test]
    fn the_first_candidate_that_can_be_used_wins() {
        let all = Candidates { option: Some(Utc(5)), manifest: Some("1970-01-01T00:00:06Z"), newest_row: Some(Utc(7)) };
        assert_eq!(decided(&all), (Utc(5), AsOfFrom::Option, false));
        let no_option = Candidates { option: None, ..all };
        assert_eq!(decided(&no_option), (Utc(6), AsOfFrom::Manifest, false));
        let rows = Candidates { manifest: None, ..no_option };
        assert_eq!(decided(&rows), (Utc(7), AsOfFrom::NewestRow, false));
        assert_eq!(decided(&Candidates::default()), (CLOCK, AsOfFrom::Clock, false));
    }

    #[test]
    fn a_useless_manifest_time_is_told() {
        for text in ["2099-01-01T00:00:00Z", "today", ""] {
            let candidates = Candidates { manifest: Some(text), newest_row: Some(Utc(7)), ..Candidates::default() };
            assert_eq!(decided(&candidates), (Utc(7), AsOfFrom::NewestRow, true), "{text}");
        }
    }
}
