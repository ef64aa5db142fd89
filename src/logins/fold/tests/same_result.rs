//! Whatever the order, the split and the number of threads: the same logins.

use proptest::prelude::*;

use super::*;

fn a_row() -> impl Strategy<Value = String> {
    let user = prop_oneof![4 => Just("0055j000000utlPAAQ"), 2 => Just("0055j000000utlp"), 1 => Just("000000000000000AAA"), 1 => Just("")];
    let time = (0u32..120, 0u32..24, 0u32..60)
        .prop_map(|(day, hour, minute)| format!("2026-{:02}-{:02}T{hour:02}:{minute:02}:00.000+0000", 7 + day / 28, 1 + day % 28));
    let kind = proptest::sample::select(vec![
        "Application",
        "Remote Access 2.0",
        "Oauth2",
        "Partner Product",
        "SAML Idp Initiated SSO",
        "Telepathy",
        "",
    ]);
    let sub = proptest::sample::select(vec!["", "", "UI Username-Password", "OAuth Refresh Token", "UI Password Reset", "Mind Reading"]);
    let status = proptest::sample::select(vec!["Success", "Success", "Invalid Password", "Failed: Signature Invalid", "Odd"]);
    let app = proptest::sample::select(vec!["Browser", "etl", "\"two\nlines, \"\"quoted\"\"\"", "N/A", "Odd \u{e9}"]);
    let api = proptest::sample::select(vec!["", "N/A", "SOAP Partner", "Pigeon"]);
    (user, time, kind, sub, status, app, api, 0u8..40, proptest::sample::select(vec!["DE", "FR", "", "N/A"])).prop_map(
        |(user, time, kind, sub, status, app, api, ip, country)| {
            format!("{user},{time},{kind},{sub},{status},{app},{api},Chrome,10.0.0.{ip},{country},0LE5j000000Gs3kGAC\n")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn order_split_and_threads_do_not_matter(
        rows in proptest::collection::vec(a_row(), 1..120),
        places in proptest::collection::vec((any::<u32>(), 0usize..4), 120),
        threads in 1usize..5,
    ) {
        let rows: Vec<String> = rows.into_iter().enumerate().map(|(number, row)| format!("0Ya5j0000{number:06}AAA,{row}")).collect();
        let wanted = Folder::with(file(rows.clone())).fold_on(1);
        prop_assert_eq!(wanted.files[0].rejected_total, 0);

        let mut shuffled: Vec<(u32, usize, String)> = rows.into_iter().zip(places).map(|(row, (order, file))| (order, file, row)).collect();
        shuffled.sort();
        let mut folder = Folder::new();
        for number in 0..4 {
            let part = shuffled.iter().filter(|(_, file, _)| *file == number).map(|(_, _, row)| row.clone());
            let text = file(part);
            folder = match number {
                3 => folder.and("d.csv.gz", GZIP, gzip(text.as_bytes())),
                _ => folder.and(&format!("{number}.csv"), PLAIN, text),
            };
        }
        let got = folder.fold_on(threads);
        prop_assert_eq!(logins(&got), logins(&wanted));
    }
}

#[test]
fn capped_sets_do_not_depend_on_the_order() {
    let make = |number: u32| {
        let time = format!("2026-11-{:02}T{:02}:15:00.000+0000", 1 + number % 20, number % 24);
        row(number, &time, "Partner Product", "", "Success", &format!("client {}", number * 7919 % 3001), "SOAP Partner")
            .replace(&format!("203.0.113.{}", number % 250), &format!("10.{}.{}.1", number % 7, number * 31 % 256))
    };
    let forward = Folder::with(file((0..6_000).map(make))).fold_on(1);
    let backward = Folder::with(file((0..6_000).rev().map(make))).fold_on(3);
    assert_eq!(logins(&forward), logins(&backward));
    let streams = streams(&forward);
    assert_eq!(streams.len(), 1_001);
    let others = streams.iter().find(|stream| &*stream.client.name == "(others)").unwrap();
    assert_eq!(streams.iter().map(|stream| stream.hours.successes()).sum::<u64>(), 6_000);
    assert!(others.hours.successes() > 3_000 && others.addresses.at_least);
    assert_eq!(others.addresses.values.len(), 1_000);
    assert!(forward.warnings.iter().any(|warning| warning.message.contains("(others)")));
}

#[test]
fn many_blocks_on_many_threads_are_one_thread() {
    let make = |number: u32| {
        let time = format!("2026-{:02}-{:02}T{:02}:15:{:02}.000+0000", 1 + number % 10, 1 + number % 28, number % 24, number % 60);
        let status = if number.is_multiple_of(9) { "Invalid Password" } else { "Success" };
        row(number, &time, "Application", "UI Username-Password", status, "Browser", "N/A")
            .replace("utlP", &format!("u{:03}", number % 400))
    };
    let text = file((0..40_000).map(make));
    let one = Folder::with(&text).fold_on(1);
    assert_eq!(logins(&one).totals.read, 40_000);
    assert_eq!(logins(&one).users.len(), 400);
    let four = Folder::with(&text).fold_on(4);
    assert_eq!(logins(&one), logins(&four));
    let packed = Folder::new().and("x.gz", GZIP, gzip(text.as_bytes())).fold_on(4);
    assert_eq!(logins(&one), logins(&packed));
}
