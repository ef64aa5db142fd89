//! Walks a JSON document record by record, so that memory does not follow the size of the file.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::Answer;

/// One document of a file: an answer, an array, or a record.
pub(super) struct Document<'a, 't>(pub &'a mut Answer<'t>);

/// The records of an answer.
struct Records<'a, 't>(&'a mut Answer<'t>);

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer, an array or a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut fields = Map::new();
        let mut is_answer = false;
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "records" => {
                    is_answer = true;
                    map.next_value_seed(Records(self.0))?;
                }
                "result" => {
                    is_answer = true;
                    map.next_value_seed(Document(self.0))?;
                }
                _ => {
                    let value = map.next_value::<Value>()?;
                    let ours = name == "schema" && fields.is_empty() && super::is_report(&value);
                    fields.insert(name, value);
                    if ours {
                        self.0.since.lift();
                        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                    }
                }
            }
        }
        let counts = fields.contains_key("totalSize") && fields.contains_key("done");
        if is_answer || counts {
            self.0.answered = true;
            self.0.says(fields.get("totalSize"), fields.get("done"));
            if let Some(code) = super::error_code(&fields) {
                self.0.error = Some(code);
            }
        } else {
            self.0.lone(fields);
        }
        stop_or(self.0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        Records(self.0).visit_seq(seq)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Records<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Records<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.0.answered = true;
        while let Some(value) = seq.next_element::<Value>()? {
            self.0.element(value);
            stop_or(self.0)?;
        }
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The only way to leave a document early is an error; the answer knows that it is none.
fn stop_or<E: Error>(answer: &Answer<'_>) -> Result<(), E> {
    if answer.stopped.is_some() { Err(E::custom("no more is wanted")) } else { Ok(()) }
}
