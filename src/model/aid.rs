use super::Text;
use super::declare::{entry, object, vocabulary};
use super::{Access, Party, Sector, Voice};
use crate::base::{AidId, List, Name, PartialDate, SettingId};

vocabulary! {
    /// What an aid is for.
    AidKind "aid-kind" "1" {
        /// Communicating.
        Communication "communication" "Communicating"
        /// Moving, sitting, standing.
        Mobility "mobility" "Moving and posture"
        /// Seeing.
        Vision "vision" "Seeing"
        /// Hearing.
        Hearing "hearing" "Hearing"
        /// Getting at computers and switches.
        Access "access" "Access to technology"
        /// Writing and recording.
        Writing "writing" "Writing"
        /// Senses and calm.
        Sensory "sensory" "Senses and calm"
        /// Daily living.
        DailyLiving "daily-living" "Daily living"
    }
}

vocabulary! {
    /// What became of an aid.
    AidState "aid-state" "1" {
        /// Suggested or asked for.
        Suggested "suggested" "Suggested"
        /// On order or on loan lists.
        Waiting "waiting" "Waiting for it"
        /// Being tried.
        Tried "tried" "Tried"
        /// Kept.
        Kept "kept" "Kept"
        /// Put aside for later.
        Paused "paused" "Put aside"
        /// Stopped.
        Stopped "stopped" "Stopped"
        /// Outgrown or replaced.
        Replaced "replaced" "Replaced"
        /// Broken or being repaired.
        Broken "broken" "Broken"
    }
}

vocabulary! {
    /// Whether an aid needs power. Low technology is not lower.
    Technology "technology" "1" {
        /// None but the body: sign, gesture, eyes.
        Unaided "unaided" "Unaided"
        /// Paper, objects, boards, sticks.
        Low "low" "Low technology"
        /// Devices with power.
        Powered "powered" "Powered"
    }
}

entry! {
    /// A way of communicating or a piece of equipment, with its history: tried, kept, stopped, and why.
    Aid {
        required {
            /// The id of the aid.
            id: AidId [own],
            /// What it is.
            what: Text [words],
        }
        optional {
            /// What it is for.
            aid_kind: Option<AidKind>,
            /// Whether it needs power.
            technology: Option<Technology>,
            /// How the child gets at it.
            access: List<Access>,
            /// What became of it, in the order of time.
            history: List<AidEvent>,
            /// The organisation that provides it.
            provider: Option<Name> [words],
            /// The sectors that pay for it together.
            sectors: List<Sector>,
        }
    }
}

object! {
    /// What became of an aid at a date, and why.
    AidEvent {
        required {
            /// What became of it.
            state: AidState,
        }
        optional {
            /// When.
            on: Option<PartialDate> [happened],
            /// Where.
            settings: List<SettingId> [bears_on],
            /// Why: health, sight, seating, choice, cost. A trial that stops says nothing against the child.
            why: Option<Text> [beside_voice],
            /// Who decided.
            by: List<Party> [author],
            /// What the child, or somebody else, said or showed: `whose` says who.
            voice: Option<Box<Voice>>,
        }
    }
}
