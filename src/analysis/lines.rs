//! Facts and outcomes as lines of the report: renamed and rounded, nothing decided.

use crate::facts::{Administrator, ClientUse, Integration, SsoConfiguration, UserFacts};
use crate::model::{Action, Known};
use crate::outcome::Outcome;
use crate::report::{AdministratorLine, ClientLine, IntegrationLine, SsoLine, UserLine};

/// The outcomes of one user, one an available action.
pub(super) type Outcomes = std::collections::BTreeMap<Action, Outcome>;

pub(super) fn user(facts: &UserFacts, outcome: Outcomes) -> UserLine {
    UserLine {
        user_id: facts.id.to_string(),
        username: text(&facts.username),
        kind: facts.kind,
        also_integration: facts.also_integration,
        admin: facts.administrator.known(),
        dormant: facts.dormant.is_true(),
        active: facts.active.known(),
        outcome,
    }
}

pub(super) fn integration(facts: &UserFacts, integration: &Integration, outcome: Outcome) -> IntegrationLine {
    IntegrationLine {
        user_id: facts.id.to_string(),
        username: text(&facts.username).unwrap_or_default(),
        methods: integration.methods.clone(),
        apps: integration.apps.iter().map(ToString::to_string).collect(),
        source_ips: integration.addresses,
        at_least: integration.at_least,
        logins: integration.logins,
        last_login: integration.last,
        typical_gap_seconds: integration.rhythm.typical_gap,
        regular: integration.rhythm.regular,
        next_expected_login: integration.rhythm.next,
        overdue: integration.rhythm.overdue,
        owner: None,
        outcome: outcome.effect,
        reason: outcome.reason,
        confidence: outcome.confidence,
        already: outcome.already,
        clients: integration.clients.iter().map(client).collect(),
    }
}

fn client(client: &ClientUse) -> ClientLine {
    ClientLine {
        client: client.client.name.to_string(),
        method: client.method,
        password_used: client.password,
        logins: client.logins,
        last_login: client.last,
        source_ips: client.addresses,
        next_expected_login: client.rhythm.next,
    }
}

pub(super) fn sso(configuration: &SsoConfiguration) -> SsoLine {
    SsoLine {
        id: configuration.developer_name.to_string(),
        label: configuration.label.to_string(),
        kind: configuration.kind,
        state: configuration.state,
        last_success: configuration.last_success.known().flatten(),
        last_success_ordinary_user: configuration.last_success_ordinary_user.known().flatten(),
        failures_since: configuration.failures_since.known(),
        certificate_not_after: configuration.certificate_not_after.known().flatten(),
    }
}

pub(super) fn administrator(administrator: &Administrator) -> AdministratorLine {
    AdministratorLine {
        user_id: administrator.user_id.to_string(),
        username: administrator.username.to_string(),
        program: administrator.program,
        way_in: administrator.way_in,
        can_reset_others: administrator.can_reset_others.known(),
        can_repair_sso: administrator.can_repair_sso.known(),
        why: administrator.why.clone(),
    }
}

fn text(value: &Known<Option<Box<str>>>) -> Option<String> {
    value.as_ref().known().and_then(|text| text.as_deref().map(ToOwned::to_owned))
}
