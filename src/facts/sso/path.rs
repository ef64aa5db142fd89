use super::gather::Configurations;
use crate::facts::SsoPath;
use crate::logins::LoginMethod;
use crate::model::Known::{self, Is, Unknown};
use crate::model::{ServiceId, Source, Utc, Window};

/// Whether single sign-on gets a user in, by the last time it did.
///
/// Only a complete history tells: in a partial one a later failure or success may be missing.
pub(crate) fn path(
    last: &Source<Option<(Utc, Option<ServiceId>, LoginMethod)>>,
    configurations: &Configurations,
    window: Window,
) -> Known<SsoPath> {
    let last = match last {
        Source::Complete(last) => *last,
        Source::Partial(_, missing) | Source::Unread(missing) => return Unknown(*missing),
    };
    let Some((when, service, method)) = last else { return Is(SsoPath::NotUsed) };
    let (gets_in, confidence) = configurations.gets_in(service, method);
    gets_in.map(|gets_in| match (gets_in, when >= window.from) {
        (true, true) => SsoPath::Works { confidence },
        (true, false) => SsoPath::Broken { proven: false },
        (false, _) => SsoPath::Broken { proven: true },
    })
}
