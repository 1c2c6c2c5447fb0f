use super::Text;
use super::declare::{entry, object, vocabulary};
use super::targets::NEVER_ABOUT;
use super::{Evidence, Party, Value, Voice};
use crate::base::{Code, EntryId, List, ScaleId, ViewId, When};

vocabulary! {
    /// Where somebody stands on something.
    Stance "stance" "1" {
        /// Agrees.
        Agree "agree" "Agrees"
        /// Agrees in part.
        Partly "partly" "Agrees in part"
        /// Disagrees.
        Disagree "disagree" "Disagrees"
        /// Has not decided.
        Pending "pending" "Not decided"
        /// Does not mind.
        Neutral "neutral" "Does not mind"
    }
}

vocabulary! {
    /// What a view is about, where that is no single entry.
    ViewOn "view-on" "1" {
        /// The child's life as a whole.
        Whole "whole" "Everything"
        /// The support.
        Support "support" "The support"
        /// The setting.
        Setting "setting" "The setting"
        /// The progress.
        Progress "progress" "The progress"
        /// How people work together.
        Partnership "partnership" "Working together"
    }
}

entry! {
    /// What one person thinks of a goal, a plan, support, a review or the whole. Views stand side by side and are never
    /// made one.
    View {
        required {
            /// The id of the view.
            id: ViewId [own],
            /// Whose view it is.
            of: Party [speaker],
        }
        optional {
            /// The entries that it is about.
            about: List<EntryId> [rests_on, all_but(NEVER_ABOUT)],
            /// What it is about, where it is no single entry.
            on_what: Option<ViewOn>,
            /// When it was given.
            on: Option<When> [said],
            /// Where the person stands.
            stance: Option<Stance>,
            /// The view in words.
            words: Option<Text> [words],
            /// How it was obtained, or why it was not.
            voice: Option<Box<Voice>>,
            /// What the person said of each of several things they were shown.
            options: List<OptionView>,
            /// The scale of the value.
            scale: Option<ScaleId> [needs, through_content],
            /// A value, for example how satisfied they are.
            value: Option<Value>,
            /// A drawing, a photo of a mat, a recording, by reference.
            evidence: List<Evidence>,
            /// What came of it: goals, actions, support.
            led_to: List<EntryId> [bears_on, all_but(NEVER_ABOUT)],
        }
    }
}

object! {
    /// What somebody said of one thing they were shown or offered.
    OptionView {
        required {
            /// The thing.
            option: Text [words],
        }
        optional {
            /// Where it was put: a code such as `like`, `not-sure`, `dislike`.
            placed: Option<Code> [local],
            /// What was said of it.
            words: Option<Text> [words],
        }
    }
}
