use crate::snapshot::cell::{AnyIdCell, Flag, Text};
use crate::snapshot::object::object;

object! {
    /// The org itself; one row. Source: Object Reference v67, `Organization`.
    OrganizationRow: Organization {
        key { /** Org id (`00D`). */ id: AnyIdCell = "Id" }
        /** Company name. */
        name: Text = "Name",
        /** Edition. */
        organization_type: Text = "OrganizationType",
        /** Whether it is a sandbox. */
        is_sandbox: Flag = "IsSandbox",
        /** Instance, such as `EU55`. */
        instance_name: Text = "InstanceName",
        /** Default time zone. */
        time_zone: Text = "TimeZoneSidKey",
        /** Gateway that checks passwords of users with *Is Single Sign-On Enabled*. */
        gateway_url: Text = "DelegatedAuthenticationServiceUrl",
    }
}
