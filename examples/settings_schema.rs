//! Prints the JSON Schema of `sf-preflight.toml`: `cargo run --example settings_schema > docs/settings.schema.json`.

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &sf_preflight::settings::schema())?;
    writeln!(out)
}
