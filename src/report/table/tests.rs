use super::write;
use crate::report::{Look, Report, sample};

const PLAIN: Look<'static> = Look { width: 80, colour: false, unicode: true, hyperlinks: false, exit_reason: "" };

fn shown(report: &Report, look: &Look<'_>) -> String {
    let mut out = Vec::new();
    write(report, look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
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
