//! Facts that may be unknown, and what would decide them.

use std::ops::{BitAnd, BitOr, Not};

use super::SourceName;

/// The sources that would have to be read (more fully) to decide something.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Missing(u64);

impl Missing {
    /// Exactly this source.
    #[must_use]
    pub const fn of(source: SourceName) -> Self {
        Self(1 << source as u32)
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether this source is among them.
    #[must_use]
    pub const fn contains(self, source: SourceName) -> bool {
        self.0 & (1 << source as u32) != 0
    }

    /// The sources, in the order of the catalogue.
    pub fn sources(self) -> impl Iterator<Item = SourceName> {
        SourceName::ALL.iter().copied().filter(move |source| self.contains(*source))
    }
}

impl std::fmt::Debug for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.sources()).finish()
    }
}

/// A fact, or what it waits for.
///
/// `&`, `|` and `!` follow strong Kleene logic: a side that decides wins over an unknown one, and
/// two unknowns unite what they miss. There is deliberately no `unwrap_or` and no `Default`: what
/// was not read can never turn into an answer.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known<T> {
    /// Read, and this is the value.
    Is(T),
    /// Not decided by what was read.
    Unknown(Missing),
}

impl<T> Known<T> {
    /// The fact that waits for one source.
    pub const fn missing(source: SourceName) -> Self {
        Self::Unknown(Missing::of(source))
    }

    /// Computes on the value, if it is known.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Known<U> {
        match self {
            Self::Is(value) => Known::Is(f(value)),
            Self::Unknown(missing) => Known::Unknown(missing),
        }
    }

    /// Continues with a further fact that depends on this one.
    pub fn and_then<U>(self, f: impl FnOnce(T) -> Known<U>) -> Known<U> {
        match self {
            Self::Is(value) => f(value),
            Self::Unknown(missing) => Known::Unknown(missing),
        }
    }

    /// Both facts, or the union of what they miss.
    pub fn zip<U>(self, other: Known<U>) -> Known<(T, U)> {
        match (self, other) {
            (Self::Is(a), Known::Is(b)) => Known::Is((a, b)),
            (Self::Is(_), Known::Unknown(missing)) | (Self::Unknown(missing), Known::Is(_)) => Known::Unknown(missing),
            (Self::Unknown(a), Known::Unknown(b)) => Known::Unknown(a.union(b)),
        }
    }

    /// The same fact, borrowed.
    pub const fn as_ref(&self) -> Known<&T> {
        match self {
            Self::Is(value) => Known::Is(value),
            Self::Unknown(missing) => Known::Unknown(*missing),
        }
    }

    /// The value, for code that treats both cases on its own.
    #[must_use]
    pub fn known(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Unknown(_) => None,
        }
    }

    /// Whether the fact is undecided.
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }

    /// What an undecided fact waits for; empty for a known one.
    #[must_use]
    pub fn waits_for(&self) -> Missing {
        match self {
            Self::Is(_) => Missing::default(),
            Self::Unknown(missing) => *missing,
        }
    }
}

impl Known<bool> {
    /// Known to be true: what is unknown does not count.
    #[must_use]
    pub const fn is_true(&self) -> bool {
        matches!(self, Self::Is(true))
    }

    /// Known to be false: what is unknown does not count.
    #[must_use]
    pub const fn is_false(&self) -> bool {
        matches!(self, Self::Is(false))
    }
}

impl BitAnd for Known<bool> {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        match (self, other) {
            (Self::Is(false), _) | (_, Self::Is(false)) => Self::Is(false),
            (Self::Is(true), rest) | (rest, Self::Is(true)) => rest,
            (Self::Unknown(a), Self::Unknown(b)) => Self::Unknown(a.union(b)),
        }
    }
}

impl BitOr for Known<bool> {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        !(!self & !other)
    }
}

impl Not for Known<bool> {
    type Output = Self;
    fn not(self) -> Self {
        self.map(|value| !value)
    }
}

#[cfg(test)]
mod tests {
    use super::Known::{Is, Unknown};
    use super::*;

    const USER: Missing = Missing::of(SourceName::User);
    const LOGINS: Missing = Missing::of(SourceName::LoginHistory);

    #[test]
    fn a_deciding_side_wins_over_an_unknown_one() {
        assert_eq!(Is(false) & Unknown(USER), Is(false));
        assert_eq!(Unknown(USER) & Is(false), Is(false));
        assert_eq!(Unknown(USER) | Is(true), Is(true));
        assert_eq!(Is(true) & Unknown(USER), Unknown(USER));
        assert_eq!(Is(false) | Unknown(USER), Unknown(USER));
    }

    #[test]
    fn two_unknowns_unite_what_they_miss() {
        let both = Unknown(USER) & Unknown(LOGINS);
        assert_eq!(both.waits_for().sources().collect::<Vec<_>>(), [SourceName::User, SourceName::LoginHistory]);
        assert_eq!(Unknown::<bool>(USER) | Unknown(LOGINS), both);
    }

    #[test]
    fn negation_keeps_what_is_missing() {
        assert_eq!(!Unknown(USER), Unknown(USER));
        assert_eq!(!Is(true), Is(false));
    }
}
