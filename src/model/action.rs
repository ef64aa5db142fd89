use super::words;

words! {
    /// A candidate action on passwords; every report lists all five.
    pub enum Action {
        /// Setup, *Expire All Passwords*: every user sets a new password at the next login.
        ExpireAll = "expire_all",
        /// A per-user "must change at next login" flag. Not in any describe found, so it exists
        /// only where the org's own describe shows it. Source: Object Reference v67, `User`.
        ForcePasswordChange = "force_password_change",
        /// An administrator's reset of chosen users: the old password is dead at once.
        ResetPassword = "reset_password",
        /// A shorter *User passwords expire in* on one profile.
        ProfilePolicy = "profile_policy",
        /// A shorter *User passwords expire in* for the whole org.
        OrgPolicy = "org_policy",
    }
}

words! {
    /// How sure a statement is. Heuristics never claim `certain`.
    ///
    /// Declared from weak to strong, so `min` of two is the confidence of their conjunction.
    pub enum Confidence {
        /// One reading among several.
        Possible = "possible",
        /// What documentation or real rows make the expected reading.
        Likely = "likely",
        /// Follows from what was read and from documented behaviour.
        Certain = "certain",
    }
}
