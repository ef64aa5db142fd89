use unicode_width::UnicodeWidthStr;

use super::write;
use crate::report::neutral::is_hidden;
use crate::report::{Look, Owner, Report, Severity, sample};

const PLAIN: Look<'static> = Look { width: 80, colour: false, unicode: true, hyperlinks: false, exit_reason: "" };

fn shown(report: &Report, look: &Look<'_>) -> String {
    let mut out = Vec::new();
    write(report, look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn samples() -> [Report; 5] {
    [sample::not_ready(), sample::ready(), sample::unknown(), sample::empty(), hostile()]
}

/// A report in which whatever came from an org carries commands for the terminal and wide letters.
fn hostile() -> Report {
    const EVIL: &str = "山田\u{1b}[2J\u{9b}31m\u{202e}\u{2063}\u{7}\r\nnext\tline.of.a.very.long.name.that.fits.into.no.column@山田山田山田山田山田山田.example";
    let evil = || EVIL.to_owned();
    let mut report = sample::not_ready();
    report.org.name = Some(evil());
    report.org.instance_url = Some(evil());
    for input in &mut report.inputs {
        input.file = evil();
        input.rejected[0].column = Some(evil());
        input.rejected[0].why = evil();
    }
    for warning in &mut report.warnings {
        (warning.message, warning.place, warning.help) = (evil(), Some(evil()), Some(evil()));
    }
    for reason in &mut report.verdict_reasons {
        (reason.message, reason.rules) = (evil(), vec![evil()]);
    }
    for step in report.to_next_verdict.iter_mut().flat_map(|next| &mut next.steps) {
        step.what = evil();
    }
    for line in &mut report.coverage {
        (line.coverage.reason, line.coverage.remedy) = (Some(evil()), Some(evil()));
    }
    for line in &mut report.actions {
        line.why = evil();
    }
    for finding in &mut report.findings {
        (finding.rule, finding.message, finding.remedy, finding.would_pass_if) = (evil(), evil(), evil(), evil());
        (finding.subject.label, finding.setup_url) = (evil(), Some(format!("https://{EVIL}")));
        finding.evidence[0].fact = evil();
        finding.evidence[0].value = EVIL.into();
        if let Some(waived) = &mut finding.waived {
            (waived.reason, waived.until, waived.owner) = (evil(), Some(evil()), Some(evil()));
        }
    }
    for rule in &mut report.rules {
        (rule.id, rule.reason) = (evil(), Some(evil()));
    }
    for line in &mut report.integrations {
        (line.username, line.apps) = (evil(), vec![evil()]);
        line.owner = Some(Owner { system: Some(evil()), owner: Some(evil()), contact: Some(evil()), runbook: Some(evil()) });
        for client in &mut line.clients {
            client.client = evil();
        }
    }
    for line in &mut report.sso {
        (line.id, line.label) = (evil(), evil());
    }
    for line in &mut report.administrators {
        (line.username, line.why) = (evil(), evil());
    }
    for user in &mut report.users {
        user.username = Some(evil());
    }
    for line in &mut report.deadlines {
        (line.kind, line.subject, line.source) = (evil(), evil(), evil());
    }
    report.recommendation.why = evil();
    report.recommendation.steps = vec![evil()];
    report
}

#[test]
fn a_report_not_ready_at_80_columns() {
    let look = Look { exit_reason: "1 critical and 2 high findings (1 waived): failing because of --fail-on high.", ..PLAIN };
    insta::assert_snapshot!(shown(&sample::not_ready(), &look));
}

#[test]
fn a_report_not_ready_at_120_columns() {
    insta::assert_snapshot!(shown(&sample::not_ready(), &Look { width: 120, ..PLAIN }));
}

#[test]
fn a_report_not_ready_in_colour_with_links() {
    insta::assert_snapshot!(shown(&sample::not_ready(), &Look { colour: true, hyperlinks: true, ..PLAIN }).replace('\u{1b}', "ESC"));
}

#[test]
fn a_report_unknown_at_80_columns() {
    insta::assert_snapshot!(shown(&sample::unknown(), &PLAIN));
}

#[test]
fn a_small_report_ready_at_80_columns() {
    insta::assert_snapshot!(shown(&sample::ready(), &PLAIN));
}

#[test]
fn an_empty_report_says_something_true_in_every_block() {
    insta::assert_snapshot!(shown(&sample::empty(), &PLAIN));
}

#[test]
fn no_line_is_longer_than_the_width() {
    for report in samples() {
        for width in [80, 81, 93, 100, 120, 200] {
            for unicode in [true, false] {
                for line in shown(&report, &Look { width, unicode, exit_reason: &"reason ".repeat(40), ..PLAIN }).lines() {
                    assert!(line.width() <= width, "{} > {width}: {line}", line.width());
                }
            }
        }
    }
}

#[test]
fn a_terminal_narrower_than_80_columns_gets_80() {
    let report = sample::not_ready();
    assert_eq!(shown(&report, &Look { width: 0, ..PLAIN }), shown(&report, &PLAIN));
}

#[test]
fn nothing_from_an_org_commands_the_terminal() {
    let text = shown(&hostile(), &PLAIN);
    assert!(text.contains(r"山田\u{1b}[2J\u{9b}31m\u{202e}"), "{text}");
    assert_eq!(text.chars().find(|c| is_hidden(*c) && *c != '\n'), None);
    // With colour and links the only sequences are ours: colours, and links to Setup.
    let text = shown(&hostile(), &Look { colour: true, hyperlinks: true, ..PLAIN });
    assert!(text.split('\u{1b}').skip(1).all(|rest| rest.starts_with('[') && rest.find('m').is_some_and(|end| end < 5)), "{text}");
    assert!(!text.contains("\u{1b}[2J") && !text.contains('\u{9b}'));
}

#[test]
fn ascii_terminals_get_ascii() {
    for report in samples() {
        let text = shown(&report, &Look { unicode: false, ..PLAIN });
        assert!(text.is_ascii(), "{:?}", text.chars().find(|c| !c.is_ascii()));
    }
}

#[test]
fn colour_changes_no_text() {
    let plain = shown(&sample::not_ready(), &PLAIN);
    let coloured = shown(&sample::not_ready(), &Look { colour: true, ..PLAIN });
    let mut stripped = String::new();
    for (number, piece) in coloured.split('\u{1b}').enumerate() {
        stripped.push_str(if number == 0 { piece } else { piece.split_once('m').unwrap().1 });
    }
    assert_ne!(plain, coloured);
    assert_eq!(plain, stripped);
}

#[test]
fn what_people_copy_is_never_cut() {
    let mut report = sample::not_ready();
    let long = format!("{}@{}.example", "integration.user.".repeat(6), "subsidiary".repeat(4));
    report.integrations[0].username.clone_from(&long);
    report.administrators[0].username.clone_from(&long);
    for width in [80, 120, 200] {
        // The column the name stands in, without the breaks.
        let text = shown(&report, &Look { width, ..PLAIN });
        let (breaks, stuck) = text.split_once("── Who gets stuck").unwrap();
        for (block, indent) in [(breaks.split_once("What breaks").unwrap().1, 19), (stuck, 1)] {
            let from: Vec<String> = block.lines().map(|line| line.chars().skip(indent).take_while(|c| *c != ' ').collect()).collect();
            assert!(from.concat().contains(&long), "{width}: {from:?}");
        }
    }
}

#[test]
fn every_severity_is_a_word() {
    for severity in Severity::ALL {
        let mut report = sample::not_ready();
        report.findings = vec![sample::finding("INT001", *severity, "a@acme.example", "1 thing")];
        assert!(shown(&report, &PLAIN).contains(&format!("\n {severity} INT001 1 subject\n")));
    }
}

#[test]
fn words_that_people_misread_do_not_occur() {
    for report in samples() {
        let text = shown(&report, &PLAIN);
        for word in ["locked_out", "locked out", "unaffected", "exempt", "at_risk", "should be fine", "delegated"] {
            assert!(!text.contains(word), "{word}");
        }
    }
}

#[test]
fn the_last_line_is_the_exit_codes_reason() {
    for report in samples() {
        let text = shown(&report, &Look { exit_reason: "No finding: not failing.", ..PLAIN });
        assert_eq!(text.lines().last(), Some(" No finding: not failing."));
    }
}

#[test]
fn nothing_unread_reads_as_clean() {
    let text = shown(&sample::unknown(), &PLAIN);
    assert!(text.contains("Nothing is known to stop.") && !text.contains("Nothing would stop."));
    assert!(text.contains("No configuration was seen in what was read."));
    // The same without any configuration in completely read sources may be said.
    assert!(shown(&sample::ready(), &PLAIN).contains("No single sign-on is set up."));
}

#[test]
fn blocks_stand_in_their_order() {
    const ORDER: [&str; 10] = [
        "What was read",
        "If you click now",
        "What breaks, first first",
        "Who gets stuck",
        "Single sign-on proof",
        "Do this ",
        "Findings",
        "Dates ahead",
        "Waived",
        "Not checked and assumed",
    ];
    for report in samples() {
        let text = shown(&report, &PLAIN);
        let places: Vec<_> = ORDER.iter().map(|title| text.find(&format!("\n── {title}"))).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    }
}

#[test]
fn a_thousand_of_everything_stays_short() {
    let mut report = sample::not_ready();
    for number in 0..1_000 {
        report.integrations.push(report.integrations[number % 4].clone());
        report.administrators.push(report.administrators[number % 4].clone());
        report.findings.push(report.findings[number % 5].clone());
        report.deadlines.push(report.deadlines[0].clone());
        report.warnings.push(report.warnings[0].clone());
        report.rules.push(report.rules[3].clone());
        report.sso.push(report.sso[0].clone());
    }
    assert!(shown(&report, &PLAIN).lines().count() < 300);
}
