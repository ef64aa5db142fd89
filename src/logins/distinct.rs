//! Distinct values up to a cap, the same whatever the order.

/// Values that are kept of one kind; beyond, only "more" is known.
pub(super) const CAP: usize = 1_000;

/// The smallest distinct values, at most [`CAP`].
///
/// Whatever is among the smallest of all was among the smallest of those seen before, so order and
/// split of the input do not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Smallest<T> {
    values: Vec<T>,
    at_least: bool,
}

impl<T> Default for Smallest<T> {
    fn default() -> Self {
        Self { values: Vec::new(), at_least: false }
    }
}

impl<T: Ord> Smallest<T> {
    /// Adds a value.
    #[inline]
    pub(super) fn add(&mut self, value: T) {
        if let Err(place) = self.values.binary_search(&value) {
            if self.values.len() >= CAP {
                self.at_least = true;
                if place >= CAP {
                    return;
                }
                self.values.pop();
            } else if self.values.len() == self.values.capacity() {
                self.values.reserve_exact((self.values.len() / 2).max(1));
            }
            self.values.insert(place, value);
        }
    }

    /// Adds another's values.
    pub(super) fn merge(&mut self, other: Self) {
        self.at_least |= other.at_least;
        if self.values.is_empty() {
            self.values = other.values;
        } else {
            other.values.into_iter().for_each(|value| self.add(value));
        }
    }

    /// The values, ascending.
    pub(super) fn values(&self) -> &[T] {
        &self.values
    }

    /// Whether there were more.
    pub(super) const fn at_least(&self) -> bool {
        self.at_least
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn order_and_split_do_not_matter(values in proptest::collection::vec(0u32..3000, 0..4000), cut in 0usize..4000) {
            let (mut all, mut rest) = (Smallest::default(), Smallest::default());
            for (place, value) in values.iter().enumerate() {
                if place < cut { all.add(*value) } else { rest.add(*value) }
            }
            rest.merge(all);
            let distinct: BTreeSet<u32> = values.into_iter().collect();
            prop_assert_eq!(rest.at_least(), distinct.len() > CAP);
            prop_assert_eq!(rest.values().to_vec(), distinct.into_iter().take(CAP).collect::<Vec<_>>());
        }
    }
}
