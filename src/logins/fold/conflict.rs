//! Columns of one row that cannot both be right.

/// Whether subtype and login type, or subtype and USE_API_TOKEN, contradict each other.
///
/// The subtype still decides the method, but no longer whether a password was used.
pub(super) fn contradicts(subtype: &str, login_type: &str, token: bool) -> bool {
    let is_login = matches!(subtype, "ui" | "oauth_password" | "oauth_token" | "soap");
    let type_names_another = matches!(login_type, "saml" | "provider" | "passwordless" | "certificate");
    (is_login && type_names_another) || (token && subtype == "oauth_token")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_clear_contradictions_count() {
        assert!(contradicts("oauth_password", "saml", false));
        assert!(contradicts("oauth_token", "oauth", true));
        assert!(!contradicts("oauth_password", "oauth", true));
        assert!(!contradicts("oauth_password", "page", false));
        assert!(!contradicts("", "saml", false));
        assert!(!contradicts("password_change", "saml", false));
    }
}
