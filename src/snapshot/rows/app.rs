use crate::snapshot::cell::{AnyIdCell, Flag, Number, Past, Text, UserIdCell, Word};
use crate::snapshot::object::object;

object! {
    /// An OAuth grant of a user to an app. The token columns are never read.
    /// Source: Object Reference v67, `OauthToken`.
    OauthTokenRow: OauthToken {
        key { /** Whose grant. */ user_id: UserIdCell = "UserId" }
        /** Label of the app. */
        app_name: Word = "AppName",
        /** Menu item of the app; empty if it is not installed here. */
        app_menu_item_id: AnyIdCell = "AppMenuItemId",
        /** When the grant was made. */
        created: Past = "CreatedDate",
        /** When it was last used; moves on failed attempts too. */
        last_used: Past = "LastUsedDate",
        /** How often it was used. */
        use_count: Number = "UseCount",
    }
}

object! {
    /// OAuth policies of an external client app.
    /// Source: Object Reference v67, `ExtlClntAppOauthPlcyCnfg`.
    ExtlClntAppOauthPlcyCnfgRow: ExtlClntAppOauthPlcyCnfg {
        key { /** Record id. */ id: AnyIdCell = "Id" }
        /** API name. */
        developer_name: Text = "DeveloperName",
        /** The client-credentials flow is on. */
        is_client_credentials_enabled: Flag = "IsClientCredentialsFlowEnabled",
        /** User the client-credentials flow runs as: id or username. */
        client_credentials_user: Text = "ClientCredentialsFlowUser",
    }
}
