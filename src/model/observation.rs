use super::Text;
use super::declare::{entry, object, vocabulary};
use super::{Assurance, Coding, Context, Evidence, HelpGiven, Measured, Party, Voice};
use crate::base::{AidId, Count, GoalId, List, MeasureId, ObservationId, PartialDate, SupportId, TransitionId, When};

vocabulary! {
    /// Who or what set off what was seen.
    StartedBy "started-by" "1" {
        /// The child, unasked.
        Child "child" "The child"
        /// Another child.
        Peer "peer" "Another child"
        /// An adult asked or showed.
        Adult "adult" "An adult"
        /// The routine or surroundings.
        Routine "routine" "The routine"
    }
}

vocabulary! {
    /// In which phase of trying something out.
    TrialPhase "trial-phase" "1" {
        /// Before it was begun.
        Before "before" "Before"
        /// With it.
        With "with" "With"
        /// After it was taken away.
        Withdrawn "withdrawn" "Taken away"
    }
}

vocabulary! {
    /// Why something was not observed. None of them says anything about the child's progress.
    NotObservedReason "not-observed-reason" "1" {
        /// The child was not there.
        Absent "absent" "Not there"
        /// The child was unwell.
        Unwell "unwell" "Unwell"
        /// The child declined.
        Declined "declined" "Declined"
        /// Nothing called for it.
        NoOpportunity "no-opportunity" "It did not come up"
        /// The agreed help or equipment was missing.
        HelpMissing "help-missing" "The help was missing"
        /// The way of recording failed.
        MethodFailed "method-failed" "Recording did not work"
        /// Nobody looked.
        NotLookedFor "not-looked-for" "Nobody looked"
    }
}

entry! {
    /// What was seen, heard or counted on one occasion, or over a period. A date and a sentence are enough; it may
    /// belong to no goal at all.
    Observation {
        required {
            /// The id of the observation.
            id: ObservationId [own],
            /// When it happened, as exactly as it is known; the beginning, where it is a period.
            occurred: When [happened],
        }
        optional {
            /// The end, where it is a period.
            until: Option<When> [happened_until],
            /// On how many occasions in the period.
            occasions: Option<Count>,
            /// What was seen or heard, kept apart from what anybody makes of it.
            seen: Option<Text> [beside_voice],
            /// What the child said or showed.
            voice: Option<Box<Voice>>,
            /// Who saw it.
            observers: List<Party> [author],
            /// The goals it bears on; many, or none.
            goals: List<GoalId> [bears_on],
            /// The areas of life it belongs to; many, or none.
            areas: List<Coding>,
            /// Values for measures.
            values: List<Measured>,
            /// What was not observed, and why. Never zero, and never no progress.
            not_observed: List<NotObserved>,
            /// The help given.
            help: Option<Box<HelpGiven>>,
            /// Where, with whom and how.
            context: Option<Box<Context>>,
            /// Who or what set it off.
            started_by: Option<StartedBy>,
            /// In which phase of trying something out.
            phase: Option<TrialPhase>,
            /// The aid that is being tried out.
            trying_aid: Option<AidId> [bears_on],
            /// The support that is being tried out.
            trying_support: Option<SupportId> [bears_on],
            /// What people make of it.
            interpretations: List<Interpretation> [beside_voice],
            /// Photos, videos, documents, by reference.
            evidence: List<Evidence> [beside_voice],
            /// That nobody had planned it: an achievement to celebrate.
            unplanned: Option<bool>,
            /// Life events that help to explain it.
            explained_by: List<TransitionId> [bears_on],
        }
    }
}

object! {
    /// That something was not observed, and why.
    NotObserved {
        required {
            /// Why.
            reason: NotObservedReason,
        }
        optional {
            /// The measures for which there is therefore no value.
            measures: List<MeasureId> [part_tells_of],
            /// In words.
            words: Option<Text> [beside_voice],
        }
    }
}

object! {
    /// What one person makes of what was seen.
    Interpretation {
        required {
            /// What they make of it.
            words: Text [words],
        }
        optional {
            /// Who.
            by: Option<Party> [author],
            /// How sure they are.
            confidence: Option<Assurance>,
            /// The day they said so.
            on: Option<PartialDate> [said],
        }
    }
}
