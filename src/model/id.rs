//! Salesforce record ids.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

/// A record id in its 18-character form.
///
/// The first 15 characters are the identity (they are case-sensitive); the last three are a
/// checksum of their case. Exports mix both lengths, so equality, order and hash look at the
/// first 15 only. Source: Object Reference v67, "ID Field Type".
#[derive(Clone, Copy)]
pub struct Id18([u8; 18]);

/// Text that is no record id: not 15 or 18 ASCII letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a Salesforce id (15 or 18 letters and digits)")]
pub struct IdError;

impl Id18 {
    /// Reads an id of either length; a 15-character one gets its checksum.
    ///
    /// # Errors
    /// [`IdError`] if the text has another length or holds anything but ASCII letters and digits.
    pub fn from_bytes(text: &[u8]) -> Result<Self, IdError> {
        if !text.iter().all(u8::is_ascii_alphanumeric) {
            return Err(IdError);
        }
        let mut id = [0u8; 18];
        match text.len() {
            18 => id.copy_from_slice(text),
            15 => {
                id[..15].copy_from_slice(text);
                for (chunk, suffix) in text.chunks(5).zip(15..18) {
                    let bits =
                        chunk.iter().enumerate().fold(0, |bits, (place, byte)| bits | (usize::from(byte.is_ascii_uppercase()) << place));
                    id[suffix] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[bits];
                }
            }
            _ => return Err(IdError),
        }
        Ok(Self(id))
    }

    /// The id as 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII gets in, so this cannot fail; an empty text would be the harmless answer.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The case-sensitive 15 characters that identify the record.
    #[must_use]
    pub fn identity(&self) -> &[u8; 15] {
        // A prefix of a fixed array: the length always fits.
        self.0.first_chunk().unwrap_or(&[0; 15])
    }

    /// The first three characters, which name the object (`005` is User).
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.as_str().get(..3).unwrap_or_default()
    }

    /// Whether this is the placeholder `000000000000000AAA` that the weekly Data Export writes
    /// for an empty lookup.
    #[must_use]
    pub fn is_empty_lookup(&self) -> bool {
        self.identity() == b"000000000000000"
    }
}

impl PartialEq for Id18 {
    fn eq(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }
}
impl Eq for Id18 {}
impl Hash for Id18 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity().hash(state);
    }
}
impl Ord for Id18 {
    fn cmp(&self, other: &Self) -> Ordering {
        self.identity().cmp(other.identity())
    }
}
impl PartialOrd for Id18 {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl fmt::Debug for Id18 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl fmt::Display for Id18 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
impl FromStr for Id18 {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::from_bytes(text.as_bytes())
    }
}
impl serde::Serialize for Id18 {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

macro_rules! id_types {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub struct $name(pub Id18);

        impl $name {
            /// The id as 18 characters.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                text.parse().map(Self)
            }
        }
    )+};
}

id_types! {
    /// Id of a `User` (prefix `005`).
    UserId,
    /// Id of a `Profile` (prefix `00e`).
    ProfileId,
    /// Id of a `PermissionSet` (prefix `0PS`).
    PermissionSetId,
    /// Id of a `PermissionSetGroup` (prefix `0PG`).
    PermissionSetGroupId,
    /// Id of what signed somebody in: `SamlSsoConfig` (`0LE`), `AuthProvider` (`0SO`) or another
    /// service. Source: Object Reference v67, `LoginHistory.AuthenticationServiceId`.
    ServiceId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_characters_get_their_checksum() {
        let id: Id18 = "0055j000000utlP".parse().unwrap();
        assert_eq!(id.as_str(), "0055j000000utlPAAQ");
        assert_eq!(id, "0055j000000utlPAAQ".parse().unwrap());
    }

    #[test]
    fn case_is_identity() {
        let lower: Id18 = "0055j000000utlp".parse().unwrap();
        assert_ne!(lower, "0055j000000utlP".parse().unwrap());
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "005", "0055j000000utlPAA", "0055j000000utl-", "0055j000000utlPAAQQ", "0055j000000utlé"] {
            assert_eq!(text.parse::<Id18>(), Err(IdError), "{text}");
        }
    }
}
