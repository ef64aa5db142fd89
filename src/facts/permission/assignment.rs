use crate::model::Known::{self, Is};
use crate::model::{AsOf, SourceName, Utc};
use crate::snapshot::rows::PermissionSetAssignmentRow;

const DAY: i64 = 86_400;

/// When assignments were read, and for which moment they are judged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moment {
    as_of: AsOf,
    /// `IsActive` is a picture of the moment of reading: it counts only within a day of it.
    fresh: bool,
}

impl Moment {
    pub(super) fn new(as_of: AsOf, read_at: Option<Utc>) -> Self {
        Self { as_of, fresh: read_at.is_none_or(|read_at| as_of.0.since(read_at).abs() <= DAY) }
    }

    /// Whether an assignment counts.
    ///
    /// A column that is not there leaves it open, except that a fresh `IsActive` of true also
    /// says that the row was neither expired nor revoked.
    pub(super) fn counts(self, row: &PermissionSetAssignmentRow) -> Known<bool> {
        let active = if self.fresh { filled(row.is_active()) } else { Is(true) };
        let shown_active = self.fresh && active.is_true();
        let unless_shown = |answer: Known<bool>| if shown_active && answer.is_unknown() { Is(false) } else { answer };
        let expired = unless_shown(row.expiration().map(|end| end.is_some_and(|end| end <= self.as_of.0)));
        let revoked = unless_shown(filled(row.is_revoked()));
        active & !expired & !revoked
    }
}

fn filled(cell: Known<Option<bool>>) -> Known<bool> {
    cell.and_then(|cell| cell.map_or(Known::missing(SourceName::PermissionSetAssignment), Is))
}
