use super::Text;
use super::declare::{entry, object, vocabulary};
use super::{Coding, Party, Voice};
use crate::base::{Code, GoalId, JudgementId, List, MeasureId, ObservationId, PartialDate};

vocabulary! {
    /// How a goal is going. The codes are FHIR's goal achievement status.
    Achievement "goal-achievement" "4.0.1"
        from "HL7 FHIR R4, https://hl7.org/fhir/R4/valueset-goal-achievement.html"
        licence "CC0-1.0"
        Seen
    {
        /// Being worked towards.
        InProgress "in-progress" "In progress"
        /// Going the way that is hoped for.
        Improving "improving" "Improving"
        /// Going the other way.
        Worsening "worsening" "Worsening"
        /// Neither. Whether that was the aim, the goal's intent says.
        NoChange "no-change" "No change"
        /// Reached.
        Achieved "achieved" "Achieved"
        /// Reached and kept.
        Sustaining "sustaining" "Sustaining"
        /// Not reached.
        NotAchieved "not-achieved" "Not achieved"
        /// No way towards it.
        NoProgress "no-progress" "No progress"
        /// It cannot be reached.
        NotAttainable "not-attainable" "Not attainable"
    }
}

entry! {
    /// What one person says of how a goal or measure is going. The latest of each person stands; nobody's displaces
    /// another's.
    Judgement {
        required {
            /// The id of the judgement.
            id: JudgementId [own],
            /// Who judges.
            by: Party [speaker],
        }
        optional {
            /// The goal.
            goal: Option<GoalId> [rests_on],
            /// The measure, where there is no goal.
            measure: Option<MeasureId> [rests_on, through_content],
            /// The day.
            on: Option<PartialDate> [said],
            /// What it amounts to, in the common codes.
            achievement: Option<Achievement>,
            /// The word of a local list, such as a school's own.
            local: Option<Box<LocalJudgement>>,
            /// In words.
            words: Option<Text> [words],
            /// The observations that it rests on.
            evidence: List<ObservationId> [rests_on, evidence],
            /// How it was obtained.
            voice: Option<Box<Voice>>,
            /// Whether it is still open.
            provisional: Option<bool>,
        }
    }
}

object! {
    /// A word of a local list of judgements.
    LocalJudgement {
        required {
            /// The word, as a code of its list.
            word: Coding,
        }
        optional {
            /// What the list's owner says it amounts to. Absent: nobody has said, and it is left alone.
            means: Option<Achievement>,
            /// Who says so.
            mapped_by: Option<Code> [local],
        }
    }
}
