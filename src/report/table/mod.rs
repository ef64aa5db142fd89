//! The report for people at a terminal, one file a block, in the order they read.
//!
//! Every block writes lines to a [`Page`]; the page alone knows width, colour and the terminal.

mod advice;
mod assumed;
mod breaks;
mod click;
mod dates;
mod findings;
mod footer;
mod grid;
mod ink;
mod page;
mod reading;
mod sso;
mod stuck;
mod verdict;
mod waived;
mod wrap;

#[cfg(test)]
mod tests;

use std::io;

use super::census::Census;
use super::{Look, Report};
use page::Page;

/// Writes all blocks and, as the last line, the exit code's reason.
pub(super) fn write(report: &Report, look: &Look<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let census = Census::of(report);
    let mut page = Page::new(look);
    verdict::write(report, &census, &mut page);
    reading::write(report, &mut page);
    click::write(report, &census, &mut page);
    breaks::write(report, &census, &mut page);
    stuck::write(report, &census, &mut page);
    sso::write(report, &mut page);
    advice::write(report, &mut page);
    findings::write(report, &mut page);
    dates::write(report, &mut page);
    waived::write(report, &mut page);
    assumed::write(report, &mut page);
    footer::write(report, look, &mut page);
    page.finish(out)
}
