use crate::model::{Action, Known, words};

words! {
    /// Whether an action exists in this org.
    pub enum Availability {
        /// It does.
        Yes = "yes",
        /// It does not.
        No = "no",
        /// Not decided by what was read.
        Unchecked = "unchecked",
    }
}

/// Whether an action exists in this org, and why one can say so.
///
/// `force_field` is whether the org's own description of `User` has an updateable
/// `ForcePasswordChange`; unknown if that description was not read.
/// Source: Object Reference v67, `User` (which lists no such field).
#[must_use]
pub fn availability(action: Action, force_field: Known<bool>) -> (Availability, &'static str) {
    match action {
        Action::ExpireAll => (Availability::Yes, "every org has it: Setup, Expire All Passwords"),
        Action::ResetPassword => (Availability::Yes, "every org has it: Setup, Users, Reset Password"),
        Action::ProfilePolicy => (Availability::Yes, "every org has it: Setup, Profiles, Password Policies"),
        Action::OrgPolicy => (Availability::Yes, "every org has it: Setup, Password Policies"),
        Action::ForcePasswordChange => match force_field {
            Known::Is(true) => (Availability::Yes, "this org's User has an updateable ForcePasswordChange"),
            Known::Is(false) => (Availability::No, "this org's User has no updateable ForcePasswordChange"),
            Known::Unknown(_) => (
                Availability::Unchecked,
                "the description of User was not read; Salesforce's Object Reference lists no ForcePasswordChange",
            ),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceName;

    #[test]
    fn only_the_forced_change_depends_on_the_org() {
        for action in Action::ALL {
            let (word, why) = availability(*action, Known::missing(SourceName::User));
            let expected = if *action == Action::ForcePasswordChange { Availability::Unchecked } else { Availability::Yes };
            assert_eq!(word, expected, "{action}");
            assert!(!why.is_empty());
        }
    }

    #[test]
    fn a_description_decides_the_forced_change() {
        assert_eq!(availability(Action::ForcePasswordChange, Known::Is(true)).0, Availability::Yes);
        assert_eq!(availability(Action::ForcePasswordChange, Known::Is(false)).0, Availability::No);
    }
}
