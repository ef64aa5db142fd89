use std::io::Write as _;

use flate2::{Compression, GzBuilder};

/// Compresses to the same bytes on every machine: no time, no name, fixed level.
pub(super) fn compress(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    // Writing to a Vec cannot fail.
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_else(|error| panic!("no memory to write to: {error}"))
}
