//! The kinds of entry, the lists of the record that hold them, and the ways over them.

use super::entry::Entry;
#[allow(clippy::wildcard_imports)] // every noun that stands in a list
use super::*;
use crate::base::{Entries, IdType, Wire};

impl EntryKind {
    /// Whether entries of the kind are there to be referred to.
    pub(crate) const fn is_support(self) -> bool {
        matches!(self, Self::Person | Self::Scale | Self::Ladder | Self::Measure)
    }
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub kind: EntryKind,
    /// Its place in the list of its kind.
    pub index: usize,
}

/// Any entry of a record, and where it stands.
#[derive(Clone, Copy)]
pub struct EntryRef<'r> {
    pub place: Place,
    entry: &'r dyn Entry,
}

impl<'r> EntryRef<'r> {
    /// With the lifetime of the record, which `Deref` cannot give.
    pub fn get(self) -> &'r dyn Entry {
        self.entry
    }
}

impl<'r> std::ops::Deref for EntryRef<'r> {
    type Target = dyn Entry + 'r;

    fn deref(&self) -> &Self::Target {
        self.entry
    }
}

/// Somebody who copies the entries of a record.
pub trait CopyEntries {
    /// Whether the entry is to be in the copy.
    fn takes(&mut self, entry: EntryRef<'_>) -> bool;

    /// The copy of an entry before it is put into its list.
    fn copied(&mut self, place: Place, copy: &mut dyn Entry);
}

/// Somebody who looks at the lists of two records side by side.
pub trait LookAtLists<'r> {
    fn lists<T: Entry + Wire + Clone + PartialEq>(&mut self, kind: EntryKind, one: &'r [T], other: &'r [T]);
}

/// Somebody who puts the lists of another record to those of a record.
pub trait JoinLists {
    fn join<T: Entry + Wire>(&mut self, kind: EntryKind, own: &mut Entries<T>, other: Entries<T>);
}

macro_rules! kinds {
    ($( $kind:ident $list:ident $entry:ident $id:ident $noun:literal )*) => {
        /// A kind of entry: one list of the record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum EntryKind {
            $( $kind, )*
        }

        impl EntryKind {
            /// Every kind, in the order of the lists.
            #[cfg(any(test, feature = "proptest"))]
            pub const ALL: &[Self] = &[$( Self::$kind, )*];

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

            /// The name of the type of the ids of such entries, as it stands in the schema.
            #[cfg(any(test, feature = "proptest"))]
            pub const fn id_name(self) -> &'static str {
                match self {
                    $( Self::$kind => stringify!($id), )*
                }
            }

            /// The type of the ids of such entries.
            pub const fn id_type(self) -> IdType {
                match self {
                    $( Self::$kind => IdType::$id, )*
                }
            }
        }

        #[allow(deprecated)]
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

            /// The entry that stands here.
            pub(crate) fn entry(&self, place: Place) -> Option<EntryRef<'_>> {
                let entry: &dyn Entry = match place.kind {
                    $( EntryKind::$kind => self.$list.get(place.index)?, )*
                };
                Some(EntryRef { place, entry })
            }

            /// Every entry, in the order of the lists.
            pub(crate) fn for_each_entry<'r>(&'r self, each: &mut dyn FnMut(EntryRef<'r>)) {
                $(
                    for (index, entry) in self.$list.iter().enumerate() {
                        each(EntryRef { place: Place { kind: EntryKind::$kind, index }, entry });
                    }
                )*
            }

            /// The entry that stands here, and a copy of it to try something on.
            pub(crate) fn try_on_copy(&self, place: Place, attempt: &mut dyn FnMut(EntryRef<'_>, &mut dyn Entry)) {
                match place.kind {
                    $( EntryKind::$kind => {
                        if let Some(entry) = self.$list.get(place.index) {
                            attempt(EntryRef { place, entry }, &mut entry.clone());
                        }
                    } )*
                }
            }

            /// Fills the lists of another record from these, in the order of the lists.
            pub(crate) fn copy_entries(&self, into: &mut ProgressRecord, copier: &mut dyn CopyEntries) {
                $(
                    for (index, entry) in self.$list.iter().enumerate() {
                        let place = Place { kind: EntryKind::$kind, index };
                        if copier.takes(EntryRef { place, entry }) {
                            let mut copy = entry.clone();
                            copier.copied(place, &mut copy);
                            into.$list.push(copy);
                        }
                    }
                )*
            }

            /// Every entry, to change.
            pub(crate) fn for_each_entry_mut(&mut self, each: &mut dyn FnMut(&mut dyn Entry)) {
                $( self.$list.iter_mut().for_each(|entry| each(entry)); )*
            }

            /// Keeps the entries whose ids are to be kept.
            pub(crate) fn keep_entries(&mut self, keep: &dyn Fn(&str) -> bool) {
                $( self.$list.retain(|entry| keep(entry.id())); )*
            }
        }
    };
}

kinds! {
    Person people Person PersonId "a person"
    Statement profile ProfileStatement StatementId "a profile statement"
    Need needs Need NeedId "a need"
    Scale scales Scale ScaleId "a scale"
    Ladder ladders Ladder LadderId "a ladder of help"
    Measure measures Measure MeasureId "a measure"
    Goal goals Goal GoalId "a goal"
    Observation observations Observation ObservationId "an observation"
    Judgement judgements Judgement JudgementId "a judgement"
    View views View ViewId "a view"
    Support support PlannedSupport SupportId "planned support"
    Delivery deliveries DeliveredSupport DeliveryId "support delivered"
    Plan plans Plan PlanId "a plan"
    Layer layers SupportLayer LayerId "a layer of support"
    Review reviews Review ReviewId "a review"
    Attainment attainments Attainment AttainmentId "an attainment"
    Setting settings Setting SettingId "a setting"
    Attendance attendance Attendance AttendanceId "a period of attendance"
    Timetable timetables PartTimeTimetable TimetableId "a part-time timetable"
    Aid aids Aid AidId "an aid"
    Transition transitions Transition TransitionId "a transition"
    Destination destinations Destination DestinationId "a destination"
    Basis bases Basis BasisId "a lawful basis"
    Decider deciders Decider DeciderId "a statement of who decides"
    Amendment amendments Amendment AmendmentId "an amendment"
    Wish wishes RecordingWish WishId "a wish"
}
