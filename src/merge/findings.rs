//! What only the whole shows to be wrong.

use super::Merged;
use crate::base::hash::{HashMap, HashSet};
use crate::base::sort;
use crate::base::{IdType, List, Path};
use crate::check::{CheckOptions, check};
use crate::index::Place;
use crate::model::visit::{Visit as _, Visitor};
use crate::model::{Amendment, AmendmentKind, ProgressRecord};
use crate::report::{Finding, Pointer, Report, RuleCode};

const CONTESTED: &str =
    "copies differ in an amendment that one of them makes of this entry, which stands as if it had not been amended";

impl Merged {
    /// What a check finds in the merged record and in none of the copies: a circle of goals that no copy had whole, an
    /// end before its start. Give it the copies that were merged.
    ///
    /// That a reference leads to an entry which is in conflict is not told again: it would bury the rest, and goes away
    /// with the conflict. A check of the merged record itself tells it.
    ///
    /// An entry of which an amendment is in conflict is told too: it stands as if nobody had amended it.
    ///
    /// A finding is the same where the rule, the entry and the place in the entry are. Of rules about the child's part
    /// (`person.…`), which are told once in a record, only the rule counts. A circle that a copy had is told again
    /// where it is entered at another place.
    ///
    /// ```
    /// use child_progress::{CheckOptions, RuleCode, merge};
    ///
    /// let copy = |step: &str, of: &str| child_progress::read_str(&format!(r#"{{
    ///     "schemaVersion": "1.0", "child": {{ "id": "c1" }},
    ///     "goals": [{{ "id": "{step}", "stepOf": "{of}", "wordings": [{{ "text": {{ "words": "A goal." }} }}] }}]
    /// }}"#));
    /// let copies = [copy("g1", "g2")?, copy("g2", "g1")?];
    /// let merged = merge(copies.clone())?;
    /// let report = merged.findings(&copies, &CheckOptions::new());
    /// assert_eq!(report.findings()[0].code, RuleCode::Cycle);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn findings<'c>(&self, copies: impl IntoIterator<Item = &'c ProgressRecord>, options: &CheckOptions) -> Report {
        let every = options.clone().max_findings(usize::MAX);
        let mut known = HashSet::default();
        for copy in copies {
            let ids = Ids::of(copy);
            known.extend(check(copy, &every).findings().iter().map(|finding| ids.anchor(finding)));
        }
        let ids = Ids::of(&self.record);
        let mut contested = Contested { ids: HashSet::default(), references: HashSet::default() };
        contested.ids.extend(self.conflicts.iter().filter_map(|conflict| conflict.id.as_ref()).map(AsRef::as_ref));
        if !contested.ids.is_empty() {
            self.record.visit(&mut contested, &Path::ROOT);
        }
        let leads_to_conflict =
            |finding: &Finding| finding.code == RuleCode::Unresolved && contested.references.contains(&finding.pointer);
        let found = check(&self.record, &every).into_findings().into_iter();
        let mut new: Vec<Finding> =
            found.filter(|finding| !known.contains(&ids.anchor(finding)) && !leads_to_conflict(finding)).collect();
        if let Some(severity) = options.severity(&RuleCode::CorrectionContested) {
            new.extend(self.contested_corrections().filter_map(|place| {
                let message = CONTESTED;
                let (pointer, message) = (place.pointer(""), message.try_into().ok()?);
                let (code, related) = (RuleCode::CorrectionContested, List::default());
                Some(Finding { code, severity, pointer, message, related, position: None })
            }));
        }
        within(new, options.max_findings)
    }

    /// The entries that stand and that an amendment is about which is in conflict.
    fn contested_corrections(&self) -> impl Iterator<Item = Place> {
        let sides = self.conflicts.iter().flat_map(|conflict| &conflict.sides);
        let amendments = Pointer::from(&Path::ROOT.member(ProgressRecord::AMENDMENTS));
        let amended = sides.filter(|side| side.pointer == amendments);
        // That something was added to it changes nothing in what it says.
        let corrects = |kind: &AmendmentKind| *kind != AmendmentKind::Supplemented;
        let amended = amended.filter_map(|side| serde_json::from_str::<Amendment>(side.content.as_json()).ok());
        let mut amended: HashSet<String> =
            amended.filter(|one| corrects(&one.amendment_kind)).map(|one| one.entry.as_str().to_owned()).collect();
        for standing in self.record.amendments.iter().filter(|one| corrects(&one.amendment_kind)) {
            amended.remove(standing.entry.as_str());
        }
        let mut places = Vec::new();
        self.record.for_each_entry(&mut |entry| {
            if amended.contains(entry.id()) {
                places.push(entry.place);
            }
        });
        places.into_iter()
    }
}

/// References to entries that are in conflict.
struct Contested<'m> {
    ids: HashSet<&'m str>,
    references: HashSet<Pointer>,
}

impl<'r> Visitor<'r> for Contested<'_> {
    fn id(&mut self, _: IdType, id: &'r str, at: &Path<'_>) {
        if self.ids.contains(id) {
            self.references.insert(Pointer::from(at));
        }
    }
}

/// As many findings as are to be kept: errors before warnings before notes, in the order in which they stand.
fn within(mut findings: Vec<Finding>, most: usize) -> Report {
    let met = findings.len();
    if met > most {
        let mut weights: Vec<_> = findings.iter().map(|finding| finding.severity).enumerate().collect();
        sort::by(&mut weights, |(_, one), (_, other)| other.cmp(one));
        let kept: HashSet<usize> = weights.into_iter().take(most).map(|(at, _)| at).collect();
        let mut at = 0..met;
        findings.retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
    }
    Report::new(findings, met.saturating_sub(most))
}

/// The ids of a record's entries by list and place: pointers of two records say nothing to each other.
struct Ids<'r>(HashMap<&'static str, Vec<&'r str>>);

impl<'r> Ids<'r> {
    fn of(record: &'r ProgressRecord) -> Self {
        let mut ids = Self(HashMap::default());
        record.for_each_entry(&mut |entry| ids.0.entry(entry.place.kind.list()).or_default().push(entry.get().id()));
        ids.0.insert(ProgressRecord::REMOVALS, record.removals.iter().map(|note| note.id.as_str()).collect());
        ids
    }

    /// What makes a finding the same in another record.
    fn anchor(&self, finding: &Finding) -> (String, String) {
        let code = finding.code.as_str();
        let place = if code.starts_with("person.") { String::new() } else { self.place(finding.pointer.as_str()) };
        (code.to_owned(), place)
    }

    fn place(&self, pointer: &str) -> String {
        let mut steps = pointer.splitn(4, '/').skip(1);
        let (list, index, rest) = (steps.next(), steps.next(), steps.next().unwrap_or_default());
        let id = list.and_then(|list| self.0.get(list)).zip(index.and_then(|index| index.parse::<usize>().ok()));
        match (list, id.and_then(|(ids, index)| ids.get(index))) {
            (Some(list), Some(id)) => format!("/{list} {id} {rest}"),
            _ => pointer.to_owned(),
        }
    }
}
