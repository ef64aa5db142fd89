use super::{LEGACY, OKTA, SHARED};
use crate::clock::DAY;
use crate::{AS_OF, App, AuthProvider, Group, Org, Permission, PermissionSet, Profile, Saml};

/// Profiles, sets, groups, single sign-on and apps of the company.
pub(super) fn company(org: Org) -> Org {
    access(org)
        .saml(Saml { label: "Okta Workforce".into(), ..Saml::new(OKTA, AS_OF.plus(12 * DAY)) })
        .provider(AuthProvider { label: "Brightfield Sign-In".into(), ..AuthProvider::new(LEGACY) })
        // For outbound calls only: on no login page, without handler, never signed in by.
        .provider(AuthProvider { provider_type: "Google", offered: false, ..AuthProvider::new("Calendar_Sync") })
        .app(App::connected("Salesforce for iOS"))
        .app(App::connected("Salesforce for Android"))
        .app(App::connected("Salesforce CLI"))
        .app(App::connected("Dataloader Bulk"))
        .app(App::approved("Order Hub"))
        .app(App::approved("Price Engine"))
        .app(App::approved("Marketing Cloud Connector"))
        .app(App::connected("Billing Bridge"))
        .app(App::approved("Release Pipeline"))
        .app(App::connected("Survey Push"))
        .app(App::external_client("Analytics Reader", "analytics.reader@acme.example"))
}

fn access(org: Org) -> Org {
    use Permission::{ApiEnabled, ApiUserOnly, ManageUsers, PasswordNeverExpires, ViewSetup};
    let integrations = Profile::new("Acme Integrations", &[ApiUserOnly, ApiEnabled]);
    org.profile(integrations)
        .profile(Profile::new("Acme Sales", &[ApiEnabled]))
        .profile(Profile::new("Acme Service", &[ApiEnabled]))
        .profile(Profile::new("Acme Finance", &[]))
        .profile(Profile::new("Chatter Free User", &[]).on("Chatter Free", "CsnOnly"))
        .profile(Profile::new("Partner Community User", &[]).on("Partner Community", "PowerPartner"))
        .profile(Profile::new("Acme Support Profile", &[]).on("Guest User License", "Guest"))
        .profile(Profile::new("Analytics Cloud Integration User", &[ApiEnabled]).on("Analytics Cloud Integration User", "Standard"))
        .set(PermissionSet::new("User_Provisioning", &[ManageUsers, ViewSetup]))
        .set(PermissionSet::new("Batch_No_Expiry", &[PasswordNeverExpires]))
        .set(PermissionSet::new("Batch_Data_Access", &[ApiEnabled]))
        .set(PermissionSet::new("VIP_Convenience", &[PasswordNeverExpires]))
        .set(PermissionSet::new("Report_Builder", &[]))
        .set(PermissionSet::new("Setup_Reader", &[ViewSetup]))
        .group(Group::new("Batch_Accounts", &["Batch_No_Expiry", "Batch_Data_Access"]))
}

/// Label of the app behind the shared account that nobody knows.
pub(super) const UNCLAIMED_APP: &str = "Partner Feed";
/// Its network.
pub(super) const UNCLAIMED_IP: &str = "198.51.100.77";
/// Names the shared account, for the audit trail.
pub(super) const fn shared() -> &'static str {
    SHARED
}
