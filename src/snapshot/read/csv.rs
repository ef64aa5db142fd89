//! Tables of cells: what the `sf` CLI, the Bulk API, Data Loader and the weekly Data Export write.

use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};
use encoding_rs::WINDOWS_1252;

use super::bounded::{Bounded, Since};
use super::content::Content;
use super::layout::{Layout, secrets};
use super::reading::{Outcome, Reading, Refusal};
use super::{FileNote, data_end, foreign, recognise};
use crate::diagnostic::Diagnostic;
use crate::model::{SourceName, Utc};
use crate::snapshot::catalogue::Entry;
use crate::snapshot::coverage::{Flaw, Status, counted};
use crate::snapshot::login_file::LoginForm;
use crate::snapshot::table::Row;
use crate::snapshot::tables::Tables;

/// Bytes read at a time.
const BUFFER: usize = 64 * 1024;

/// Reads one table.
pub(super) fn read(content: Content, file: FileNote<'_>, tables: &mut Tables) -> Reading {
    let (gzip, utf16) = (content.gzip, content.utf16);
    let separator = separator(content.head());
    let lone_returns = ends_in_lone_return(content.head());
    let (content, since) = Bounded::new(content);
    let mut reader = reader(separator).from_reader(content);
    let mut record = ByteRecord::new();
    match reader.read_byte_record(&mut record) {
        Ok(true) => {}
        Ok(false) => return Reading::refused(foreign::empty(file.name)),
        Err(error) => return Reading::refused(foreign::damaged(&broken(error, gzip), file.name)),
    }
    let header: Vec<String> = record.iter().map(|cell| decoded(cell).trim().trim_start_matches('\u{feff}').trim().to_owned()).collect();
    let columns: Vec<&str> = header.iter().map(String::as_str).collect();
    let entry = match recognise::by_columns(&columns, None, file.name) {
        Ok(entry) => entry,
        Err(refusal) => return Reading::refused(refusal),
    };
    let mut rows = Rows { reader, since, header: &header, entry, file, gzip, latin: 0 };
    let mut reading = if entry.source == SourceName::LoginHistory {
        if utf16 {
            return Reading::refused(sixteen_bits());
        }
        if lone_returns {
            return Reading::refused(no_line_feeds());
        }
        let mut reading = Reading::new("", Outcome::Logins(LoginForm::ObjectCsv { separator, gzip }));
        kind(&header, rows.peek().as_ref()).clone_into(&mut reading.kind);
        reading
    } else {
        let mut reading = Reading::new("", Outcome::Rows(entry.source));
        reading.kind = rows.read_all(tables, &mut reading).to_owned();
        reading
    };
    if let Some(warning) = secrets(columns.iter().copied(), file.name) {
        reading.warnings.push(warning);
    }
    if let Some(twice) = repeated(&columns) {
        reading.warnings.push(
            Diagnostic::warning(format!("`{}` has the column `{twice}` more than once; the first one counts", file.name))
                .help("export it again with each column once"),
        );
    }
    if rows.latin > 0 {
        reading.warnings.push(
            Diagnostic::warning(format!("`{}` is not UTF-8 in {}, read as Windows-1252", file.name, counted(rows.latin, "row")))
                .help("save it as UTF-8 if names look wrong"),
        );
    }
    reading
}

fn reader(separator: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).has_headers(false).flexible(true).buffer_capacity(BUFFER);
    builder
}

/// The data rows of one file.
struct Rows<'f> {
    reader: Reader<Bounded<Content>>,
    since: Since,
    header: &'f [String],
    entry: &'static Entry,
    file: FileNote<'f>,
    gzip: bool,
    /// Rows that are not UTF-8.
    latin: u64,
}

impl Rows<'_> {
    /// The first data row, for the form it has.
    fn peek(&mut self) -> Option<ByteRecord> {
        let mut record = ByteRecord::new();
        self.reader.read_byte_record(&mut record).ok().filter(|more| *more).map(|_| record)
    }

    /// Reads all rows into their table and tells which kind of CSV it is.
    fn read_all(&mut self, tables: &mut Tables, reading: &mut Reading) -> &'static str {
        let layout = Layout::of(self.entry, self.header);
        let sink = tables.sink(self.entry);
        let mut record = ByteRecord::new();
        let mut form = None;
        // The header's own line end tells whether the reader leaves a line feed behind.
        let mut lines = Lines { end: self.reader.position().line(), behind: self.reader.position().line() == 1 };
        loop {
            self.since.restart();
            match self.reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    let reason = format!("`{}` ends early: {}", self.file.name, broken(error, self.gzip));
                    reading.flaws.push(Flaw::new(reason, "copy or export it again"));
                    break;
                }
            }
            if form.is_none() {
                form = Some(kind(self.header, Some(&record)));
            }
            let line = lines.of(&record, self.reader.position().line());
            if record.len() != self.header.len() {
                if record.iter().all(<[u8]>::is_empty) {
                    continue;
                }
                let why = format!("{}, the header has {}", counted(record.len() as u64, "cell"), self.header.len());
                reading.rejects.add(line, None, why);
                continue;
            }
            if memchr::memchr(0, record.as_slice()).is_some() {
                reading.rejects.add(line, None, "holds a zero byte");
                continue;
            }
            if !record.as_slice().is_ascii() && record.iter().any(|cell| std::str::from_utf8(cell).is_err()) {
                record = record.iter().map(|cell| WINDOWS_1252.decode_without_bom_handling(cell).0.into_owned()).collect();
                self.latin += 1;
            }
            let text = |at: usize| record.get(at).and_then(|cell| std::str::from_utf8(cell).ok());
            let cell = |index: usize| layout.positions.get(index).copied().flatten().and_then(text);
            match sink.take(&Row { input: self.file.input, identity: layout.identity.and_then(text), cell: &cell }) {
                Ok(()) => reading.rows += 1,
                Err(error) => reading.rejects.add(line, Some(error.column), error.why),
            }
        }
        form.unwrap_or_else(|| kind(self.header, None))
    }
}

/// Finds the line a record begins in: the reader's own count stands before the blank lines that it
/// skips, and does not see the line feed of a carriage return until the next record.
struct Lines {
    /// The reader's line after the last record.
    end: u64,
    /// The line feed that ends a record is still to be read.
    behind: bool,
}

impl Lines {
    fn of(&mut self, record: &ByteRecord, end: u64) -> u64 {
        let inside = if self.end + 1 >= end { 0 } else { memchr::memchr_iter(b'\n', record.as_slice()).count() as u64 };
        let (own_end, first) = if self.behind { (0, self.end + 1) } else { (1, self.end) };
        self.end = end;
        end.saturating_sub(inside + own_end).max(first)
    }
}

/// Which program wrote a table, by its header and its first row.
///
/// Source: Data Loader writes headings in capitals (forcedotcom/dataloader, `CSVFileWriter`); the
/// weekly Data Export writes times without a zone and flags as 1 and 0, as a published file of it
/// shows.
fn kind(header: &[String], first: Option<&ByteRecord>) -> &'static str {
    let zoneless = |cell: &[u8]| cell.len() == 19 && cell.get(10) == Some(&b' ') && Utc::parse(cell).is_some();
    let flag = |name: &str, cell: &[u8]| matches!(cell, b"0" | b"1") && FLAGS.iter().any(|start| name.starts_with(start));
    if !header.iter().any(|column| column.bytes().any(|byte| byte.is_ascii_lowercase())) {
        "Data Loader CSV"
    } else if first.is_some_and(|row| header.iter().zip(row).any(|(name, cell)| zoneless(cell) || flag(name, cell))) {
        "Data Export CSV"
    } else {
        "sf CSV"
    }
}

/// What names of flags start with.
const FLAGS: [&str; 5] = ["Is", "Has", "Options", "Permissions", "AuthOptions"];

/// The byte between cells: the one that parts the header into the most cells.
fn separator(head: &[u8]) -> u8 {
    let cells = |separator: u8| {
        let mut record = ByteRecord::new();
        let read = reader(separator).from_reader(head).read_byte_record(&mut record);
        if matches!(read, Ok(true)) { record.len() } else { 0 }
    };
    // The comma wins a draw: it stands first, and only more cells displace it.
    [b',', b';', b'\t', b'|']
        .into_iter()
        .fold((b',', 0), |best, separator| {
            let count = cells(separator);
            if count > best.1 { (separator, count) } else { best }
        })
        .0
}

/// The first column whose name occurs again.
fn repeated<'a>(columns: &[&'a str]) -> Option<&'a str> {
    columns
        .iter()
        .enumerate()
        .find(|(at, column)| columns.iter().skip(at + 1).any(|other| other.eq_ignore_ascii_case(column)))
        .map(|(_, column)| *column)
}

fn decoded(cell: &[u8]) -> std::borrow::Cow<'_, str> {
    std::str::from_utf8(cell).map_or_else(|_| WINDOWS_1252.decode_without_bom_handling(cell).0, std::borrow::Cow::Borrowed)
}

fn broken(error: csv::Error, gzip: bool) -> String {
    match error.into_kind() {
        ErrorKind::Io(error) => data_end(&error, gzip),
        _ => "it is no table of cells".into(),
    }
}

/// Whether the header ends in a carriage return without a line feed, as old Macintosh programs and
/// Excel's *CSV (Macintosh)* write. Names of columns hold no line ends.
fn ends_in_lone_return(head: &[u8]) -> bool {
    let after = memchr::memchr2(b'\r', b'\n', head).and_then(|at| head.get(at..)).unwrap_or_default();
    matches!(after, [b'\r', next, ..] if *next != b'\n')
}

/// Blocks of login rows are parted at line feeds: without one, all rows would be one header.
fn no_line_feeds() -> Refusal {
    login_rows_as(
        "with lines that end in a carriage return alone",
        "save it with ordinary line ends: in Excel as `CSV UTF-8`, not as `CSV (Macintosh)`",
    )
}

/// Login rows are read in blocks of bytes, which need an encoding that keeps ASCII.
pub(super) fn sixteen_bits() -> Refusal {
    login_rows_as("as UTF-16", "save it as UTF-8; in PowerShell 5 write `| Out-File -Encoding utf8 LoginHistory.csv` instead of `>`")
}

fn login_rows_as(form: &str, help: &str) -> Refusal {
    Refusal {
        what: format!("holds login rows {form}, which this version does not read"),
        help: help.into(),
        promised: Some((SourceName::LoginHistory, Status::Error)),
        kind: None,
    }
}
