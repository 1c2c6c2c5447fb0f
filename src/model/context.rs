use super::Party;
use super::Text;
use super::declare::{object, vocabulary};
use crate::base::{AidId, List, Name, SettingId};

vocabulary! {
    /// How the child gets at an activity: hand, eyes, switch, voice.
    Access "access-method" "1" {
        /// By hand, without equipment.
        Direct "direct" "Directly"
        /// Touching a screen.
        Touch "touch-screen" "Touch screen"
        /// Looking.
        EyeGaze "eye-gaze" "Eye gaze"
        /// A switch pressed with the hand.
        HandSwitch "hand-switch" "Hand switch"
        /// A switch pressed with the head.
        HeadSwitch "head-switch" "Head switch"
        /// Speaking.
        Speech "speech" "Speech"
        /// Signing.
        Sign "sign" "Sign"
        /// Symbols or pictures.
        Symbols "symbols" "Symbols or pictures"
        /// Objects of reference.
        Objects "objects" "Objects of reference"
        /// A keyboard.
        Keyboard "keyboard" "Keyboard"
        /// Touch cues or hand under hand.
        Tactile "tactile" "Touch"
    }
}

vocabulary! {
    /// How well the child was on the day. Shown beside what was seen, never judged.
    Health "health-on-the-day" "1" {
        /// As usual.
        Usual "usual" "As usual"
        /// Unwell.
        Unwell "unwell" "Unwell"
        /// In pain.
        InPain "in-pain" "In pain"
        /// Tired.
        Tired "tired" "Tired"
        /// After a seizure.
        AfterSeizure "after-seizure" "After a seizure"
        /// Medication has changed.
        MedicationChanged "medication-changed" "Medication changed"
        /// Recovering from an operation or a stay in hospital.
        Recovering "recovering" "Recovering"
    }
}

vocabulary! {
    /// Under what conditions something was seen.
    Conditions "conditions" "1" {
        /// As on most days.
        Usual "usual" "Usual conditions"
        /// The best that can be made: rested, known people, quiet room.
        Best "best" "Best conditions"
        /// Harder than usual.
        Hard "hard" "Hard conditions"
    }
}

object! {
    /// Where, with whom and how something was seen.
    Context {
        required {}
        optional {
            /// The setting.
            setting: Option<SettingId> [bears_on],
            /// The place: playground, dining hall, kitchen at home.
            place: Option<Name> [words],
            /// The people who were there.
            people: List<Party> [takes_part],
            /// Who else was there, in words, without naming other children.
            company: Option<Text> [words],
            /// What was going on.
            activity: Option<Text> [words],
            /// What was used.
            materials: List<Text> [words],
            /// How the child got at it.
            access: List<Access>,
            /// The aids in use.
            aids: List<AidId> [bears_on],
            /// The time of day or part of the routine.
            time_of_day: Option<Name> [words],
            /// How well the child was.
            health: List<Health>,
            /// Under what conditions.
            conditions: Option<Conditions>,
        }
    }
}
