use super::mistake::Problem;

/// A mail domain in lower case.
pub(super) fn parse(text: &str) -> Result<String, Problem> {
    let domain = text.to_lowercase();
    if domain.is_empty() {
        return Err(Problem::new("an empty domain").help("name the domain, such as `old-name.com`, or remove the entry"));
    }
    if let Some((_, host)) = domain.rsplit_once('@') {
        return Err(Problem::new("an address, not a domain").help(format!("leave out the `@` and what stands before it: `{host}`")));
    }
    if domain.contains('*') {
        return Err(Problem::new("domains are compared whole, `*` is not read").help("name each domain"));
    }
    let labels = domain.split('.');
    if labels.clone().count() < 2 || domain.len() > 253 || !labels.clone().all(is_label) {
        return Err(Problem::new("not a domain").help("write it as it stands after the `@` of an address, such as `old-name.com`"));
    }
    Ok(domain)
}

/// One part between dots: letters (of any script), digits and inner hyphens, 63 bytes at most.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_come_out_in_lower_case() {
        assert_eq!(parse("Old-Name.COM").unwrap(), "old-name.com");
        assert_eq!(parse("mail.zürich.example").unwrap(), "mail.zürich.example");
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "acme", "acme.", ".com", "a..b", "-a.com", "https://acme.com", "a b.com", "@acme.com", "x@acme.com", "*.acme.com"]
        {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(parse(&format!("{}.com", "a".repeat(64))).is_err());
    }
}
