//! Rows of one shape: the same texts in every cell that decides.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::cells::{client, is_internal_username, kept};
use super::state::State;
use super::tuple::{Api, Mark, Tuple, Uri};
use crate::logins::StatusClass;
use crate::logins::catalogue::CATALOGUE;
use crate::logins::clock::month;
use crate::logins::columns::{Column, ColumnSet, SHAPE, is_no_value};
use crate::logins::intern::decoded;
use crate::logins::layout::Cells;
use crate::model::{Id18, Utc};

/// Shapes that are remembered before the memory of them is emptied.
const REMEMBERED: usize = 1 << 16;
/// Distinct unknown values that are counted: the first ones in their order.
const UNKNOWN: usize = 10_000;

/// Longest stretch that is looked up as it stands.
const LONGEST: usize = 1_024;

struct Shape {
    class: StatusClass,
    tuple: Tuple,
    /// Its number in the state, where the month decides nothing.
    number: Option<u32>,
    /// Its numbers by month, where it does.
    months: Vec<(i32, u32)>,
    unknown: Vec<(Column, Box<str>)>,
    rows: u64,
}

/// A value that the tables do not know: its column and text.
pub(super) type Unknown = BTreeMap<(&'static str, Box<str>), u64>;

/// Remembers what rows of the same texts came to: only the first of a shape is looked up in the
/// tables.
#[derive(Default)]
pub(super) struct Shapes {
    numbers: HashMap<Box<[u8]>, usize, RandomState>,
    known: Vec<Shape>,
    key: Vec<u8>,
    unknown: Unknown,
}

impl Shapes {
    /// Status class and tuple number of a row.
    #[inline]
    pub(super) fn of(&mut self, cells: &Cells<'_>, time: Utc, state: &mut State) -> (StatusClass, u32) {
        self.write_key(cells);
        let index = match self.numbers.get(self.key.as_slice()) {
            Some(index) => *index,
            None => self.learn(cells, state),
        };
        let Some(shape) = self.known.get_mut(index) else { return (StatusClass::Other, 0) };
        shape.rows += 1;
        let number = match shape.number {
            Some(number) => number,
            None => shape.of_month(month(time), state),
        };
        (shape.class, number)
    }

    fn write_key(&mut self, cells: &Cells<'_>) {
        self.key.clear();
        self.key.extend_from_slice(&cells.columns().0.to_le_bytes());
        match cells.stretches() {
            // As it stands there: two rows that differ in their quotes alone are two shapes of the
            // same meaning.
            Some(stretches) if stretches.clone().all(|stretch| stretch.len() <= LONGEST) => {
                self.key.push(b'S');
                for stretch in stretches {
                    self.write_text(stretch);
                }
            }
            _ => {
                self.key.push(b'C');
                for column in SHAPE {
                    self.write_text(kept(cells.of(column)));
                }
            }
        }
        if is_no_value(cells.of(Column::Application).trim_ascii()) {
            self.write_text(kept(cells.of(Column::Browser)));
        }
        if cells.columns().has(Column::Username) {
            self.key.push(u8::from(is_internal_username(cells.of(Column::Username))));
        }
    }

    #[inline]
    fn write_text(&mut self, cell: &[u8]) {
        // Its length in front keeps "ab","c" and "a","bc" apart.
        self.key.extend_from_slice(&u16::try_from(cell.len()).unwrap_or(u16::MAX).to_le_bytes());
        self.key.extend_from_slice(cell);
    }

    fn learn(&mut self, cells: &Cells<'_>, state: &mut State) -> usize {
        if self.known.len() >= REMEMBERED {
            self.forget();
        }
        let shape = Shape::read(cells, state);
        self.known.push(shape);
        self.numbers.insert(self.key.as_slice().into(), self.known.len() - 1);
        self.known.len() - 1
    }

    /// Empties the memory; what was counted stays.
    pub(super) fn forget(&mut self) {
        for shape in self.known.drain(..) {
            for (column, text) in shape.unknown {
                *self.unknown.entry((column.name(), text)).or_default() += shape.rows;
            }
        }
        self.numbers.clear();
        while self.unknown.len() > UNKNOWN {
            self.unknown.pop_last();
        }
    }

    /// The values that the tables do not know, with their rows.
    pub(super) fn into_unknown(mut self) -> Unknown {
        self.forget();
        self.unknown
    }
}

/// Adds counts of unknown values; beyond the cap the first ones in order stay.
pub(super) fn merge_unknown(into: &mut Unknown, from: Unknown) {
    for (value, rows) in from {
        *into.entry(value).or_default() += rows;
    }
    while into.len() > UNKNOWN {
        into.pop_last();
    }
}

impl Shape {
    fn read(cells: &Cells<'_>, state: &mut State) -> Self {
        let mut unknown = Vec::new();
        let text = |column| {
            let cell = kept(cells.of(column).trim_ascii());
            if is_no_value(cell) { String::new() } else { decoded(cell).into_owned() }
        };
        let mut missed = |column, text: &str| unknown.push((column, text.chars().take(80).collect::<String>().into_boxed_str()));

        let login_type = text(Column::LoginType);
        let listed_type = CATALOGUE.login_type(&login_type);
        if listed_type.is_none() && !login_type.is_empty() {
            missed(Column::LoginType, &login_type);
        }
        let subtype = text(Column::LoginSubType);
        if !subtype.is_empty() && CATALOGUE.subtype(&subtype).is_none() {
            missed(Column::LoginSubType, &subtype);
        }
        let api_type = text(Column::ApiType);
        let api = match (cells.columns().has(Column::ApiType), api_type.is_empty()) {
            (false, _) => Api::Missing,
            (true, true) => Api::Empty,
            (true, false) => match CATALOGUE.is_soap(&api_type) {
                Some(true) => Api::Soap,
                Some(false) => Api::Other,
                None => {
                    missed(Column::ApiType, &api_type);
                    Api::Other
                }
            },
        };
        let type_class = listed_type.map_or("", |listed| listed.class);
        let (class, gateway) = if cells.columns().has(Column::Status) {
            let status = text(Column::Status);
            let found = CATALOGUE.status(&status, type_class);
            if !found.listed && !status.is_empty() {
                missed(Column::Status, &status);
            }
            (found.class, found.gateway)
        } else {
            // Nothing tells success from failure: the worse reading, and never more than possible.
            (StatusClass::Success, false)
        };
        let bare_oauth = type_class == "oauth" && subtype.is_empty();
        let mark = if gateway {
            Mark::Gateway
        } else if class.is_configuration_failure() {
            Mark::Configuration
        } else if bare_oauth && class.is_password_failure() {
            Mark::Password
        } else {
            Mark::None
        };
        let service = Id18::from_bytes(cells.of(Column::Service).trim_ascii()).ok().filter(|id| !id.is_empty_lookup());
        let tuple = Tuple {
            columns: deciding(cells.columns()),
            month: 0,
            login_type: state.intern(&login_type),
            subtype: state.intern(&subtype),
            api,
            client: state.intern(&client(cells)),
            service: state.intern(service.as_ref().map_or("", Id18::as_str)),
            method_reference: !is_no_value(cells.of(Column::MethodReference).trim_ascii()),
            token: matches!(cells.of(Column::UseApiToken).trim_ascii(), b"T" | b"P"),
            uri: uri(cells.of(Column::Uri).trim_ascii()),
            mark,
            internal: is_internal_username(cells.of(Column::Username)),
        };
        let monthly = bare_oauth && cells.columns().has(Column::LoginSubType);
        let number = (!monthly).then(|| state.number(tuple));
        Self { class, tuple, number, months: Vec::new(), unknown, rows: 0 }
    }

    fn of_month(&mut self, month: i32, state: &mut State) -> u32 {
        if let Some((_, number)) = self.months.iter().find(|(known, _)| *known == month) {
            return *number;
        }
        let number = state.number(Tuple { month, ..self.tuple });
        self.months.push((month, number));
        number
    }
}

/// The columns whose absence the classification looks at.
fn deciding(columns: ColumnSet) -> ColumnSet {
    let mut deciding = ColumnSet::default();
    for column in [Column::LoginType, Column::LoginSubType, Column::Status, Column::Application, Column::ApiType] {
        if columns.has(column) {
            deciding.add(column);
        }
    }
    deciding
}

/// Source: rows of public log file samples: `Api` is SOAP, `/services/oauth2/token` a token request.
fn uri(cell: &[u8]) -> Uri {
    if cell.eq_ignore_ascii_case(b"Api") {
        Uri::Soap
    } else if cell.eq_ignore_ascii_case(b"/services/oauth2/token") {
        Uri::Token
    } else {
        Uri::None
    }
}
