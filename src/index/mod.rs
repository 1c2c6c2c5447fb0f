//! What is asked of the record as a whole, gathered once: where an entry stands, what its id means, what a code is
//! worth.

mod codes;
pub mod day;
mod direction;
mod kept;
mod lifecycle;
mod saying;
mod sharing;
mod silenced;
mod withdrawn;

pub use kept::{Anybody, Kept, Reader};
pub use lifecycle::current;
pub use saying::{Says, has_seen, judges_nothing, told, views_nothing};
pub use sharing::{Word, is_all_in_role, is_for_everybody, may_be_shown, word, word_of_heir};
pub use silenced::silenced;

use std::cell::{Cell, OnceCell};

use crate::base::hash::{HashSet, Table, table};

use crate::base::{
    Date, GoalId, LadderId, MeasureId, ObservationId, PartialDate, Path, ScaleId, SettingId, SupportId, TransitionId,
    When,
};
pub(crate) use crate::model::{
    AmendmentKind, Audience, EntryKind, Goal, Ladder, Measure, Observation, Party, Person, Place, PlannedSupport,
    ProgressRecord, Role, Scale, Setting, Transition,
};
use crate::report::Pointer;
use codes::Codes;

impl Place {
    /// The pointer to the entry, or to a member of it.
    pub fn pointer(self, member: &str) -> Pointer {
        let list = Path::ROOT.member(self.kind.list());
        let entry = list.index(self.index);
        if member.is_empty() { Pointer::from(&entry) } else { Pointer::from(&entry.member(member)) }
    }
}

/// The record with its entries by id.
pub struct Index<'r> {
    pub record: &'r ProgressRecord,
    /// The day as of which the record is judged, where the caller gave one.
    pub as_of: Option<Date>,
    /// The first day on which the child can have been born.
    pub born: Option<Date>,
    /// The codes that scales, ladders and measures declare.
    pub codes: Codes<'r>,
    /// The first entry of each id.
    places: Table<&'r str, Place>,
    /// Of each person what their roles say, once a person with many was asked for.
    kin: OnceCell<Vec<Kin>>,
    /// Places that were asked for: most references of a record are to the same few people, measures and goals.
    recent: [Cell<Option<(&'r str, Place)>>; 16],
    /// Entries whose id another entry before them has, each with that entry.
    pub twice: Vec<(Place, Place)>,
    /// The removal note of each removed id.
    removed: Table<&'r str, usize>,
    /// The amendment by which an entry was entered in error.
    in_error: Table<&'r str, usize>,
    /// Amendments that do nothing.
    withdrawn: HashSet<&'r str>,
    /// At most one of the people has the role of the child.
    is_one_child: bool,
}

impl<'r> Index<'r> {
    pub fn of(record: &'r ProgressRecord, as_of: Option<Date>) -> Self {
        let number = record.number_of_entries();
        let mut index = Self {
            record,
            as_of,
            born: record.child.birth_date.map(PartialDate::earliest),
            codes: Codes::of(record),
            places: table(number),
            kin: OnceCell::new(),
            recent: Default::default(),
            twice: Vec::new(),
            removed: Table::default(),
            in_error: Table::default(),
            withdrawn: withdrawn::withdrawn(record),
            is_one_child: !record.has_several_children(),
        };
        record.for_each_entry(&mut |entry| {
            let first = *index.places.entry(entry.get().id()).or_insert(entry.place);
            if first != entry.place {
                index.twice.push((entry.place, first));
            }
        });
        for (at, note) in record.removals.iter().enumerate() {
            index.removed.entry(note.id.as_str()).or_insert(at);
        }
        for (at, amendment) in record.amendments.iter().enumerate() {
            if amendment.amendment_kind == AmendmentKind::EnteredInError && !index.is_withdrawn(amendment.id.as_str()) {
                index.in_error.entry(amendment.entry.as_str()).or_insert(at);
            }
        }
        index
    }

    pub fn place(&self, id: &str) -> Option<Place> {
        let last = id.bytes().last()?;
        let recent = self.recent.get((id.len() ^ usize::from(last)) % self.recent.len())?;
        if let Some((_, place)) = recent.get().filter(|(known, _)| *known == id) {
            return Some(place);
        }
        let (known, place) = self.places.get_key_value(id)?;
        recent.set(Some((known, *place)));
        Some(*place)
    }

    /// The removal note of this id.
    pub fn removal(&self, id: &str) -> Option<usize> {
        self.removed.get(id).copied()
    }

    /// Whether the amendment of this id does nothing: it was itself entered in error.
    pub fn is_withdrawn(&self, id: &str) -> bool {
        self.withdrawn.contains(id)
    }

    /// The amendment that says that the entry of this id was entered in error.
    pub fn error(&self, id: &str) -> Option<usize> {
        self.in_error.get(id).copied()
    }

    /// The audience of the entry that stands here, where it is labelled.
    pub fn audience(&self, place: Place) -> Option<&'r [Audience]> {
        self.record.entry(place).map(|entry| entry.get().audience()).filter(|audience| !audience.is_empty())
    }

    /// When the entry that stands here was written down.
    pub fn recorded(&self, place: Place) -> Option<When> {
        self.record.entry(place)?.recorded()?.on
    }

    /// The entry of this id in the list that holds its kind, and where it stands.
    pub fn find<T>(&self, kind: EntryKind, list: &'r [T], id: &str) -> Option<(Place, &'r T)> {
        let place = self.place(id).filter(|place| place.kind == kind)?;
        Some((place, list.get(place.index)?))
    }

    pub fn scale(&self, id: &ScaleId) -> Option<&'r Scale> {
        self.find(EntryKind::Scale, &self.record.scales, id.as_str()).map(|(_, scale)| scale)
    }

    pub fn ladder(&self, id: &LadderId) -> Option<&'r Ladder> {
        self.find(EntryKind::Ladder, &self.record.ladders, id.as_str()).map(|(_, ladder)| ladder)
    }

    pub fn measure(&self, id: &MeasureId) -> Option<(Place, &'r Measure)> {
        self.find(EntryKind::Measure, &self.record.measures, id.as_str())
    }

    pub fn goal(&self, id: &GoalId) -> Option<(Place, &'r Goal)> {
        self.find(EntryKind::Goal, &self.record.goals, id.as_str())
    }

    pub fn observation(&self, id: &ObservationId) -> Option<(Place, &'r Observation)> {
        self.find(EntryKind::Observation, &self.record.observations, id.as_str())
    }

    pub fn support(&self, id: &SupportId) -> Option<(Place, &'r PlannedSupport)> {
        self.find(EntryKind::Support, &self.record.support, id.as_str())
    }

    pub fn person(&self, party: &Party) -> Option<&'r Person> {
        let id = party.person.as_ref()?;
        self.find(EntryKind::Person, &self.record.people, id.as_str()).map(|(_, person)| person)
    }

    pub fn setting(&self, id: &SettingId) -> Option<&'r Setting> {
        self.find(EntryKind::Setting, &self.record.settings, id.as_str()).map(|(_, setting)| setting)
    }

    pub fn transition(&self, id: &TransitionId) -> Option<&'r Transition> {
        self.find(EntryKind::Transition, &self.record.transitions, id.as_str()).map(|(_, change)| change)
    }

    /// The roles in which the party acts, and those of the person it names.
    pub fn roles<'a>(&'a self, party: &'a Party) -> impl Iterator<Item = &'a Role> {
        party.role.iter().chain(self.person(party).into_iter().flat_map(|person| &person.roles))
    }

    /// Whether the party is the child.
    pub fn is_child(&self, party: &Party) -> bool {
        let kin = self.kin(party);
        // Of several who have the role, nobody can tell which of them is the child.
        (kin.has_childs_role && self.is_one_child) || (party.role == Some(Role::Child) && !kin.has_roles)
    }

    /// Whether the party names a listed person who has roles, and not that of the child.
    pub fn is_listed_as_other(&self, party: &Party) -> bool {
        let kin = self.kin(party);
        kin.has_roles && !kin.has_childs_role
    }

    /// Whether the party is of the family; the child may be, too.
    pub fn is_family(&self, party: &Party) -> bool {
        party.role.as_ref().is_some_and(is_family) || self.kin(party).is_family
    }

    /// What the roles of the person say that the party names. A person may have a thousand, and be named by every
    /// entry.
    fn kin(&self, party: &Party) -> Kin {
        let id = party.person.as_ref();
        let found = id.and_then(|id| self.find(EntryKind::Person, &self.record.people, id.as_str()));
        match found {
            Some((_, person)) if person.roles.len() <= 8 => Kin::of(person),
            Some((place, _)) => {
                let all = self.kin.get_or_init(|| self.record.people.iter().map(Kin::of).collect());
                all.get(place.index).copied().unwrap_or_default()
            }
            None => Kin::default(),
        }
    }

    /// Whether the party is somebody, and not the child.
    pub fn is_other(&self, party: &Party) -> bool {
        party.is_somebody() && !self.is_child(party)
    }

    /// When what the entry tells of was over, and the member that says so. Nothing for entries that tell of no day.
    pub fn happened(&self, place: Place) -> Option<(When, &'static str)> {
        day::told_of(self.record.entry(place)?.get())
    }
}

/// Whether one of a person's roles is the child's, and whether one is the family's.
#[derive(Clone, Copy, Default)]
struct Kin {
    has_roles: bool,
    has_childs_role: bool,
    is_family: bool,
}

impl Kin {
    fn of(person: &Person) -> Self {
        Self {
            has_roles: !person.roles.is_empty(),
            has_childs_role: person.roles.contains(&Role::Child),
            is_family: person.roles.iter().any(is_family),
        }
    }
}

const fn is_family(role: &Role) -> bool {
    matches!(role, Role::ParentCarer | Role::Sibling | Role::Family)
}
