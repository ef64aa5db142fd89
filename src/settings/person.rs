use serde::Serialize;

use super::mistake::Problem;
use crate::model::{Id18, UserId};

/// Usernames have at most 80 characters. Source: Object Reference v67, `User.Username`.
const USERNAME_MAX: usize = 80;

/// Whom an entry of `[people]` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Person {
    /// One user.
    Id(UserId),
    /// Whoever has a username that fits: in lower case, `*` for any text, `?` for one character.
    Username(Box<str>),
}

impl Person {
    /// Whether this names the user. Without a username only an id can.
    #[must_use]
    pub fn is(&self, id: UserId, username: Option<&str>) -> bool {
        match self {
            Self::Id(named) => *named == id,
            Self::Username(pattern) => username.is_some_and(|username| fits(pattern, &username.to_lowercase())),
        }
    }
}

impl Serialize for Person {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Id(id) => serializer.serialize_str(id.as_str()),
            Self::Username(pattern) => serializer.serialize_str(pattern),
        }
    }
}

impl schemars::JsonSchema for Person {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Person".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1 })
    }
}

/// A user id of either length, or a username, in which `*` and `?` make a pattern.
pub(super) fn parse(text: &str) -> Result<Person, Problem> {
    if text.is_empty() {
        return Err(Problem::new("an empty name").help("name a username such as `ada@acme.com`, or remove the entry"));
    }
    if let Some(id) = text.parse::<Id18>().ok().filter(|id| id.prefix() == "005") {
        return Ok(Person::Id(UserId(id)));
    }
    if let Some(letter) = text.chars().find(|letter| letter.is_whitespace() || letter.is_control() || r#"[],;:<>()"\"#.contains(*letter)) {
        let help = match letter {
            ',' | ';' => "give each name an entry of its own",
            '[' | ']' => "in a pattern `*` stands for any text and `?` for one character; there are no sets",
            _ => "write the username as Setup shows it",
        };
        return Err(Problem::new(format!("`{}` cannot stand in a username", letter.escape_debug())).help(help));
    }
    if text.chars().count() > USERNAME_MAX {
        return Err(Problem::new("longer than a username can be").help(format!("a username has at most {USERNAME_MAX} characters")));
    }
    if text.chars().all(|letter| matches!(letter, '*' | '?' | '@' | '.')) {
        return Err(Problem::new("this would name everybody").help("name the people, such as `ada@acme.com` or `break-glass-*@acme.com`"));
    }
    let well_formed = match text.split_once('@') {
        Some((name, host)) => !name.is_empty() && !host.is_empty() && !host.contains('@'),
        None => text.contains('*'),
    };
    if !well_formed {
        return Err(Problem::new("neither a username nor a user id")
            .help("a username looks like `ada@acme.com`, a user id has 15 or 18 characters and begins with `005`"));
    }
    Ok(Person::Username(text.to_lowercase().into()))
}

/// Whether the whole name fits the pattern; both in lower case.
///
/// Time is at most the product of both lengths: a failed match goes back to the last `*` only.
fn fits(pattern: &str, name: &str) -> bool {
    let (mut pattern, mut name) = (pattern.chars(), name.chars());
    let mut retry = None;
    loop {
        let here = name.clone();
        match (pattern.next(), name.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                name = here;
                retry = Some((pattern.clone(), name.clone()));
            }
            (Some('?'), Some(_)) => {}
            (Some(wanted), Some(letter)) if wanted == letter => {}
            _ => {
                // The last `*` takes one character more; if none is left, nothing fits.
                let Some((after_star, mut from)) = retry else { return false };
                if from.next().is_none() {
                    return false;
                }
                (pattern, name) = (after_star.clone(), from.clone());
                retry = Some((after_star, from));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_are_named_by_username_pattern_or_id() {
        let (ada, other): (UserId, UserId) = ("0055j000000utlA".parse().unwrap(), "0055j000000utlP".parse().unwrap());
        let named = |text: &str, id, username| parse(text).unwrap().is(id, username);
        assert!(named("Ada@Acme.com", ada, Some("ada@ACME.com")));
        assert!(!named("ada@acme.com", ada, Some("ada@acme.com.sandbox")));
        assert!(!named("ada@acme.com", ada, None), "without a username a name says nothing");
        assert!(named("BG-*@acme.com", ada, Some("bg-1@acme.com")));
        assert!(named("0055j000000utlPAAQ", other, None), "a 15-character id is the same user");
        assert!(!named("0055j000000utlPAAQ", ada, Some("0055j000000utlPAAQ")));
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", " ", "ada", "@acme.com", "ada@", "a@b@c", "*", "*@*", "?*", "a,b@c.d", "[ab]@c.d", "a b@c.d", "00e5j000000utlP"] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(parse(&format!("{}@acme.com", "a".repeat(80))).is_err());
    }

    #[test]
    fn patterns_fit_whole_names() {
        assert!(fits("*@acme.com", "ada@acme.com"));
        assert!(fits("bg-?@acme.com", "bg-1@acme.com"));
        assert!(!fits("bg-?@acme.com", "bg-12@acme.com"));
        assert!(!fits("ada", "ada@acme.com"));
        assert!(!fits("a.a@acme.com", "aba@acme.com"));
    }

    proptest! {
        #[test]
        fn fitting_agrees_with_regular_expressions(pattern in "[ab*?.]{0,8}", name in "[ab.]{0,10}") {
            let expression = format!("^{}$", regex::escape(&pattern).replace(r"\*", ".*").replace(r"\?", "."));
            prop_assert_eq!(fits(&pattern, &name), regex::Regex::new(&expression).unwrap().is_match(&name));
        }
    }
}
