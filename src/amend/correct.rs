//! Amendments: what was written stays, and what became of it stands beside it.

use super::AmendError;
use crate::base::hash::{HashMap, HashSet};
use crate::base::{AmendmentId, EntryId, When};
use crate::index::Index;
use crate::model::{Amendment, AmendmentKind, Party, ProgressRecord, Text};

impl ProgressRecord {
    /// Says that another entry of the record takes the place of one, and why. Both stay; add the new one first.
    ///
    /// The amendment is for those for whom the entry is. Where the new entry has no labels, sharing gives it those of
    /// the old.
    ///
    /// ```
    /// use child_progress::{CheckOptions, Role, check};
    ///
    /// let mut record = child_progress::read_str(r#"{
    ///     "schemaVersion": "1.0",
    ///     "child": { "id": "c1" },
    ///     "observations": [
    ///         { "id": "o1", "occurred": "2026-09-14", "seen": { "words": "Read two pages." } },
    ///         { "id": "o2", "occurred": "2026-09-14", "seen": { "words": "Read two pages with one prompt." } }
    ///     ]
    /// }"#)?;
    /// let reason = "The prompt was left out.".parse()?;
    /// record.supersede("a1".parse()?, &"o1".parse()?, "o2".parse()?, reason, Role::Teacher, "2026-09-15".parse()?)?;
    /// assert_eq!(record.observations.len(), 2);
    /// assert!(check(&record, &CheckOptions::new()).is_valid());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`AmendError`] when either entry is not there, they are of different kinds, or the id is taken.
    pub fn supersede(
        &mut self,
        amendment: AmendmentId,
        old: &EntryId,
        new: EntryId,
        reason: Text,
        by: impl Into<Party>,
        on: When,
    ) -> Result<(), AmendError> {
        let index = Index::of(self, None);
        let there = |id: &EntryId| index.place(id.as_str()).ok_or(AmendError::NoEntry);
        let (from, to) = (there(old)?, there(&new)?);
        if from.kind != to.kind || from == to {
            return Err(AmendError::OtherKind);
        }
        if leads_back(self, &new, old) {
            return Err(AmendError::Circle);
        }
        let mut made = Amendment::new(amendment, AmendmentKind::Replaced, old.clone());
        made.by_entry = Some(new);
        made.reason = Some(reason);
        self.amend(made, by.into(), on)
    }

    /// Puts a person's own statement beside an entry that they say is wrong. The entry stays as it was: an opinion is
    /// not wrong because it is disputed.
    ///
    /// ```
    /// # let mut record = child_progress::read_str(r#"{"schemaVersion": "1.0", "child": {"id": "c1"},
    /// #     "observations": [{"id": "o1", "occurred": "2026-09-14", "seen": {"words": "Would not join in."}}]}"#)?;
    /// use child_progress::Role;
    ///
    /// let statement = "He was not asked whether he wanted to.".parse()?;
    /// record.dispute("a1".parse()?, &"o1".parse()?, statement, Role::ParentCarer, "2026-09-20".parse()?)?;
    /// assert!(record.amendments[0].statement.is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`AmendError`] when the entry is not there, or the id is taken.
    pub fn dispute(
        &mut self,
        amendment: AmendmentId,
        entry: &EntryId,
        statement: Text,
        by: impl Into<Party>,
        on: When,
    ) -> Result<(), AmendError> {
        let mut made = Amendment::new(amendment, AmendmentKind::Disputed, entry.clone());
        made.statement = Some(statement);
        self.amend(made, by.into(), on)
    }

    /// Says that an entry should never have been in the record, and why. It stays, and nothing may rest on it any more;
    /// [`check`](crate::check) names what does.
    ///
    /// ```
    /// # let mut record = child_progress::read_str(r#"{"schemaVersion": "1.0", "child": {"id": "c1"},
    /// #     "observations": [{"id": "o1", "occurred": "2026-09-14", "seen": {"words": "Read two pages."}}]}"#)?;
    /// use child_progress::{AmendmentKind, Role};
    ///
    /// let reason = "It was another child.".parse()?;
    /// record.enter_in_error("a1".parse()?, &"o1".parse()?, reason, Role::Teacher, "2026-09-15".parse()?)?;
    /// assert_eq!(record.amendments[0].amendment_kind, AmendmentKind::EnteredInError);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`AmendError`] when the entry is not there, or the id is taken.
    pub fn enter_in_error(
        &mut self,
        amendment: AmendmentId,
        entry: &EntryId,
        reason: Text,
        by: impl Into<Party>,
        on: When,
    ) -> Result<(), AmendError> {
        let mut made = Amendment::new(amendment, AmendmentKind::EnteredInError, entry.clone());
        made.reason = Some(reason);
        self.amend(made, by.into(), on)
    }

    fn amend(&mut self, mut amendment: Amendment, by: Party, on: When) -> Result<(), AmendError> {
        let index = Index::of(self, None);
        let place = index.place(amendment.entry.as_str()).ok_or(AmendError::NoEntry)?;
        let id = amendment.id.as_str();
        if index.place(id).is_some() || index.removal(id).is_some() {
            return Err(AmendError::IdTaken);
        }
        if !self.amendments.has_room_for(1) {
            return Err(AmendError::Full);
        }
        amendment.audience = self.entry(place).map(|entry| entry.audience().to_vec()).unwrap_or_default().into();
        amendment.by = Some(by);
        amendment.on = Some(on);
        self.amendments.push(amendment);
        Ok(())
    }
}

/// Whether the entry was replaced, in the end by the other.
fn leads_back(record: &ProgressRecord, entry: &EntryId, other: &EntryId) -> bool {
    let mut next: HashMap<&str, Vec<&str>> = HashMap::default();
    for amendment in record.amendments.iter().filter(|amendment| amendment.amendment_kind == AmendmentKind::Replaced) {
        let by = amendment.by_entry.as_ref().map(AsRef::as_ref);
        next.entry(amendment.entry.as_str()).or_default().extend(by);
    }
    let (mut way, mut seen) = (vec![entry.as_str()], HashSet::default());
    while let Some(id) = way.pop() {
        if id == other.as_str() {
            return true;
        }
        if seen.insert(id) {
            way.extend(next.get(id).into_iter().flatten());
        }
    }
    false
}
