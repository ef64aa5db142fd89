use super::*;
use crate::settings::{Assumptions, People, PolicyDays, Thresholds};
use serde_json::Value;
use std::path::Path;

fn read(text: &str) -> Result<Settings, usize> {
    Settings::from_toml(text, Path::new("x.toml")).map_err(|mistakes| mistakes.len())
}

/// Path, schema and default of every key, `$ref`s followed.
fn keys() -> Vec<(String, Value, Value)> {
    fn walk(heading: &str, schema: &Value, root: &Value, default: &Value, keys: &mut Vec<(String, Value, Value)>) {
        let schema = match schema.pointer("/$ref").or_else(|| schema.pointer("/allOf/0/$ref")).and_then(Value::as_str) {
            Some(reference) => root.pointer(reference.trim_start_matches('#')).unwrap(),
            None => schema,
        };
        match schema.get("properties").and_then(Value::as_object) {
            Some(properties) => {
                for (key, inner) in properties {
                    let path = if heading.is_empty() { key.clone() } else { format!("{heading}.{key}") };
                    walk(&path, inner, root, &default[key], keys);
                }
            }
            None => keys.push((heading.to_owned(), schema.clone(), default.clone())),
        }
    }
    let root = schema().to_value();
    let mut keys = Vec::new();
    walk("", &root, &root, &serde_json::to_value(Settings::default()).unwrap(), &mut keys);
    keys
}

#[test]
fn the_published_schema_is_the_one_of_the_types() {
    let published: Value = serde_json::from_str(include_str!("../../../docs/settings.schema.json")).unwrap();
    assert_eq!(published, schema().to_value(), "cargo run --example settings_schema > docs/settings.schema.json");
}

#[test]
fn every_key_of_the_schema_is_read_and_no_other() {
    let keys = keys();
    assert_eq!(keys.len(), 18, "a new key needs a test in the reader too");
    for (key, _, default) in &keys {
        assert_eq!(read(&format!("{key} = {default}")), Ok(Settings::default()), "{key}");
        assert!(read(&format!("{key}x = {default}")).is_err(), "{key}x");
    }
}

#[test]
fn the_schema_and_the_reader_agree_on_bounds() {
    let mut bounded = 0;
    for (key, schema, _) in keys() {
        let bound = |name: &str| schema.get(name).and_then(Value::as_f64);
        if let (Some(least), Some(most)) = (bound("minimum"), bound("maximum")) {
            bounded += 1;
            for (value, possible) in [(least, true), (most, true), (least - 1.0, false), (most + 1.0, false)] {
                assert_eq!(read(&format!("{key} = {value}")).is_ok(), possible, "{key} = {value}");
            }
        }
        if let Some(offered) = schema.get("enum").and_then(Value::as_array) {
            bounded += 1;
            for days in 0..=400 {
                assert_eq!(read(&format!("{key} = {days}")).is_ok(), offered.contains(&days.into()), "{key} = {days}");
            }
        }
    }
    assert_eq!(bounded, 9);
}

#[test]
fn the_schema_accepts_the_defaults_and_refuses_other_keys() {
    let root = schema().to_value();
    let validator = jsonschema::validator_for(&root).unwrap();
    assert!(validator.is_valid(&serde_json::to_value(Settings::default()).unwrap()));
    assert!(validator.is_valid(&serde_json::json!({})));
    for other in [serde_json::json!({"rules": {}}), serde_json::json!({"thresholds": {"x": 1}}), serde_json::json!({"policy_days": 45})] {
        assert!(!validator.is_valid(&other), "{other}");
    }
    // Named here so that a part that loses its schema stops the build.
    let _ = [
        schemars::schema_for!(Thresholds),
        schemars::schema_for!(Assumptions),
        schemars::schema_for!(People),
        schemars::schema_for!(PolicyDays),
    ];
}
