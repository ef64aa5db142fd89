//! `report.json`, version 1: the value itself, one document.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use super::Report;
use super::neutral::is_hidden;

/// Writes the report as indented JSON with a line break at the end. Users are written as they
/// stand in the report, one after the other, without a second copy.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    // Many small writes, and `out` may be a terminal or a bare file.
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    report.serialize(&mut Serializer::with_formatter(&mut out, Visible(PrettyFormatter::new())))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The usual indented form, with every hidden character escaped: JSON allows it, and a report that
/// runs over a terminal must not command it.
struct Visible(PrettyFormatter<'static>);

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain = 0;
        for (start, c) in fragment.char_indices().filter(|(_, c)| is_hidden(*c)) {
            out.write_all(fragment.get(plain..start).unwrap_or_default().as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            plain = start + c.len_utf8();
        }
        out.write_all(fragment.get(plain..).unwrap_or_default().as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }
    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }
    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }
    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }
    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }
    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }
    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }
    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }
    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn written(report: &Report) -> String {
        let mut out = Vec::new();
        write(report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn it_is_the_value_and_one_line_break() {
        for report in [sample::not_ready(), sample::ready(), sample::unknown(), sample::empty()] {
            let text = written(&report);
            assert!(text.ends_with("}\n") && !text.ends_with("\n\n"));
            assert_eq!(text.trim_end(), serde_json::to_string_pretty(&report).unwrap());
        }
    }

    #[test]
    fn hidden_characters_are_escaped_and_mean_the_same() {
        const EVIL: &str = "é\u{1b}\u{9b}2J\u{202e}\u{7f}\u{e0041}山\"\\";
        let mut report = sample::ready();
        report.org.name = Some(EVIL.to_owned());
        let text = written(&report);
        assert!(text.contains(r#""é\u001b\u009b2J\u202e\u007f\udb40\udc41山\"\\""#));
        assert_eq!(text.chars().find(|c| is_hidden(*c) && *c != '\n'), None);
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["org"]["name"], EVIL);
    }

    #[test]
    fn a_closed_pipe_is_told() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        assert_eq!(write(&sample::not_ready(), &mut Closed).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }
}
