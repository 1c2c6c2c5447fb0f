use super::Text;
use super::declare::{object, vocabulary};
use super::{Party, Sharing};
use crate::base::{List, PartialDate};

vocabulary! {
    /// How somebody's words or view were obtained.
    Manner "manner" "1" {
        /// Said or written by the person and set down word for word.
        Verbatim "verbatim" "In their own words"
        /// Signed, and set down in words.
        Signed "signed" "Signed"
        /// Chosen with symbols, pictures, objects or a mat.
        Symbols "symbols" "Chosen with symbols"
        /// Said with a communication aid.
        Aac "aac" "Said with a communication aid"
        /// Drawn, made, played or acted.
        Drawn "drawn" "Drawn or made"
        /// Seen in what the person did: turning away, smiling, reaching.
        ObservedResponse "observed-response" "Seen in what they did"
        /// What somebody else believes the person thinks.
        Interpreted "interpreted" "As understood by others"
        /// Said by another on the person's behalf, at their request.
        Represented "represented" "Said on their behalf"
        /// Sought and not obtained; the reason is given.
        NotObtained "not-obtained" "Not obtained"
    }
}

vocabulary! {
    /// Why a view was not obtained.
    NotObtainedReason "not-obtained-reason" "1" {
        /// Nobody asked.
        NotAsked "not-asked" "Not asked"
        /// The person was asked and said no.
        Declined "declined" "Asked, and said no"
        /// The way of asking did not work for this person.
        MethodFailed "method-failed" "The way of asking did not work"
        /// The person was unwell.
        Unwell "unwell" "Unwell"
        /// The person was not there.
        Absent "absent" "Not there"
        /// The question was out of the person's reach at this time, for example about the distant future.
        OutOfReach "out-of-reach" "The question was out of reach"
        /// Asking would have upset the person.
        WouldDistress "would-distress" "Asking would have upset them"
    }
}

vocabulary! {
    /// Whether a way of asking works for this child.
    Validity "validity" "1" {
        /// It has been seen to work.
        Works "works" "Works for this child"
        /// It works for some questions or on some days.
        Partly "partly" "Works in part"
        /// It has been seen not to work.
        DoesNotWork "does-not-work" "Does not work for this child"
        /// It has not been tried out.
        NotKnown "not-known" "Not known"
    }
}

vocabulary! {
    /// How sure a reader is of what they understood.
    Assurance "confidence" "1" {
        /// Sure.
        High "high" "Sure"
        /// Fairly sure.
        Medium "medium" "Fairly sure"
        /// Unsure.
        Low "low" "Unsure"
    }
}

vocabulary! {
    /// Disagreement or refusal, whatever way it was shown.
    Dissent "dissent" "1" {
        /// Said or showed no.
        Refused "refused" "Said no"
        /// Stopped taking part.
        Withdrew "withdrew" "Stopped taking part"
        /// Disagreed.
        Disagreed "disagreed" "Disagreed"
    }
}

object! {
    /// Whose words or response it is, how it was obtained, and who understood it how.
    Voice {
        required {
            /// How it was obtained.
            manner: Manner,
        }
        optional {
            /// Whose voice it is. Absent: in an observation the child's; anywhere else that of the party whose words
            /// the holder has (`by`, `of`, `who`). Where the holder names nobody it is nobody's, and that is an error.
            whose: Option<Party> [author],
            /// What was said, signed or chosen.
            words: Option<Text> [words],
            /// What was seen, where the answer was not in words.
            response: Option<Text> [words],
            /// Why it was not obtained.
            reason: Option<NotObtainedReason>,
            /// The way of asking, and whether it works for this child.
            method: Option<Box<AskingMethod>>,
            /// What each of several people understood. They may differ; none is put above another.
            readings: List<Reading>,
            /// Disagreement or refusal.
            dissent: Option<Dissent>,
            /// Who asked, or listened.
            heard_by: List<Party> [takes_part],
            /// Who supported the person to say it.
            supported_by: List<Party> [takes_part],
            /// The child's own word on who may see this.
            sharing: Option<Sharing>,
            /// The day it was said.
            on: Option<PartialDate> [said],
        }
    }
}

object! {
    /// A way of asking.
    AskingMethod {
        required {
            /// What was used: talking with a known adult, a communication book, a mat with symbols.
            name: Text [words],
        }
        optional {
            /// Whether it works for this child.
            works: Option<Validity>,
            /// How that is known.
            how_known: Option<Text> [words],
        }
    }
}

object! {
    /// What one person understood from a response.
    Reading {
        required {
            /// Who understood it so.
            reader: Party [author],
            /// What they understood.
            words: Text [words],
        }
        optional {
            /// How they know the child.
            relation: Option<Text> [words],
            /// How sure they are.
            confidence: Option<Assurance>,
        }
    }
}
