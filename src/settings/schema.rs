use schemars::Schema;
use schemars::generate::SchemaSettings;

use super::Settings;

/// The JSON Schema of the settings file, for editors; made from the types, so that it cannot say
/// anything else than they do. Draft 7 is what TOML editors understand.
#[must_use]
pub fn schema() -> Schema {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<Settings>()
}

#[cfg(test)]
mod tests;
