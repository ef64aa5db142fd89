//! Writing a described org as a folder of exports.

mod csv;
mod form;
mod gzip;
mod json;
mod manifest;

pub use form::Form;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::{Org, Table};

/// What to write of an org, and how.
///
/// `Writer::new(&org, Form::CliCsv).without("UserLogin").write(dir)`. Copies are cheap: describe
/// once, then drop one thing after the other from `writer.clone()`.
#[derive(Clone, Debug)]
pub struct Writer<'a> {
    org: &'a Org,
    /// Shared by all copies: what is dropped differs, what is described does not.
    tables: Arc<Vec<Table>>,
    form: Form,
    manifest: bool,
    gzip: BTreeSet<String>,
    parts: BTreeMap<String, usize>,
    dropped: BTreeSet<String>,
    dropped_columns: Vec<(String, String)>,
    cut: BTreeMap<String, usize>,
}

impl<'a> Writer<'a> {
    /// Everything in one form, one plain file an object, with a manifest.
    ///
    /// # Panics
    /// If the description names something that it does not describe.
    pub fn new(org: &'a Org, form: Form) -> Self {
        Self {
            org,
            tables: Arc::new(org.tables()),
            form,
            manifest: true,
            gzip: BTreeSet::new(),
            parts: BTreeMap::new(),
            dropped: BTreeSet::new(),
            dropped_columns: Vec::new(),
            cut: BTreeMap::new(),
        }
    }

    /// With or without `manifest.json`.
    pub fn manifest(mut self, with: bool) -> Self {
        self.manifest = with;
        self
    }

    /// This object as `.gz`.
    pub fn gzip(mut self, object: &str) -> Self {
        self.gzip.insert(object.into());
        self
    }

    /// This object in so many files, `User-1.csv`, `User-2.csv`…
    pub fn parts(mut self, object: &str, number: usize) -> Self {
        self.parts.insert(object.into(), number.max(1));
        self
    }

    /// Without this object, as if it had never been exported. The manifest does not name it.
    pub fn without(mut self, object: &str) -> Self {
        self.dropped.insert(object.into());
        self
    }

    /// Without this column, as if nobody had asked for it. The manifest says it was omitted.
    pub fn without_column(mut self, object: &str, column: &str) -> Self {
        self.dropped_columns.push((object.into(), column.into()));
        self
    }

    /// Only the first rows. The manifest promises them all.
    pub fn rows_cut(mut self, object: &str, rows: usize) -> Self {
        self.cut.insert(object.into(), rows);
        self
    }

    /// Objects and their columns that this form carries, for whoever drops one after the other.
    pub fn columns(&self) -> Vec<(&'static str, Vec<String>)> {
        let carried = |table: &Table| table.columns.iter().filter(|name| self.form.carries(table.object, name)).cloned().collect();
        self.tables.iter().map(|table| (table.object, carried(table))).collect()
    }

    /// Every file by its name.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut sources = Vec::new();
        for mut table in self.tables.iter().cloned() {
            if self.dropped.contains(table.object) {
                continue;
            }
            let promised = table.rows.len();
            let omitted = self.drop_columns(&mut table);
            table.rows.truncate(self.cut.get(table.object).copied().unwrap_or(usize::MAX));
            let written: Vec<_> = self.split(&table).into_iter().map(|(name, part)| self.render(&name, &part)).collect();
            sources.push(manifest::source(self.org, &table, promised, &omitted, &written));
            files.extend(written.into_iter().map(|file| (file.name, file.bytes)));
        }
        if self.manifest {
            files.insert("manifest.json".into(), manifest::manifest(self.org, sources).pretty().into_bytes());
        }
        files
    }

    /// Writes the folder. Files of other names that are there stay.
    ///
    /// # Errors
    /// What the file system says.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        std::fs::create_dir_all(folder)?;
        self.files().into_iter().try_for_each(|(name, bytes)| std::fs::write(folder.join(name), bytes))
    }

    /// Drops what was asked to be dropped and what the form cannot carry; returns the former.
    fn drop_columns(&self, table: &mut Table) -> Vec<String> {
        let asked: Vec<&String> = (self.dropped_columns.iter())
            .filter(|(object, _)| object.eq_ignore_ascii_case(table.object))
            .map(|(_, column)| column)
            .collect();
        let mut omitted = Vec::new();
        for index in (0..table.columns.len()).rev() {
            let name = &table.columns[index];
            let is_asked = asked.iter().any(|column| column.eq_ignore_ascii_case(name));
            if is_asked || !self.form.carries(table.object, name) {
                let name = table.columns.remove(index);
                table.rows.iter_mut().for_each(|row| drop(row.remove(index)));
                if is_asked {
                    omitted.insert(0, name);
                }
            }
        }
        omitted
    }

    fn split(&self, table: &Table) -> Vec<(String, Table)> {
        let parts = self.parts.get(table.object).copied().unwrap_or(1);
        if parts == 1 {
            return vec![(table.object.to_string(), table.clone())];
        }
        let size = table.rows.len().div_ceil(parts).max(1);
        (0..parts)
            .map(|n| {
                let rows = table.rows.iter().skip(n * size).take(size).cloned().collect();
                (format!("{}-{}", table.object, n + 1), Table { object: table.object, columns: table.columns.clone(), rows })
            })
            .collect()
    }

    fn render(&self, name: &str, part: &Table) -> Written {
        let bytes = self.form.render(part);
        let name = format!("{name}.{}", self.form.extension());
        let (name, bytes) = if self.gzip.contains(part.object) { (format!("{name}.gz"), gzip::compress(&bytes)) } else { (name, bytes) };
        Written { name, bytes, rows: part.rows.len() }
    }
}

/// A file of an object.
struct Written {
    name: String,
    bytes: Vec<u8>,
    rows: usize,
}
