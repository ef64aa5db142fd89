//! When people are expected on a login page.

use crate::logins::{LoginMethod, Stream, rhythm};
use crate::model::{AsOf, Utc};

/// The next time a user is expected to type a password on a login page, by habit.
pub(super) fn next_page_login(streams: &[&Stream], as_of: AsOf) -> Option<Utc> {
    let page: Vec<&Stream> = streams.iter().copied().filter(|stream| stream.method == LoginMethod::UiPassword).collect();
    rhythm(&page, as_of.0).next
}
