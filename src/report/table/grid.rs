//! Tables whose columns know what may happen to their text when it gets tight.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::wrap::wrap;

/// Columns between two columns.
const GAP: usize = 2;

/// How a column fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// As wide as its content: words and times.
    Content,
    /// The same, to the right: numbers.
    Number,
    /// What people copy: wraps only if nothing else can give way.
    Copy,
    /// Running text: gives way first.
    Prose,
}

/// In which order columns give way, and down to which width.
const GIVE_WAY: [(Fit, usize); 6] =
    [(Fit::Prose, 18), (Fit::Copy, 24), (Fit::Prose, 9), (Fit::Content, 6), (Fit::Copy, 9), (Fit::Number, 4)];

/// A table being filled.
pub(super) struct Grid {
    columns: Vec<(&'static str, Fit)>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// An empty table with these heads.
    pub(super) fn new(columns: &[(&'static str, Fit)]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Adds a row; a cell may have several lines.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table's lines, none longer than `width`.
    pub(super) fn lines(&self, width: usize, unicode: bool) -> Vec<String> {
        const PLAIN: TableStyle = TableStyle::new();
        let mut table = Table::new();
        table
            .load_style(PLAIN.header_separator(LineStyle::none().fill(if unicode { '─' } else { '-' })))
            .set_content_arrangement(ContentArrangement::Dynamic)
            .force_no_tty()
            .set_width(u16::try_from(width).unwrap_or(u16::MAX))
            .set_header(self.columns.iter().map(|(head, _)| *head));
        let widths = self.widths(width);
        for row in &self.rows {
            // Broken here and not by the library, which breaks usernames anywhere.
            table.add_row(row.iter().zip(&widths).map(|(cell, width)| wrap(cell, *width).join("\n")));
        }
        let last = widths.len().saturating_sub(1);
        for (index, (column, width)) in table.column_iter_mut().zip(widths).enumerate() {
            let gap = if index == last { 0 } else { GAP };
            column.set_padding((0, u16::try_from(gap).unwrap_or(0)));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width + gap).unwrap_or(u16::MAX))));
            if self.columns.get(index).is_some_and(|(_, fit)| *fit == Fit::Number) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    /// Widths of the columns without gaps; together with the gaps at most `width`.
    fn widths(&self, width: usize) -> Vec<usize> {
        let widest = |text: &str| text.split('\n').map(UnicodeWidthStr::width).max().unwrap_or(0);
        let mut widths: Vec<usize> = self
            .columns
            .iter()
            .enumerate()
            .map(|(index, (head, _))| {
                let cells = self.rows.iter().filter_map(|row| row.get(index)).map(|cell| widest(cell));
                cells.max().unwrap_or(0).max(widest(head)).max(1)
            })
            .collect();
        let room = width.saturating_sub(GAP * widths.len().saturating_sub(1));
        for (fit, floor) in GIVE_WAY {
            while widths.iter().sum::<usize>() > room {
                let columns = self.columns.iter().zip(&mut widths).filter(|((_, other), width)| *other == fit && **width > floor);
                // The widest one gives way, the last of equals: the first column identifies the row.
                let Some((_, widest)) = columns.max_by_key(|(_, width)| **width) else { break };
                *widest -= 1;
            }
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        let mut grid = Grid::new(&[("Account", Fit::Copy), ("Logins", Fit::Number), ("Why", Fit::Prose)]);
        grid.row(["integration.with.a.long.name@acme.example".into(), "1,140".into(), "signs in by SOAP login() with a password".into()]);
        grid.row(["b@acme.example".into(), "7".into(), "山田太郎 signs in\nsecond line".into()]);
        grid
    }

    #[test]
    fn running_text_gives_way_before_what_people_copy() {
        insta::assert_snapshot!(grid().lines(76, true).join("\n"), @"
        Account                                    Logins  Why
        ────────────────────────────────────────────────────────────────────────────
        integration.with.a.long.name@acme.example   1,140  signs in by SOAP login()
                                                           with a password
        b@acme.example                                  7  山田太郎 signs in
                                                           second line
        ");
    }

    #[test]
    fn no_line_is_longer_than_the_width() {
        for width in 30..130 {
            assert!(grid().lines(width, false).iter().all(|line| line.width() <= width), "{width}");
        }
    }
}
