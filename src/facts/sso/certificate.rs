use crate::model::Known::{self, Is};
use crate::model::{SourceName, Utc};

/// Longest text that a query returns of the column; more may have been cut.
/// Source: Object Reference v67, `SamlSsoConfig.ValidationCert`.
const CUT_AT: usize = 4_000;

/// Last moment of a certificate: `None` if there is none, unknown if it cannot be read.
pub(super) fn not_after(text: Option<&str>) -> Known<Option<Utc>> {
    let Some(text) = text else { return Is(None) };
    let moment = if text.chars().count() < CUT_AT { der(text).as_deref().and_then(end_of) } else { None };
    moment.map_or(Known::missing(SourceName::SamlSsoConfig), |moment| Is(Some(moment)))
}

fn end_of(der: &[u8]) -> Option<Utc> {
    let (rest, certificate) = x509_parser::parse_x509_certificate(der).ok()?;
    rest.is_empty().then(|| Utc(certificate.validity().not_after.timestamp()))
}

/// The bytes behind bare base64 (line breaks and missing padding allowed) or one PEM block.
fn der(text: &str) -> Option<Vec<u8>> {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    const END: &str = "-----END CERTIFICATE-----";
    let body = match text.split_once(BEGIN) {
        Some((_, rest)) => {
            let (body, after) = rest.split_once(END)?;
            if after.contains(BEGIN) {
                return None;
            }
            body
        }
        None => text,
    };
    let bytes = base64(&body.replace("&#xd;", "").replace("&#xD;", "").replace("&#13;", ""))?;
    (bytes.first() == Some(&0x30)).then_some(bytes)
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    let letters = text.trim_end_matches(|letter: char| letter == '=' || letter.is_whitespace());
    for letter in letters.chars().filter(|letter| !letter.is_whitespace()) {
        let value = match letter {
            'A'..='Z' => u32::from(letter) - u32::from('A'),
            'a'..='z' => u32::from(letter) - u32::from('a') + 26,
            '0'..='9' => u32::from(letter) - u32::from('0') + 52,
            '+' => 62,
            '/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | value) & 0xFFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xFF).ok()?);
        }
    }
    // A single letter left over holds no whole byte: the text was cut.
    (held < 6).then_some(bytes)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::facts::tests::time;

    /// Made for this test: valid from 2026-01-01 to 2027-01-01, 00:00 UTC both.
    pub(in crate::facts) const TO_2027: &str = include_str!("testdata/to_2027.b64");

    fn pem(base64: &str) -> String {
        let lines: Vec<&str> = base64.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
        format!("-----BEGIN CERTIFICATE-----\r\n{}\r\n-----END CERTIFICATE-----\r\n", lines.join("\r\n"))
    }

    #[test]
    fn every_form_seen_gives_the_same_end() {
        let bare = TO_2027.trim();
        let end = Is(Some(time("2027-01-01T00:00:00Z")));
        assert_eq!(not_after(Some(bare)), end);
        assert_eq!(not_after(Some(bare.trim_end_matches('='))), end, "without padding");
        assert_eq!(not_after(Some(&pem(bare))), end);
        let broken = pem(bare).replace("-----BEGIN CERTIFICATE-----\r\n", "").replace("\r\n-----END CERTIFICATE-----\r\n", "");
        assert_eq!(not_after(Some(&broken.replace('\r', "&#xd;"))), end, "line breaks as XML keeps them");
    }

    #[test]
    fn no_certificate_is_not_an_unreadable_one() {
        assert_eq!(not_after(None), Is(None));
    }

    #[test]
    fn what_cannot_be_read_is_never_valid() {
        let bare = TO_2027.trim();
        let two = format!("{}{}", pem(bare), pem(bare));
        let long = format!("{bare}{}", " ".repeat(CUT_AT));
        for text in ["MIIDX...", "AzureAD", "", "====", "MIID", &bare[..bare.len() - 40], &two, &long, "-----BEGIN CERTIFICATE-----"] {
            assert!(not_after(Some(text)).is_unknown(), "{text}");
        }
    }

    #[test]
    fn a_certificate_seen_in_the_wild() {
        let path =
            concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/real/metadata/source/samlssoconfigs/Azure_AD.samlssoconfig-meta.xml");
        let Ok(xml) = std::fs::read_to_string(path) else { return };
        let cert = xml.split("<validationCert>").nth(1).and_then(|rest| rest.split("</validationCert>").next()).unwrap();
        assert_eq!(not_after(Some(cert)), Is(Some(time("2022-04-28T22:39:55Z"))));
    }
}
