use crate::snapshot::cell::{AnyIdCell, Past, Text, UserIdCell, Word};
use crate::snapshot::object::object;

object! {
    /// A row of the Setup audit trail. Source: Object Reference v67, `SetupAuditTrail`.
    SetupAuditTrailRow: SetupAuditTrail {
        key { /** When it was done. */ created: Past = "CreatedDate" }
        /** Record id. */
        id: AnyIdCell = "Id",
        /** Code of what was done, such as `expiredAllPasswords`. */
        action: Word = "Action",
        /** Part of Setup. */
        section: Word = "Section",
        /** Sentence of what was done. */
        display: Text = "Display",
        /** Who did it. */
        created_by: UserIdCell = "CreatedById",
        /** Who did it, by username. */
        created_by_username: Word = "CreatedBy.Username",
        /** The person behind a login-as. */
        delegate_user: Text = "DelegateUser",
    }
}
