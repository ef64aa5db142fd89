//! Files in, logins out.

mod bad_input;
mod duplicates;
mod forms;
mod meaning;
mod same_result;

use std::io::Write;
use std::path::{Path, PathBuf};

use super::run::fold_on;
use super::*;
use crate::logins::{Logins, Stream, UserKey};
use crate::model::{Source, UserId, Utc};
use crate::snapshot::{LoginFile, LoginForm};

const PLAIN: LoginForm = LoginForm::ObjectCsv { separator: b',', gzip: false };
const GZIP: LoginForm = LoginForm::ObjectCsv { separator: b',', gzip: true };
const JSON: LoginForm = LoginForm::Json { gzip: false };
const HEADER: &str =
    "Id,UserId,LoginTime,LoginType,LoginSubType,Status,Application,ApiType,Browser,SourceIp,CountryIso,AuthenticationServiceId";

/// A folder of login files that goes away with the test.
struct Folder {
    folder: tempfile::TempDir,
    files: Vec<LoginFile>,
}

impl Folder {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), files: Vec::new() }
    }

    fn with(content: impl AsRef<[u8]>) -> Self {
        Self::new().and("LoginHistory.csv", PLAIN, content)
    }

    fn and(mut self, name: &str, form: LoginForm, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(name);
        std::fs::OpenOptions::new().create_new(true).write(true).open(&path).unwrap().write_all(content.as_ref()).unwrap();
        self.files.push(LoginFile { path, input: self.files.len(), form });
        self
    }

    fn fold(self) -> Reading {
        self.fold_on(2)
    }

    fn fold_on(&self, threads: usize) -> Reading {
        fold_on(threads, &Source::Complete(self.files.clone()), latest(), &|_| {})
    }
}

fn latest() -> Utc {
    Utc::parse(b"2026-11-24T10:00:00Z").unwrap()
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(content).unwrap();
    writer.finish().unwrap()
}

fn ann() -> UserKey {
    UserKey::Id(UserId("0055j000000utlPAAQ".parse().unwrap()))
}

fn logins(reading: &Reading) -> &Logins {
    reading.logins.read().expect("something was read")
}

fn streams(reading: &Reading) -> &[Stream] {
    logins(reading).of(&ann())
}

/// One CSV row of Ann's: number, time, type, subtype, status, application, API type.
fn row(number: u32, time: &str, kind: &str, sub: &str, status: &str, app: &str, api: &str) -> String {
    format!(
        "0Ya5j0000{number:06}AAA,0055j000000utlPAAQ,{time},{kind},{sub},{status},{app},{api},Chrome 131,203.0.113.{},DE,\n",
        number % 250
    )
}

fn file(rows: impl IntoIterator<Item = String>) -> String {
    std::iter::once(format!("{HEADER}\n")).chain(rows).collect()
}

/// What a column is called in a path, for files of real exports.
fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/real").join(path);
    path.exists().then_some(path)
}
