//! Record ids as Salesforce makes them.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CHECK: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/// An 18-character record id: object prefix, pod, number in base 62, checksum of the case.
/// Source: Object Reference v67, "ID Field Type".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// The `number`-th record of the object with this three-character prefix.
    pub fn new(prefix: &str, number: u64) -> Self {
        let mut digits = [b'0'; 6];
        let mut rest = number;
        for digit in digits.iter_mut().rev() {
            *digit = DIGITS[usize::try_from(rest % 62).unwrap_or(0)];
            rest /= 62;
        }
        let mut text = format!("{prefix}5e0000");
        text.extend(digits.iter().map(|digit| char::from(*digit)));
        let check = checksum(&text);
        text.push_str(&check);
        Self(text)
    }

    /// The id as 18 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The three characters that tell the case of the first 15.
pub fn checksum(fifteen: &str) -> String {
    fifteen
        .as_bytes()
        .chunks(5)
        .map(|chunk| {
            let bits = chunk.iter().enumerate().fold(0, |bits, (place, byte)| bits | (usize::from(byte.is_ascii_uppercase()) << place));
            char::from(CHECK[bits])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_salesforces() {
        assert_eq!(checksum("0055j000000utlP"), "AAQ");
        assert_eq!(checksum("005Hp00000hjWWq"), "IAM");
    }

    #[test]
    fn numbers_give_different_ids_of_18_characters() {
        let ids: std::collections::BTreeSet<Id> = (0..5000).map(|number| Id::new("0Ya", number)).collect();
        assert_eq!(ids.len(), 5000);
        assert!(ids.iter().all(|id| id.as_str().len() == 18 && id.as_str().starts_with("0Ya5e0000")));
    }
}
