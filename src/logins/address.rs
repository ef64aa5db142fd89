//! Source addresses, small.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::columns::is_no_value;
use super::intern::decoded;

/// A source address. Masked or otherwise odd ones stay text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Address {
    /// IPv4.
    V4(u32),
    /// IPv6, in network order.
    V6([u8; 16]),
    /// Anything else.
    Text(Box<str>),
}

impl Address {
    /// Reads a cell; none for what is no address: empty, `N/A`, `Unknown`, `Salesforce.com IP`.
    /// Source: rows of public log file samples hold the words `Salesforce.com IP`.
    #[inline]
    pub(super) fn read(cell: &[u8]) -> Option<Self> {
        if let Some(address) = v4(cell) {
            return Some(Self::V4(address));
        }
        let cell = cell.trim_ascii();
        if is_no_value(cell) || cell.eq_ignore_ascii_case(b"Salesforce.com IP") {
            return None;
        }
        let text = decoded(cell);
        Some(if let Ok(address) = text.parse::<Ipv4Addr>() {
            Self::V4(address.to_bits())
        } else if let Ok(address) = text.parse::<Ipv6Addr>() {
            Self::V6(address.octets())
        } else {
            Self::Text(text.into())
        })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::V4(address) => Ipv4Addr::from_bits(*address).fmt(f),
            Self::V6(address) => Ipv6Addr::from(*address).fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// Dotted decimal without leading zeros.
fn v4(cell: &[u8]) -> Option<u32> {
    let mut address = 0;
    let mut part: Option<u32> = None;
    let mut dots = 0;
    for byte in cell {
        match byte {
            b'0'..=b'9' => {
                let digit = u32::from(byte - b'0');
                part = match part {
                    None => Some(digit),
                    Some(0) => return None,
                    Some(before) => Some(before * 10 + digit).filter(|part| *part < 256),
                };
                part?;
            }
            b'.' => {
                address = (address << 8) | part.take()?;
                dots += 1;
            }
            _ => return None,
        }
    }
    (dots == 3).then_some((address << 8) | part?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_no_addresses() {
        for cell in ["", "N/A", "unknown", " Salesforce.com IP "] {
            assert_eq!(Address::read(cell.as_bytes()), None, "{cell}");
        }
        assert_eq!(Address::read(b" 10.0.0.1 "), Some(Address::V4(0x0a00_0001)));
        assert_eq!(Address::read(b"2001:DB8::0:1").unwrap().to_string(), "2001:db8::1");
        assert_eq!(Address::read(b"10.x.x.x").unwrap().to_string(), "10.x.x.x");
    }

    proptest! {
        #[test]
        fn our_reading_is_the_libraries(text in "[0-9.]{0,16}|([0-9]{1,3}\\.){3}[0-9]{1,3}") {
            prop_assert_eq!(v4(text.as_bytes()), text.parse::<Ipv4Addr>().ok().map(Ipv4Addr::to_bits), "{}", text);
        }
    }
}
