//! The kinds of entry and the lists of the record that hold them.

use super::entry::Entry;
use super::governance::{Audience, Recorded};
use super::record::ProgressRecord;
use crate::base::{Entries, IdType};

/// Somebody who looks over the entries of a record.
pub trait LookAtEntries<'r> {
    fn entry<T: Entry>(&mut self, kind: EntryKind, index: usize, entry: &'r T);
}

/// Somebody who copies the entries of a record.
pub trait CopyEntries<'r> {
    /// The entry as it is to stand in the copy; nothing where it is left out.
    fn entry<T: Entry>(&mut self, kind: EntryKind, index: usize, entry: &'r T) -> Option<T>;
}

/// Somebody who looks at the lists of two records side by side.
pub trait LookAtLists<'r> {
    fn lists<T: Entry + PartialEq>(&mut self, kind: EntryKind, one: &'r [T], other: &'r [T]);
}

/// Somebody who puts the lists of another record to those of a record.
pub trait JoinLists {
    fn join<T: Entry>(&mut self, kind: EntryKind, own: &mut Entries<T>, other: Entries<T>);
}

macro_rules! kinds {
    ($( $kind:ident $list:ident $id:ident $noun:literal )*) => {
        /// A kind of entry: one list of the record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum EntryKind {
            $( $kind, )*
        }

        impl EntryKind {
            /// The member of the record that holds the list.
            pub const fn list(self) -> &'static str {
                match self {
                    $( Self::$kind => stringify!($list), )*
                }
            }

            /// What one entry is called.
            pub const fn noun(self) -> &'static str {
                match self {
                    $( Self::$kind => $noun, )*
                }
            }

            /// The kind whose ids are of this type.
            pub const fn of_ids(id_type: IdType) -> Option<Self> {
                match id_type {
                    $( IdType::$id => Some(Self::$kind), )*
                    IdType::RecordId | IdType::ChildId | IdType::EntryId => None,
                }
            }
        }

        impl ProgressRecord {
            /// Shows every list beside the same list of the other record.
            pub(crate) fn show_lists<'r, L: LookAtLists<'r>>(&'r self, other: &'r Self, look: &mut L) {
                $( look.lists(EntryKind::$kind, &self.$list, &other.$list); )*
            }

            /// Hands over every list together with the same list of the other record, which is left without entries.
            pub(crate) fn join_lists<J: JoinLists>(&mut self, other: &mut Self, joiner: &mut J) {
                $( joiner.join(EntryKind::$kind, &mut self.$list, std::mem::take(&mut other.$list)); )*
            }

            /// How many entries there are.
            pub(crate) fn number_of_entries(&self) -> usize {
                0 $( + self.$list.len() )*
            }

            /// Whom the entry that stands here is for, and when and by whom it was written down.
            pub(crate) fn carried(&self, kind: EntryKind, index: usize) -> Option<(&[Audience], Option<&Recorded>)> {
                match kind {
                    $( EntryKind::$kind => self.$list.get(index).map(|entry| (entry.audience(), entry.recorded())), )*
                }
            }

            /// Shows every entry, in the order of the lists.
            pub(crate) fn show_entries<'r, L: LookAtEntries<'r>>(&'r self, look: &mut L) {
                $(
                    for (index, entry) in self.$list.iter().enumerate() {
                        look.entry(EntryKind::$kind, index, entry);
                    }
                )*
            }

            /// Shows one entry.
            pub(crate) fn show_entry<'r, L: LookAtEntries<'r>>(&'r self, kind: EntryKind, index: usize, look: &mut L) {
                match kind {
                    $( EntryKind::$kind => {
                        if let Some(entry) = self.$list.get(index) {
                            look.entry(kind, index, entry);
                        }
                    } )*
                }
            }

            /// Fills the lists of another record from these, in the order of the lists.
            pub(crate) fn copy_entries<'r, C: CopyEntries<'r>>(&'r self, into: &mut ProgressRecord, copy: &mut C) {
                $(
                    let entries = self.$list.iter().enumerate();
                    into.$list = entries.filter_map(|(at, entry)| copy.entry(EntryKind::$kind, at, entry)).collect();
                )*
            }

            /// Keeps the entries whose ids are to be kept.
            pub(crate) fn keep_entries(&mut self, keep: &dyn Fn(&str) -> bool) {
                $( self.$list.retain(|entry| keep(entry.id())); )*
            }
        }
    };
}

kinds! {
    Person people PersonId "a person"
    Statement profile StatementId "a profile statement"
    Need needs NeedId "a need"
    Scale scales ScaleId "a scale"
    Ladder ladders LadderId "a ladder of help"
    Measure measures MeasureId "a measure"
    Goal goals GoalId "a goal"
    Observation observations ObservationId "an observation"
    Judgement judgements JudgementId "a judgement"
    View views ViewId "a view"
    Support support SupportId "planned support"
    Delivery deliveries DeliveryId "support delivered"
    Plan plans PlanId "a plan"
    Layer layers LayerId "a layer of support"
    Review reviews ReviewId "a review"
    Attainment attainments AttainmentId "an attainment"
    Setting settings SettingId "a setting"
    Attendance attendance AttendanceId "a period of attendance"
    Timetable timetables TimetableId "a part-time timetable"
    Aid aids AidId "an aid"
    Transition transitions TransitionId "a transition"
    Destination destinations DestinationId "a destination"
    Basis bases BasisId "a lawful basis"
    Decider deciders DeciderId "a statement of who decides"
    Amendment amendments AmendmentId "an amendment"
    Wish wishes WishId "a wish"
}
