//! `manifest.json`, as a collector of snapshots would write it.

use sha2::{Digest as _, Sha256};

use super::Written;
use crate::{Json, Org, Table};

pub(super) fn source(org: &Org, table: &Table, promised: usize, omitted: &[String], written: &[Written]) -> Json {
    let files = written.iter().map(|file| {
        let digest = hex(&Sha256::digest(&file.bytes));
        Json::object([("name", Json::text(&file.name)), ("sha256", Json::text(digest)), ("rows", Json::count(file.rows))])
    });
    let names = |names: &[String]| Json::List(names.iter().map(Json::text).collect());
    Json::object([
        ("source", Json::text(table.object)),
        ("status", Json::text("complete")),
        ("rows", Json::count(promised)),
        ("reason", Json::Null),
        ("files", Json::List(files.collect())),
        ("columns", names(&table.columns)),
        ("omitted_columns", names(omitted)),
        ("absent_columns", Json::List(absent(org, table.object))),
    ])
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

/// Without delegated authentication the org has no such column.
fn absent(org: &Org, object: &str) -> Vec<Json> {
    let carries = matches!(object, "Profile" | "PermissionSet" | "MutingPermissionSet");
    if carries && org.gateway.is_none() { vec![Json::text("PermissionsIsSsoEnabled")] } else { Vec::new() }
}

pub(super) fn manifest(org: &Org, sources: Vec<Json>) -> Json {
    let described = Json::object([
        ("id", Json::text(crate::tables::org_id().as_str())),
        ("name", Json::text(&org.name)),
        ("is_sandbox", Json::Flag(org.is_sandbox)),
        ("instance_url", Json::text(&org.instance_url)),
        ("edition", Json::text("Enterprise Edition")),
    ]);
    let window = Json::object([("from", Json::text(org.history_from().rfc3339())), ("to", Json::text(org.as_of.rfc3339()))]);
    Json::object([
        ("schema", Json::text("sf-preflight/manifest/1")),
        ("org", described),
        ("api_version", Json::text("67.0")),
        ("collected_at", Json::text(org.as_of.rfc3339())),
        ("window", window),
        ("sources", Json::List(sources)),
    ])
}
