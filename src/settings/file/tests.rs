use super::*;
use crate::settings::Person;
use proptest::prelude::*;

fn read(text: &str) -> Result<Settings, Vec<Diagnostic>> {
    Settings::from_toml(text, Path::new("sf-preflight.toml"))
}

/// Every mistake of a text, a line each: place, what stands there, message, label, help.
fn mistakes(text: &str) -> String {
    let tell = |mistake: Diagnostic| {
        let (place, snippet) = (mistake.place.unwrap(), mistake.snippet.unwrap());
        assert_eq!(snippet.source, text);
        let marked = &text[snippet.span];
        let help = mistake.help.unwrap_or_else(|| "no help".to_owned());
        format!("{}:{} {marked} = {}; {}; {help}", place.line.unwrap(), place.column.unwrap(), mistake.message, snippet.label)
    };
    read(text).unwrap_err().into_iter().map(tell).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_empty_file_changes_nothing() {
    for text in ["", "# nothing\n", "[thresholds]\n[people]\n", "\u{feff}"] {
        assert_eq!(read(text), Ok(Settings::default()), "{text:?}");
    }
}

#[test]
fn every_key_is_read() {
    let settings = read(
        r#"
        retired_domains = ["Old-Name.com"]
        policy_days = 60
        [thresholds]
        dormant_days = 90
        administrators_min = 0x3
        prompted_max = 1_000
        unknown_max_percent = 2.5
        certificate_days = 0
        sso_failures = 7
        sso_failure_percent = 25
        helpdesk_call_percent = 0
        [assumptions]
        password_never_expires_exempt = false
        passkey_skips_expired_password = true
        sso_login_skips_expired_password = false
        tokens_survive_expiry = false
        delegated_authentication_off = false
        [people]
        administrators = ["Ada@acme.com"]
        break_glass = ["bg-*@acme.com"]
        helpdesk = ["0055j000000utlP"]
        "#,
    );
    let expected = Settings {
        thresholds: Thresholds {
            dormant_days: 90,
            administrators_min: 3,
            prompted_max: 1000,
            unknown_max_percent: 2.5,
            certificate_days: 0,
            sso_failures: 7,
            sso_failure_percent: 25.0,
            helpdesk_call_percent: 0.0,
        },
        assumptions: Assumptions {
            password_never_expires_exempt: false,
            passkey_skips_expired_password: true,
            sso_login_skips_expired_password: false,
            tokens_survive_expiry: false,
            delegated_authentication_off: false,
        },
        people: People {
            administrators: vec![Person::Username("ada@acme.com".into())],
            break_glass: vec![Person::Username("bg-*@acme.com".into())],
            helpdesk: vec![Person::Id("0055j000000utlPAAQ".parse().unwrap())],
        },
        retired_domains: vec!["old-name.com".into()],
        policy_days: PolicyDays(60),
    };
    assert_eq!(settings, Ok(expected));
}

#[test]
fn unknown_keys_name_what_was_meant() {
    let text = "dormant_days = 1\nretired_domain = []\ncolour = 'red'\n[threshold]\nx = 1\n[thresholds]\nDormant-Days = 1\nhelpdesk_call_rate = 1\n\
                people = 2\n[assumptions]\nfoo = true\n[assumptions.bar]\n";
    insta::assert_snapshot!(mistakes(text), @"
    1:1 dormant_days = unknown key `dormant_days`; not a key of this file; `dormant_days` stands under `[thresholds]`
    2:1 retired_domain = unknown key `retired_domain`; not a key of this file; a key with a similar name is `retired_domains`
    3:1 colour = unknown key `colour`; not a key of this file; the keys here are `retired_domains`, `policy_days`, `[thresholds]`, `[assumptions]`, `[people]`
    4:2 threshold = unknown key `threshold`; not a key of this file; a key with a similar name is `[thresholds]`
    7:1 Dormant-Days = unknown key `Dormant-Days` in `[thresholds]`; not a key of this file; a key with a similar name is `dormant_days`
    8:1 helpdesk_call_rate = unknown key `helpdesk_call_rate` in `[thresholds]`; not a key of this file; a key with a similar name is `helpdesk_call_percent`
    9:1 people = unknown key `people` in `[thresholds]`; not a key of this file; `[people]` is a section of its own
    11:1 foo = unknown key `foo` in `[assumptions]`; not a key of this file; the keys here are `password_never_expires_exempt`, `passkey_skips_expired_password`, `sso_login_skips_expired_password`, `tokens_survive_expiry`, `delegated_authentication_off`
    12:14 bar = unknown key `bar` in `[assumptions]`; not a key of this file; the keys here are `password_never_expires_exempt`, `passkey_skips_expired_password`, `sso_login_skips_expired_password`, `tokens_survive_expiry`, `delegated_authentication_off`
    ");
}

#[test]
fn wrong_types_say_what_to_write() {
    let text = "retired_domains = 'old.com'\npolicy_days = '90'\npeople = 5\n[[thresholds]]\ndormant_days = 1\n[assumptions]\n\
                tokens_survive_expiry = 'yes'\npasskey_skips_expired_password = 1\n";
    insta::assert_snapshot!(mistakes(text), @r#"
    1:19 'old.com' = `retired_domains` has the wrong type; expected a list, found a text in quotes; write `retired_domains = ["…", "…"]`
    2:15 '90' = `policy_days` has the wrong type; expected one of 30, 60, 90, 180, 365, found a text in quotes; write one of 30, 60, 90, 180, 365, without quotes
    3:10 5 = `people` has the wrong type; expected a section, found a whole number; write `[people]` on a line of its own and the keys below it
    4:1 [[thresholds]] = `thresholds` has the wrong type; expected a section, found a list; write `[thresholds]` on a line of its own and the keys below it
    7:25 'yes' = `assumptions.tokens_survive_expiry` has the wrong type; expected `true` or `false`, found a text in quotes; write `true` or `false`, without quotes
    8:34 1 = `assumptions.passkey_skips_expired_password` has the wrong type; expected `true` or `false`, found a whole number; write `true` or `false`
    "#);
    let text = "[thresholds]\ndormant_days = 90.0\nprompted_max = 2026-11-24\nunknown_max_percent = '5 %'\n[people]\nhelpdesk = [1, ['a@b.c'], { x = 1 }, true]\n";
    insta::assert_snapshot!(mistakes(text), @"
    2:16 90.0 = `thresholds.dormant_days` has the wrong type; expected a whole number from 1 to 3650, found a number with a fraction; write a whole number from 1 to 3650
    3:16 2026-11-24 = `thresholds.prompted_max` has the wrong type; expected a whole number from 0 to 1000000000, found a date; write a whole number from 0 to 1000000000
    4:23 '5 %' = `thresholds.unknown_max_percent` has the wrong type; expected a number from 0 to 100, found a text in quotes; write a number from 0 to 100, without quotes
    6:13 1 = `people.helpdesk` lists texts only; a whole number, not a text; put every entry in quotes
    6:16 ['a@b.c'] = `people.helpdesk` lists texts only; a list, not a text; put every entry in quotes
    6:27 { x = 1 } = `people.helpdesk` lists texts only; a section, not a text; put every entry in quotes
    6:38 true = `people.helpdesk` lists texts only; `true` or `false`, not a text; put every entry in quotes
    ");
}

#[test]
fn impossible_values_say_what_is_possible() {
    let text = "retired_domains = ['', 'acme', '@acme.com', '*.acme.com']\npolicy_days = 45\n[thresholds]\ndormant_days = -5\n\
                administrators_min = 0\nprompted_max = 99999999999999999999\nunknown_max_percent = 100.1\nsso_failure_percent = nan\nhelpdesk_call_percent = -inf\n\
                [people]\nadministrators = ['', 'ada', '*', 'a,b@c.d', '[ab]@c.d']\n";
    insta::assert_snapshot!(mistakes(text), @"
    1:20 '' = `retired_domains` has an impossible value; an empty domain; name the domain, such as `old-name.com`, or remove the entry
    1:24 'acme' = `retired_domains` has an impossible value; not a domain; write it as it stands after the `@` of an address, such as `old-name.com`
    1:32 '@acme.com' = `retired_domains` has an impossible value; an address, not a domain; leave out the `@` and what stands before it: `acme.com`
    1:45 '*.acme.com' = `retired_domains` has an impossible value; domains are compared whole, `*` is not read; name each domain
    2:15 45 = `policy_days` has an impossible value; Setup offers no such number of days; give one of 30, 60, 90, 180, 365
    4:16 -5 = `thresholds.dormant_days` has an impossible value; expected a whole number from 1 to 3650; leave the key out for the default of 180
    5:22 0 = `thresholds.administrators_min` has an impossible value; expected a whole number from 1 to 1000; leave the key out for the default of 2
    6:16 99999999999999999999 = `thresholds.prompted_max` has an impossible value; expected a whole number from 0 to 1000000000; leave the key out for the default of 200
    7:23 100.1 = `thresholds.unknown_max_percent` has an impossible value; expected a number from 0 to 100; leave the key out for the default of 1
    8:23 nan = `thresholds.sso_failure_percent` has an impossible value; expected a number from 1 to 100; leave the key out for the default of 50
    9:25 -inf = `thresholds.helpdesk_call_percent` has an impossible value; expected a number from 0 to 100; leave the key out for the default of 10
    11:19 '' = `people.administrators` has an impossible value; an empty name; name a username such as `ada@acme.com`, or remove the entry
    11:23 'ada' = `people.administrators` has an impossible value; neither a username nor a user id; a username looks like `ada@acme.com`, a user id has 15 or 18 characters and begins with `005`
    11:30 '*' = `people.administrators` has an impossible value; this would name everybody; name the people, such as `ada@acme.com` or `break-glass-*@acme.com`
    11:35 'a,b@c.d' = `people.administrators` has an impossible value; `,` cannot stand in a username; give each name an entry of its own
    11:46 '[ab]@c.d' = `people.administrators` has an impossible value; `[` cannot stand in a username; in a pattern `*` stands for any text and `?` for one character; there are no sets
    ");
}

#[test]
fn keys_of_later_versions_are_refused_by_name() {
    let text = "[rules]\nselect = ['INT']\n[rules.INT006]\nidle_days = 30\n[[integration]]\nusername = 'a'\n[[integration]]\nusername = 'b'\n[[org]]\n";
    insta::assert_snapshot!(mistakes(text), @"
    1:2 rules = `rules` cannot be set yet; not read by this version; remove it: in this version rules cannot be tuned
    5:3 integration = `integration` cannot be set yet; not read by this version; remove it: in this version there is no integration register
    9:3 org = `org` cannot be set yet; not read by this version; remove it: in this version there is no list of orgs
    ");
}

#[test]
fn syntax_and_repeated_keys_are_told_beside_the_rest() {
    let text = "policy_days = 90\npolicy_days = 30\nretired_domains = ['a.com' 'b.com']\n[thresholds]\ndormant_days = \nprompted_max = -1\n\
                sso_failures = many\n[thresholds]\n[people]\nhelpdesk = [ada@acme.com, b@acme.com]\n";
    insta::assert_snapshot!(mistakes(text), @"
    2:1 policy_days = `policy_days` is set twice; set again; keep one of the two
    3:28  = this is not TOML: missing comma between array elements, expected `,`; here; text needs quotes, lists need brackets: https://toml.io shows every form
    5:16  = this is not TOML: string values must be quoted, expected literal string; here; text needs quotes, lists need brackets: https://toml.io shows every form
    6:16 -1 = `thresholds.prompted_max` has an impossible value; expected a whole number from 0 to 1000000000; leave the key out for the default of 200
    7:16 many = this is not TOML: string values must be quoted, expected literal string; here; text needs quotes, lists need brackets: https://toml.io shows every form
    8:2 thresholds = `thresholds` is set twice; set again; keep one of the two
    10:13 ada@acme.com = this is not TOML: string values must be quoted, expected literal string; here; text needs quotes, lists need brackets: https://toml.io shows every form
    ");
}

#[test]
fn what_follows_an_open_bracket_is_not_judged() {
    insta::assert_snapshot!(mistakes("policy_days = 1\nretired_domains = ['a.com'\n[thresholds]\nx = 1\n"), @"
    1:15 1 = `policy_days` has an impossible value; Setup offers no such number of days; give one of 30, 60, 90, 180, 365
    3:1  = this is not TOML: missing comma between array elements, expected `,`; here; text needs quotes, lists need brackets: https://toml.io shows every form
    ");
    insta::assert_snapshot!(mistakes("policy_days = 1\n[thresholds\ndormant_days = 1\nx = 1\n"), @"
    1:15 1 = `policy_days` has an impossible value; Setup offers no such number of days; give one of 30, 60, 90, 180, 365
    2:12  = this is not TOML: unclosed table, expected `]`; here; text needs quotes, lists need brackets: https://toml.io shows every form
    ");
    insta::assert_snapshot!(mistakes("policy_days = \"\"\"1\n[thresholds]\nx = 1\n"), @r#"
    1:15 """1
    [thresholds]
    x = 1
     = `policy_days` has the wrong type; expected one of 30, 60, 90, 180, 365, found a text in quotes; write one of 30, 60, 90, 180, 365, without quotes
    4:1  = this is not TOML: invalid multi-line basic string, expected `"`; here; text needs quotes, lists need brackets: https://toml.io shows every form
    "#);
}

#[test]
fn columns_count_characters() {
    let mistake = &read("retired_domains = ['zürich.example', 'Zoë']").unwrap_err()[0];
    assert_eq!(mistake.place.as_ref().unwrap().to_string(), "sf-preflight.toml:1:38");
    let mistake = &read("a = 1\r\n  b = 2\r\n").unwrap_err()[1];
    assert_eq!(mistake.place.as_ref().unwrap().to_string(), "sf-preflight.toml:2:3");
}

#[test]
fn very_many_mistakes_are_counted() {
    let text = (0..3_000).map(|number| format!("key{number} = 1")).collect::<Vec<_>>().join("\n");
    let mistakes = read(&text).unwrap_err();
    assert_eq!(mistakes.len(), 101);
    assert_eq!(mistakes[100].message, "2900 more mistakes");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_in_order(text in "(\\PC|[\n\\[\\]\"'=.#]|policy_days|thresholds|dormant_days|people){0,30}") {
        if let Err(mistakes) = read(&text) {
            prop_assert!(!mistakes.is_empty());
            let places: Vec<_> = mistakes.iter().map(|mistake| mistake.place.clone().unwrap()).collect();
            prop_assert!(places.is_sorted(), "{:?}", places);
            for mistake in &mistakes {
                let snippet = mistake.snippet.as_ref().unwrap();
                prop_assert!(text.get(snippet.span.clone()).is_some(), "{:?}", snippet.span);
            }
        }
    }
}
