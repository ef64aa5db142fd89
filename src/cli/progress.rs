use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far the reading is, on stderr; gone without a trace when it ends.
#[derive(Debug)]
pub(super) struct Meter {
    bar: ProgressBar,
}

impl Meter {
    /// Shows nothing at all unless `shown`.
    pub(super) fn new(shown: bool) -> Self {
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Self { bar: ProgressBar::with_draw_target(None, target) }
    }

    /// What is being done, while nothing can be counted.
    pub(super) fn begin(&self, what: &str) {
        self.bar.set_style(style("{spinner} {msg}"));
        self.bar.set_message(what.to_owned());
        if !self.bar.is_hidden() {
            self.bar.enable_steady_tick(Duration::from_millis(100));
        }
    }

    /// Bytes and rows done, of so many bytes.
    pub(super) fn advance(&self, source: &str, bytes: u64, of_bytes: u64, rows: u64) {
        if self.bar.is_hidden() {
            return;
        }
        if self.bar.length().is_none() {
            self.bar.reset();
            self.bar.set_style(style("{spinner} {msg} [{bar:24}] {bytes} of {total_bytes}, {eta} left"));
        }
        self.bar.set_length(of_bytes.max(bytes));
        self.bar.set_position(bytes);
        let seconds = self.bar.elapsed().as_secs_f64();
        let speed = if seconds < 1.0 { String::new() } else { format!(", {:.0} a second", rows as f64 / seconds) };
        self.bar.set_message(format!("{source}: {rows} rows{speed}"));
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// The templates above are well formed; the plain bar would be the harmless answer.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::TermLike;
    use std::io;
    use std::sync::{Arc, Mutex};

    /// A screen of one line.
    #[derive(Clone, Debug, Default)]
    struct Line(Arc<Mutex<String>>);

    impl Line {
        fn text(&self) -> String {
            self.0.lock().unwrap().clone()
        }
    }

    impl TermLike for Line {
        fn width(&self) -> u16 {
            100
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.0.lock().unwrap().push_str(text);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            self.0.lock().unwrap().clear();
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn progress_leaves_no_trace() {
        let line = Line::default();
        let target = ProgressDrawTarget::term_like(Box::new(line.clone()));
        let meter = Meter { bar: ProgressBar::with_draw_target(None, target) };
        meter.begin("reading the folder");
        meter.bar.force_draw();
        assert!(line.text().contains("reading the folder"), "{}", line.text());
        meter.advance("LoginHistory", 50, 100, 7);
        meter.bar.force_draw();
        assert!(line.text().contains("LoginHistory: 7 rows"), "{}", line.text());
        drop(meter);
        assert_eq!(line.text().trim(), "");
    }

    #[test]
    fn nothing_is_drawn_where_nothing_is_wanted() {
        let meter = Meter::new(false);
        meter.begin("reading");
        meter.advance("LoginHistory", 1, 2, 3);
        assert!(meter.bar.is_hidden());
        assert_eq!(meter.bar.position(), 0);
    }
}
