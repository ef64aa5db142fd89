use std::collections::HashMap;

use super::health::{Circumstances, Health, Usage, health};
use super::{ConfigurationState, SsoConfiguration, SsoKind, certificate};
use crate::logins::{LoginMethod, Logins, ServiceLogins, UserKey};
use crate::model::Known::{self, Is, Unknown};
use crate::model::{AsOf, Confidence, Missing, ServiceId, Source, SourceName, Window};
use crate::settings::Thresholds;
use crate::snapshot::Snapshot;

/// Providers that cannot sign anybody in. Source: Object Reference v67, `AuthProvider.ProviderType`.
const OUTBOUND_ONLY: [&str; 3] = ["Bitbucket", "GitHub", "MicrosoftACS"];

/// All configurations, with their health and their logins.
pub(crate) struct Configurations {
    entries: Vec<Entry>,
    by_id: HashMap<ServiceId, usize>,
    /// Whether all configurations of a kind were read: SAML, then providers.
    complete: [Known<()>; 2],
}

struct Entry {
    configuration: SsoConfiguration,
    health: Health,
    usage: Usage,
}

/// A configuration before its logins are looked at.
struct Found {
    id: ServiceId,
    developer_name: Box<str>,
    label: Box<str>,
    kind: SsoKind,
    certificate: Known<Option<crate::model::Utc>>,
    exists: Known<bool>,
}

impl Configurations {
    pub(crate) fn new(snapshot: &Snapshot, logins: &Source<Logins>, thresholds: &Thresholds, window: Window, as_of: AsOf) -> Self {
        let complete = [all_read(&snapshot.saml_configs), all_read(&snapshot.auth_providers)];
        let services = logins.read().map_or(&[][..], |logins| logins.services.as_slice());
        let mut found = saml(snapshot);
        found.extend(providers(snapshot, services));
        found.extend(of_logins_only(&found, services, &complete));
        let entries: Vec<Entry> = found
            .iter()
            .map(|configuration| {
                let mine = belonging(configuration, &found, services, complete[configuration.kind as usize]);
                let usage = Usage::of(mine.services.into_iter());
                let given = Circumstances {
                    certificate: configuration.certificate,
                    switched_on: Known::missing(SourceName::SecuritySettings),
                    thresholds,
                    window,
                    as_of,
                };
                let undecided = if logins.is_complete() { mine.perhaps_more } else { Some(logins.waits_for()) };
                entry(configuration, usage, undecided, &given)
            })
            .collect();
        let by_id = entries.iter().enumerate().filter_map(|(index, entry)| Some((entry.configuration.id?, index))).collect();
        Self { entries, by_id, complete }
    }

    /// Whether the configuration behind a login gets people in, and how sure that is. Without an
    /// id every configuration of the kind may have been the one.
    pub(super) fn gets_in(&self, service: Option<ServiceId>, method: LoginMethod) -> (Known<bool>, Confidence) {
        if let Some(entry) = service.and_then(|id| self.by_id.get(&id)).and_then(|index| self.entries.get(*index)) {
            return (entry.health.gets_in, entry.health.confidence);
        }
        let kind = kind_of(method);
        let candidates: Vec<&Health> = self.of_kind(kind).map(|entry| &entry.health).collect();
        let open = Missing::of(source_of(kind));
        let complete = self.complete.get(kind as usize).copied().unwrap_or(Unknown(open));
        let answer = match (complete, candidates.as_slice()) {
            (Unknown(missing), _) => Unknown(missing),
            (Is(()), []) => Unknown(open),
            (Is(()), [first, rest @ ..]) => {
                if rest.iter().all(|other| other.gets_in == first.gets_in) {
                    first.gets_in
                } else {
                    Unknown(open)
                }
            }
        };
        let confidence = candidates.iter().map(|health| health.confidence).min().unwrap_or(Confidence::Possible);
        (answer, confidence)
    }

    /// The records, ascending by name, with the last success of ordinary users filled in.
    pub(crate) fn into_records(self, logins_complete: bool, is_administrator: &dyn Fn(&UserKey) -> Known<bool>) -> Vec<SsoConfiguration> {
        let mut records: Vec<SsoConfiguration> = self
            .entries
            .into_iter()
            .map(|entry| {
                let mut record = entry.configuration;
                if logins_complete && !record.last_success.is_unknown() {
                    record.last_success_ordinary_user = entry.usage.last_ordinary(is_administrator);
                }
                record
            })
            .collect();
        records.sort_by(|a, b| (&a.developer_name, a.kind, a.id).cmp(&(&b.developer_name, b.kind, b.id)));
        records
    }

    fn of_kind(&self, kind: SsoKind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.configuration.kind == kind)
    }
}

fn entry(found: &Found, usage: Usage, undecided: Option<Missing>, given: &Circumstances<'_>) -> Entry {
    let known = match (found.exists, undecided) {
        (Is(false), _) => Health { state: ConfigurationState::Deleted, gets_in: Is(false), confidence: Confidence::Likely },
        (Unknown(missing), _) | (_, Some(missing)) => {
            Health { state: ConfigurationState::Unknown, gets_in: Unknown(missing), confidence: Confidence::Possible }
        }
        (Is(true), None) => health(&usage, given),
    };
    let (last_success, failures_since) = match undecided {
        Some(missing) => (Unknown(missing), Unknown(missing)),
        None => (Is(usage.last_success), Is(usage.failures_since())),
    };
    let configuration = SsoConfiguration {
        id: Some(found.id),
        developer_name: found.developer_name.clone(),
        label: found.label.clone(),
        kind: found.kind,
        state: known.state,
        last_success,
        last_success_ordinary_user: Unknown(undecided.unwrap_or(Missing::of(SourceName::User))),
        failures_since,
        certificate_not_after: found.certificate,
    };
    Entry { configuration, health: known, usage }
}

fn saml(snapshot: &Snapshot) -> Vec<Found> {
    let found = snapshot.saml_configs.rows().iter().map(|row| {
        let id = row.id();
        let developer_name: Box<str> = row.developer_name().known().flatten().unwrap_or(id.as_str()).into();
        Found {
            id,
            label: row.label().known().flatten().map_or_else(|| developer_name.clone(), Into::into),
            developer_name,
            kind: SsoKind::Saml,
            certificate: row.validation_cert().and_then(certificate::not_after),
            exists: Is(true),
        }
    });
    found.collect()
}

/// Providers that are a login option: on a login page, with a registration handler, or used.
fn providers(snapshot: &Snapshot, services: &[ServiceLogins]) -> Vec<Found> {
    let mut found = Vec::new();
    for row in snapshot.auth_providers.rows() {
        let id = row.id();
        let outbound = row.provider_type().map(|kind| kind.is_some_and(|kind| OUTBOUND_ONLY.contains(&kind)));
        let used = services.iter().any(|service| service.service == Some(id));
        let handler = row.registration_handler().map(|handler| handler.is_some());
        let on_page = snapshot.auth_config_providers.any(|offered| offered.auth_provider_id() == id);
        let login_option = Is(used) | (!outbound & (handler | on_page));
        if login_option.is_false() {
            continue;
        }
        let developer_name: Box<str> = row.developer_name().known().flatten().unwrap_or(id.as_str()).into();
        let label = row.label().known().flatten().map_or_else(|| developer_name.clone(), Into::into);
        found.push(Found { id, developer_name, label, kind: SsoKind::Openid, certificate: Is(None), exists: Is(true) });
    }
    found
}

/// Services that only logins name: deleted ones, if all that there are were read.
fn of_logins_only(read: &[Found], services: &[ServiceLogins], complete: &[Known<()>; 2]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for service in services {
        let (Some(id), LoginMethod::Saml | LoginMethod::Openid) = (service.service, service.method) else { continue };
        if read.iter().chain(&found).any(|known| known.id == id) {
            continue;
        }
        let kind = kind_of(service.method);
        let exists = complete.get(kind as usize).copied().unwrap_or(Is(())).map(|()| false);
        let certificate = match kind {
            SsoKind::Saml => Known::missing(SourceName::SamlSsoConfig),
            SsoKind::Openid => Is(None),
        };
        found.push(Found { id, developer_name: id.as_str().into(), label: id.as_str().into(), kind, certificate, exists });
    }
    found
}

/// Which aggregates are those of a configuration.
struct Belonging<'a> {
    services: Vec<&'a ServiceLogins>,
    /// Set if further logins that name no service may be its own: what would tell.
    perhaps_more: Option<Missing>,
}

/// One configuration takes all logins of its kind that name no service, if it is the only one.
fn belonging<'a>(configuration: &Found, all: &[Found], services: &'a [ServiceLogins], complete: Known<()>) -> Belonging<'a> {
    let kind = configuration.kind;
    let mut mine: Vec<&ServiceLogins> = services.iter().filter(|service| service.service == Some(configuration.id)).collect();
    let nameless = services.iter().filter(|service| {
        service.service.is_none() && matches!(service.method, LoginMethod::Saml | LoginMethod::Openid) && kind_of(service.method) == kind
    });
    let nameless: Vec<&ServiceLogins> = nameless.collect();
    if nameless.is_empty() {
        return Belonging { services: mine, perhaps_more: None };
    }
    let only_one = all.iter().filter(|other| other.kind == kind).count() == 1;
    match complete {
        Is(()) if only_one => {
            mine.extend(nameless);
            Belonging { services: mine, perhaps_more: None }
        }
        Is(()) => Belonging { services: mine, perhaps_more: Some(Missing::of(SourceName::LoginHistory)) },
        Unknown(missing) => Belonging { services: mine, perhaps_more: Some(missing) },
    }
}

fn all_read<R>(source: &Source<Vec<R>>) -> Known<()> {
    if source.is_complete() { Is(()) } else { Unknown(source.waits_for()) }
}

const fn kind_of(method: LoginMethod) -> SsoKind {
    if matches!(method, LoginMethod::Openid) { SsoKind::Openid } else { SsoKind::Saml }
}

const fn source_of(kind: SsoKind) -> SourceName {
    match kind {
        SsoKind::Saml => SourceName::SamlSsoConfig,
        SsoKind::Openid => SourceName::AuthProvider,
    }
}
