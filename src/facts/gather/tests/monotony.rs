//! Losing data never improves anything: a fact stays as it was or becomes unknown.

use super::super::super::tests::{as_of, window};
use super::acme::{Loss, acme, logins};
use crate::facts::{Delegation, Facts, UserFacts, UserKind, WayIn, gather};
use crate::model::Known::{self, Is, Unknown};
use crate::model::{Confidence, Source, SourceName};
use crate::settings::Settings;
use crate::snapshot::Object;
use crate::snapshot::rows;

fn facts(loss: &Loss, settings: &Settings) -> Facts {
    gather(&acme(loss), &logins(loss), settings, window(), as_of())
}

/// Every source and every column that can be missing.
fn losses() -> Vec<Loss> {
    fn columns<R: Object>(losses: &mut Vec<Loss>) {
        losses.extend(R::COLUMNS.iter().filter(|column| !column.required).map(|column| Loss::Column(R::SOURCE, column.name)));
    }
    let mut losses = Vec::new();
    for source in SourceName::ALL {
        losses.extend([Loss::Unread(*source), Loss::Partial(*source), Loss::Half(*source)]);
    }
    columns::<rows::OrganizationRow>(&mut losses);
    columns::<rows::UserRow>(&mut losses);
    columns::<rows::UserLoginRow>(&mut losses);
    columns::<rows::UserLicenseRow>(&mut losses);
    columns::<rows::ProfileRow>(&mut losses);
    columns::<rows::PermissionSetRow>(&mut losses);
    columns::<rows::PermissionSetAssignmentRow>(&mut losses);
    columns::<rows::PermissionSetGroupRow>(&mut losses);
    columns::<rows::SamlSsoConfigRow>(&mut losses);
    columns::<rows::TwoFactorMethodsInfoRow>(&mut losses);
    columns::<rows::SetupAuditTrailRow>(&mut losses);
    losses
}

fn same_or_unknown<T: PartialEq + std::fmt::Debug>(before: &Known<T>, after: &Known<T>, what: &str) {
    match (before, after) {
        (_, Unknown(_)) => {}
        (Is(_), Is(_)) => assert_eq!(before, after, "{what}"),
        (Unknown(_), Is(_)) => panic!("{what} became known: {after:?}"),
    }
}

fn compare(before: &UserFacts, after: &UserFacts, loss: &Loss) {
    let what = |fact: &str| format!("{fact} of {} without {loss:?}", before.id);
    macro_rules! each {
        ($($fact:ident),+) => { $(same_or_unknown(&before.$fact, &after.$fact, &what(stringify!($fact)));)+ };
    }
    each!(
        username,
        active,
        frozen,
        locked,
        profile,
        mailbox,
        registered_method,
        phishing_resistant_method,
        never_expires,
        api_only,
        last_password_change,
        dormant,
        sso_path,
        administrator,
        can_reset_others,
        can_repair_sso,
        mfa_privileged,
        minimum_lifetime
    );
    // Where nothing is read about delegated authentication it is assumed to be off, and said so.
    if after.delegation != Is(Delegation::No) || after.delegation_confidence == Confidence::Certain {
        same_or_unknown(&before.delegation, &after.delegation, &what("delegation"));
    }
    // The date of `LastLoginDate` stands in where history is gone, so a date may only get earlier.
    if let (Is(before), Is(after)) = (before.last_login, after.last_login) {
        assert!(after <= before, "{}", what("last_login"));
    }
    if after.kind != UserKind::Unknown {
        // Salesforce's own accounts without their names or licences are unused accounts.
        let unused = before.kind == UserKind::System && after.kind == UserKind::Human;
        assert!(after.kind == before.kind || unused, "{}: {} became {}", what("kind"), before.kind, after.kind);
    }
    match (&before.sign_ins, &after.sign_ins) {
        (Source::Complete(before), Source::Complete(after)) => {
            assert!(after.password_in_window() <= before.password_in_window(), "{}", what("passwords"));
            assert_eq!(after.last_success, before.last_success, "{}", what("last success"));
        }
        (_, Source::Complete(_)) => panic!("{} became complete", what("history")),
        (_, Source::Partial(..) | Source::Unread(_)) => {}
    }
}

#[test]
fn losing_data_never_improves_a_fact() {
    let settings = Settings::default();
    let all = facts(&Loss::Nothing, &settings);
    for loss in losses() {
        let less = facts(&loss, &settings);
        for after in &less.users {
            let before = all.users.iter().find(|user| user.id == after.id).unwrap();
            compare(before, after, &loss);
        }
        for before in &all.sso {
            if let Some(after) = less.sso.iter().find(|record| record.id == before.id) {
                let what = format!("single sign-on without {loss:?}");
                same_or_unknown(&before.last_success, &after.last_success, &what);
                same_or_unknown(&before.last_success_ordinary_user, &after.last_success_ordinary_user, &what);
                same_or_unknown(&before.failures_since, &after.failures_since, &what);
                same_or_unknown(&before.certificate_not_after, &after.certificate_not_after, &what);
                assert!(after.state == before.state || after.state == crate::facts::ConfigurationState::Unknown, "{what}");
            }
        }
        same_or_unknown(&all.org.is_sandbox, &less.org.is_sandbox, &format!("{loss:?}"));
        same_or_unknown(&all.org.has_gateway, &less.org.has_gateway, &format!("{loss:?}"));
    }
}

#[test]
fn losing_data_never_opens_a_way_in() {
    let settings = Settings::default();
    let all = facts(&Loss::Nothing, &settings);
    for loss in losses() {
        // Unread flags are taken as not frozen, on purpose.
        if matches!(loss, Loss::Unread(SourceName::UserLogin)) {
            continue;
        }
        for after in facts(&loss, &settings).administrators {
            let before = all.administrators.iter().find(|person| person.user_id == after.user_id).unwrap();
            let same = before.way_in == after.way_in;
            let closed = matches!(after.way_in, WayIn::None | WayIn::Unknown);
            assert!(same || closed || flags(&loss), "{}: {} became {} without {loss:?}", after.username, before.way_in, after.way_in);
        }
    }
}

fn flags(loss: &Loss) -> bool {
    matches!(
        loss,
        Loss::Half(SourceName::UserLogin) | Loss::Partial(SourceName::UserLogin) | Loss::Column(SourceName::UserLogin, "IsFrozen")
    )
}

#[test]
fn without_the_assumption_unread_delegation_is_open() {
    let mut settings = Settings::default();
    settings.assumptions.delegated_authentication_off = false;
    let all = facts(&Loss::Nothing, &settings);
    for loss in losses() {
        for after in facts(&loss, &settings).users {
            let before = all.users.iter().find(|user| user.id == after.id).unwrap();
            same_or_unknown(&before.delegation, &after.delegation, &format!("{loss:?}"));
        }
    }
}
