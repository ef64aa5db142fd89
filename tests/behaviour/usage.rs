use crate::runner::{preflight, scan};
use insta::assert_snapshot;

#[test]
fn version_and_help_go_to_stdout() {
    assert_snapshot!(preflight(&["--version"]).run(), @"
    exit code 0
    --- stdout
    sf-preflight [VERSION]
    --- stderr
    ");
    let help = preflight(&["--help"]).env("COLUMNS", "80").run();
    assert_snapshot!(help, @"
    exit code 0
    --- stdout
    What happens to this Salesforce org if someone clicks Expire All Passwords?

    Usage: sf-preflight [OPTIONS] <COMMAND>

    Commands:
      scan  Read a folder of exports, analyse it, report: who breaks, who is locked
            out, what was not read
      help  Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version

    Common options:
          --config <FILE>  Settings file [default: sf-preflight.toml in the working
                           folder, if there]
          --as-of <TIME>   The moment to take as now: RFC 3339, or a date for 00:00
                           UTC of that day [default: the manifest's time, else the
                           newest row's, else the clock]
          --color <WHEN>   Colour: auto (the terminal's and NO_COLOR's choice),
                           always or never [default: auto]
      -q, --quiet          Print the report and errors, nothing else
      -v, --verbose...     Say what was read from where, and when; repeat for more
          --no-progress    Show no progress

    Reads, never writes to an org. Exit codes: 0 nothing at or above --fail-on, 1
    failing, 2 could not run, 3 cannot tell.
    --- stderr
    ");
    assert!(help.stdout.ends_with('\n'));
}

#[test]
fn scan_help_fits_80_columns() {
    let help = preflight(&["scan", "--help"]).env("COLUMNS", "80").run();
    assert!(help.stdout.lines().all(|line| line.chars().count() <= 80), "{help}");
    assert_snapshot!(help, @"
    exit code 0
    --- stdout
    Read a folder of exports, analyse it, report: who breaks, who is locked out,
    what was not read

    Usage: sf-preflight scan [OPTIONS] --from <PATH>

    Options:
          --from <PATH>          A snapshot folder, any folder of exported files, or
                                 one such file
          --window <SPAN>        How far back login history counts: days or weeks,
                                 such as 90d or 12w [default: 90d]
          --format <FORMAT>      What goes to stdout [default: table] [possible
                                 values: table, json]
          --write <FORMAT=PATH>  Write a report to a file too, such as
                                 json=report.json; may be repeated
          --no-users             Leave the list of users out of the JSON report
          --fail-on <SEVERITY>   Exit with 1 for findings of this severity or worse,
                                 and for a verdict of not ready; never: always
                                 report [default: high] [possible values: critical,
                                 high, medium, low, never]
          --strict               Exit with 3 if anything that is needed was not
                                 fully read
          --allow-unknown        Exit with 0 where the verdict is unknown
      -h, --help                 Print help

    Common options:
          --config <FILE>  Settings file [default: sf-preflight.toml in the working
                           folder, if there]
          --as-of <TIME>   The moment to take as now: RFC 3339, or a date for 00:00
                           UTC of that day [default: the manifest's time, else the
                           newest row's, else the clock]
          --color <WHEN>   Colour: auto (the terminal's and NO_COLOR's choice),
                           always or never [default: auto]
      -q, --quiet          Print the report and errors, nothing else
      -v, --verbose...     Say what was read from where, and when; repeat for more
          --no-progress    Show no progress
    --- stderr
    ");
}

#[test]
fn without_arguments_the_help_says_what_there_is() {
    let run = preflight(&[]).run();
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("Usage: sf-preflight"), "{run}");
}

#[test]
fn a_misspelt_word_suggests_the_nearest() {
    assert_snapshot!(preflight(&["scna"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: unrecognized subcommand 'scna'

      tip: a similar subcommand exists: 'scan'

    Usage: sf-preflight [OPTIONS] <COMMAND>

    For more information, try '--help'.
    ");
    assert_snapshot!(scan(&["--form", "x"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: unexpected argument '--form' found

      tip: a similar argument exists: '--from'

    Usage: sf-preflight scan --from <PATH> --as-of <TIME>

    For more information, try '--help'.
    ");
    assert_snapshot!(scan(&["--from", "x", "--format", "jsn"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value 'jsn' for '--format <FORMAT>'
      [possible values: table, json]

      tip: a similar value exists: 'json'

    For more information, try '--help'.
    ");
    assert_snapshot!(scan(&["--from", "x", "--fail-on", "info"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value 'info' for '--fail-on <SEVERITY>'
      [possible values: critical, high, medium, low, never]

    For more information, try '--help'.
    ");
}

#[test]
fn from_is_needed() {
    assert_snapshot!(scan(&[]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: the following required arguments were not provided:
      --from <PATH>

    Usage: sf-preflight scan --from <PATH> --as-of <TIME>

    For more information, try '--help'.
    ");
}

#[test]
fn formats_of_later_versions_are_refused_with_the_list() {
    assert_snapshot!(scan(&["--from", "x", "--format", "sarif"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value 'sarif' for '--format <FORMAT>'
      [possible values: table, json]

    For more information, try '--help'.
    ");
    assert_snapshot!(scan(&["--from", "x", "--write", "html=report.html"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value 'html=report.html' for '--write <FORMAT=PATH>': `html` is no format of this version; formats: table, json

    For more information, try '--help'.
    ");
    assert_snapshot!(scan(&["--from", "x", "--write", "report.json"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value 'report.json' for '--write <FORMAT=PATH>': write the format in front, such as `json=report.json`; formats: table, json

    For more information, try '--help'.
    ");
}

#[test]
fn sign_in_is_refused_with_the_reason() {
    assert_snapshot!(scan(&["--org", "prod"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: `--org`: this version reads folders of exports only, it signs in to no org
    help: export the data, with the `sf` CLI or Data Loader, and give the folder: scan --from PATH
    ");
    assert_snapshot!(scan(&["--instance-url=https://acme.my.salesforce.com"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: `--instance-url`: this version reads folders of exports only, it signs in to no org
    help: export the data, with the `sf` CLI or Data Loader, and give the folder: scan --from PATH
    ");
    let run = scan(&["--username", "ada@acme.com", "--password", "hunter2"]).run();
    assert!(!run.to_string().contains("hunter2"));
    assert_snapshot!(scan(&["--password", "hunter2"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: `--password`: secrets are never taken from the command line, and there is no username-password sign-in
    help: a password in a command ends up in the shell's history and in process lists; export the data and give the folder: scan --from PATH
    ");
}

#[test]
fn commands_and_options_of_later_versions_do_not_exist() {
    assert_snapshot!(preflight(&["plan", "--scope", "all"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: `plan`: this version has no such command yet
    help: the command it has is `sf-preflight scan --from PATH`
    ");
    assert_snapshot!(scan(&["--from", "x", "--redact"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: `--redact`: this version has no such option yet
    help: `sf-preflight scan --help` lists the options it has
    ");
}

#[test]
fn moments_and_spans_are_checked() {
    assert_snapshot!(preflight(&["scan", "--from", "x", "--as-of", "yesterday"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value 'yesterday' for '--as-of <TIME>': write `2026-11-24T10:00:00Z`, or `2026-11-24` for 00:00 UTC of that day

    For more information, try '--help'.
    ");
    assert_snapshot!(preflight(&["scan", "--from", "x", "--as-of", "2026-11-24T10:00:00"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value '2026-11-24T10:00:00' for '--as-of <TIME>': the zone is missing: `2026-11-24T10:00:00Z` for UTC, or an offset such as `2026-11-24T10:00:00+02:00`

    For more information, try '--help'.
    ");
    assert_snapshot!(preflight(&["scan", "--from", "x", "--as-of", "1969-07-20"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value '1969-07-20' for '--as-of <TIME>': only the years 1970 to 9999 can be taken as now

    For more information, try '--help'.
    ");
    assert_snapshot!(scan(&["--from", "x", "--window", "90"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value '90' for '--window <SPAN>': the unit is missing: `90d` or `90w`

    For more information, try '--help'.
    ");
    assert_snapshot!(scan(&["--from", "x", "--window", "3mo"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value '3mo' for '--window <SPAN>': write days or weeks, such as `90d` or `12w`

    For more information, try '--help'.
    ");
    assert_snapshot!(scan(&["--from", "x", "--window", "0d"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: invalid value '0d' for '--window <SPAN>': a window of no days holds no logins

    For more information, try '--help'.
    ");
}

#[test]
fn quiet_and_verbose_exclude_each_other() {
    let run = scan(&["--from", "x", "-q", "-v"]).run();
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("cannot be used with"), "{run}");
}

#[test]
fn a_target_that_cannot_be_written_fails_before_the_reading() {
    let run = scan(&["--from", "exports", "--write", "json=missing/report.json", "--write", "table=exports"]);
    assert_snapshot!(run.file("exports/User.csv", "Id\n").run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: cannot write the report: No such file or directory (os error 2)
     --> missing/report.json
    help: make the folder first: reports are not put into folders that are not there

    error: cannot write the report: a folder of that name is there
     --> exports
    help: choose another file
    ");
    let run = scan(&["--from", "exports", "--write", "json=exports/User.csv"]).file("exports/User.csv", "Id\n");
    assert_snapshot!(run.run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: the report would replace a file of the input
     --> exports/User.csv
    help: write the report outside the folder that --from names
    ");
    assert_eq!(std::fs::read(run.path("exports/User.csv")).unwrap(), b"Id\n");
}

#[test]
fn a_failed_run_leaves_no_file() {
    let run = scan(&["--from", "exports", "--write", "json=a.json", "--write", "json=missing/b.json"]);
    assert_eq!(run.run().code, Some(2));
    assert_eq!(std::fs::read_dir(run.path(".")).unwrap().count(), 0);
}

#[test]
fn settings_mistakes_are_shown_where_they_stand() {
    let settings = "retired_domains = ['old.com', '']\n[thresholds]\ndormant_day = 90\nunknown_max_percent = 101\n[people]\nadministrators = 'ada@acme.com'\n";
    assert_snapshot!(scan(&["--from", "x"]).file("sf-preflight.toml", settings).run(), @r#"
    exit code 2
    --- stdout
    --- stderr
    error: `retired_domains` has an impossible value
     --> sf-preflight.toml:1:31
      |
    1 | retired_domains = ['old.com', '']
      |                               ^^ an empty domain
      |
    help: name the domain, such as `old-name.com`, or remove the entry

    error: unknown key `dormant_day` in `[thresholds]`
     --> sf-preflight.toml:3:1
      |
    3 | dormant_day = 90
      | ^^^^^^^^^^^ not a key of this file
      |
    help: a key with a similar name is `dormant_days`

    error: `thresholds.unknown_max_percent` has an impossible value
     --> sf-preflight.toml:4:23
      |
    4 | unknown_max_percent = 101
      |                       ^^^ expected a number from 0 to 100
      |
    help: leave the key out for the default of 1

    error: `people.administrators` has the wrong type
     --> sf-preflight.toml:6:18
      |
    6 | administrators = 'ada@acme.com'
      |                  ^^^^^^^^^^^^^^ expected a list, found a text in quotes
      |
    help: write `administrators = ["…", "…"]`
    "#);
}

#[test]
fn settings_of_later_versions_are_refused() {
    let settings = "[rules.INT006]\nidle_days = 30\n\n[[integration]]\nusername = 'erp@acme.com'\n";
    assert_snapshot!(scan(&["--from", "x"]).file("sf-preflight.toml", settings).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: `rules` cannot be set yet
     --> sf-preflight.toml:1:2
      |
    1 | [rules.INT006]
      |  ^^^^^ not read by this version
      |
    help: remove it: in this version rules cannot be tuned

    error: `integration` cannot be set yet
     --> sf-preflight.toml:4:3
      |
    4 | [[integration]]
      |   ^^^^^^^^^^^ not read by this version
      |
    help: remove it: in this version there is no integration register
    ");
}

#[test]
fn settings_that_are_no_toml_are_shown() {
    assert_snapshot!(scan(&["--from", "x"]).file("sf-preflight.toml", "policy_days = ninety\npolicy_days = 30\n").run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: this is not TOML: invalid float, expected `nan`
     --> sf-preflight.toml:1:15
      |
    1 | policy_days = ninety
      |               ^^^^^^ here
      |
    help: text needs quotes, lists need brackets: https://toml.io shows every form

    error: `policy_days` is set twice
     --> sf-preflight.toml:2:1
      |
    2 | policy_days = 30
      | ^^^^^^^^^^^ set again
      |
    help: keep one of the two
    ");
    assert_snapshot!(scan(&["--from", "x"]).file("sf-preflight.toml", b"# caf\xe9\n").run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: the settings are not UTF-8 text
     --> sf-preflight.toml:1
    help: save the file as UTF-8
    ");
}

#[test]
fn settings_that_were_named_must_be_there() {
    assert_snapshot!(scan(&["--from", "x", "--config", "my.toml"]).run(), @"
    exit code 2
    --- stdout
    --- stderr
    error: cannot read the settings: No such file or directory (os error 2)
     --> my.toml
    help: check the path that --config names
    ");
    let run = scan(&["--from", "x", "--config", "my.toml"]).file("my.toml", "x = 1\n").file("sf-preflight.toml", "y = 1\n").run();
    assert!(run.stderr.contains("unknown key `x`") && !run.stderr.contains("unknown key `y`"), "{run}");
}

#[test]
fn settings_cannot_drive_the_terminal() {
    let run = scan(&["--from", "x", "--color", "never"]).file("sf-preflight.toml", "\"a\u{1b}[2Jb\u{202e}\" = \"\u{9b}31m\"\n").run();
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.chars().all(|letter| letter == '\n' || !(letter.is_control() || letter == '\u{202e}')), "{:?}", run.stderr);
}

#[test]
fn json_stays_json_when_the_run_fails() {
    let run = scan(&["--from", "x", "--format", "json"]).file("sf-preflight.toml", "retired_domain = []\n[threshold]\n").run();
    assert_snapshot!(run, @r#"
    exit code 2
    --- stdout
    {"schema":"sf-preflight/error/1","error":{"message":"unknown key `retired_domain` (and 1 more)","place":"sf-preflight.toml:1:1","help":"a key with a similar name is `retired_domains`"}}
    --- stderr
    error: unknown key `retired_domain`
     --> sf-preflight.toml:1:1
      |
    1 | retired_domain = []
      | ^^^^^^^^^^^^^^ not a key of this file
      |
    help: a key with a similar name is `retired_domains`

    error: unknown key `threshold`
     --> sf-preflight.toml:2:2
      |
    2 | [threshold]
      |  ^^^^^^^^^ not a key of this file
      |
    help: a key with a similar name is `[thresholds]`
    "#);
    let error: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(error["schema"], "sf-preflight/error/1");
    assert_eq!(error["error"]["place"], "sf-preflight.toml:1:1");
}

#[test]
fn colour_is_there_when_it_is_asked_for() {
    let broken = |options: &[&str]| scan(&["--from", "x"]).args(options).file("sf-preflight.toml", "x = 1\n");
    assert!(broken(&["--color", "always"]).run().stderr.contains("\u{1b}["));
    assert!(broken(&["--color=always"]).env("NO_COLOR", "1").run().stderr.contains("\u{1b}["), "the option beats the variable");
    assert!(!broken(&[]).run().stderr.contains('\u{1b}'));
    assert!(scan(&["--colour-me", "--color", "always"]).run().stderr.contains("\u{1b}["), "usage errors too");
    assert!(scan(&["--org", "x", "--color", "always"]).run().stderr.contains("\u{1b}["), "and those in our own words");
    assert!(!scan(&["--org", "x"]).run().stderr.contains('\u{1b}'));
}
