//! Reading the cells of a row that name the user and the client.

use crate::logins::columns::{Column, is_no_value};
use crate::logins::intern::decoded;
use crate::logins::layout::Cells;
use crate::model::Id18;

/// Longest text of a cell that is kept, in bytes. Documented fields end at 128 characters.
const LONGEST: usize = 512;

/// First letter of a client text: which column names it.
pub(super) const FROM_APPLICATION: u8 = b'A';
/// See [`FROM_APPLICATION`].
pub(super) const FROM_BROWSER: u8 = b'B';
/// Clients of one user beyond the cap.
pub(super) const OTHERS: &str = "O(others)";

/// A cell, cut to what is kept of it.
#[inline]
pub(super) fn kept(cell: &[u8]) -> &[u8] {
    if cell.len() <= LONGEST {
        return cell;
    }
    let mut end = LONGEST;
    while end > 0 && cell.get(end).is_some_and(|byte| byte & 0xC0 == 0x80) {
        end -= 1;
    }
    cell.get(..end).unwrap_or_default()
}

/// Whose row it is: the 15 characters that identify the user, or nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct UserCode(u128);

impl UserCode {
    /// Rows that name no user.
    pub(super) const NOBODY: Self = Self(0);

    /// Reads a `UserId` cell; empty and `000000000000000AAA` are nobody. None if it is no id.
    #[inline]
    pub(super) fn read(cell: &[u8]) -> Option<Self> {
        match cell.len() {
            15 | 18 if is_alphanumeric(cell) => Some(Self::of(cell)),
            0 => Some(Self::NOBODY),
            _ => {
                let trimmed = cell.trim_ascii();
                if trimmed.len() < cell.len() { Self::read(trimmed) } else { None }
            }
        }
    }

    #[inline]
    fn of(cell: &[u8]) -> Self {
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(cell.iter().take(15)) {
            *to = *from;
        }
        if bytes == *b"000000000000000\0" { Self::NOBODY } else { Self(u128::from_be_bytes(bytes)) }
    }

    /// The id; none for nobody.
    pub(super) fn id(self) -> Option<Id18> {
        let bytes = self.0.to_be_bytes();
        Id18::from_bytes(bytes.get(..15)?).ok()
    }
}

/// Whether all bytes of a short cell are ASCII letters and digits; all at once, without branches.
#[inline]
fn is_alphanumeric(cell: &[u8]) -> bool {
    let mut bytes = [b'0'; 32];
    for (to, from) in bytes.iter_mut().zip(cell) {
        *to = *from;
    }
    bytes.iter().fold(true, |all, byte| all & ((byte | 0x20).wrapping_sub(b'a') < 26 || byte.wrapping_sub(b'0') < 10))
}

/// The record id in an `Id` cell; none if it is empty or no id.
#[inline]
pub(super) fn record_id(cell: &[u8]) -> Option<UserCode> {
    UserCode::read(cell).filter(|code| *code != UserCode::NOBODY)
}

/// The client of a row: its column's letter and its name; empty if neither column says anything.
pub(super) fn client(cells: &Cells<'_>) -> String {
    [(Column::Application, FROM_APPLICATION), (Column::Browser, FROM_BROWSER)]
        .into_iter()
        .find_map(|(column, letter)| {
            let name = kept(cells.of(column).trim_ascii());
            (!is_no_value(name)).then(|| format!("{}{}", char::from(letter), decoded(name)))
        })
        .unwrap_or_default()
}

/// Whether a username is one of Salesforce's own: `033…2@00d…db`.
/// Source: Security Implementation Guide v67, "Monitor Login History".
pub(super) fn is_internal_username(cell: &[u8]) -> bool {
    let name = cell.trim_ascii().to_ascii_lowercase();
    let Some(at) = memchr::memchr(b'@', &name) else { return false };
    let (local, domain) = name.split_at(at);
    local.starts_with(b"033")
        && local.ends_with(b"2")
        && domain.starts_with(b"@00d")
        && domain.ends_with(b"db")
        && local.iter().chain(domain.iter().skip(1)).all(u8::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_both_lengths_are_one_user() {
        let long = UserCode::read(b"0055j000000utlPAAQ").unwrap();
        assert_eq!(UserCode::read(b" 0055j000000utlP "), Some(long));
        assert_eq!(long.id().unwrap().as_str(), "0055j000000utlPAAQ");
        assert_ne!(UserCode::read(b"0055j000000utlp"), Some(long));
    }

    #[test]
    fn nobody_and_no_id_are_told_apart() {
        for cell in ["", "  ", "000000000000000AAA", "000000000000000"] {
            assert_eq!(UserCode::read(cell.as_bytes()), Some(UserCode::NOBODY), "{cell}");
        }
        for cell in ["x", "0055j000000utl-AAQ", "0055j000000utlPAAQQ", "a@b.example"] {
            assert_eq!(UserCode::read(cell.as_bytes()), None, "{cell}");
        }
    }

    #[test]
    fn salesforces_own_names_are_recognised() {
        assert!(is_internal_username(b"033000000000AbC2@00d000000000xyzdb"));
        assert!(!is_internal_username(b"ann@acme.example"));
        assert!(!is_internal_username(b"033-a2@00d.db"));
    }

    #[test]
    fn long_cells_are_cut_between_characters() {
        let long = "é".repeat(400);
        assert!(std::str::from_utf8(kept(long.as_bytes())).is_ok());
    }
}
