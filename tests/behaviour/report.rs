//! What holds of every report, whatever was read.

use std::collections::BTreeMap;

use serde_json::Value;

/// The five actions.
pub(crate) const ACTIONS: [&str; 5] = ["expire_all", "force_password_change", "reset_password", "profile_policy", "org_policy"];

/// The six effects.
pub(crate) const EFFECTS: [&str; 6] = ["unaffected", "prompted", "at_risk", "locked_out", "breaks", "unknown"];

/// Panics if a report contradicts itself or its schema.
///
/// The six counts of each action add up to the users read and are what the users' lines say; an
/// action that is not available has neither. `listed` is false where `--no-users` left the lines out.
pub(crate) fn must_be_sound(report: &Value, listed: bool) {
    let schema: Value = serde_json::from_str(include_str!("../../docs/report.schema.json")).unwrap();
    let wrong: Vec<String> = jsonschema::validator_for(&schema).unwrap().iter_errors(report).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "against the schema: {wrong:#?}");

    let names: Vec<&Value> = list(report, "actions").iter().map(|line| &line["action"]).collect();
    assert_eq!(names, ACTIONS);
    let users = list(report, "users");
    for line in list(report, "actions") {
        let action = line["action"].as_str().unwrap();
        if line["available"] == "no" {
            assert!(line["outcomes"].is_null() && users.iter().all(|user| user["outcome"].get(action).is_none()), "{action}");
            continue;
        }
        let of = |effect: &&str| line["outcomes"][*effect].as_u64().unwrap();
        let total: u64 = EFFECTS.iter().map(of).sum();
        let everybody: u64 = EFFECTS.iter().map(|effect| list(report, "actions")[0]["outcomes"][*effect].as_u64().unwrap()).sum();
        assert_eq!(total, everybody, "{action}: every action judges everybody");
        if !listed {
            assert!(users.is_empty());
            continue;
        }
        assert_eq!(total, users.len() as u64, "{action}: the counts add up to the users read");
        for effect in EFFECTS {
            let lines = users.iter().filter(|user| user["outcome"][action]["effect"] == effect).count() as u64;
            assert_eq!(lines, of(&effect), "{action}: {effect}");
        }
    }
}

/// A list of the report.
pub(crate) fn list<'a>(report: &'a Value, name: &str) -> &'a [Value] {
    report[name].as_array().unwrap_or_else(|| panic!("no list `{name}`"))
}

/// Users by username; those known from logins only by id.
pub(crate) fn users(report: &Value) -> BTreeMap<&str, &Value> {
    list(report, "users").iter().map(|user| (user["username"].as_str().or(user["user_id"].as_str()).unwrap(), user)).collect()
}

/// The coverage of a source.
pub(crate) fn coverage<'a>(report: &'a Value, source: &str) -> &'a Value {
    list(report, "coverage").iter().find(|line| line["source"] == source).unwrap_or_else(|| panic!("no coverage of {source}"))
}

/// The file of the input with this name.
pub(crate) fn input<'a>(report: &'a Value, file: &str) -> &'a Value {
    list(report, "inputs").iter().find(|input| input["file"] == file).unwrap_or_else(|| panic!("no input {file}"))
}
