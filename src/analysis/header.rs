//! The report's head: who, when, which org, what was read.

use crate::diagnostic::Place;
use crate::logins::{LoginMethod, Logins, Reading, UserKey};
use crate::model::{Known, Source, UserId, Window};
use crate::report::{OrgLine, Tool, Warning, WindowLine};
use crate::snapshot::Snapshot;
use crate::snapshot::rows::OrganizationRow;

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
        name: text(row.map(OrganizationRow::name), manifest.and_then(|org| org.name.as_ref())),
        instance_url: manifest.and_then(|org| org.instance_url.clone()),
        is_sandbox: row.and_then(|row| row.is_sandbox().known().flatten()).or_else(|| manifest.and_then(|org| org.is_sandbox)),
        edition: text(row.map(OrganizationRow::organization_type), manifest.and_then(|org| org.edition.as_ref())),
    }
}

/// Every warning of the reading, and the values that the tables do not know.
pub(super) fn warnings(snapshot: &Snapshot, reading: &Reading) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = snapshot
        .warnings
        .iter()
        .chain(&reading.warnings)
        .map(|diagnostic| Warning {
            message: diagnostic.message.clone(),
            place: diagnostic.place.as_ref().map(|place| named(place, snapshot)),
            help: diagnostic.help.clone(),
        })
        .collect();
    let unknown = reading.logins.read().map_or(&[][..], |logins| logins.totals.unknown_values.as_slice());
    warnings.extend(unknown.iter().map(|value| Warning {
        message: format!(
            "`{}` holds `{}`, which is not known, in {} login {}",
            value.column,
            value.value,
            value.rows,
            if value.rows == 1 { "row" } else { "rows" }
        ),
        place: None,
        help: Some("what rests on these rows is unknown; if Salesforce documents the value, report it".into()),
    }));
    warnings
}

/// The place as the list of inputs names it: files of logins are read by their path.
fn named(place: &Place, snapshot: &Snapshot) -> String {
    let read = snapshot.logins.read().into_iter().flatten().find(|file| file.path == place.file);
    let name = read.and_then(|file| snapshot.inputs.get(file.input)).map(|input| input.file.clone());
    name.map_or_else(|| place.to_string(), |file| Place { file: file.into(), ..place.clone() }.to_string())
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
