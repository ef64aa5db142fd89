use super::{Ids, named, place};
use crate::{Cell, Id, Org, Table, Time};

pub(super) fn organization(org: &Org) -> Table {
    let mut table = Table::new(
        "Organization",
        &[
            "Id",
            "Name",
            "OrganizationType",
            "IsSandbox",
            "InstanceName",
            "TimeZoneSidKey",
            "CreatedDate",
            "DelegatedAuthenticationServiceUrl",
        ],
    );
    table.push(vec![
        Cell::id(&org_id()),
        Cell::text(&org.name),
        Cell::text("Enterprise Edition"),
        Cell::Flag(org.is_sandbox),
        Cell::text(if org.is_sandbox { "FRA142S" } else { "FRA96" }),
        Cell::text("Europe/Berlin"),
        Cell::Time(Some(Time::utc(2014, 9, 2, 13, 5))),
        Cell::text(org.gateway.clone().unwrap_or_default()),
    ]);
    table
}

/// Id of every described org.
pub(crate) fn org_id() -> Id {
    Id::new("00D", 1)
}

/// Grants; Salesforce never shows their ids.
pub(super) fn tokens(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new("OauthToken", &["Id", "UserId", "AppName", "AppMenuItemId", "CreatedDate", "LastUsedDate", "UseCount"]);
    for user in &org.users {
        for token in &user.tokens {
            table.push(vec![
                Cell::Lookup(None),
                ids.user(&user.username),
                Cell::text(&token.app),
                Cell::Lookup(ids.menu_items.get(&token.app).cloned()),
                Cell::Time(Some(token.created)),
                Cell::Time(Some(token.last_used)),
                Cell::Number(token.uses),
            ]);
        }
    }
    table
}

pub(super) fn connected_apps(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new(
        "ConnectedApplication",
        &["Id", "Name", "OptionsAllowAdminApprovedUsersOnly", "OptionsRefreshTokenValidityMetric", "RefreshTokenValidityPeriod"],
    );
    for app in org.apps.iter().filter(|app| !app.external_client) {
        table.push(vec![
            Cell::id(named(&ids.apps, "app", &app.label)),
            Cell::text(&app.label),
            Cell::Flag(app.pre_authorised),
            Cell::Flag(false),
            Cell::Number(0),
        ]);
    }
    table
}

pub(super) fn menu_items(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new("AppMenuItem", &["Id", "Name", "Label", "Type", "ApplicationId", "IsUsingAdminAuthorization", "IsVisible"]);
    for app in &org.apps {
        table.push(vec![
            Cell::id(named(&ids.menu_items, "menu item", &app.label)),
            Cell::text(app.api_name()),
            Cell::text(&app.label),
            Cell::text(if app.external_client { "ExternalClientApplication" } else { "ConnectedApplication" }),
            Cell::id(named(&ids.apps, "app", &app.label)),
            Cell::Flag(app.pre_authorised),
            Cell::Flag(true),
        ]);
    }
    table
}

pub(super) fn external_client_apps(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new("ExternalClientApplication", &["Id", "DeveloperName", "MasterLabel", "ContactEmail", "DistributionState"]);
    for app in org.apps.iter().filter(|app| app.external_client) {
        table.push(vec![
            Cell::id(named(&ids.apps, "app", &app.label)),
            Cell::text(app.api_name()),
            Cell::text(&app.label),
            Cell::text("platform.team@acmecorp.com"),
            Cell::text("Local"),
        ]);
    }
    table
}

pub(super) fn external_client_policies(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new(
        "ExtlClntAppOauthPlcyCnfg",
        &[
            "Id",
            "DeveloperName",
            "ExternalClientApplicationId",
            "PermittedUsersPolicyType",
            "IsClientCredentialsFlowEnabled",
            "ClientCredentialsFlowUser",
        ],
    );
    for (n, app) in org.apps.iter().enumerate().filter(|(_, app)| app.external_client) {
        table.push(vec![
            Cell::id(&Id::new("0xJ", place(n))),
            Cell::text(format!("{}_policy", app.api_name())),
            Cell::id(named(&ids.apps, "app", &app.label)),
            Cell::text("AdminApprovedPreAuthorized"),
            Cell::Flag(app.runs_as.is_some()),
            app.runs_as.as_ref().map_or(Cell::Lookup(None), |username| ids.user(username)),
        ]);
    }
    table
}

/// Newest first, as the page and the API give it.
pub(super) fn audit_trail(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new(
        "SetupAuditTrail",
        &["Id", "CreatedDate", "CreatedById", "CreatedBy.Username", "Action", "Section", "Display", "DelegateUser"],
    );
    let mut rows: Vec<_> = org.audit.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    let number = place(rows.len());
    for (n, row) in rows.into_iter().enumerate() {
        table.push(vec![
            Cell::id(&Id::new("0Ym", number - n as u64)),
            Cell::Time(Some(row.at)),
            row.by.as_ref().map_or(Cell::Lookup(None), |username| ids.user(username)),
            Cell::text(row.by.clone().unwrap_or_default()),
            Cell::text(&row.action),
            Cell::text(&row.section),
            Cell::text(with_ids(&row.display, ids)),
            Cell::text(&row.delegate),
        ]);
    }
    table
}

/// Puts ids where the sentence says `{id:USERNAME}`.
fn with_ids(display: &str, ids: &Ids) -> String {
    let Some((before, rest)) = display.split_once("{id:") else { return display.to_string() };
    let (username, after) = rest.split_once('}').unwrap_or((rest, ""));
    format!("{before}{}{after}", named(&ids.users, "user", username).as_str())
}
