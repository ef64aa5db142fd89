//! What is recognised and gives no rows: named, with what to do instead.

use super::reading::Refusal;
use super::recognise::promised_by_name;
use crate::model::SourceName;
use crate::snapshot::catalogue::{self, Entry};
use crate::snapshot::coverage::Status;

/// What to do with a file that is nothing to this tool.
pub(super) const REMOVE: &str = "take it out of the folder if it does not belong there";

/// A header that belongs to something else than an object's export.
struct Kind {
    /// Columns that are all there; one that ends in `*` stands for all that start so.
    columns: &'static [&'static str],
    what: &'static str,
    form: &'static str,
    /// The source whose facts it carries in another form.
    instead: Option<SourceName>,
}

const KINDS: &[Kind] = &[
    Kind {
        columns: &["EVENT_TYPE", "LOGIN_STATUS"],
        what: "is an event log file of logins",
        form: "EventLogFile CSV",
        instead: Some(SourceName::LoginHistory),
    },
    Kind { columns: &["EVENT_TYPE", "REQUEST_ID"], what: "is an event log file", form: "EventLogFile CSV", instead: None },
    Kind {
        columns: &["EventDate", "EventIdentifier", "LoginType"],
        what: "holds rows of LoginEvent",
        form: "LoginEvent",
        instead: Some(SourceName::LoginHistory),
    },
    Kind {
        columns: &["Login Time*", "Username"],
        what: "is the login history as Setup downloads it",
        form: "Setup login history CSV",
        instead: Some(SourceName::LoginHistory),
    },
    Kind {
        columns: &["Date", "User", "Action", "Delegate User"],
        what: "is the audit trail as Setup downloads it",
        form: "Setup audit trail CSV",
        instead: Some(SourceName::SetupAuditTrail),
    },
    Kind {
        columns: &["Method", "PasswordUsed", "Confidence"],
        what: "is a folded login profile",
        form: "login profile CSV",
        instead: Some(SourceName::LoginHistory),
    },
];

/// The refusal of a header that belongs to another kind of file, if it does.
pub(super) fn by_columns(columns: &[&str]) -> Option<Refusal> {
    let has = |wanted: &str| match wanted.strip_suffix('*') {
        Some(start) => columns.iter().any(|column| column.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))),
        None => columns.iter().any(|column| column.eq_ignore_ascii_case(wanted)),
    };
    KINDS.iter().find(|kind| kind.columns.iter().all(|column| has(column))).map(|kind| not_read(kind.what, kind.form, kind.instead))
}

/// Something recognised that this version does not read.
fn not_read(what: &str, kind: &str, instead: Option<SourceName>) -> Refusal {
    Refusal {
        what: format!("{what}, which this version does not read"),
        help: instead
            .and_then(catalogue::entry)
            .map_or_else(|| REMOVE.to_owned(), |entry| format!("export the object itself: {}", entry.command())),
        promised: instead.map(|source| (source, Status::Absent)),
        kind: Some(format!("{kind} (not read)")),
    }
}

/// An aggregate is a table of numbers, never rows of an object.
pub(super) fn aggregate(file: &str) -> Refusal {
    promised(
        Refusal::unknown("is the answer to a counting query, not rows", "export the rows themselves, without COUNT() or GROUP BY"),
        file,
    )
}

/// Records of another object.
pub(super) fn other_object(name: &str, file: &str) -> Refusal {
    if name == "AggregateResult" {
        return aggregate(file);
    }
    if let Some(kind) = KINDS.iter().find(|kind| kind.form == name) {
        return not_read(kind.what, kind.form, kind.instead);
    }
    // A type name is a word of the platform; anything else is not repeated.
    let name =
        if name.len() <= 80 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') { name } else { "another object" };
    Refusal::unknown(format!("holds records of {name}, which this tool does not use"), REMOVE)
}

/// A table without the columns of any object.
pub(super) fn unknown_columns(file: &str) -> Refusal {
    promised(
        Refusal::unknown(
            "has no columns of an object that this tool reads",
            "its first line must be API field names such as `Id,Username`",
        ),
        file,
    )
}

/// A file named after an object without the columns that its rows need.
pub(super) fn lacks(entry: &Entry, missing: &[&str]) -> Refusal {
    Refusal::unknown(
        format!("is named like {} and lacks the column {}", entry.source, missing.join(" and ")),
        format!("put the names of the columns into the first line, or export it again: {}", entry.command()),
    )
    .promising(Some(entry.source), Status::Error)
}

/// A file without a byte of text.
///
/// Where an error message goes to the terminal and the output to a file, an empty file is what a
/// failed export leaves behind; a query that finds nothing still writes its header.
pub(super) fn empty(file: &str) -> Refusal {
    promised(
        Refusal::unknown("is empty, without even a header", "export it again; a query that finds nothing still writes its header"),
        file,
    )
}

/// A file that breaks off before it says what it is.
pub(super) fn damaged(how: &str, file: &str) -> Refusal {
    promised(Refusal::unknown(format!("cannot be read: {how}"), "copy or export it again"), file)
}

/// A packed folder.
pub(super) fn archive(office: bool, file: &str) -> Refusal {
    let refusal = if office {
        Refusal::unknown("is an Excel workbook or another Office document", "save the sheet as CSV (UTF-8)")
    } else {
        Refusal::unknown("is a ZIP archive", "unpack it into the folder")
    };
    promised(refusal, file)
}

/// An answer that says why there are no rows.
pub(super) fn error_answer(code: &str, file: &str) -> Refusal {
    let code = self::code(code);
    let status = if code.starts_with("INSUFFICIENT_ACCESS") || code == "INVALID_TYPE" || code.starts_with("API_DISABLED") {
        Status::Denied
    } else {
        Status::Error
    };
    let source = promised_by_name(file);
    let help = source.and_then(catalogue::entry).map_or_else(
        || "export the rows again with an account that may read them".to_owned(),
        |entry| format!("export it with an account that may read it: {} (needs {})", entry.command(), entry.permission),
    );
    Refusal::unknown(format!("holds an error answer ({code}), not rows"), help).promising(source, status)
}

/// An error code as it may be repeated: a word of the platform, nothing else.
pub(super) fn code(text: &str) -> &str {
    let word = !text.is_empty() && text.len() <= 80 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if word { text } else { "no error code" }
}

/// XML and HTML.
pub(super) fn markup(text: &[u8], file: &str) -> Refusal {
    let root = root_element(text);
    if root.eq_ignore_ascii_case("html") {
        return promised(Refusal::unknown("is an HTML page", "it is probably a sign-in or error page: export the data again"), file);
    }
    let metadata =
        memchr::memmem::find(text.get(..4096.min(text.len())).unwrap_or_default(), b"soap.sforce.com/2006/04/metadata").is_some();
    let Some(kind) = METADATA.iter().find(|(name, _)| *name == root) else {
        let what = if metadata { "is metadata XML that this tool does not use" } else { "is XML that this tool does not use" };
        return Refusal::unknown(what, REMOVE);
    };
    let instead = kind.1.and_then(catalogue::entry);
    Refusal {
        what: format!("is metadata XML of the type {root}"),
        help: instead.map_or_else(
            || "this version does not read metadata; what it would tell stays unknown".to_owned(),
            |entry| format!("this version does not read metadata; export the object: {}", entry.command()),
        ),
        promised: kind.1.map(|source| (source, Status::Absent)),
        kind: Some(format!("metadata XML {root} (not read)")),
    }
}

/// Root elements of metadata files that say something about signing in.
/// Source: Metadata API Developer Guide, the page of each type.
const METADATA: &[(&str, Option<SourceName>)] = &[
    ("SamlSsoConfig", Some(SourceName::SamlSsoConfig)),
    ("AuthProvider", Some(SourceName::AuthProvider)),
    ("SecuritySettings", None),
    ("MyDomainSettings", None),
    ("OauthOidcSettings", None),
    ("ConnectedAppSettings", None),
    ("ProfilePasswordPolicy", None),
    ("ConnectedApp", Some(SourceName::ConnectedApplication)),
    ("ExternalClientApplication", Some(SourceName::ExternalClientApplication)),
    ("ExtlClntAppOauthConfigurablePolicies", Some(SourceName::ExtlClntAppOauthPlcyCnfg)),
    ("Certificate", Some(SourceName::Certificate)),
    ("Profile", Some(SourceName::Profile)),
    ("PermissionSet", Some(SourceName::PermissionSet)),
];

/// The name of the outermost element; empty if the head does not reach it.
fn root_element(text: &[u8]) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_ascii_start();
        let end: &[u8] = if rest.starts_with(b"<?") {
            b"?>"
        } else if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.get(..14).is_some_and(|start| start.eq_ignore_ascii_case(b"<!doctype html")) {
            return "html";
        } else if rest.starts_with(b"<!") {
            b">"
        } else {
            break;
        };
        match memchr::memmem::find(rest, end).and_then(|at| rest.get(at + end.len()..)) {
            Some(after) => rest = after,
            None => return "",
        }
    }
    let name = rest.strip_prefix(b"<").unwrap_or_default();
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    name.get(..length).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default()
}

/// A refusal that leaves a hole in the source that the file's name promises.
pub(super) fn promised(refusal: Refusal, file: &str) -> Refusal {
    refusal.promising(promised_by_name(file), Status::Error)
}
