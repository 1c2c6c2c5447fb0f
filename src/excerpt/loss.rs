//! What falls with a reference whose target is not there: decided for each member of the model that holds one.

use super::nodes::State;

/// What falls.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loss {
    /// The reference, and what cannot stand without it.
    Reference,
    /// The object that holds it.
    Holder,
    /// The entry that it is in.
    Entry,
}

/// What falls where the target is withheld, and where its content was removed or is not there yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Losses {
    withheld: Loss,
    absent: Loss,
}

impl Losses {
    pub const fn when(self, state: State) -> Loss {
        match state {
            State::Absent => self.absent,
            State::Withheld | State::Stands => self.withheld,
        }
    }
}

/// The entry bears on the other, and says nothing of it: the reference goes.
const BEARS_ON: Losses = Losses { withheld: Loss::Reference, absent: Loss::Reference };
/// The object that holds the reference tells of the other: it is for those whom both are for.
const PART_TELLS: Losses = Losses { withheld: Loss::Holder, absent: Loss::Reference };
/// The object that holds the reference means nothing without the other.
const PART_NEEDS: Losses = Losses { withheld: Loss::Holder, absent: Loss::Holder };
/// The entry tells of the other or rests on it: it is for those whom both are for. Where the content is gone for everybody
/// the entry still stands.
const ENTRY_TELLS: Losses = Losses { withheld: Loss::Entry, absent: Loss::Reference };
/// The entry cannot be read without the other.
const ENTRY_NEEDS: Losses = Losses { withheld: Loss::Entry, absent: Loss::Entry };

/// Each member that holds a reference: of an object of which type, its name, what falls.
const LOSSES: &[(&str, &str, Losses)] = &[
    // A party keeps its role, where it has one; the cutter sees to it.
    ("Party", "person", PART_NEEDS),
    ("PlanLink", "plan", BEARS_ON),
    ("Goal", "serves", BEARS_ON),
    ("Goal", "main", ENTRY_NEEDS), // baseline and target are values of it
    ("Goal", "alongside", BEARS_ON),
    ("Goal", "stepOf", BEARS_ON),
    ("Goal", "replaces", BEARS_ON),
    ("Goal", "continues", BEARS_ON),
    ("Goal", "conflictsWith", BEARS_ON),
    ("Baseline", "observation", PART_TELLS),
    ("HelpLevel", "ladder", ENTRY_NEEDS), // a target without its bound of help is another target
    ("HelpGiven", "ladder", ENTRY_NEEDS), // trials have their rungs on it too
    ("HelpGiven", "aids", BEARS_ON),
    ("HelpValue", "ladder", PART_NEEDS),
    ("Worth", "scale", PART_NEEDS),
    ("Context", "setting", BEARS_ON),
    ("Context", "aids", BEARS_ON),
    ("OrdinalMeasure", "scale", ENTRY_NEEDS),
    ("HelpMeasure", "ladder", ENTRY_NEEDS),
    ("Dimension", "scale", ENTRY_NEEDS),
    ("Measured", "measure", PART_NEEDS),
    ("Observation", "goals", BEARS_ON),
    ("Observation", "tryingAid", BEARS_ON),
    ("Observation", "tryingSupport", BEARS_ON),
    ("Observation", "explainedBy", BEARS_ON),
    ("NotObserved", "measures", PART_TELLS),
    ("Judgement", "goal", ENTRY_TELLS),
    ("Judgement", "measure", ENTRY_TELLS),
    ("Judgement", "evidence", ENTRY_TELLS),
    ("View", "about", ENTRY_TELLS),
    ("View", "scale", ENTRY_NEEDS),
    ("View", "ledTo", BEARS_ON),
    ("PlannedSupport", "serves", BEARS_ON),
    ("DeliveredSupport", "planned", ENTRY_TELLS),
    ("Plan", "replaces", BEARS_ON),
    ("Review", "plans", BEARS_ON),
    ("Decision", "about", PART_NEEDS),
    ("Decision", "ledTo", PART_TELLS),
    ("AgreedAction", "about", PART_TELLS),
    ("Attainment", "scale", ENTRY_NEEDS),
    ("Attainment", "goals", BEARS_ON),
    ("Attendance", "setting", ENTRY_TELLS),
    ("PartTimeTimetable", "setting", ENTRY_TELLS),
    ("AidEvent", "settings", BEARS_ON),
    ("Transition", "fromSetting", BEARS_ON),
    ("Transition", "toSetting", BEARS_ON),
    ("Transition", "explains", BEARS_ON),
    ("Amendment", "entry", ENTRY_NEEDS),
    ("Amendment", "byEntry", ENTRY_TELLS),
    ("RecordingWish", "about", ENTRY_NEEDS),
];

/// What falls with the reference in a member. Of a member that nobody thought of, everything.
pub fn of(holder: &str, member: &str) -> Losses {
    let known = LOSSES.iter().find(|(own, name, _)| *name == member && *own == holder);
    known.map_or(ENTRY_NEEDS, |(_, _, losses)| *losses)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::LOSSES;
    use crate::base::Wire as _;
    use crate::base::shape::{ObjectShape, Shape};
    use crate::model::ProgressRecord;

    /// The members that hold references, as the shapes of the model have them.
    fn references(shape: &'static Shape, holder: &'static str, name: &'static str, all: &mut Seen) {
        match shape {
            Shape::Object(object) => members(object, all),
            Shape::Union(union) => union.kinds.iter().for_each(|kind| members(kind, all)),
            Shape::List(list) => references(list.items, holder, name, all),
            Shape::Text(text) if name != "id" && is_reference(text.name) => {
                all.references.insert((holder, name));
            }
            _ => {}
        }
    }

    fn is_reference(name: &str) -> bool {
        name.ends_with("Id") && !matches!(name, "RecordId" | "ChildId")
    }

    fn members(object: &'static ObjectShape, all: &mut Seen) {
        if all.objects.insert(object.name) {
            object.members.iter().for_each(|member| references(member.shape, object.name, member.name, all));
        }
    }

    #[derive(Default)]
    struct Seen {
        objects: BTreeSet<&'static str>,
        references: BTreeSet<(&'static str, &'static str)>,
    }

    #[test]
    fn each_member_that_refers_to_an_entry_has_its_say_once() {
        let mut seen = Seen::default();
        references(ProgressRecord::SHAPE, "", "", &mut seen);
        let known: BTreeSet<_> = LOSSES.iter().map(|(holder, name, _)| (*holder, *name)).collect();
        assert_eq!(known, seen.references);
        assert_eq!(known.len(), LOSSES.len(), "a member stands twice");
    }
}
