//! What each reason word means, which rules speak of it, and what to do: kept as data.

use std::sync::LazyLock;

use super::Reason;

/// What a reason word means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReasonText {
    /// What it means, in a sentence.
    pub meaning: String,
    /// Ids of the rules that speak of it.
    pub rules: Vec<String>,
    /// What to do, in a sentence; empty if nothing is to be done.
    pub what_to_do: String,
}

const TABLE: &str = include_str!("reasons.csv");

static TEXTS: LazyLock<Vec<(String, ReasonText)>> = LazyLock::new(|| {
    let mut table = csv::Reader::from_reader(TABLE.as_bytes());
    let cell = |row: &csv::StringRecord, index| row.get(index).unwrap_or_default().to_owned();
    table
        .records()
        .filter_map(Result::ok)
        .map(|row| {
            let rules = cell(&row, 1).split_whitespace().map(str::to_owned).collect();
            (cell(&row, 0), ReasonText { meaning: cell(&row, 2), rules, what_to_do: cell(&row, 3) })
        })
        .collect()
});

static NO_TEXT: LazyLock<ReasonText> = LazyLock::new(ReasonText::default);

impl Reason {
    /// What the word means, which rules speak of it, and what to do.
    #[must_use]
    pub fn explain(self) -> &'static ReasonText {
        // Every word has its row (tested), so the empty text is never seen.
        TEXTS.iter().find(|(word, _)| word == self.as_str()).map_or(&NO_TEXT, |(_, text)| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_documented_once_and_in_order() {
        let words: Vec<&str> = TEXTS.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(words, Reason::ALL.iter().map(|reason| reason.as_str()).collect::<Vec<_>>());
        assert_eq!(csv::Reader::from_reader(TABLE.as_bytes()).records().filter(Result::is_err).count(), 0);
    }

    #[test]
    fn every_text_says_something() {
        for reason in Reason::ALL {
            let text = reason.explain();
            assert!(text.meaning.ends_with('.') && text.meaning.len() > 20, "{reason}");
            assert!(text.what_to_do.is_empty() || text.what_to_do.ends_with('.'), "{reason}");
        }
    }

    #[test]
    fn rules_have_the_form_of_ids() {
        for rule in Reason::ALL.iter().flat_map(|reason| &reason.explain().rules) {
            let (letters, digits) = rule.split_at(3);
            assert!(letters.bytes().all(|byte| byte.is_ascii_uppercase()) && digits.len() == 3, "{rule}");
            assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "{rule}");
        }
    }

    #[test]
    fn whoever_could_be_stuck_has_a_rule_to_waive() {
        for reason in
            [Reason::SoapPasswordLogin, Reason::OauthPasswordLogin, Reason::MailboxUnreachable, Reason::SsoBroken, Reason::FlowUnknown]
        {
            assert!(!reason.explain().rules.is_empty(), "{reason}");
        }
    }
}
