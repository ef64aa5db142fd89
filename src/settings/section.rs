use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::mistake::Problem;
use super::page::Page;

/// One table of the file, or its absence: then every key is known, and none is set.
///
/// Each method names a key, and changes its slot only if the key is set to a possible value. A key
/// of the file that no method named is unknown: the page says so at its end.
pub(super) struct Section<'p, 'd> {
    page: &'p mut Page<'d>,
    heading: &'static str,
    table: Option<&'d DeTable<'d>>,
}

impl<'p, 'd> Section<'p, 'd> {
    pub(super) fn new(page: &'p mut Page<'d>, heading: &'static str, table: Option<&'d DeTable<'d>>) -> Self {
        page.opened(heading, table);
        Self { page, heading, table }
    }

    /// A section below this one.
    pub(super) fn section(&mut self, heading: &'static str) -> Section<'_, 'd> {
        self.page.headed(heading);
        let table = self.value(heading).and_then(|value| match value.get_ref() {
            DeValue::Table(table) => Some(table),
            other => {
                let help = format!("write `[{heading}]` on a line of its own and the keys below it");
                self.wrong_type(heading, other, value.span(), "a section", help);
                None
            }
        });
        Section::new(self.page, heading, table)
    }

    /// A whole number in a range.
    pub(super) fn count(&mut self, key: &'static str, range: RangeInclusive<u32>, slot: &mut u32) {
        let wanted = format!("a whole number from {} to {}", range.start(), range.end());
        let default = *slot;
        self.whole(key, &wanted, slot, |number| {
            u32::try_from(number).ok().filter(|number| range.contains(number)).ok_or_else(|| outside(&wanted, default))
        });
    }

    /// A whole number that `possible` accepts.
    pub(super) fn whole(&mut self, key: &'static str, wanted: &str, slot: &mut u32, possible: impl FnOnce(i64) -> Result<u32, Problem>) {
        let Some(value) = self.value(key) else { return };
        let DeValue::Integer(digits) = value.get_ref() else {
            return self.wrong_type(key, value.get_ref(), value.span(), wanted, format!("write {wanted}"));
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix());
        match number.map_err(|_| outside(wanted, *slot)).and_then(possible) {
            Ok(number) => *slot = number,
            Err(problem) => self.impossible(key, &value.span(), problem),
        }
    }

    /// A share in per cent, from `least` to 100; `12` and `12.5` are the same kind of value here.
    pub(super) fn percent(&mut self, key: &'static str, least: u8, slot: &mut f64) {
        let Some(value) = self.value(key) else { return };
        let wanted = format!("a number from {least} to 100");
        let number = match value.get_ref() {
            DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix()).ok().map(|number| number as f64),
            DeValue::Float(digits) => digits.as_str().parse().ok(),
            other => return self.wrong_type(key, other, value.span(), &wanted, format!("write {wanted}")),
        };
        match number.filter(|number| (f64::from(least)..=100.0).contains(number)) {
            Some(number) => *slot = number,
            None => self.impossible(key, &value.span(), outside(&wanted, *slot)),
        }
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, key: &'static str, slot: &mut bool) {
        let Some(value) = self.value(key) else { return };
        match value.get_ref() {
            DeValue::Boolean(flag) => *slot = *flag,
            other => self.wrong_type(key, other, value.span(), "`true` or `false`", "write `true` or `false`".to_owned()),
        }
    }

    /// A list of texts, each of which `parse` accepts.
    pub(super) fn list<T>(&mut self, key: &'static str, parse: impl Fn(&str) -> Result<T, Problem>, slot: &mut Vec<T>) {
        let Some(value) = self.value(key) else { return };
        let DeValue::Array(items) = value.get_ref() else {
            return self.wrong_type(key, value.get_ref(), value.span(), "a list", format!("write `{key} = [\"…\", \"…\"]`"));
        };
        *slot = self.texts(key, items, parse);
    }

    fn texts<T>(&mut self, key: &'static str, items: &'d DeArray<'d>, parse: impl Fn(&str) -> Result<T, Problem>) -> Vec<T> {
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref() {
                DeValue::String(text) => match parse(text) {
                    Ok(text) => texts.push(text),
                    Err(problem) => self.impossible(key, &item.span(), problem),
                },
                other => {
                    let full = self.full(key);
                    let problem = Problem::new(format!("{}, not a text", article(other))).help("put every entry in quotes");
                    self.page.mistake(item.span(), format!("`{full}` lists texts only"), problem);
                }
            }
        }
        texts
    }

    /// A key of a later version: refused, because nobody must believe it read.
    pub(super) fn not_yet(&mut self, key: &'static str, what: &str) {
        self.page.refused(self.heading, key);
        let Some((name, _)) = self.table.and_then(|table| table.get_key_value(key)) else { return };
        let problem = Problem::new("not read by this version").help(format!("remove it: in this version {what}"));
        self.page.mistake(name.span(), format!("`{key}` cannot be set yet"), problem);
    }

    fn value(&mut self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.page.known(self.heading, key);
        self.table?.get(key)
    }

    fn full(&self, key: &str) -> String {
        if self.heading.is_empty() { key.to_owned() } else { format!("{}.{key}", self.heading) }
    }

    fn wrong_type(&mut self, key: &str, found: &DeValue<'_>, span: Range<usize>, wanted: &str, help: String) {
        let full = self.full(key);
        let help = if found.is_str() && !help.contains('"') { format!("{help}, without quotes") } else { help };
        let problem = Problem::new(format!("expected {wanted}, found {}", article(found))).help(help);
        self.page.mistake(span, format!("`{full}` has the wrong type"), problem);
    }

    fn impossible(&mut self, key: &str, span: &Range<usize>, problem: Problem) {
        let full = self.full(key);
        self.page.mistake(span.clone(), format!("`{full}` has an impossible value"), problem);
    }
}

fn outside(wanted: &str, default: impl std::fmt::Display) -> Problem {
    Problem::new(format!("expected {wanted}")).help(format!("leave the key out for the default of {default}"))
}

/// The kind of a value, with its article.
fn article(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text in quotes",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a section",
    }
}
