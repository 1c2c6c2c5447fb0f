//! The kinds of entry, the lists of the record that hold them, and the ways over them.

use super::entry::Entry;
use super::entry_list::EntryList;
use super::reference::ObjectRef;
#[allow(clippy::wildcard_imports)] // every noun that stands in a list
use super::*;
use crate::base::IdType;

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

macro_rules! kinds {
    ($( $kind:ident $list:ident $entry:ident $id:ident $noun:literal )*) => {
        /// A kind of entry: one list of the record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum EntryKind {
            $( $kind, )*
        }

        impl EntryKind {
            /// Every kind, in the order of the lists.
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
            /// The list of the kind.
            pub(crate) fn list(&self, kind: EntryKind) -> &dyn EntryList {
                match kind {
                    $( EntryKind::$kind => &*self.$list, )*
                }
            }

            /// The list of the kind, to change.
            pub(crate) fn list_mut(&mut self, kind: EntryKind) -> &mut dyn EntryList {
                match kind {
                    $( EntryKind::$kind => &mut *self.$list, )*
                }
            }

            /// Adds the list of the kind of the other record, which is left without.
            pub(crate) fn append(&mut self, kind: EntryKind, other: &mut Self) {
                match kind {
                    $( EntryKind::$kind => self.$list.append(&mut other.$list), )*
                }
            }

            /// Adds a copy of the entry that stands here to the list of another record.
            fn copy_entry(&self, place: Place, into: &mut Self) {
                match place.kind {
                    $( EntryKind::$kind => {
                        if let Some(entry) = self.$list.get(place.index) {
                            into.$list.push(entry.clone());
                        }
                    } )*
                }
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
        }

        /// Whether they say the same.
        #[allow(deprecated)]
        impl PartialEq for dyn Entry + '_ {
            fn eq(&self, other: &Self) -> bool {
                match (self.object(), other.object()) {
                    $( (ObjectRef::$entry(one), ObjectRef::$entry(other)) => one == other, )*
                    _ => false,
                }
            }
        }
    };
}

impl ProgressRecord {
    /// How many entries there are.
    pub(crate) fn number_of_entries(&self) -> usize {
        EntryKind::ALL.iter().map(|kind| self.list(*kind).len()).sum()
    }

    /// The entry that stands here.
    pub(crate) fn entry(&self, place: Place) -> Option<EntryRef<'_>> {
        let entry = self.list(place.kind).entry(place.index)?;
        Some(EntryRef { place, entry })
    }

    /// Every entry, in the order of the lists.
    pub(crate) fn for_each_entry<'r>(&'r self, each: &mut dyn FnMut(EntryRef<'r>)) {
        for &kind in EntryKind::ALL {
            for (index, entry) in self.list(kind).iter().enumerate() {
                each(EntryRef { place: Place { kind, index }, entry });
            }
        }
    }

    /// Fills the lists of another record from these, in the order of the lists.
    pub(crate) fn copy_entries(&self, into: &mut Self, copier: &mut dyn CopyEntries) {
        for &kind in EntryKind::ALL {
            for (index, entry) in self.list(kind).iter().enumerate() {
                let place = Place { kind, index };
                if copier.takes(EntryRef { place, entry }) {
                    self.copy_entry(place, into);
                    let list = into.list_mut(kind);
                    if let Some(copy) = list.entry_mut(list.len().saturating_sub(1)) {
                        copier.copied(place, copy);
                    }
                }
            }
        }
    }

    /// Every entry, to change.
    pub(crate) fn for_each_entry_mut(&mut self, each: &mut dyn FnMut(&mut dyn Entry)) {
        for &kind in EntryKind::ALL {
            let list = self.list_mut(kind);
            for index in 0..list.len() {
                if let Some(entry) = list.entry_mut(index) {
                    each(entry);
                }
            }
        }
    }

    /// Keeps the entries whose ids are to be kept.
    pub(crate) fn keep_entries(&mut self, keep: &dyn Fn(&str) -> bool) {
        for &kind in EntryKind::ALL {
            self.list_mut(kind).retain(&mut |_, entry| keep(entry.id()));
        }
    }
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
