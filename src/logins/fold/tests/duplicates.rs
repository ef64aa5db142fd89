use super::*;

fn page(number: u32) -> String {
    let time = format!("2026-11-{:02}T08:15:00.000+0000", 1 + number % 20);
    row(number, &time, "Application", "UI Username-Password", "Success", "Browser", "N/A")
}

#[test]
fn the_same_row_in_two_files_counts_once() {
    let folder = Folder::with(file((0..20).map(page))).and("LoginHistory-2.csv", PLAIN, file((10..20).map(page)));
    let reading = folder.fold();
    let totals = &logins(&reading).totals;
    assert_eq!((totals.read, totals.repeated), (20, 10));
    assert_eq!(reading.files.iter().map(|file| file.rows).collect::<Vec<_>>(), [20, 10]);
    assert!(reading.logins.is_complete());
}

#[test]
fn files_that_do_not_overlap_are_read_once() {
    let seen = std::sync::Mutex::new(Vec::new());
    let folder = Folder::with(file((0..10).map(page))).and("b.csv", PLAIN, file((10..20).map(page)));
    let reading = fold_on(1, &Source::Complete(folder.files.clone()), latest(), &|progress| seen.lock().unwrap().push(progress));
    assert_eq!(logins(&reading).totals.read, 20);
    let seen = seen.into_inner().unwrap();
    let size: u64 = folder.files.iter().map(|file| file.path.metadata().unwrap().len()).sum();
    assert_eq!(seen.last(), Some(&Progress { bytes: size, rows: 20 }));
}

#[test]
fn the_file_with_more_columns_wins_whatever_the_order() {
    let rich = file((0..20).map(page));
    let poor = rich.replacen("LoginSubType", "Dropped", 1);
    for names in [["a.csv", "b.csv"], ["b.csv", "a.csv"]] {
        let reading = Folder::new().and(names[0], PLAIN, &poor).and(names[1], PLAIN, &rich).fold();
        assert_eq!(streams(&reading).len(), 1);
        assert_eq!((streams(&reading)[0].decided_by, streams(&reading)[0].hours.successes()), ("9", 20));
    }
}

#[test]
fn rows_that_differ_are_told() {
    let good = file((0..20).map(page));
    let other = good.replacen("Success", "Invalid Password", 1);
    let both = [(&good, &other), (&other, &good)].map(|(first, second)| Folder::with(first).and("b.csv", PLAIN, second).fold());
    for reading in &both {
        assert!(reading.warnings.iter().any(|warning| warning.message.starts_with("1 rows differ")), "{:?}", reading.warnings);
    }
    assert_eq!(logins(&both[0]), logins(&both[1]));
}

#[test]
fn overlapping_files_without_ids_are_never_complete() {
    let without = file((0..20).map(page)).replacen("Id,", "Number,", 1);
    let reading = Folder::with(&without).and("b.csv", PLAIN, &without).fold();
    assert!(!reading.logins.is_complete());
    assert!(reading.warnings.iter().any(|warning| warning.message.contains("counted twice")));
}

#[test]
fn a_repeat_inside_one_file_counts_and_is_told() {
    let text = file([page(1), page(1), page(2)]);
    // The second time with a stray quote, which one thread reads.
    for text in [text.clone(), text.replacen("Browser", "5\" disk", 1)] {
        let reading = Folder::with(text).fold();
        assert_eq!(logins(&reading).totals.read, 3);
        assert!(reading.warnings.iter().any(|warning| warning.message.starts_with("1 row repeats the `Id`")), "{:?}", reading.warnings);
    }
}
