//! `manifest.json`: what a snapshot folder says of itself.

use serde::{Deserialize, Serialize};

/// The schema word of the manifests written and read here.
pub const SCHEMA: &str = "sf-preflight/manifest/1";

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
