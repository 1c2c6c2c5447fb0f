//! What changed between two copies of a record, by whom, and in words: what people ask before a review.
//!
//! [`entry`] sets the lists of both side by side and finds what was added, changed, taken out or put in another order;
//! [`member`] says which members of an entry changed; [`text`] makes a page for people of it, and [`json`] JSON.

mod entry;
mod json;
mod member;
mod text;

use crate::base::{AmendmentId, Content, EntryId, Path, When};
use crate::model::{EntryKind, Party, ProgressRecord, RemovalNote};
use crate::report::Pointer;

/// What changed from one copy of a record to a later one. Empty where they are equal, and only there.
///
/// Serde writes it as JSON: `{"changes": […]}`. Like [`to_text`](Self::to_text) it repeats what people wrote: it is for
/// those who may see both copies.
#[derive(Clone, Debug, PartialEq, Default)]
#[non_exhaustive]
pub struct Diff {
    /// The changes: of the record's own members first, then of the child's, then list by list. In a list come first the
    /// entries that it has, in its order, then those that are gone.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// What happened.
    pub what: ChangeKind,
    /// Where in the later copy: the entry, the list that was put in another order, `/child`, or the record itself. For
    /// what is gone: where it was in the earlier copy.
    pub pointer: Pointer,
    /// The id, where it is an entry or a removal note.
    pub id: Option<EntryId>,
    /// What changed in it, where it changed.
    pub members: Vec<MemberChange>,
    /// By whom, where it is written: who recorded the entry, or whose amendment or removal note it is. A change that
    /// nobody signed is nobody's.
    pub by: Option<Party>,
    /// When, where it is written.
    pub on: Option<When>,
    /// Amendments of the later copy that are about the entry and that the earlier copy does not have.
    pub amendments: Vec<AmendmentId>,
    /// The note about the removal, where there is one.
    pub removal: Option<RemovalNote>,
    kind: Option<EntryKind>,
    /// `by` is who wrote it down, who need not be whose it is.
    is_written_down: bool,
}

/// What happened to an entry, the child, the record or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// It is there now, and was not before.
    Added,
    /// It is there in both, and differs.
    Changed,
    /// It was there, and is no longer.
    Removed,
    /// The entries that both lists have stand in another order.
    Reordered,
}

impl ChangeKind {
    /// As it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::Reordered => "reordered",
        }
    }
}

/// A member, or an item of a list, that is no longer what it was.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MemberChange {
    /// Where in the entry, the child or the record. An item that is gone is named by its place in the earlier list.
    pub pointer: Pointer,
    /// What stood there; nothing where the member is new.
    pub before: Option<Content>,
    /// What stands there; nothing where the member is gone.
    pub after: Option<Content>,
}

impl Change {
    fn new(what: ChangeKind, pointer: Pointer) -> Self {
        Self {
            what,
            pointer,
            id: None,
            members: Vec::new(),
            by: None,
            on: None,
            amendments: Vec::new(),
            removal: None,
            kind: None,
            is_written_down: false,
        }
    }
}

impl Diff {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// What changed from `old` to `new`.
///
/// Entries are told apart by their ids. Two copies that different people kept can be compared as well; what only one of
/// them has is then added or removed.
///
/// ```
/// use child_progress::{ChangeKind, diff};
///
/// let old = child_progress::read_str(r#"{
///     "schemaVersion": "1.0",
///     "child": { "id": "c1", "knownAs": "Ava" },
///     "goals": [{
///         "id": "g1", "wordings": [{ "text": { "words": "I sing in assembly." } }], "target": { "due": "2026-07" }
///     }]
/// }"#)?;
/// let new = child_progress::read_str(r#"{
///     "schemaVersion": "1.0",
///     "child": { "id": "c1", "knownAs": "Ava" },
///     "goals": [{
///         "id": "g1", "wordings": [{ "text": { "words": "I sing in assembly." } }], "target": { "due": "2026-12" },
///         "recorded": { "on": "2026-06-30", "by": { "role": "senco" } }
///     }],
///     "observations": [{ "id": "o1", "occurred": "2026-06-14", "seen": { "words": "Sang, from the back." } }]
/// }"#)?;
/// let changes = diff(&old, &new);
/// assert_eq!(changes.changes[0].what, ChangeKind::Changed);
/// assert_eq!(changes.changes[0].members[1].pointer.as_str(), "/target/due");
///
/// let page = changes.to_text(&old, &new);
/// assert!(page.contains("New: 1 observation. Changed: 1 goal."), "{page}");
/// assert!(page.contains("Target, due: was July 2026, now December 2026."), "{page}");
/// assert!(diff(&old, &old).is_empty());
/// # Ok::<(), child_progress::Unreadable>(())
/// ```
#[must_use]
pub fn diff(old: &ProgressRecord, new: &ProgressRecord) -> Diff {
    let mut changes = Vec::new();
    frame(old, new, &mut changes);
    entry::changes(old, new, &mut changes);
    Diff { changes }
}

/// What the record says of itself, and the child.
fn frame(old: &ProgressRecord, new: &ProgressRecord, changes: &mut Vec<Change>) {
    let [before, after] = [old, new].map(without_entries);
    if before == after {
        return;
    }
    let members = member::changes(&Content::of(&before), &Content::of(&after));
    let child = Pointer::from(&Path::ROOT.member(ProgressRecord::CHILD));
    let within = format!("{child}/");
    let (of_child, of_record): (Vec<_>, Vec<_>) =
        members.into_iter().partition(|member| member.pointer.as_str().starts_with(&within));
    if !of_record.is_empty() || of_child.is_empty() {
        changes.push(Change { members: of_record, ..Change::new(ChangeKind::Changed, Pointer::root()) });
    }
    if !of_child.is_empty() {
        let members = member::changes(&Content::of(&before.child), &Content::of(&after.child));
        changes.push(Change { members, ..Change::new(ChangeKind::Changed, child) });
    }
}

fn without_entries(record: &ProgressRecord) -> ProgressRecord {
    let mut frame = ProgressRecord::new(record.schema_version.clone(), record.child.clone());
    frame.schema.clone_from(&record.schema);
    frame.id.clone_from(&record.id);
    frame.excerpt.clone_from(&record.excerpt);
    frame.closing.clone_from(&record.closing);
    frame.extensions.clone_from(&record.extensions);
    frame
}
