use super::Text;
use super::declare::{entry, object, vocabulary};
use super::targets::NEVER_EXPLAINED;
use super::{Party, Voice};
use crate::base::{DestinationId, EntryId, List, PartialDate, SettingId, TransitionId, When};

vocabulary! {
    /// What kind of change.
    TransitionKind "transition-kind" "1" {
        /// A new setting.
        NewSetting "new-setting" "A new setting"
        /// A new phase of education.
        NewPhase "new-phase" "A new phase of education"
        /// A new class or teacher.
        NewClass "new-class" "A new class or teacher"
        /// Moving house.
        MovedHouse "moved-house" "Moved house"
        /// Change in the family.
        Family "family-change" "Change in the family"
        /// A loss or bereavement.
        Bereavement "bereavement" "Bereavement"
        /// Illness, operation, stay in hospital.
        Health "health" "Illness or operation"
        /// A change of staff who matter to the child.
        Staff "staff-change" "Change of staff"
        /// A change in what services do or decide.
        Service "service-change" "Change of service"
        /// A long gap, such as a school closure.
        Gap "gap" "A long gap"
        /// Becoming an adult in law or services.
        Adulthood "adulthood" "Moving into adulthood"
    }
}

vocabulary! {
    /// Where the cause of a harder time lies. Never the child by default.
    Cause "cause" "1" {
        /// A process or decision of a service or authority.
        System "system" "A process or decision of services"
        /// The setting.
        Setting "setting" "The setting"
        /// Health.
        Health "health" "Health"
        /// Events in the family or elsewhere.
        LifeEvent "life-event" "A life event"
        /// Nobody knows.
        NotKnown "not-known" "Not known"
    }
}

vocabulary! {
    /// How far a destination has come.
    DestinationState "destination-state" "1" {
        /// Hoped for.
        Hoped "hoped" "Hoped for"
        /// Applied for.
        Applied "applied" "Applied for"
        /// Offered.
        Offered "offered" "Offered"
        /// Declined by the young person.
        Declined "declined" "Declined by the young person"
        /// Not offered.
        NotOffered "not-offered" "Not offered"
        /// Started.
        Started "started" "Started"
        /// Still there after the time that was agreed.
        Sustained "sustained" "Sustained"
        /// Ended.
        Ended "ended" "Ended"
    }
}

vocabulary! {
    /// Why a record is closed.
    RecordClosingReason "record-closing-reason" "1" {
        /// The child moved away.
        Moved "moved" "Moved"
        /// The young person left the setting or the age range.
        Left "left" "Left"
        /// The child died.
        Died "died" "Died"
        /// The support is no longer needed.
        NoLongerNeeded "no-longer-needed" "No longer needed"
    }
}

entry! {
    /// A change in the child's life that helps to explain what the record shows.
    Transition {
        required {
            /// The id of the transition.
            id: TransitionId [own],
            /// What kind of change.
            transition_kind: TransitionKind,
            /// When, or from when.
            on: When [begins],
        }
        optional {
            /// Until when, where it lasted.
            until: Option<When> [ends],
            /// From which setting.
            from_setting: Option<SettingId> [bears_on],
            /// To which setting.
            to_setting: Option<SettingId> [bears_on],
            /// In words.
            words: Option<Text> [words],
            /// Where the cause of a harder time lies.
            cause: Option<Cause>,
            /// Who says so.
            by: Option<Party> [author],
            /// Entries that it helps to explain.
            explains: List<EntryId> [bears_on, all_but(NEVER_EXPLAINED)],
            /// What was handed over.
            handover: Option<Box<Handover>>,
        }
    }
}

object! {
    /// What was handed over at a transition.
    Handover {
        required {}
        optional {
            /// By whom.
            given_by: List<Party> [takes_part],
            /// To whom.
            given_to: List<Party> [takes_part],
            /// When.
            on: Option<PartialDate> [begins],
            /// What.
            what: Option<Text> [beside_voice],
            /// What the child, or somebody else, wanted the new people to know: `whose` says who.
            voice: Option<Box<Voice>>,
        }
    }
}

entry! {
    /// Where a young person hopes to go, and what came of it.
    Destination {
        required {
            /// The id of the destination.
            id: DestinationId [own],
            /// What it is.
            what: Text [words],
        }
        optional {
            /// What came of it, in the order of time.
            history: List<DestinationEvent>,
            /// Whose hope it is.
            by: Option<Party> [author],
        }
    }
}

object! {
    /// How far a destination had come at a date.
    DestinationEvent {
        required {
            /// How far.
            state: DestinationState,
        }
        optional {
            /// When.
            on: Option<PartialDate> [happened],
            /// In words.
            words: Option<Text> [words],
        }
    }
}

object! {
    /// That the record is closed. Afterwards nothing is overdue or missing.
    Closing {
        required {
            /// Why.
            reason: RecordClosingReason,
            /// When.
            on: PartialDate [happened],
        }
        optional {
            /// In words.
            words: Option<Text> [words],
        }
    }
}
