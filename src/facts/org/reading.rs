use crate::model::Known::{self, Is, Unknown};
use crate::model::{SourceName, Utc};
use crate::snapshot::Snapshot;

/// Whether it is a sandbox: by its own row, else by the manifest.
pub(crate) fn is_sandbox(snapshot: &Snapshot) -> Known<bool> {
    let row = snapshot.organization.rows().first().and_then(|row| row.is_sandbox().known().flatten());
    let manifest = || snapshot.manifest.as_ref().and_then(|manifest| manifest.org.is_sandbox);
    row.or_else(manifest).map_or(Known::missing(SourceName::Organization), Is)
}

/// Whether a gateway for delegated authentication is set.
pub(crate) fn gateway(snapshot: &Snapshot) -> Known<bool> {
    let Some(row) = snapshot.organization.rows().first() else { return Known::missing(SourceName::Organization) };
    match row.gateway_url() {
        Is(url) => Is(url.is_some()),
        Unknown(_) if snapshot.org_lacks(SourceName::Organization, "DelegatedAuthenticationServiceUrl") => Is(false),
        Unknown(missing) => Unknown(missing),
    }
}

/// When the rows were read: by the manifest, else the newest time in them.
pub(crate) fn read_at(snapshot: &Snapshot) -> Option<Utc> {
    let stated = snapshot.manifest.as_ref().and_then(|manifest| manifest.collected_at.as_deref());
    stated.and_then(|text| Utc::parse(text.as_bytes())).or(snapshot.newest)
}

/// Whether a password must be a day old before it can be changed, by the last change of that
/// setting in a complete audit trail; a trail without one says nothing.
/// Source: published rows of `SetupAuditTrail` (`minimumPasswordLifetimeEnable` and `…Disable`).
pub(crate) fn minimum_lifetime(snapshot: &Snapshot) -> Known<bool> {
    let unknown = Known::missing(SourceName::SecuritySettings);
    if !snapshot.audit_trail.is_complete() {
        return unknown;
    }
    let switch = |action: &str| match action.to_ascii_lowercase().as_str() {
        "minimumpasswordlifetimeenable" => Some(true),
        "minimumpasswordlifetimedisable" => Some(false),
        _ => None,
    };
    let rows = snapshot.audit_trail.rows().iter();
    // Of two at one moment the one that is on counts: it is the one that hurts.
    let last = rows.filter_map(|row| Some((row.created(), switch(row.action().known().flatten()?)?))).max();
    last.map_or(unknown, |(_, on)| Is(on))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{empty_snapshot, full_row, row, unread_snapshot};
    use super::*;
    use crate::model::Source;
    use crate::snapshot::manifest::{Manifest, ManifestOrg, ManifestSource};

    fn organization(cells: &[(&str, &str)]) -> Snapshot {
        let cells: Vec<_> = [("Id", "00D000000000001")].iter().chain(cells).copied().collect();
        Snapshot { organization: Source::Complete(vec![row(&cells)]), ..empty_snapshot() }
    }

    #[test]
    fn the_orgs_own_row_comes_before_the_manifest() {
        let manifest = Some(Manifest { org: ManifestOrg { is_sandbox: Some(true), ..ManifestOrg::default() }, ..Manifest::default() });
        let own = Snapshot { manifest: manifest.clone(), ..organization(&[("IsSandbox", "false")]) };
        assert_eq!(is_sandbox(&own), Is(false));
        assert_eq!(is_sandbox(&Snapshot { manifest, ..unread_snapshot() }), Is(true));
        assert!(is_sandbox(&unread_snapshot()).is_unknown());
    }

    #[test]
    fn an_empty_gateway_is_none_and_an_absent_column_is_open() {
        assert_eq!(gateway(&organization(&[("DelegatedAuthenticationServiceUrl", "")])), Is(false));
        assert_eq!(gateway(&organization(&[("DelegatedAuthenticationServiceUrl", "https://sso.acme.com")])), Is(true));
        assert!(gateway(&organization(&[])).is_unknown());
        assert!(gateway(&unread_snapshot()).is_unknown());
    }

    #[test]
    fn a_column_that_the_org_lacks_is_an_answer() {
        let source = ManifestSource {
            source: "Organization".into(),
            absent_columns: vec!["delegatedauthenticationserviceurl".into()],
            ..ManifestSource::default()
        };
        let manifest = Some(Manifest { sources: vec![source], ..Manifest::default() });
        assert_eq!(gateway(&Snapshot { manifest, ..organization(&[]) }), Is(false));
    }

    #[test]
    fn the_last_switch_of_a_complete_trail_decides() {
        let on = full_row(&[("CreatedDate", "2026-10-01T00:00:00Z"), ("Action", "minimumPasswordLifetimeEnable")]);
        let off = full_row(&[("CreatedDate", "2026-10-02T00:00:00Z"), ("Action", "minimumPasswordLifetimeDisable")]);
        let of = |rows| minimum_lifetime(&Snapshot { audit_trail: rows, ..empty_snapshot() });
        assert_eq!(of(Source::Complete(vec![on])), Is(true));
        let on = full_row(&[("CreatedDate", "2026-10-01T00:00:00Z"), ("Action", "minimumPasswordLifetimeEnable")]);
        assert_eq!(of(Source::Complete(vec![off, on])), Is(false));
        assert!(of(Source::Complete(vec![])).is_unknown());
        let on = full_row(&[("CreatedDate", "2026-10-01T00:00:00Z"), ("Action", "minimumPasswordLifetimeEnable")]);
        let missing = crate::model::Missing::of(SourceName::SetupAuditTrail);
        assert!(of(Source::Partial(vec![on], missing)).is_unknown());
    }
}
