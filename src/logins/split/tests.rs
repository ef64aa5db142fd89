use proptest::prelude::*;

use super::*;

/// Records as lists of cells, the way blocks, marks and cells give them.
fn split(text: &[u8]) -> Option<Vec<(u64, Vec<Vec<u8>>)>> {
    let mut blocks = Blocks::new(text);
    let (mut block, mut records) = (Block::default(), Records::default());
    let mut found = Vec::new();
    let mut lines = 0;
    loop {
        match blocks.next(&mut block) {
            Next::Block(_) => {}
            Next::End => return Some(found),
            Next::Endless => return None,
            Next::Broken(error) => panic!("{error}"),
        }
        records.begin();
        let (mut line, mut counted) = (lines + 1, 0);
        while records.advance(block.bytes(), b',') {
            for record in records.records(block.bytes()).filter(|record| !record.is_blank()) {
                line += memchr::memchr_iter(b'\n', &block.bytes()[counted..record.start]).count() as u64;
                counted = record.start;
                found.push((line, (0..record.len()).map(|index| unquoted(record.cell(index)).into_owned()).collect()));
            }
        }
        if records.stray().is_some() || records.unclosed(block.bytes()).is_some() {
            return None;
        }
        lines += records.newlines();
    }
}

/// The same, the way the `csv` crate gives them.
fn lenient(text: &[u8]) -> Vec<(u64, Vec<Vec<u8>>)> {
    let mut reader = Lenient::new(text, b',');
    let mut found = Vec::new();
    while let Ok((line, record)) = reader.next() {
        let mut cells: Vec<Vec<u8>> = record.iter().map(<[u8]>::to_vec).collect();
        if let Some(last) = cells.last_mut()
            && last.ends_with(b"\r")
        {
            last.pop();
        }
        if cells != [b""] {
            found.push((line, cells));
        }
    }
    found
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-z]{0,6}",
        2 => "[a-z\",\n]{0,9}",
        1 => "\"[a-z]{0,3}\"\n\"[a-z]{0,3}\",\"",
    ]
}

/// Well-formed CSV of the rows.
fn written(rows: &[Vec<String>], always: bool, line_end: &str) -> String {
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let needs = always || cell.contains(['"', ',', '\n', '\r']) || row.len() == 1;
                if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
            })
            .collect();
        text.push_str(&cells.join(","));
        text.push_str(line_end);
    }
    text
}

#[test]
fn a_quoted_name_may_imitate_a_record_border() {
    let text = b"a,\"x\"\"\n\"\"0055,fake\",c\r\n1,2,3";
    let rows = split(text).unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].1[1], b"x\"\n\"0055,fake");
    assert_eq!(rows[0].1[2], b"c");
    assert_eq!((rows[1].0, rows[1].1.len()), (3, 3));
}

#[test]
fn stray_quotes_are_noticed() {
    for text in ["a,5\" disk,c\n1,2,3\n", "a,\"b\"x,c\n", "a,\"b\n\"c\",d\n", "a,b\n\"1,2\n", "a,\"b\"\rx,c\n", "\"\"a,b\n"] {
        assert_eq!(split(text.as_bytes()), None, "{text:?}");
    }
}

#[test]
fn line_ends_may_be_mixed_and_lines_blank() {
    let rows = split(b"\"a\",\"b\"\r\n\r\n\nc,d\n\"e\",\"f\"\r\n").unwrap();
    assert_eq!(
        rows.iter().map(|(line, cells)| (*line, cells.concat())).collect::<Vec<_>>(),
        [(1, b"ab".to_vec()), (4, b"cd".to_vec()), (5, b"ef".to_vec())]
    );
}

#[test]
fn a_record_longer_than_a_block_is_endless() {
    let long = format!("a,b\n\"{}\",c\n", "x\n".repeat(BLOCK));
    assert_eq!(split(long.as_bytes()), None);
    let mut reader = Lenient::new(long.as_bytes(), b',');
    assert!(reader.next().is_ok());
    assert!(matches!(reader.next(), Err(LenientEnd::Endless)));
}

#[test]
fn many_blocks_give_every_record_once() {
    let rows: Vec<Vec<String>> = (0..60_000)
        .map(|number| vec![number.to_string(), if number % 7 == 0 { "\"\n".repeat(number % 40) } else { "x".repeat(number % 50) }])
        .collect();
    let text = written(&rows, true, "\r\n");
    assert!(text.len() > 2 * BLOCK);
    let found = split(text.as_bytes()).unwrap();
    assert!(
        found.iter().map(|(_, cells)| cells).eq(rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.as_bytes().to_vec()).collect::<Vec<_>>())
            .collect::<Vec<_>>()
            .iter())
    );
    assert_eq!(found, lenient(text.as_bytes()));
}

proptest! {
    #[test]
    fn well_formed_text_is_split_as_the_csv_crate_splits_it(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 1..5), 1..40),
        always in any::<bool>(),
        line_end in prop_oneof![Just("\n"), Just("\r\n")],
        cut in any::<bool>(),
    ) {
        let mut text = written(&rows, always, line_end);
        if cut {
            text.truncate(text.len() - line_end.len());
        }
        let found = split(text.as_bytes()).expect("well-formed");
        let cells: Vec<Vec<Vec<u8>>> = found.iter().map(|(_, cells)| cells.clone()).collect();
        // A row of one empty cell is a blank line once its quotes are gone.
        let wanted: Vec<Vec<Vec<u8>>> = rows.iter().map(|row| row.iter().map(|cell| cell.clone().into_bytes()).collect()).collect();
        prop_assert_eq!(&cells.into_iter().filter(|cells| cells != &[b""]).collect::<Vec<_>>(), &wanted.into_iter().filter(|cells| cells != &[b""]).collect::<Vec<_>>());
        prop_assert_eq!(found.into_iter().filter(|(_, cells)| cells != &[b""]).collect::<Vec<_>>(), lenient(text.as_bytes()));
    }

    #[test]
    fn any_text_is_split_or_refused(text in "([a,\"\n]|\r\n){0,300}") {
        if let Some(found) = split(text.as_bytes()) {
            // What was not refused as stray is what the csv crate reads.
            let mine: Vec<_> = found.into_iter().map(|(_, cells)| cells).filter(|cells| cells != &[b""]).collect();
            let theirs: Vec<_> = lenient(text.as_bytes()).into_iter().map(|(_, cells)| cells).collect();
            prop_assert_eq!(mine, theirs);
        }
    }
}
