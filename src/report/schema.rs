//! The JSON Schema of `report.json`, from the types themselves.

use schemars::generate::SchemaSettings;

use super::Report;

/// The JSON Schema (2020-12) of what [`Format::Json`](super::Format::Json) writes.
#[must_use]
pub fn schema() -> schemars::Schema {
    let mut schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Report>();
    schema.insert("title".to_owned(), super::SCHEMA.into());
    schema
}
