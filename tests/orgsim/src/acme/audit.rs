//! Half a year of everyday administration.

use super::administrators::AT_WORK;
use super::setup::shared;
use super::{PROVISIONING, names};
use crate::clock::{DAY, HOUR};
use crate::{AS_OF, AuditRow, Random, Time};

pub(super) fn trail() -> Vec<AuditRow> {
    let mut random = Random::for_name(9, "audit");
    let mut rows: Vec<AuditRow> = (0..140)
        .map(|n| {
            let at = AS_OF.days_before(179).plus(n * 110_000 + random.seconds(9 * HOUR));
            everyday(at, &mut random)
        })
        .collect();
    let ingrid = AT_WORK[1];
    rows.extend([
        AuditRow::new(
            Time::utc(2026, 6, 9, 8, 12),
            ingrid,
            "PermSetEnableUserPerm",
            "Changed permission set Batch No Expiry: Password Never Expires permission was changed from disabled to enabled",
        ),
        AuditRow::new(
            Time::utc(2026, 6, 22, 9, 1),
            ingrid,
            "sendEmailAccessControl",
            "Changed Access to Send Email level from System email only to All email ",
        )
        .section("Email Administration"),
        AuditRow::new(Time::utc(2026, 11, 5, 15, 2), ingrid, "changedpassword", "Set new password for user Billing Bridge"),
        AuditRow::new(
            Time::utc(2026, 8, 20, 10, 44),
            AT_WORK[0],
            "changedprofileforuserstdtocust",
            format!("Changed profile for user {}: reviewed\nby IT, “yearly check”", shared()),
        ),
    ]);
    rows
}

fn everyday(at: Time, random: &mut Random) -> AuditRow {
    let somebody = |random: &mut Random| {
        let (first, last) = names::name(usize::try_from(random.below(230)).unwrap_or(0));
        format!("{first} {last}")
    };
    let name = somebody(random);
    let by = random.pick(&AT_WORK).to_string();
    match random.below(11) {
        0 => AuditRow::new(at, &by, "resetpassword", format!("Reset password for user {name}")),
        1 => AuditRow::new(at, &by, "unlockeduser", format!("Unlocked user {name}")),
        2 | 3 => AuditRow::new(at, PROVISIONING, "createduser", format!("Created new user {name}")),
        4 => AuditRow::new(at, PROVISIONING, "deactivateduser", format!("Deactivated user {name}")),
        5 => AuditRow::new(at, &by, "PermSetAssign", format!("Permission set Report Builder assigned to user {name}")),
        6 => AuditRow::new(at, &by, "suOrgAdminLogin", format!("Logged in using Login-As access for {name}")),
        7 => AuditRow::new(at, &by, "createdCF", "Created custom field: Renewal Quarter (Picklist)").section("Customize Opportunities"),
        8 => AuditRow::new(at, &by, "changedReportFolder", "Changed report folder sharing of folder \"Pipeline, EMEA\"").section("Reports"),
        9 => AuditRow::new(at, &by, "changedActiveVersion", "Activated flow version #12 \"Lead routing\"").section("Flow Management"),
        _ => {
            let days = random.below(5);
            AuditRow::new(
                at.plus(-i64::try_from(days).unwrap_or(0) * DAY / 8),
                &by,
                "loginHoursChanged",
                "Changed login hours of profile Acme Service",
            )
        }
    }
}
