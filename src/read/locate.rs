//! Where in a text the findings of a report are.

use crate::base::hash::{HashSet, Table};
use crate::base::sort;

use super::position::Positions;
use super::scan::{Found, Scan};
use crate::base::Path;
use crate::report::{Finding, Report};

impl Report {
    /// The report with the line and column of each finding in the text that the record was read from. A finding that
    /// has a position keeps it; one whose place is not in the text gets that of what it would stand in.
    ///
    /// ```
    /// use child_progress::{CheckOptions, check};
    ///
    /// let text = "{\"schemaVersion\":\"1.0\",\"child\":{\"id\":\"c1\"},\n \"needs\":[{\"id\":\"n1\"}]}";
    /// let report = check(&child_progress::read_str(text)?, &CheckOptions::new()).located_in(text);
    /// assert_eq!(report.to_string(), "2:11 warning entry.says-nothing /needs/0 the entry says nothing");
    /// # Ok::<(), child_progress::Unreadable>(())
    /// ```
    #[must_use]
    pub fn located_in(self, text: &str) -> Self {
        let omitted = self.omitted();
        let mut findings = self.into_findings();
        let unmarked = text.strip_prefix('\u{feff}').unwrap_or(text);
        let offsets = offsets(&findings, unmarked);
        let mut order: Vec<(usize, usize)> = findings
            .iter()
            .enumerate()
            .filter(|(_, finding)| finding.position.is_none())
            .filter_map(|(at, finding)| Some((nearest(&offsets, finding.pointer.as_str())?, at)))
            .collect();
        sort::by(&mut order, Ord::cmp);
        let mut positions = Positions::new(unmarked);
        for (offset, at) in order {
            if let Some(finding) = findings.get_mut(at) {
                finding.position = positions.of(offset);
            }
        }
        Self::new(findings, omitted)
    }
}

/// The offset of the value that a pointer leads to, or of the nearest one that it would stand in.
fn nearest(offsets: &Table<String, usize>, pointer: &str) -> Option<usize> {
    let mut pointer = pointer;
    loop {
        if let Some(offset) = offsets.get(pointer) {
            return Some(*offset);
        }
        pointer = pointer.rsplit_once('/')?.0;
    }
}

/// The offset of every value that a finding points to or into.
fn offsets(findings: &[Finding], text: &str) -> Table<String, usize> {
    let mut wanted: HashSet<&str> = HashSet::default();
    for finding in findings.iter().filter(|finding| finding.position.is_none()) {
        let mut pointer = finding.pointer.as_str();
        while wanted.insert(pointer) {
            let Some((parent, _)) = pointer.rsplit_once('/') else { break };
            pointer = parent;
        }
    }
    let mut locate = Locate { scan: Scan::new(text), wanted, offsets: Table::default() };
    if !locate.wanted.is_empty() {
        locate.value(&Path::ROOT);
    }
    locate.offsets
}

struct Locate<'a> {
    scan: Scan<'a>,
    wanted: HashSet<&'a str>,
    offsets: Table<String, usize>,
}

impl Locate<'_> {
    /// Goes into values that findings are in, and past all others. Nothing comes of a text that is not JSON.
    fn value(&mut self, at: &Path<'_>) -> Option<()> {
        let pointer = at.pointer();
        if !self.wanted.contains(pointer.as_str()) {
            return self.scan.skip();
        }
        self.offsets.insert(pointer, self.scan.offset());
        match self.scan.found()? {
            Found::Object => {
                self.scan.pass(b'{');
                while !self.scan.pass(b'}') {
                    let name = self.scan.string()?;
                    let name = self.scan.text(name)?;
                    self.scan.pass(b':');
                    self.value(&at.member(&name))?;
                    self.scan.pass(b',');
                }
            }
            Found::List => {
                self.scan.pass(b'[');
                let mut index = 0;
                while !self.scan.pass(b']') {
                    self.value(&at.index(index))?;
                    index += 1;
                    self.scan.pass(b',');
                }
            }
            _ => self.scan.skip()?,
        }
        Some(())
    }
}
