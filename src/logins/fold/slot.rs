//! One file as the workers share it.

use std::io::{self, Read};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};

use super::input::{Bytes, open};
use crate::logins::layout::Layout;
use crate::logins::split::{BLOCK, Blocks, Record, Records, header_end, unquoted};
use crate::model::Utc;
use crate::snapshot::{LoginFile, LoginForm};

/// What earlier passes found out about a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Quoting is not well-formed: one thread reads it.
    pub(super) lenient: bool,
    /// Times that other files cover as well, both ends inside.
    pub(super) shared: Vec<(Utc, Utc)>,
    /// Place among the files by path: decides between equal rows.
    pub(super) order: u32,
}

/// A file and how far it is.
pub(super) struct Slot<'a> {
    pub(super) file: &'a LoginFile,
    pub(super) plan: &'a Plan,
    pub(super) stage: Mutex<Stage>,
}

/// How far a file is.
pub(super) enum Stage {
    /// Nobody has opened it.
    Waiting,
    /// Blocks are being handed out.
    Open(Box<Blocks<Bytes>>, Arc<Layout>),
    /// Nothing is left to hand out.
    Done,
}

/// A CSV file whose header was read.
pub(super) struct Opened {
    pub(super) blocks: Blocks<Bytes>,
    pub(super) layout: Layout,
    /// Lines of the header.
    pub(super) lines: u64,
}

/// Why a CSV file could not be begun.
pub(super) enum Refused {
    /// It holds nothing: no rows, no error.
    Empty,
    /// The header is not well-formed.
    Stray,
    /// It cannot be read.
    Unusable(String),
}

impl Slot<'_> {
    /// Whether its content is gzip.
    pub(super) const fn gzip(&self) -> bool {
        match self.file.form {
            LoginForm::ObjectCsv { gzip, .. } | LoginForm::Json { gzip } => gzip,
        }
    }

    /// Opens it.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub(super) fn bytes(&self, read: &Arc<AtomicU64>) -> io::Result<Bytes> {
        open(&self.file.path, self.gzip(), read)
    }

    /// Opens it and reads its header.
    ///
    /// # Errors
    /// Why it cannot be begun.
    pub(super) fn header(&self, separator: u8, read: &Arc<AtomicU64>) -> Result<Opened, Refused> {
        let failed = |error: io::Error| Refused::Unusable(reason(&error));
        let mut bytes = self.bytes(read).map_err(failed)?;
        let mut start = Vec::new();
        let broken = bytes.by_ref().take(BLOCK as u64).read_to_end(&mut start).err();
        let mut begin = 0;
        let mut lines = 0;
        while let Some(b'\r' | b'\n') = start.get(begin) {
            lines += u64::from(start.get(begin) == Some(&b'\n'));
            begin += 1;
        }
        start.drain(..begin);
        if start.is_empty() {
            return Err(broken.map_or(Refused::Empty, failed));
        }
        let end = match header_end(&start) {
            Some(end) => end,
            None if start.len() < BLOCK && broken.is_none() => start.len(),
            None => return Err(broken.map_or_else(|| Refused::Unusable("it does not begin with a header line".into()), failed)),
        };
        let rest = start.split_off(end);
        let mut records = Records::default();
        records.begin();
        if !records.advance(&start, separator) {
            return Err(Refused::Stray);
        }
        let Some(header) = records.records(&start).next() else { return Err(Refused::Stray) };
        let layout = layout(&header, separator);
        let lines = lines + records.newlines();
        let rest = Blocks::new(Box::new(io::Cursor::new(rest).chain(Rest { broken, bytes })) as Bytes);
        Ok(Opened { blocks: rest, layout, lines })
    }
}

fn layout(header: &Record<'_, '_>, separator: u8) -> Layout {
    let names: Vec<_> = (0..header.len()).map(|index| unquoted(header.cell(index))).collect();
    Layout::of(names.iter().map(AsRef::as_ref), separator)
}

/// The rest of a file; an error that reading ahead met is given where it stands.
struct Rest {
    broken: Option<io::Error>,
    bytes: Bytes,
}

impl Read for Rest {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.broken.take() {
            Some(error) => Err(error),
            None => self.bytes.read(buffer),
        }
    }
}

/// An error in words that a reader of the report can use.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "it is cut off: its compressed data end too early".into(),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => format!("its data are damaged: {error}"),
        io::ErrorKind::PermissionDenied => "it may not be read: permission denied".into(),
        io::ErrorKind::NotFound => "it is not there any more".into(),
        _ => format!("it cannot be read: {error}"),
    }
}
