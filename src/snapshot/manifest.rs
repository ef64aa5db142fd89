//! `manifest.json`: what a snapshot folder says of itself.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::SourceName;
use crate::safe;

/// The schema word of the manifests written and read here.
pub const SCHEMA: &str = "sf-preflight/manifest/1";
/// What the schema words of all versions start with.
pub(super) const FAMILY: &str = "sf-preflight/manifest/";
/// The manifest's name in its folder.
pub const FILE: &str = "manifest.json";

/// What a snapshot folder says of itself. Every part but the schema may be missing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Manifest {
    /// `sf-preflight/manifest/1`.
    pub schema: String,
    /// The org.
    pub org: ManifestOrg,
    /// API version that was asked.
    pub api_version: Option<String>,
    /// When the collection began.
    pub collected_at: Option<String>,
    /// Span of login history that was asked for.
    pub window: Option<ManifestWindow>,
    /// What was asked of each source and what came.
    pub sources: Vec<ManifestSource>,
}

/// The org a snapshot was taken from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ManifestOrg {
    /// Org id.
    pub id: Option<String>,
    /// Company name.
    pub name: Option<String>,
    /// Whether it is a sandbox.
    pub is_sandbox: Option<bool>,
    /// My Domain address.
    pub instance_url: Option<String>,
    /// Edition.
    pub edition: Option<String>,
}

/// Span of login history, as RFC 3339 times.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ManifestWindow {
    /// First moment.
    pub from: Option<String>,
    /// First moment after it.
    pub to: Option<String>,
}

/// One source of a snapshot.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ManifestSource {
    /// Object name.
    pub source: String,
    /// A word of [`Status`](super::Status).
    pub status: String,
    /// Rows that were written.
    pub rows: Option<u64>,
    /// Why it is not complete.
    pub reason: Option<String>,
    /// Files that hold it.
    pub files: Vec<ManifestFile>,
    /// Columns that were asked for and came.
    pub columns: Vec<String>,
    /// Columns that were not asked for.
    pub omitted_columns: Vec<String>,
    /// Columns the org does not have.
    pub absent_columns: Vec<String>,
}

/// One file of a source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ManifestFile {
    /// Name relative to the snapshot folder.
    pub name: String,
    /// SHA-256 of its bytes, hex.
    pub sha256: Option<String>,
    /// Rows in it.
    pub rows: Option<u64>,
}

/// A manifest that cannot be understood.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// The file cannot be read.
    #[error("it cannot be read: {0}")]
    Io(#[from] io::Error),
    /// It is no JSON, or a value has another type than it must have.
    #[error("line {line}, column {column} is not what a manifest has there")]
    Form {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// It was written for another version.
    #[error("its schema is not `{SCHEMA}`")]
    Schema,
}

impl From<serde_json::Error> for ManifestError {
    fn from(error: serde_json::Error) -> Self {
        Self::Form { line: error.line(), column: error.column() }
    }
}

impl Manifest {
    /// What it says of one source; mostly one entry.
    pub fn of(&self, source: SourceName) -> impl Iterator<Item = &ManifestSource> {
        self.sources.iter().filter(move |entry| entry.source == source.as_str())
    }
}

/// Reads a manifest's text, and names keys that it should not have.
///
/// # Errors
/// [`ManifestError`] if it is no manifest of this version.
pub fn parse(text: &str) -> Result<(Manifest, Vec<String>), ManifestError> {
    let value: Value = serde_json::from_str(text)?;
    let manifest: Manifest = serde_json::from_str(text)?;
    if manifest.schema != SCHEMA {
        return Err(ManifestError::Schema);
    }
    let known = Manifest {
        window: Some(ManifestWindow::default()),
        sources: vec![ManifestSource { files: vec![ManifestFile::default()], ..ManifestSource::default() }],
        ..Manifest::default()
    };
    let mut unknown = Vec::new();
    compare(&value, &serde_json::to_value(known)?, "", &mut unknown);
    unknown.sort();
    unknown.dedup();
    let notes = unknown.into_iter().map(|key| format!("the manifest's key `{key}` is not known to this version")).collect();
    Ok((manifest, notes))
}

/// Collects keys of `value` that `known` lacks, as dotted paths.
fn compare(value: &Value, known: &Value, path: &str, unknown: &mut Vec<String>) {
    match (value, known) {
        (Value::Object(fields), Value::Object(names)) => {
            for (name, field) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                match names.get(name) {
                    Some(known) => compare(field, known, &path, unknown),
                    None => unknown.push(path.chars().filter(|c| !c.is_control()).take(80).collect()),
                }
            }
        }
        (Value::Array(items), Value::Array(known)) => {
            if let Some(known) = known.first() {
                for item in items {
                    compare(item, known, path, unknown);
                }
            }
        }
        _ => {}
    }
}

/// Reads the manifest of a folder.
///
/// # Errors
/// [`ManifestError`] if there is none, or it cannot be understood.
pub fn read(folder: &Path) -> Result<Manifest, ManifestError> {
    let text = std::fs::read_to_string(folder.join(FILE))?;
    parse(&text).map(|(manifest, _)| manifest)
}

/// Writes the manifest of a folder: for the user alone, and whole or not at all.
///
/// # Errors
/// What the system says if the folder cannot be written to.
pub fn write(folder: &Path, manifest: &Manifest) -> io::Result<PathBuf> {
    let mut text = serde_json::to_vec_pretty(manifest)?;
    text.push(b'\n');
    let path = folder.join(FILE);
    safe::write_private(&path, &text)?;
    Ok(path)
}
