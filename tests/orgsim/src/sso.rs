//! Single sign-on, described, with certificates that come out the same on every run.

use crate::Time;

/// A SAML configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saml {
    /// API name.
    pub name: String,
    /// Name as Setup shows it.
    pub label: String,
    /// `Username`, `FederationId` or `UserId`.
    pub mapping: &'static str,
    /// Makes and updates users at sign-in.
    pub provisioning: bool,
    /// First moment of the certificate.
    pub valid_from: Time,
    /// Last moment of the certificate.
    pub valid_to: Time,
    /// `ValidationCert` as it stands, where it is not a certificate.
    pub broken_certificate: Option<String>,
}

impl Saml {
    /// A configuration that maps by Federation ID, with a certificate up to this moment.
    pub fn new(name: &str, valid_to: Time) -> Self {
        Self {
            name: name.into(),
            label: name.replace('_', " "),
            mapping: "FederationId",
            provisioning: false,
            valid_from: valid_to.days_before(3 * 365),
            valid_to,
            broken_certificate: None,
        }
    }

    /// `ValidationCert`: base64 DER without PEM lines, as uploads keep it.
    pub fn certificate(&self) -> String {
        self.broken_certificate.clone().unwrap_or_else(|| certificate(&self.label, self.valid_from, self.valid_to))
    }
}

/// An authentication provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthProvider {
    /// API name.
    pub name: String,
    /// Name as Setup shows it.
    pub label: String,
    /// `OpenIdConnect`, `Google`, …
    pub provider_type: &'static str,
    /// It makes and updates users.
    pub registration_handler: bool,
    /// The login page lists it.
    pub offered: bool,
}

impl AuthProvider {
    /// An OpenID Connect provider that the login page lists.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            label: name.replace('_', " "),
            provider_type: "OpenIdConnect",
            registration_handler: false,
            offered: true,
        }
    }
}

/// A self-signed certificate. Ed25519 signatures hold nothing random, the key and the serial
/// number are fixed, so the bytes depend on name and dates alone.
fn certificate(common_name: &str, from: Time, to: Time) -> String {
    let made = || -> Result<Vec<u8>, rcgen::Error> {
        let key = rcgen::KeyPair::try_from([PKCS8_ED25519.as_slice(), &[0x2a; 32]].concat())?;
        let mut params = rcgen::CertificateParams::default();
        params.distinguished_name = rcgen::DistinguishedName::new();
        params.distinguished_name.push(rcgen::DnType::CommonName, common_name);
        params.distinguished_name.push(rcgen::DnType::OrganizationName, "Acme Corp");
        params.serial_number = Some(rcgen::SerialNumber::from_slice(&[0x17, 0x2a, 0x5e, 0x01]));
        let moment = |time: Time| {
            let [year, month, day, ..] = time.parts().map(|part| i32::try_from(part).unwrap_or(0));
            let small = |part: i32| u8::try_from(part).unwrap_or(1);
            let of_day = u64::try_from(time.0 - time.midnight().0).unwrap_or(0);
            rcgen::date_time_ymd(year, small(month), small(day)) + std::time::Duration::from_secs(of_day)
        };
        params.not_before = moment(from);
        params.not_after = moment(to);
        Ok(params.self_signed(&key)?.der().to_vec())
    };
    // Key and names are ours: failing here is a mistake of this file.
    made().map_or_else(|error| panic!("no certificate: {error}"), |der| base64(&der))
}

/// The frame of an Ed25519 key in PKCS #8 (RFC 8410); 32 bytes of key follow. The key signs
/// nothing but fixtures.
const PKCS8_ED25519: [u8; 16] = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// Base64 with padding, on one line.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = (0..3).fold(0_usize, |word, at| word << 8 | usize::from(chunk.get(at).copied().unwrap_or(0)));
        for place in 0..4 {
            text.push(if place <= chunk.len() { char::from(DIGITS[word >> (18 - 6 * place) & 63]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads() {
        assert_eq!(base64(b"M"), "TQ==");
        assert_eq!(base64(b"Ma"), "TWE=");
        assert_eq!(base64(b"Man"), "TWFu");
    }

    #[test]
    fn a_certificate_is_the_same_every_time() {
        let saml = Saml::new("Okta", Time::utc(2026, 12, 6, 9, 0));
        assert_eq!(saml.certificate(), saml.certificate());
        assert!(saml.certificate().starts_with("MI"), "DER begins with a sequence");
        assert!(saml.certificate().len() < 4000, "SOQL cuts the column at 4,000 characters");
    }
}
