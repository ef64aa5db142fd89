//! From tuples, and what all rows of the source hold, to rows of the classification table.

use std::collections::{HashMap, HashSet};

use super::cells::FROM_APPLICATION;
use super::state::State;
use super::tuple::{Api, Mark, Tuple, Uri};
use crate::logins::catalogue::{CATALOGUE, Listed};
use crate::logins::classify::{Evidence, Rule, Word, classify};
use crate::logins::clock::month;
use crate::logins::columns::Column;

/// What rows of the source hold, by login type.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// Login types some row of which has a subtype.
    types: HashSet<&'static str>,
    /// The same by month.
    months: HashSet<(&'static str, i32)>,
    /// Some row of login type Application has UI Username-Password.
    page: bool,
}

impl Filled {
    /// Looks through all counts.
    pub(super) fn of(state: &State) -> Self {
        let mut filled = Self::default();
        let mut names: HashMap<_, Option<(Listed, &'static str)>> = HashMap::new();
        for (tuple, tally) in state.tallies() {
            let named = names.entry((tuple.login_type, tuple.subtype)).or_insert_with(|| {
                let subtype = state.text(tuple.subtype);
                let listed = CATALOGUE.login_type(state.text(tuple.login_type))?;
                (!subtype.is_empty()).then(|| (listed, CATALOGUE.subtype(subtype).map_or("", |subtype| subtype.name)))
            });
            let Some((login_type, subtype)) = *named else { continue };
            filled.types.insert(login_type.name);
            filled.page |= login_type.class == "page" && subtype == "UsernamePasswordUiLogin";
            if login_type.class == "oauth" {
                let mut last = None;
                for hour in tally.hours.hours() {
                    let month = month(hour.start());
                    if last != Some(month) {
                        filled.months.insert((login_type.name, month));
                        last = Some(month);
                    }
                }
            }
        }
        filled
    }
}

/// Which row of the table decides a tuple, and whether its columns contradict each other.
pub(super) fn decide(state: &State, tuple: &Tuple, filled: &Filled) -> (&'static Rule, bool) {
    let login_type = CATALOGUE.login_type(state.text(tuple.login_type));
    let subtype = CATALOGUE.subtype(state.text(tuple.subtype));
    let word = |column, text: &str, listed: Option<Listed>| match (tuple.columns.has(column), text.is_empty(), listed) {
        (false, ..) => Word::Missing,
        (true, true, _) => Word::Empty,
        (true, false, None) => Word::Unlisted,
        (true, false, Some(listed)) => Word::Listed(listed.name),
    };
    let type_name = login_type.map_or("", |listed| listed.name);
    let has_subtype_column = tuple.columns.has(Column::LoginSubType);
    let client = state.text(tuple.client).as_bytes();
    let evidence = Evidence {
        subtype: word(Column::LoginSubType, state.text(tuple.subtype), subtype),
        login_type: word(Column::LoginType, state.text(tuple.login_type), login_type),
        api: match tuple.api {
            Api::Missing => "missing",
            Api::Empty => "empty",
            Api::Soap => "soap",
            Api::Other => "other",
        },
        client: match client {
            _ if !tuple.columns.has(Column::Application) => "missing",
            [FROM_APPLICATION, name @ ..] if !name.eq_ignore_ascii_case(b"Browser") => "named",
            // Clients beyond the cap: some of them had a name.
            [b'O', ..] => "named",
            _ => "page",
        },
        service: state.text(tuple.service).as_bytes().first_chunk().copied(),
        method_reference: tuple.method_reference,
        token: tuple.token,
        uri: match tuple.uri {
            Uri::None => "",
            Uri::Soap => "soap",
            Uri::Token => "token",
        },
        status: match tuple.mark {
            Mark::Gateway => "gateway",
            Mark::Password => "password",
            Mark::None | Mark::Configuration => "",
        },
        internal_user: tuple.internal,
        subtype_in_same_month: has_subtype_column && filled.months.contains(&(type_name, tuple.month)),
        page_subtype_in_source: filled.page,
        subtype_never_filled: !has_subtype_column || !filled.types.contains(type_name),
    };
    let contradicts =
        super::conflict::contradicts(subtype.map_or("", |listed| listed.class), login_type.map_or("", |listed| listed.class), tuple.token);
    (classify(&evidence), contradicts)
}
