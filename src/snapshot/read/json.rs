//! JSON answers: the `sf` CLI's envelope, a bare answer, an array, or one record a line.

mod document;

use serde::de::DeserializeSeed;
use serde_json::Value;
use serde_json::error::Category;

use super::bounded::{Bounded, Since};
use super::content::Content;
use super::flatten::Flat;
use super::layout::secrets;
use super::reading::{Outcome, Reading, Refusal};
use super::{FileNote, csv, data_end, foreign, recognise};
use crate::diagnostic::Diagnostic;
use crate::model::SourceName;
use crate::snapshot::catalogue::{self, Entry};
use crate::snapshot::coverage::Flaw;
use crate::snapshot::login_file::LoginForm;
use crate::snapshot::manifest;
use crate::snapshot::object::CellError;
use crate::snapshot::table::Row;
use crate::snapshot::tables::Tables;
use document::Document;

/// What a file of JSON has told so far.
struct Answer<'t> {
    file: FileNote<'t>,
    tables: &'t mut Tables,
    reading: Reading,
    /// The object, once the first record told.
    entry: Option<&'static Entry>,
    /// Where the object's columns stood in the last record.
    hints: Vec<Option<usize>>,
    /// Why nothing more of the file is wanted.
    stopped: Option<Stop>,
    /// Records met, read or not.
    records: u64,
    /// Some part of the file is an answer or an array, which may be empty.
    answered: bool,
    /// Records stand for themselves, one after the other.
    loose: bool,
    /// Rows that the answer says there are.
    total: Option<u64>,
    /// The answer says that more pages follow.
    unfinished: bool,
    /// Code of an error answer.
    error: Option<String>,
    /// The file is no answer at all, but a document of ours.
    own: Option<Outcome>,
    warned_of_secrets: bool,
    /// What was read since the last record.
    since: Since,
}

/// Why the reading of a file stops before its end.
enum Stop {
    /// Another room reads the rows.
    Logins,
    /// They are no rows for us.
    Refused(Refusal),
}

/// Whether the file's name says that it holds one record a line; without a line it has no record.
pub(super) fn is_lines(file: &str) -> bool {
    let name = file.to_ascii_lowercase();
    [".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz"].iter().any(|ending| name.ends_with(ending))
}

/// Reads one file of JSON.
pub(super) fn read(mut content: Content, file: FileNote<'_>, tables: &mut Tables) -> Reading {
    let (gzip, utf16) = (content.gzip, content.utf16);
    let (bounded, since) = Bounded::new(&mut content);
    let mut answer = Answer {
        file,
        tables,
        reading: Reading::new("JSON", Outcome::Own),
        entry: None,
        hints: Vec::new(),
        stopped: None,
        records: 0,
        answered: false,
        loose: false,
        total: None,
        unfinished: false,
        error: None,
        own: None,
        warned_of_secrets: false,
        since,
    };
    let mut json = serde_json::Deserializer::from_reader(std::io::BufReader::with_capacity(64 * 1024, bounded));
    let mut broken = None;
    // Only blanks left is the end. Anything else is the next document, or a mistake that it names.
    answer.answered = is_lines(file.name);
    answer.loose = answer.answered;
    while json.end().is_err() {
        if let Err(error) = Document(&mut answer).deserialize(&mut json) {
            broken = answer.stopped.is_none().then_some(error);
            break;
        }
    }
    let broken = broken.map(|error| match error.classify() {
        Category::Io => data_end(&error.into(), gzip),
        Category::Eof => "the JSON is cut off".to_owned(),
        Category::Syntax | Category::Data => format!("the JSON is broken in line {}, column {}", error.line(), error.column()),
    });
    answer.finish(broken, gzip, utf16)
}

impl Answer<'_> {
    /// Takes one element of an array or of an answer's records.
    fn element(&mut self, value: Value) {
        self.since.restart();
        match value {
            Value::Object(fields) if fields.contains_key("errorCode") => self.error = Some(word(fields.get("errorCode"))),
            Value::Object(mut fields) if fields.get("records").is_some_and(Value::is_array) => {
                self.answered = true;
                self.says(fields.get("totalSize"), fields.get("done"));
                if let Some(Value::Array(records)) = fields.remove("records") {
                    for record in records {
                        if self.stopped.is_none() {
                            self.element(record);
                        }
                    }
                }
            }
            Value::Object(fields) => self.record(&Flat::of(fields)),
            _ => {
                self.records += 1;
                self.reading.rejects.add(self.records, None, "is no record");
            }
        }
    }

    /// Takes over what an answer says of its own completeness.
    fn says(&mut self, total: Option<&Value>, done: Option<&Value>) {
        if let Some(total) = total.and_then(Value::as_u64) {
            // Pages of one query repeat its total.
            self.total = Some(self.total.map_or(total, |known| known.max(total)));
        }
        if let Some(done) = done.and_then(Value::as_bool) {
            self.unfinished = !done;
        }
    }

    fn record(&mut self, flat: &Flat) {
        self.records += 1;
        let entry = match self.entry {
            Some(entry) => entry,
            None => match self.recognise(flat) {
                Some(entry) => entry,
                None => return,
            },
        };
        if flat.record_type.as_deref().is_some_and(|name| name != entry.source.as_str()) {
            self.reading.rejects.add(self.records, None, "is a record of another object");
            return;
        }
        match self.take(entry, flat) {
            Ok(()) => self.reading.rows += 1,
            Err(error) => self.reading.rejects.add(self.records, Some(error.column), error.why),
        }
    }

    /// Judges the file by its first record; none if nothing more of it is wanted.
    fn recognise(&mut self, flat: &Flat) -> Option<&'static Entry> {
        let columns: Vec<&str> = flat.names().collect();
        match recognise::by_columns(&columns, flat.record_type.as_deref(), self.file.name) {
            Ok(entry) if entry.source == SourceName::LoginHistory => {
                self.stopped = Some(Stop::Logins);
                None
            }
            Ok(entry) => {
                self.hints = vec![None; entry.columns.unwrap_or_default().len()];
                self.entry = Some(entry);
                Some(entry)
            }
            Err(refusal) => {
                self.stopped = Some(Stop::Refused(refusal));
                None
            }
        }
    }

    fn take(&mut self, entry: &'static Entry, flat: &Flat) -> Result<(), CellError> {
        if !self.warned_of_secrets
            && let Some(warning) = secrets(flat.names(), self.file.name)
        {
            self.warned_of_secrets = true;
            self.reading.warnings.push(warning);
        }
        for (hint, column) in self.hints.iter_mut().zip(entry.columns.unwrap_or_default()) {
            *hint = flat.position(column.name, *hint);
        }
        let hints = &self.hints;
        let cell = |index: usize| hints.get(index).copied().flatten().and_then(|at| flat.text(at));
        let identity = entry.identity.and_then(|name| flat.position(name, None)).and_then(|at| flat.text(at));
        self.tables.sink(entry).take(&Row { input: self.file.input, identity, cell: &cell })
    }

    fn finish(mut self, broken: Option<String>, gzip: bool, utf16: bool) -> Reading {
        let file = self.file.name;
        if self.loose {
            "JSON lines".clone_into(&mut self.reading.kind);
        }
        match self.stopped.take() {
            Some(Stop::Refused(refusal)) => return Reading::refused(refusal),
            Some(Stop::Logins) => return self.logins(gzip, utf16),
            None => {}
        }
        if let Some(own) = self.own {
            self.reading.kind = if matches!(own, Outcome::Manifest(_)) { "manifest".into() } else { "file of this tool".into() };
            self.reading.outcome = own;
            return self.reading;
        }
        if let (None, Some(code)) = (self.entry, &self.error) {
            return Reading::refused(foreign::error_answer(code, file));
        }
        let Some(entry) = self.entry else {
            return match (broken, self.total) {
                (Some(how), _) => Reading::refused(foreign::damaged(&how, file)),
                (None, Some(1..)) => Reading::refused(foreign::aggregate(file)),
                (None, _) if self.answered && self.reading.rejects.total == 0 => self.empty_answer(gzip, utf16),
                (None, _) => Reading::refused(foreign::unknown_columns(file)),
            };
        };
        self.reading.outcome = Outcome::Rows(entry.source);
        if let Some(how) = broken {
            self.reading.flaws.push(Flaw::new(format!("`{file}` ends early: {how}"), "copy or export it again"));
        }
        if let Some(code) = &self.error {
            let code = foreign::code(code);
            self.reading.flaws.push(Flaw::new(format!("`{file}` holds an error answer among its rows ({code})"), "export it again"));
        }
        let fetch = "fetch the other pages too, or export it again with `sf data query`";
        match self.total {
            Some(total) if total > self.records => {
                let reason = format!("`{file}` holds {} of {total} rows", self.records);
                self.reading.flaws.push(Flaw::new(reason, fetch));
            }
            _ if self.unfinished => {
                self.reading.flaws.push(Flaw::new(format!("`{file}` is one page of several (`done` is false)"), fetch));
            }
            _ => {}
        }
        self.reading
    }

    /// An answer without records: only the file's name tells of which object.
    fn empty_answer(mut self, gzip: bool, utf16: bool) -> Reading {
        match recognise::promised_by_name(self.file.name).and_then(catalogue::entry) {
            Some(entry) if entry.source == SourceName::LoginHistory => self.logins(gzip, utf16),
            Some(entry) => {
                self.reading.outcome = Outcome::Rows(entry.source);
                if self.unfinished {
                    let reason = format!("`{}` is one page of several (`done` is false)", self.file.name);
                    self.reading.flaws.push(Flaw::new(reason, "export it again with `sf data query`"));
                }
                self.reading
            }
            None => Reading::refused(Refusal::unknown(
                "holds an empty answer that does not tell of which object",
                "name it after its object, such as `User.json`",
            )),
        }
    }

    fn logins(mut self, gzip: bool, utf16: bool) -> Reading {
        if utf16 {
            return Reading::refused(csv::sixteen_bits());
        }
        self.reading.outcome = Outcome::Logins(LoginForm::Json { gzip });
        self.reading
    }

    /// Takes a document that is neither an answer nor an array.
    fn lone(&mut self, fields: serde_json::Map<String, Value>) {
        self.since.restart();
        let schema = fields.get("schema").and_then(Value::as_str).unwrap_or_default();
        if schema.starts_with(manifest::FAMILY) {
            self.own = Some(Outcome::Manifest(Value::Object(fields).to_string()));
        } else if schema.starts_with("sf-preflight/") {
            self.own = Some(Outcome::Own);
            let warning = Diagnostic::warning(format!("`{}` was written by this tool and holds no data of the org", self.file.name));
            self.reading.warnings.push(warning.help(foreign::REMOVE));
        } else if let Some(code) = error_code(&fields) {
            self.error = Some(code);
        } else {
            self.loose = true;
            self.record(&Flat::of(fields));
        }
    }
}

/// Whether a document is a report of this tool or the like: a manifest is ours too, and is read.
fn is_report(schema: &Value) -> bool {
    schema.as_str().is_some_and(|schema| schema.starts_with("sf-preflight/") && !schema.starts_with(manifest::FAMILY))
}

/// The code of an error body: REST, OAuth or the CLI's.
fn error_code(fields: &serde_json::Map<String, Value>) -> Option<String> {
    if fields.contains_key("errorCode") {
        return Some(word(fields.get("errorCode")));
    }
    if fields.contains_key("error_description") {
        return Some(word(fields.get("error")));
    }
    let failed = fields.get("status").and_then(Value::as_i64).is_some_and(|status| status != 0);
    (failed && fields.contains_key("message")).then(|| word(fields.get("name")))
}

fn word(value: Option<&Value>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}
