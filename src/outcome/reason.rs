use crate::model::words;

words! {
    /// Why an outcome is what it is. The list is closed.
    pub enum Reason {
        SoapPasswordLogin = "soap_password_login",
        OauthPasswordLogin = "oauth_password_login",
        PasswordLoginBeforeWindow = "password_login_before_window",
        FlowBlocked = "flow_blocked",
        UiPassword = "ui_password",
        InteractiveToolPassword = "interactive_tool_password",
        ExternalPassword = "external_password",
        SessionOnly = "session_only",
        MailboxUnreachable = "mailbox_unreachable",
        ChangedWithin24hAndMinLifetime = "changed_within_24h_and_min_lifetime",
        SsoWorks = "sso_works",
        SsoBroken = "sso_broken",
        Delegated = "delegated",
        TokenOnly = "token_only",
        PasswordNeverExpires = "password_never_expires",
        NoPasswordYet = "no_password_yet",
        Frozen = "frozen",
        Inactive = "inactive",
        SystemUser = "system_user",
        LockedNow = "locked_now",
        LockStateUnread = "lock_state_unread",
        PasswordlessOnly = "passwordless_only",
        NoPhishingResistantMethod = "no_phishing_resistant_method",
        FlowUnknown = "flow_unknown",
        ExemptionUnread = "exemption_unread",
        UserNotRead = "user_not_read",
        LoginHistoryUnread = "login_history_unread",
        PolicyDate = "policy_date",
        FieldAbsent = "field_absent",
    }
}
