//! The JSON Schema of `report.json`, from the types themselves.

use schemars::generate::SchemaSettings;

use super::Report;

/// The JSON Schema (2020-12) of what [`Format::Json`](super::Format::Json) writes. The copy in
/// `docs/report.schema.json` is printed by `cargo run --example report_schema`.
#[must_use]
pub fn schema() -> schemars::Schema {
    let mut schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Report>();
    schema.insert("title".to_owned(), super::SCHEMA.into());
    schema
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::schema;
    use crate::report::{Report, sample};

    const PUBLISHED: &str = include_str!("../../docs/report.schema.json");

    fn errors(report: &Value) -> Vec<String> {
        let validator = jsonschema::validator_for(schema().as_value()).unwrap();
        validator.iter_errors(report).map(|error| error.to_string()).collect()
    }

    fn value(report: &Report) -> Value {
        serde_json::to_value(report).unwrap()
    }

    #[test]
    fn the_published_copy_is_up_to_date() {
        let now = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
        assert!(PUBLISHED == now, "run `cargo run --example report_schema > docs/report.schema.json`");
    }

    #[test]
    fn reports_are_valid() {
        for report in [sample::not_ready(), sample::ready(), sample::unknown(), sample::empty()] {
            assert_eq!(errors(&value(&report)), [] as [String; 0]);
        }
    }

    #[test]
    fn what_is_no_report_is_not_valid() {
        let good = value(&sample::not_ready());
        for (at, wrong) in [
            ("/verdict", json!("fine")),
            ("/as_of", json!(7)),
            ("/users/0/outcome", json!({"explode": null})),
            ("/users/0/outcome/expire_all/effect", json!("bursts")),
            ("/coverage/0/status", json!("read")),
            ("/findings/0/severity", json!("grave")),
            ("/integrations/0/next_expected_login", json!(false)),
            ("/actions/0/outcomes/breaks", json!(-1)),
        ] {
            let mut bad = good.clone();
            *bad.pointer_mut(at).unwrap() = wrong;
            assert_ne!(errors(&bad), [] as [String; 0], "{at}");
        }
        for key in good.as_object().unwrap().keys() {
            let mut bad = good.clone();
            bad.as_object_mut().unwrap().remove(key);
            assert_ne!(errors(&bad), [] as [String; 0], "without {key}");
        }
    }
}
