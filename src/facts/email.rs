//! Whether mail to a user's address can arrive.

use email_address::{EmailAddress, Options};

use super::table::is_dead_domain;
use super::{MailDefect, Mailbox};

/// Judges an address. `retired` holds mail domains that nobody reads any more.
pub(super) fn mailbox(address: Option<&str>, retired: &[String]) -> Mailbox {
    let address = address.unwrap_or_default().trim();
    Mailbox { address: address.into(), defect: defect(address, retired) }
}

/// The most specific defect, in the order of the catalogue of rules.
fn defect(address: &str, retired: &[String]) -> Option<MailDefect> {
    let options = Options::default().with_no_minimum_sub_domains().without_display_text().without_domain_literal();
    if EmailAddress::parse_with_options(address, options).is_err() {
        return Some(MailDefect::Impossible);
    }
    let Some((local, domain)) = address.rsplit_once('@') else { return Some(MailDefect::Impossible) };
    let domain = domain.to_lowercase();
    if domain == "invalid" || domain.ends_with(".invalid") || is_old_sandbox_form(local, &domain) {
        return Some(MailDefect::SandboxForm);
    }
    if is_dead_domain(&domain) {
        return Some(MailDefect::DeadDomain);
    }
    // A bare host name is no mail domain on the public network.
    if !domain.contains('.') {
        return Some(MailDefect::Impossible);
    }
    if retired.iter().any(|retired| retired.eq_ignore_ascii_case(&domain)) {
        return Some(MailDefect::RetiredDomain);
    }
    is_no_reply(local).then_some(MailDefect::NoReply)
}

/// `name=company.com@example.com`, as sandbox copies wrote it before `.invalid`.
/// Source: Help 000386507.
fn is_old_sandbox_form(local: &str, domain: &str) -> bool {
    domain == "example.com" && local.split_once('=').is_some_and(|(name, company)| !name.is_empty() && company.contains('.'))
}

/// `noreply`, `no-reply`, `do_not_reply`…, alone or with something set apart behind it.
fn is_no_reply(local: &str) -> bool {
    const FORMS: [&str; 2] = ["noreply", "donotreply"];
    let local = local.to_lowercase();
    FORMS.iter().any(|form| {
        let mut rest = local.as_str();
        for letter in form.chars() {
            let bare = rest.trim_start_matches(['-', '_', '.']);
            match bare.strip_prefix(letter) {
                Some(next) => rest = next,
                None => return false,
            }
        }
        !rest.starts_with(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_defect_and_its_nearest_miss() {
        let retired = ["old.acme.com".to_owned()];
        for (address, expected) in [
            ("ada@acme.com", None),
            ("", Some(MailDefect::Impossible)),
            ("ada", Some(MailDefect::Impossible)),
            ("ada@", Some(MailDefect::Impossible)),
            ("@acme.com", Some(MailDefect::Impossible)),
            ("ada lovelace@acme.com", Some(MailDefect::Impossible)),
            ("Ada <ada@acme.com>", Some(MailDefect::Impossible)),
            ("ada@acme..com", Some(MailDefect::Impossible)),
            ("noreply@00dhp0000033njrmau", Some(MailDefect::Impossible)),
            ("ada@acme.com.invalid", Some(MailDefect::SandboxForm)),
            ("ada@acme.com.INVALID", Some(MailDefect::SandboxForm)),
            ("ada@invalid.com", None),
            ("ada=acme.com@example.com", Some(MailDefect::SandboxForm)),
            ("ada=acme@example.com", Some(MailDefect::DeadDomain)),
            ("ada=acme.com@acme.com", None),
            ("ada@example.com", Some(MailDefect::DeadDomain)),
            ("ada@localhost", Some(MailDefect::DeadDomain)),
            ("ada@corp.test", Some(MailDefect::DeadDomain)),
            ("ada@old.acme.com", Some(MailDefect::RetiredDomain)),
            ("ada@OLD.acme.com", Some(MailDefect::RetiredDomain)),
            ("ada@very.old.acme.com", None),
            ("noreply@acme.com", Some(MailDefect::NoReply)),
            ("No-Reply@acme.com", Some(MailDefect::NoReply)),
            ("do_not_reply@acme.com", Some(MailDefect::NoReply)),
            ("noreply+crm@acme.com", Some(MailDefect::NoReply)),
            ("no.reply.crm@acme.com", Some(MailDefect::NoReply)),
            ("noreplyson@acme.com", None),
            ("replies@acme.com", None),
            ("o'brien+sf@acme.co.uk", None),
        ] {
            assert_eq!(mailbox(Some(address), &retired).defect, expected, "{address}");
        }
        assert_eq!(mailbox(None, &[]).defect, Some(MailDefect::Impossible));
    }

    #[test]
    fn the_address_stays_as_it_stands() {
        assert_eq!(&*mailbox(Some(" Ada@Acme.com "), &[]).address, "Ada@Acme.com");
    }
}
