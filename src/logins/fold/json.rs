//! Login rows as JSON: the CLI's envelope, a bare answer, an array, or one record a line.

use std::fmt;
use std::io::BufReader;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::cells::{UserCode, record_id};
use super::input::Bytes;
use super::notes::{At, Notes, Refusal, Trouble};
use super::pass::Work;
use super::slot::Slot;
use crate::logins::columns::{COLUMNS, Column, ColumnSet};
use crate::logins::layout::Cells;

/// Reads a file; rows are counted as they come, so memory does not follow the file.
pub(super) fn read_json<W: Work>(slot: &Slot<'_>, notes: &mut Notes, worker: &mut W, bytes: Bytes) {
    let mut rows = Rows { slot, notes, worker, number: 0, before: None, said_total: None, not_done: false };
    let mut values = serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, bytes));
    let mut trouble = None;
    while trouble.is_none() && values.end().is_err() {
        trouble = Node { rows: &mut rows }.deserialize(&mut values).err().map(|error| format!("it is no complete JSON: {error}"));
    }
    let (number, total, not_done) = (rows.number, rows.said_total, rows.not_done);
    if let Some(why) = trouble {
        notes.troubles.push(if number == 0 { Trouble::Unusable(why) } else { Trouble::Broken(why) });
    } else if not_done {
        notes.troubles.push(Trouble::Broken(format!("it is one page of a longer answer (`done` is false): {number} rows")));
    } else if let Some(total) = total.filter(|total| *total > number) {
        notes.troubles.push(Trouble::Broken(format!("it holds {number} of {total} rows (`totalSize`)")));
    }
}

struct Rows<'a, 'b, W> {
    slot: &'a Slot<'b>,
    notes: &'a mut Notes,
    worker: &'a mut W,
    /// Records so far.
    number: u64,
    /// Id of the record before.
    before: Option<UserCode>,
    said_total: Option<u64>,
    not_done: bool,
}

impl<W: Work> Rows<'_, '_, W> {
    fn record(&mut self, record: &Texts) {
        let mut texts = [&b""[..]; COLUMNS];
        for (to, from) in texts.iter_mut().zip(&record.texts) {
            *to = from.as_bytes();
        }
        let cells = Cells::Texts(record.columns, &texts);
        let at = At { block: 0, line: self.number };
        self.number += 1;
        self.notes.columns = self.notes.columns.union(record.columns);
        let missing = [Column::UserId, Column::LoginTime].into_iter().find(|column| !record.columns.has(*column));
        self.notes.note_repeat(&mut self.before, record_id(cells.of(Column::Id)));
        let result = match missing {
            Some(column) => Err(Refusal { column: Some(column.name()), why: "the record has no such field".into() }),
            None => self.worker.row(self.slot, &cells, self.notes),
        };
        if let Err(refusal) = result {
            self.notes.refuse(at, refusal);
        }
        self.worker.tidy();
    }
}

/// The texts of one record.
#[derive(Default)]
struct Texts {
    columns: ColumnSet,
    texts: [String; COLUMNS],
}

impl Texts {
    fn set(&mut self, column: Column, text: Option<String>) {
        if self.columns.add(column)
            && let Some(to) = self.texts.get_mut(column as usize)
        {
            *to = text.unwrap_or_default();
        }
    }
}

/// A record, a list of records, or an envelope around one of these.
struct Node<'r, 'a, 'b, W> {
    rows: &'r mut Rows<'a, 'b, W>,
}

impl<'de, W: Work> DeserializeSeed<'de> for Node<'_, '_, '_, W> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, W: Work> Visitor<'de> for Node<'_, '_, '_, W> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records of LoginHistory")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<(), A::Error> {
        while records.next_element_seed(Node { rows: self.rows })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let mut texts = Texts::default();
        let mut is_envelope = false;
        while let Some(name) = fields.next_key::<String>()? {
            match name.as_str() {
                "records" | "result" => {
                    is_envelope = true;
                    fields.next_value_seed(Node { rows: self.rows })?;
                }
                "totalSize" => self.rows.said_total = fields.next_value::<Scalar>()?.0.and_then(|text| text.parse().ok()),
                "done" => self.rows.not_done |= fields.next_value::<Scalar>()?.0.as_deref() == Some("false"),
                "errorCode" => return Err(A::Error::custom("it is an error answer, not rows")),
                other => match Column::of_header(other.as_bytes()) {
                    Some(column) => texts.set(column, fields.next_value::<Scalar>()?.0),
                    None => {
                        fields.next_value::<IgnoredAny>()?;
                    }
                },
            }
        }
        if !is_envelope {
            self.rows.record(&texts);
        }
        Ok(())
    }
}

/// A value as text; null and what is no single value are none.
struct Scalar(Option<String>);

impl<'de> serde::Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar(None))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }
    fn visit_str<E>(self, value: &str) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_owned())))
    }
    fn visit_string<E>(self, value: String) -> Result<Scalar, E> {
        Ok(Scalar(Some(value)))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Scalar, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar(None))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Scalar, A::Error> {
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar(None))
    }
}
