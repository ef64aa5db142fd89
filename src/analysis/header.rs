//! The report's head: who, when, which org, what was read.

use crate::diagnostic::Diagnostic;
use crate::logins::{LoginMethod, Logins, Reading, UserKey};
use crate::model::{Known, Source, UserId, Window};
use crate::report::{OrgLine, Tool, Warning, WindowLine};
use crate::snapshot::Snapshot;

pub(super) const fn tool() -> Tool {
    Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") }
}

/// The org as its own row names it, else as the manifest does.
pub(super) fn org(snapshot: &Snapshot) -> OrgLine {
    let row = snapshot.organization.rows().first();
    let manifest = snapshot.manifest.as_ref().map(|manifest| &manifest.org);
    let text = |known: Option<Known<Option<&str>>>, said: Option<&String>| {
        known.and_then(Known::known).flatten().map(ToOwned::to_owned).or_else(|| said.cloned())
    };
    OrgLine {
        id: row.map(|row| row.id().to_string()).or_else(|| manifest.and_then(|org| org.id.clone())),
        name: text(row.map(|row| row.name()), manifest.and_then(|org| org.name.as_ref())),
        instance_url: manifest.and_then(|org| org.instance_url.clone()),
        is_sandbox: row.and_then(|row| row.is_sandbox().known().flatten()).or_else(|| manifest.and_then(|org| org.is_sandbox)),
        edition: text(row.map(|row| row.organization_type()), manifest.and_then(|org| org.edition.as_ref())),
    }
}

/// Every warning of the reading, and the values that the tables do not know.
pub(super) fn warnings<'a>(said: impl Iterator<Item = &'a Diagnostic>, logins: &Source<Logins>) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = said
        .map(|diagnostic| Warning {
            message: diagnostic.message.clone(),
            place: diagnostic.place.as_ref().map(ToString::to_string),
            help: diagnostic.help.clone(),
        })
        .collect();
    let unknown = logins.read().map_or(&[][..], |logins| logins.totals.unknown_values.as_slice());
    warnings.extend(unknown.iter().map(|value| Warning {
        message: format!("`{}` holds `{}`, which is not known, in {} login rows", value.column, value.value, value.rows),
        place: None,
        help: Some("what rests on these rows is unknown; if Salesforce documents the value, report it".into()),
    }));
    warnings
}

pub(super) fn window(reading: &Reading, window: Window) -> WindowLine {
    let (read, inside, rejected) =
        reading.logins.read().map_or((0, 0, 0), |logins| (logins.totals.read, logins.totals.in_window(window), logins.totals.rejected));
    WindowLine { from: window.from, to: window.to, logins_read: read, logins_in_window: inside, logins_rejected: rejected }
}

/// Users with a successful login inside the window, ascending.
pub(super) fn signed_in(logins: &Source<Logins>, window: Window) -> Vec<UserId> {
    let users = logins.read().map_or(&[][..], |logins| logins.users.as_slice());
    users
        .iter()
        .filter_map(|user| match &user.user {
            UserKey::Id(id) => Some((*id, &user.streams)),
            UserKey::Username(_) | UserKey::Nobody => None,
        })
        .filter(|(_, streams)| {
            streams.iter().any(|stream| stream.method != LoginMethod::PasswordChange && stream.hours.successes_in(window) > 0)
        })
        .map(|(id, _)| id)
        .collect()
}

/// Whether every file of logins has the columns that tell how somebody signed in.
pub(super) fn login_types_read(logins: &Source<Logins>) -> bool {
    logins
        .read()
        .is_some_and(|logins| ["LoginType", "LoginSubType", "Status"].iter().all(|column| !logins.totals.absent_columns.contains(column)))
}
