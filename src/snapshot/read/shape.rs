//! What the first bytes of a file tell.

use super::foreign;
use super::reading::Refusal;

/// What kind of text a file is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// No text at all.
    Nothing,
    /// JSON, in whatever arrangement.
    Json,
    /// Lines of cells under a header.
    Table,
    /// Something that is named and not read.
    Refused(Refusal),
}

/// Bytes in which a zero byte betrays a binary.
const BINARY: usize = 8 * 1024;

/// Judges a file by its first bytes; `whole` if they are all of it.
pub(super) fn of(head: &[u8], whole: bool, file: &str) -> Shape {
    let text = head.trim_ascii_start();
    if text.is_empty() {
        return if whole {
            Shape::Nothing
        } else {
            Shape::Refused(foreign::promised(Refusal::unknown("starts with nothing but blanks", foreign::REMOVE), file))
        };
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Shape::Refused(foreign::archive(contains(head, b"[Content_Types].xml") || contains(head, b"xl/"), file));
    }
    let binary = [
        (b"\xD0\xCF\x11\xE0".as_slice(), "is an old Excel or Word document", "save the sheet as CSV (UTF-8)"),
        (b"%PDF", "is a PDF document", foreign::REMOVE),
        (b"\x1f\x8b", "is gzip inside gzip", "unpack it once"),
        (b"7z\xBC\xAF", "is a 7-Zip archive", "unpack it into the folder"),
        (b"BZh", "is packed with bzip2", "unpack it"),
        (b"\x28\xB5\x2F\xFD", "is packed with zstd", "unpack it"),
        (b"PAR1", "is a Parquet file", "export it as CSV"),
    ];
    if let Some((_, what, help)) = binary.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Shape::Refused(foreign::promised(Refusal::unknown(*what, *help), file));
    }
    if head.get(..BINARY.min(head.len())).is_some_and(|start| zeros(start) * 20 > start.len()) {
        return Shape::Refused(foreign::promised(Refusal::unknown("is binary data", foreign::REMOVE), file));
    }
    match text {
        [b'<', ..] => Shape::Refused(foreign::markup(text, file)),
        [b'{' | b'[', ..] => Shape::Json,
        _ if text.starts_with(b"-----BEGIN ") => Shape::Refused(Refusal::unknown(
            "is a certificate or key in PEM form",
            "take private keys out of the folder; certificates are not read",
        )),
        _ => Shape::Table,
    }
}

/// Zero bytes: one or two in a table are a broken row, many are no text.
fn zeros(bytes: &[u8]) -> usize {
    memchr::memchr_iter(0, bytes).count()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    memchr::memmem::find(bytes, part).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(head: &[u8]) -> String {
        match of(head, true, "file") {
            Shape::Refused(refusal) => refusal.what,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_no_text_is_named_by_what_it_looks_like() {
        assert_eq!(refused(b"PK\x03\x04\0\0[Content_Types].xml"), "is an Excel workbook or another Office document");
        assert_eq!(refused(b"PK\x03\x04\0\0User.csv"), "is a ZIP archive");
        assert_eq!(refused(b"%PDF-1.7"), "is a PDF document");
        assert_eq!(refused(b"\x7fELF\0\0\0\0"), "is binary data");
        assert_eq!(refused(b"<!DOCTYPE html><html>"), "is an HTML page");
        assert_eq!(refused(b"<?xml version=\"1.0\"?>\n<SamlSsoConfig xmlns=\"x\">"), "is metadata XML of the type SamlSsoConfig");
        assert_eq!(refused(b"-----BEGIN CERTIFICATE-----"), "is a certificate or key in PEM form");
    }

    #[test]
    fn text_is_a_table_unless_it_opens_as_json() {
        assert_eq!(of(b"Id,Username\n", true, "x"), Shape::Table);
        assert_eq!(of(b" \n[{\"Id\":1}]", true, "x"), Shape::Json);
        assert_eq!(of(b"\n \t", true, "x"), Shape::Nothing);
    }
}
