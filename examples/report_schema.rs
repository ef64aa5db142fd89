//! Prints the JSON Schema of `report.json`: `cargo run --example report_schema > docs/report.schema.json`.

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &sf_preflight::report::schema())?;
    out.write_all(b"\n")
}
