use super::Text;
use super::declare::{object, vocabulary};
use crate::base::{AidId, Code, Count, LadderId, List, Number};

vocabulary! {
    /// What kind of help. Equipment and adaptation are no rungs of a ladder: independence with them is independence.
    HelpKind "help-kind" "1" {
        /// Words.
        Verbal "verbal" "Words"
        /// Pictures, symbols, timetables.
        Visual "visual" "Pictures and symbols"
        /// Pointing and gesture.
        Gesture "gesture" "Gesture"
        /// Showing how.
        Model "model" "Showing how"
        /// Touch and physical help.
        Physical "physical" "Physical help"
        /// Equipment.
        Equipment "equipment" "Equipment"
        /// A communication aid.
        Aac "aac" "Communication aid"
        /// The room, the noise, the light.
        Environment "environment" "Surroundings"
        /// An adult at hand.
        Staffing "staffing" "An adult at hand"
        /// More time.
        Time "time" "More time"
        /// Another child.
        Peer "peer" "Another child"
    }
}

object! {
    /// The help that was given: kinds, a rung on a ladder, equipment, people, amount. It is never folded into the level
    /// reached.
    HelpGiven {
        required {}
        optional {
            /// The kinds of help.
            kinds: List<HelpKind>,
            /// The ladder of help.
            ladder: Option<LadderId> [needs, through_content],
            /// The code of the rung.
            rung: Option<Code> [local],
            /// How many prompts.
            prompts: Option<Count>,
            /// Equipment and aids listed in the record.
            aids: List<AidId> [bears_on],
            /// Equipment in words.
            equipment: List<Text> [beside_voice],
            /// How many adults helped.
            adults: Option<Number>,
            /// For how many children they were there.
            children: Option<Count>,
            /// For how many minutes.
            minutes: Option<Number>,
            /// In words.
            words: Option<Text> [beside_voice],
        }
    }
}
