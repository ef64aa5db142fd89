use super::{Ids, named};
use crate::{Cell, Id, Org, Random, SignIn, Table, Time};

/// The moments at which an account signs in by its `n`-th way.
pub(super) fn moments(org: &Org, username: &str, n: usize, sign_in: &SignIn) -> Vec<Time> {
    let from = sign_in.since.unwrap_or_default().max(org.history_from());
    let to = sign_in.until.unwrap_or(org.as_of).min(org.as_of);
    let mut random = Random::for_name(org.seed, &format!("{username}/{n}"));
    sign_in.schedule.moments(from, to, &mut random)
}

/// All login rows, oldest first.
pub(super) fn history(org: &Org, ids: &Ids) -> Table {
    let mut table = Table::new(
        "LoginHistory",
        &[
            "Id",
            "UserId",
            "LoginTime",
            "LoginType",
            "LoginSubType",
            "Status",
            "Application",
            "ApiType",
            "ApiVersion",
            "ClientVersion",
            "Browser",
            "Platform",
            "SourceIp",
            "CountryIso",
            "LoginUrl",
            "AuthenticationServiceId",
            "AuthMethodReference",
            "NetworkId",
            "TlsProtocol",
        ],
    );
    let mut events: Vec<(Time, Option<&Id>, &SignIn, &str)> = Vec::new();
    let of_users = org.users.iter().flat_map(|user| user.sign_ins.iter().enumerate().map(move |(n, way)| (user.username.as_str(), n, way)));
    let of_nobody = org.nobody.iter().enumerate().map(|(n, way)| ("", n, way));
    for (username, n, way) in of_users.chain(of_nobody) {
        let user = (!username.is_empty()).then(|| named(&ids.users, "user", username));
        let mut random = Random::for_name(org.seed, &format!("{username}/{n}/address"));
        events.extend(moments(org, username, n, way).into_iter().map(|moment| (moment, user, way, random.pick(&way.addresses))));
    }
    // Stable: equal times stay in the order of the description.
    events.sort_by_key(|(moment, ..)| *moment);
    for (n, (moment, user, way, address)) in events.into_iter().enumerate() {
        let service = way.service.as_ref().map(|name| named(&ids.services, "configuration", name).clone());
        table.push(vec![
            Cell::id(&Id::new("0Ya", 900_000 + n as u64)),
            Cell::Lookup(user.cloned()),
            Cell::Time(Some(moment)),
            Cell::text(way.login_type),
            Cell::text(way.sub_type),
            Cell::text(way.status),
            Cell::text(&way.application),
            Cell::text(way.api_type),
            Cell::text(way.api_version),
            Cell::text("N/A"),
            Cell::text(&way.browser),
            Cell::text(way.platform),
            Cell::text(address),
            Cell::text(way.country),
            Cell::text(way.login_url),
            Cell::Lookup(service),
            Cell::text(way.methods),
            Cell::Lookup(way.site.map(|name| named(&ids.sites, "site", name).clone())),
            Cell::text("TLS 1.3"),
        ]);
    }
    table
}
