//! From a path to a snapshot.

use std::collections::BTreeMap;
use std::path::Path;

use super::catalogue::CATALOGUE;
use super::coverage::{Account, Flaw, Status, counted};
use super::error::{ReadError, why};
use super::folder::{self, Folder, Found};
use super::input::Input;
use super::login_file::LoginFile;
use super::manifest::{self, Manifest};
use super::promise;
use super::read::{self, FileNote, Outcome, Reading, Refusal};
use super::tables::{Tables, source};
use super::{Coverage, Snapshot};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{SourceName, Utc};

impl Snapshot {
    /// Reads a folder of exports with its sub-folders, or one exported file.
    ///
    /// Rows that speak of events after `latest` (the clock and a day) are refused. Files of login
    /// rows are named in [`Snapshot::logins`] and read elsewhere; [`Snapshot::settle`] takes over
    /// what came of that.
    ///
    /// # Errors
    /// [`ReadError`] only if nothing usable was read; everything less is in the coverage, the
    /// inputs and the warnings.
    pub fn open(path: &Path, latest: Utc) -> Result<Self, ReadError> {
        let folder = folder::list(path)?;
        if folder.files.is_empty() && folder.skipped.is_empty() {
            return Err(ReadError::Empty(path.to_path_buf()));
        }
        let mut opening = Opening::new(latest);
        opening.skipped(&folder);
        for found in &folder.files {
            opening.read(found);
        }
        if !opening.accounts.values().any(|account| account.read) {
            return Err(ReadError::NothingRecognised { path: path.to_path_buf(), seen: opening.seen });
        }
        Ok(opening.finish(&folder.files))
    }

    /// Whether the org has no such column, by the manifest's word: then nobody has what it would
    /// say, while a column that was not asked for leaves it open.
    #[must_use]
    pub fn org_lacks(&self, source: SourceName, column: &str) -> bool {
        let Some(manifest) = &self.manifest else { return false };
        manifest.of(source).any(|entry| entry.absent_columns.iter().any(|absent| absent.eq_ignore_ascii_case(column)))
    }

    /// The coverage of a source; none for settings that come as metadata only and were not met.
    #[must_use]
    pub fn coverage_of(&self, source: SourceName) -> Option<&Coverage> {
        self.coverage.iter().find(|line| line.source == source)
    }

    /// Records that a source is less than complete.
    pub(super) fn demote(&mut self, name: SourceName, flaw: Flaw) {
        self.demote_rows(name);
        if let Some(line) = self.coverage.iter_mut().find(|line| line.source == name) {
            if line.status == Status::Complete {
                line.status = Status::Partial;
            }
            line.add(flaw);
        }
    }
}

/// A folder that is being read.
struct Opening {
    tables: Tables,
    accounts: BTreeMap<SourceName, Account>,
    inputs: Vec<Input>,
    logins: Vec<LoginFile>,
    manifest: Option<(String, Manifest)>,
    warnings: Vec<Diagnostic>,
    /// What the files without rows are, for the case that all are so.
    seen: Vec<String>,
}

impl Opening {
    fn new(latest: Utc) -> Self {
        Self {
            tables: Tables::new(latest),
            accounts: BTreeMap::new(),
            inputs: Vec::new(),
            logins: Vec::new(),
            manifest: None,
            warnings: Vec::new(),
            seen: Vec::new(),
        }
    }

    fn skipped(&mut self, folder: &Folder) {
        if folder.hidden > 0 {
            let what = "hidden files and folders, whose names start with a dot, were not looked at";
            self.warnings.push(Diagnostic::warning(format!("{what}: {}", folder.hidden)));
        }
        for (name, what) in &folder.skipped {
            self.lost(name, what, "put the file itself into the folder, readable for this account");
        }
    }

    /// A file of which nothing is known but its name.
    fn lost(&mut self, name: &str, what: &str, help: &str) {
        let promised = read::promised_by_name(name).map(|source| (source, Status::Error));
        self.refuse(name, &Refusal { what: what.to_owned(), help: help.to_owned(), promised, kind: None });
    }

    fn refuse(&mut self, name: &str, refusal: &Refusal) {
        let reason = format!("`{name}` {}", refusal.what);
        self.seen.push(format!("{reason}: {}", refusal.help));
        self.warnings
            .push(Diagnostic::warning(format!("{reason}; nothing was read from it")).at(Place::file(name)).help(refusal.help.clone()));
        if let Some((source, status)) = refusal.promised {
            let flaw = Flaw::new(reason, refusal.help.clone());
            self.accounts.entry(source).or_default().refused.push((status, flaw));
        }
    }

    fn read(&mut self, found: &Found) {
        let name = found.name.as_str();
        if name.rsplit('/').next() == Some("requests.jsonl") {
            self.list(name, "request log", None);
            return;
        }
        let index = self.inputs.len();
        match read::read(&found.path, FileNote { name, input: index }, &mut self.tables) {
            Ok(reading) => self.take(found, reading),
            Err(error) => {
                self.list(name, "not opened", read::promised_by_name(name));
                self.lost(name, &format!("could not be opened: {}", why(&error)), "let the account that runs this tool read it");
            }
        }
    }

    fn list(&mut self, name: &str, kind: &str, source: Option<SourceName>) {
        let (file, kind) = (name.to_owned(), kind.to_owned());
        self.inputs.push(Input { file, kind, source, rows: 0, rejected: Vec::new(), rejected_total: 0 });
    }

    fn take(&mut self, found: &Found, reading: Reading) {
        let Reading { kind, outcome, rows, rejects, flaws, warnings } = reading;
        let index = self.inputs.len();
        self.list(&found.name, &kind, None);
        self.warnings.extend(warnings.into_iter().map(|warning| warning.at(Place::file(&found.name))));
        let source = match outcome {
            Outcome::Rows(source) => source,
            Outcome::Logins(form) => {
                self.logins.push(LoginFile { path: found.path.clone(), input: index, form });
                SourceName::LoginHistory
            }
            Outcome::Manifest(text) => return self.manifest(&found.name, &text),
            Outcome::Own => return,
            Outcome::Refused(_) if found.name.rsplit('/').next() == Some(manifest::FILE) => {
                let help = "collect the snapshot again, or take the file out of the folder";
                return self.refuse(&found.name, &Refusal::unknown("is no manifest of this tool", help));
            }
            Outcome::Refused(refusal) => return self.refuse(&found.name, &refusal),
        };
        if let Some(input) = self.inputs.last_mut() {
            input.source = Some(source);
            input.rows = rows;
            input.rejected = rejects.first;
            input.rejected_total = rejects.total;
        }
        let account = self.accounts.entry(source).or_default();
        account.read = true;
        account.rejected += rejects.total;
        account.flaws.extend(flaws);
    }

    fn manifest(&mut self, name: &str, text: &str) {
        if let Some((first, _)) = &self.manifest {
            let warning = Diagnostic::warning(format!("`{name}` is a second manifest beside `{first}`; only the first counts"));
            self.warnings.push(warning.at(Place::file(name)).help("read one snapshot at a time"));
            return;
        }
        match manifest::parse(text) {
            Ok((manifest, notes)) => {
                self.warnings.extend(notes.into_iter().map(|note| Diagnostic::warning(note).at(Place::file(name))));
                self.manifest = Some((name.to_owned(), manifest));
            }
            Err(error) => self.warnings.push(
                Diagnostic::warning(format!("`{name}` is no manifest of this tool: {error}; what it promises was not checked"))
                    .at(Place::file(name))
                    .help("collect the snapshot again"),
            ),
        }
    }

    /// Files that say different things of one record: told, and the source is not complete.
    fn contradictions(&mut self) {
        for (source, (first, second), what) in self.tables.contradictions() {
            let name = |index: usize| self.inputs.get(index).map_or("", |input| input.file.as_str());
            let columns = what.columns.iter().copied().collect::<Vec<_>>().join(", ");
            let records = counted(what.rows, "record");
            let reason = if first == second {
                format!("`{}` contradicts itself about {records} ({columns})", name(first))
            } else {
                format!("`{}` and `{}` contradict each other about {records} ({columns})", name(first), name(second))
            };
            let help = "keep the newer file only";
            self.warnings
                .push(Diagnostic::warning(format!("{reason}; those cells count as unknown")).at(Place::file(name(second))).help(help));
            self.accounts.entry(source).or_default().flaws.push(Flaw::new(reason, help));
        }
    }

    fn finish(mut self, files: &[Found]) -> Snapshot {
        self.contradictions();
        let coverage = self.coverage();
        let Self { tables, accounts, inputs, logins, manifest, warnings, .. } = self;
        let complete = |name: SourceName| accounts.get(&name).and_then(Account::complete);
        let mut snapshot = tables.into_snapshot(complete);
        snapshot.logins = source(SourceName::LoginHistory, logins, &complete);
        snapshot.inputs = inputs;
        snapshot.coverage = coverage;
        snapshot.warnings = warnings;
        snapshot.newest = snapshot.newest_event();
        if let Some((name, manifest)) = manifest {
            let prefix = name.rfind('/').and_then(|at| name.get(..=at)).unwrap_or_default().to_owned();
            snapshot.manifest = Some(manifest);
            promise::check_files(&mut snapshot, &prefix, files);
            promise::check_statuses(&mut snapshot);
            for entry in CATALOGUE.iter().filter(|entry| entry.source != SourceName::LoginHistory) {
                promise::check_rows(&mut snapshot, entry.source);
            }
        }
        for entry in CATALOGUE.iter().filter(|entry| entry.source != SourceName::LoginHistory) {
            snapshot.check_cap(entry.source);
        }
        snapshot.check_references();
        snapshot
    }

    fn coverage(&self) -> Vec<Coverage> {
        let nothing = Account::default();
        let promised = |name: SourceName| self.manifest.as_ref().is_some_and(|(_, manifest)| manifest.of(name).next().is_some());
        SourceName::ALL
            .iter()
            .filter(|name| {
                let decides = CATALOGUE.iter().any(|entry| entry.source == **name && entry.decides());
                decides || self.accounts.contains_key(*name) || promised(**name)
            })
            .map(|name| self.accounts.get(name).unwrap_or(&nothing).line(*name, self.tables.len(*name)))
            .collect()
    }
}

impl Snapshot {
    /// The newest moment that users and audit trail speak of.
    fn newest_event(&self) -> Option<Utc> {
        let logins = self.users.rows().iter().filter_map(|user| user.last_login().known().flatten());
        let audit = self.audit_trail.rows().iter().map(super::rows::SetupAuditTrailRow::created);
        logins.chain(audit).max()
    }
}
