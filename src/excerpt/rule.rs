use super::LeftOutReason;
use super::nodes::State;
use crate::base::When;
use crate::base::meaning::Dating;
use crate::model::reference::ObjectMut;
use crate::model::{EntryRef, Party, ProgressRecord, Sharing};

/// What is left out, and why.
pub trait Rule {
    /// What an entry that falls is to those that refer to it.
    const FALLEN: State;

    /// Why an entry is left out, whatever it refers to.
    fn entry(&self, entry: EntryRef<'_>) -> Option<LeftOutReason>;

    /// Why what the child shares so is left out.
    fn sharing(&self, sharing: &Sharing) -> Option<LeftOutReason>;

    /// Why an object within an entry is left out. It may be changed.
    fn part(&self, object: &mut ObjectMut<'_>) -> Option<LeftOutReason>;

    /// Why the role of a party is left out that names a person.
    fn role(&self, party: &Party) -> Option<LeftOutReason>;

    /// Why a date is left out of an object that stands.
    fn date(&self, when: When, dating: Dating) -> Option<LeftOutReason>;

    /// What has become of what has this id, which no entry has.
    fn missing(&self, id: &str) -> State;

    /// Entries that stand only if others do, though they do not refer to them.
    fn ties<'r>(&self, record: &'r ProgressRecord) -> Vec<Tie<'r>>;
}

/// That an entry stands only if another does.
pub struct Tie<'r> {
    pub entry: &'r str,
    pub to: &'r str,
    pub reason: LeftOutReason,
}
