use std::collections::{BTreeMap, BTreeSet};

use super::{ClientUse, Integration};
use crate::facts::UserKind;
use crate::facts::door::{Door, door};
use crate::facts::sign_in::{Reading, Use, failed_since, is_tool, use_of};
use crate::logins::{Client, ClientFrom, LoginMethod, PasswordUse, Stream, rhythm};
use crate::model::{Confidence, Utc};

/// The programs behind an account. For a person's account these are its API logins alone.
pub(crate) fn integration(streams: &[&Stream], reading: &Reading) -> Integration {
    let everything = reading.kind == UserKind::Integration;
    let counted: Vec<(Settled, &Stream)> = streams
        .iter()
        .filter(|stream| everything || door(stream) == Door::Program)
        .filter_map(|stream| Some((Settled::of(stream, use_of(stream, streams, reading)?), *stream)))
        .collect();
    let all: Vec<&Stream> = counted.iter().map(|(_, stream)| *stream).collect();
    let mut groups: BTreeMap<(Client, LoginMethod, PasswordUse), Vec<&Stream>> = BTreeMap::new();
    for (settled, stream) in &counted {
        let key = (stream.client.clone(), settled.method, settled.password);
        groups.entry(key).or_default().push(stream);
    }
    let methods: BTreeSet<LoginMethod> = counted.iter().map(|(settled, _)| settled.method).collect();
    let apps: BTreeSet<Box<str>> =
        all.iter().filter(|stream| stream.client.from == ClientFrom::Application).map(|stream| stream.client.name.clone()).collect();
    let (addresses, at_least) = addresses(&all);
    Integration {
        methods: methods.into_iter().collect(),
        apps: apps.into_iter().collect(),
        addresses,
        at_least,
        logins: all.iter().map(|stream| stream.hours.successes_in(reading.window)).sum(),
        last: last(&all),
        rhythm: rhythm(&all, reading.as_of.0),
        clients: groups
            .into_iter()
            .map(|((client, method, password), group)| client_use(client, method, password, &group, reading))
            .collect(),
    }
}

/// Method and password use after delegated authentication and bare OAuth logins were settled.
struct Settled {
    method: LoginMethod,
    password: PasswordUse,
}

impl Settled {
    fn of(stream: &Stream, counts_as: Use) -> Self {
        let (method, password) = match counts_as {
            Use::Delegated => (LoginMethod::Delegated, PasswordUse::No),
            Use::UnknownFlow | Use::UnknownPage => (stream.method, PasswordUse::Unknown),
            Use::UiPassword | Use::SoapPassword | Use::OauthPassword | Use::ToolPassword | Use::OtherPassword => {
                (stream.method, PasswordUse::Yes)
            }
            // No subtype names JWT bearer: a row without one, where the others have theirs, is the
            // expected reading. Its confidence stays what the row allows.
            Use::Token if stream.method == LoginMethod::Unknown => (stream.hint.unwrap_or(stream.method), PasswordUse::No),
            Use::Token | Use::Sso | Use::Passwordless => (stream.method, PasswordUse::No),
        };
        Self { method, password }
    }
}

fn client_use(client: Client, method: LoginMethod, password: PasswordUse, streams: &[&Stream], reading: &Reading) -> ClientUse {
    let last = last(streams);
    let (addresses, at_least) = addresses(streams);
    ClientUse {
        peoples_tool: streams.iter().any(|stream| is_tool(stream)),
        client,
        method,
        password,
        confidence: streams.iter().map(|stream| stream.confidence).max().unwrap_or(Confidence::Possible),
        logins: streams.iter().map(|stream| stream.hours.successes_in(reading.window)).sum(),
        last,
        failed_since: failed_since(streams, last),
        addresses,
        at_least,
        rhythm: rhythm(streams, reading.as_of.0),
    }
}

fn last(streams: &[&Stream]) -> Option<Utc> {
    streams.iter().filter_map(|stream| stream.last_success).max()
}

/// Distinct addresses over streams, and whether there may be more.
fn addresses(streams: &[&Stream]) -> (u64, bool) {
    let distinct: BTreeSet<&str> = streams.iter().flat_map(|stream| &stream.addresses.values).map(AsRef::as_ref).collect();
    (distinct.len() as u64, streams.iter().any(|stream| stream.addresses.at_least))
}
