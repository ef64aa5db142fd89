//! Holds the house to its plan: who may import whom, how long a file may be, what it may be called,
//! and which crate belongs to which room. `CONTRIBUTING.md` explains the plan; this test is its
//! only enforcement inside one crate, so every check is itself shown to fail on a planted violation.

#![expect(clippy::unwrap_used, clippy::needless_pass_by_value, reason = "a test that cannot read the code must fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The ground floor, which every room may use.
const GROUND: [&str; 3] = ["model", "diagnostic", "safe"];

/// Rooms in the order the data flows, each with the rooms it may import beside the ground floor.
const ROOMS: [(&str, &[&str]); 12] = [
    ("model", &[]),
    ("diagnostic", &[]),
    ("safe", &[]),
    ("settings", &[]),
    ("snapshot", &[]),
    ("logins", &["snapshot"]),
    ("facts", &["logins", "snapshot", "settings"]),
    ("outcome", &["facts", "settings"]),
    ("verdict", &["outcome", "facts", "settings", "snapshot"]),
    ("report", &["verdict", "outcome", "facts", "logins", "snapshot"]),
    ("analysis", &["settings", "snapshot", "logins", "facts", "outcome", "verdict", "report"]),
    ("cli", &["settings", "snapshot", "logins", "facts", "outcome", "verdict", "report", "analysis"]),
];

/// Crates that belong to some places only.
const CRATES: [(&str, &[&str]); 9] = [
    ("clap", &["src/cli/"]),
    ("indicatif", &["src/cli/"]),
    ("anstream", &["src/cli/"]),
    ("annotate_snippets", &["src/cli/"]),
    ("comfy_table", &["src/report/table"]),
    ("toml", &["src/settings/"]),
    ("flate2", &["src/snapshot/", "src/logins/"]),
    ("wide", &["src/logins/split/"]),
    ("x509_parser", &["src/facts/"]),
];

const FORBIDDEN_NAMES: [&str; 9] = ["util", "utils", "helper", "helpers", "common", "manager", "handler", "misc", "types"];

const MAX_LINES: usize = 400;

struct Source {
    path: String,
    text: String,
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join("src"), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| Source {
            text: fs::read_to_string(&path).unwrap(),
            path: path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
        })
        .collect()
}

impl Source {
    /// The room the file belongs to; `None` for `main.rs` and `lib.rs`.
    fn room(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let first = inside.split('/').next()?;
        let room = first.strip_suffix(".rs").unwrap_or(first);
        (room != "main" && room != "lib").then_some(room)
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs")
            || self.path.ends_with("_tests.rs")
            || self.path.contains("/tests/")
            || self.path.ends_with("/sample.rs")
    }

    /// The file without its unit tests and without comments: those may name what they like.
    fn product_code(&self) -> String {
        if self.is_test() {
            return String::new();
        }
        let cut = Regex::new(r"(?m)^#\[cfg\(test\)\]\s*(pub(\([a-z]+\))? )?mod \w+ \{").unwrap();
        let end = cut.find(&self.text).map_or(self.text.len(), |found| found.start());
        self.text[..end].lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
    }

    /// Rooms this file names by `crate::…`, groups in braces included.
    fn imports(&self) -> BTreeSet<String> {
        let code = self.product_code();
        let single = Regex::new(r"\bcrate::(\w+)").unwrap();
        let group = Regex::new(r"\bcrate::\{").unwrap();
        let mut rooms: BTreeSet<String> = single.captures_iter(&code).map(|found| found[1].to_owned()).collect();
        for found in group.find_iter(&code) {
            let (mut depth, mut word, mut at_head) = (1, String::new(), true);
            for letter in code[found.end()..].chars() {
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 1 && at_head && (letter.is_alphanumeric() || letter == '_') {
                    word.push(letter);
                } else {
                    if !word.is_empty() && at_head {
                        rooms.insert(std::mem::take(&mut word));
                    }
                    at_head = (at_head && letter.is_whitespace()) || (letter == ',' && depth == 1);
                }
                if depth == 0 {
                    break;
                }
            }
        }
        rooms
    }
}

fn direction_violations(source: &Source) -> Vec<String> {
    let Some(room) = source.room() else { return Vec::new() };
    let Some((_, granted)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![format!("{}: `{room}` is no room of the plan", source.path)];
    };
    let known: BTreeSet<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    source
        .imports()
        .iter()
        .filter(|import| known.contains(import.as_str()) && *import != room)
        .filter(|import| {
            let import = import.as_str();
            // The ground floor is flat: its rooms know nothing, each other included.
            let ground = GROUND.contains(&import) && !GROUND.contains(&room);
            !(ground || granted.contains(&import))
        })
        .map(|import| format!("{}: `{room}` must not import `{import}`", source.path))
        .collect()
}

fn size_violations(source: &Source) -> Option<String> {
    let lines = source.text.lines().count();
    (lines > MAX_LINES && !source.is_test()).then(|| format!("{}: {lines} lines, at most {MAX_LINES}", source.path))
}

fn name_violations(source: &Source) -> Vec<String> {
    source
        .path
        .split(['/', '.'])
        .filter(|part| FORBIDDEN_NAMES.contains(part))
        .map(|part| format!("{}: `{part}` says nothing of what is inside", source.path))
        .collect()
}

fn crate_violations(source: &Source) -> Vec<String> {
    let code = source.product_code();
    let named: BTreeSet<&str> = code
        .match_indices("::")
        .filter_map(|(at, _)| code[..at].rsplit(|letter: char| !(letter.is_alphanumeric() || letter == '_')).next().map(|word| (at, word)))
        .filter(|(at, word)| !code[..at - word.len()].ends_with(':'))
        .map(|(_, word)| word)
        .collect();
    CRATES
        .iter()
        .filter(|(name, places)| named.contains(name) && !places.iter().any(|place| source.path.starts_with(place)))
        .map(|(name, places)| format!("{}: `{name}` belongs to {}", source.path, places.join(", ")))
        .collect()
}

fn rule_id_violations(source: &Source) -> Vec<String> {
    let id = Regex::new(r"\b(INT|EML|SSO|EXM|ADM|POL|APP|OPS|CMP|COV)\d{3}\b").unwrap();
    let code = source.product_code();
    id.find_iter(&code).map(|found| format!("{}: names the rule {}", source.path, found.as_str())).collect()
}

fn assert_none(violations: Vec<String>) {
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

#[test]
fn rooms_import_only_what_the_plan_grants() {
    assert_none(sources().iter().flat_map(direction_violations).collect());
}

#[test]
fn no_file_outgrows_one_idea() {
    assert_none(sources().iter().filter_map(size_violations).collect());
}

#[test]
fn files_are_named_by_what_they_hold() {
    assert_none(sources().iter().flat_map(name_violations).collect());
}

#[test]
fn crates_stay_in_their_rooms() {
    assert_none(sources().iter().flat_map(crate_violations).collect());
}

#[test]
fn the_code_names_no_rule() {
    assert_none(sources().iter().flat_map(rule_id_violations).collect());
}

#[test]
fn every_room_of_the_plan_exists_and_is_listed_in_lib() {
    let all = sources();
    let lib = &all.iter().find(|source| source.path == "src/lib.rs").unwrap().text;
    for (room, _) in ROOMS {
        assert!(all.iter().any(|source| source.room() == Some(room)), "no file of `{room}`");
        assert!(lib.contains(&format!("pub mod {room};")), "`{room}` is not in lib.rs");
    }
}

fn planted(path: &str, text: &str) -> Source {
    Source { path: path.into(), text: text.into() }
}

#[test]
fn planted_violations_are_found() {
    let upward = [
        planted("src/snapshot/read/csv.rs", "use crate::facts::UserFacts;"),
        planted("src/facts/kind.rs", "use crate::{model::Id18, logins::{Stream, Logins}, report::Report};"),
        planted("src/outcome/reset.rs", "fn f() -> crate::verdict::Verdict { todo() }"),
        planted("src/model/id.rs", "use crate::diagnostic::Place;"),
        planted("src/attic/mod.rs", ""),
    ];
    for source in &upward {
        assert_eq!(direction_violations(source).len(), 1, "{}", source.path);
    }
    let fine = [
        planted("src/facts/kind.rs", "use crate::{model::Id18, logins::{Stream, report}, snapshot};\n// crate::report\n"),
        planted("src/facts/kind.rs", "fn f() {}\n#[cfg(test)]\nmod tests {\n    use crate::report::Report;\n}\n"),
        planted("src/main.rs", "use crate::cli;"),
    ];
    for source in &fine {
        assert_eq!(direction_violations(source), Vec::<String>::new(), "{}", source.text);
    }
    assert!(size_violations(&planted("src/cli/scan.rs", &"x\n".repeat(401))).is_some());
    assert!(size_violations(&planted("src/cli/scan.rs", &"x\n".repeat(400))).is_none());
    assert!(size_violations(&planted("src/logins/fold/tests.rs", &"x\n".repeat(900))).is_none());
    assert_eq!(name_violations(&planted("src/report/helpers.rs", "")).len(), 1);
    assert_eq!(crate_violations(&planted("src/report/table/mod.rs", "use clap::Parser;\nuse comfy_table::Table;")).len(), 1);
    assert_eq!(crate_violations(&planted("src/cli/args.rs", "use clap::Parser;")).len(), 0);
    assert_eq!(rule_id_violations(&planted("src/lint/evaluate.rs", "if id == \"INT001\" {} // INT002")).len(), 1);
}
