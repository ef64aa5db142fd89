use crate::snapshot::cell::{AnyIdCell, Past, Text, UserIdCell};
use crate::snapshot::object::object;

object! {
    /// A row of the Setup audit trail. Source: Object Reference v67, `SetupAuditTrail`.
    SetupAuditTrailRow: SetupAuditTrail {
        key { /** When it was done. */ created: Past = "CreatedDate" }
        /** Record id. */
        id: AnyIdCell = "Id",
        /** Code of what was done, such as `expiredAllPasswords`. */
        action: Text = "Action",
        /** Part of Setup. */
        section: Text = "Section",
        /** Sentence of what was done. */
        display: Text = "Display",
        /** Who did it. */
        created_by: UserIdCell = "CreatedById",
        /** Who did it, by username. */
        created_by_username: Text = "CreatedBy.Username",
        /** The person behind a login-as. */
        delegate_user: Text = "DelegateUser",
    }
}
