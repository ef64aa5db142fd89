use super::{Ids, named, place};
use crate::{Cell, Id, Org, Table, Time};

pub(super) fn saml(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new(
        "SamlSsoConfig",
        &[
            "Id",
            "DeveloperName",
            "MasterLabel",
            "Version",
            "Issuer",
            "Audience",
            "IdentityMapping",
            "IdentityLocation",
            "OptionsUserProvisioning",
            "RequestSignatureMethod",
            "ValidationCert",
            "LastModifiedDate",
        ],
    );
    for saml in &org.saml {
        table.push(vec![
            Cell::id(named(&ids.services, "configuration", &saml.name)),
            Cell::text(&saml.name),
            Cell::text(&saml.label),
            Cell::text("SAML2_0"),
            Cell::text(format!("exk{}", saml.name.to_lowercase())),
            Cell::text(&org.instance_url),
            Cell::text(saml.mapping),
            Cell::text("SubjectNameId"),
            Cell::Flag(saml.provisioning),
            Cell::text("RSA-SHA256"),
            Cell::text(saml.certificate()),
            Cell::Time(Some(saml.valid_from.plus(5400))),
        ]);
    }
    table
}

pub(super) fn providers(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new(
        "AuthProvider",
        &["Id", "DeveloperName", "FriendlyName", "ProviderType", "RegistrationHandlerId", "ExecutionUserId", "CreatedDate"],
    );
    for (n, provider) in org.providers.iter().enumerate() {
        table.push(vec![
            Cell::id(named(&ids.services, "provider", &provider.name)),
            Cell::text(&provider.name),
            Cell::text(&provider.label),
            Cell::text(provider.provider_type),
            Cell::Lookup(provider.registration_handler.then(|| Id::new("01p", place(n)))),
            Cell::Lookup(None),
            Cell::Time(Some(Time::utc(2021, 2, 3, 10, 15))),
        ]);
    }
    table
}

/// Experience Cloud sites.
pub(super) fn sites(ids: &Ids) -> Table {
    let mut table = Table::new("Network", &["Id", "Name", "Status", "UrlPathPrefix"]);
    for (name, id) in &ids.sites {
        table.push(vec![Cell::id(id), Cell::text(name), Cell::text("Live"), Cell::text(name.to_lowercase())]);
    }
    table
}

/// The login page of the company, and those of its sites.
pub(super) fn pages(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new(
        "AuthConfig",
        &[
            "Id",
            "DeveloperName",
            "Url",
            "Type",
            "IsActive",
            "AuthOptionsUsernamePassword",
            "AuthOptionsSaml",
            "AuthOptionsAuthProvider",
            "AuthOptionsCertificate",
        ],
    );
    let mut page = |n: usize, name: &str, url: &str, kind: &str, saml: bool, provider: bool| {
        table.push(vec![
            Cell::id(&Id::new("0Ac", place(n))),
            Cell::text(name),
            Cell::text(url),
            Cell::text(kind),
            Cell::Flag(true),
            Cell::Flag(true),
            Cell::Flag(saml),
            Cell::Flag(provider),
            Cell::Flag(false),
        ]);
    };
    page(0, "Org_Login", &org.instance_url, "Org", !org.saml.is_empty(), org.providers.iter().any(|provider| provider.offered));
    let host = org.instance_url.replace(".my.salesforce.com", ".my.site.com");
    for (n, name) in ids.sites.keys().enumerate() {
        page(1 + n, &format!("{name}_Site"), &format!("{host}/{}", name.to_lowercase()), "Community", false, false);
    }
    table
}

pub(super) fn page_options(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new("AuthConfigProviders", &["Id", "AuthConfigId", "AuthProviderId"]);
    let offered = org.providers.iter().filter(|provider| provider.offered).map(|provider| &provider.name);
    for (n, name) in org.saml.iter().map(|saml| &saml.name).chain(offered).enumerate() {
        table.push(vec![
            Cell::id(&Id::new("0PT", place(n))),
            Cell::id(&Id::new("0Ac", place(0))),
            Cell::id(named(&ids.services, "configuration", name)),
        ]);
    }
    table
}
