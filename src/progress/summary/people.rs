use crate::base::{Entries, JudgementId, PartialDate, ViewId, When, object, vocabulary};
use crate::model::{Achievement, LocalJudgement, Manner, NotObtainedReason, OptionView, Party, Stance, Text, Value};

vocabulary! {
    /// What people's judgements have in common. No consensus is made of them.
    Accord "accord" "1" {
        /// Nobody has judged.
        Nobody "nobody" "Nobody has said"
        /// One person has.
        OneVoice "one-voice" "One person has said"
        /// All say the same.
        Agree "agree" "They agree"
        /// They go the same way, and are not as far on.
        SameWay "same-way" "They see the same direction"
        /// They differ.
        Differ "differ" "They see it differently"
        /// They speak in words that are not compared.
        InWords "in-words" "Each in their own words"
    }
}

vocabulary! {
    /// Of which kind of people a voice is.
    VoiceGroup "voice-group" "1" {
        /// The child or young person.
        Child "child" "The child"
        /// Parents, carers, and others of the family.
        Family "family" "Family"
        /// Everybody who works with the child.
        Professionals "professionals" "Professionals"
    }
}

vocabulary! {
    /// Whether a voice is heard.
    Presence "presence" "1" {
        /// It is.
        Present "present" "Heard"
        /// It was asked for, and not given or not obtained.
        Asked "asked" "Asked, not obtained"
        /// Nothing is written of it.
        Absent "absent" "Not heard"
    }
}

object! {
    /// What the child said, signed, chose or showed.
    SaidByChild {
        required {
            /// How it was obtained.
            manner: Manner,
        }
        optional {
            /// What was said, signed or chosen.
            words: Option<Text>,
            /// What was seen, where the answer was not in words.
            response: Option<Text>,
            /// When.
            on: Option<When>,
        }
    }
}

object! {
    /// Whether the voice of a kind of people is heard in the period.
    VoicePresence {
        required {
            /// Whose.
            whose: VoiceGroup,
            /// Whether it is heard.
            presence: Presence,
        }
        optional {
            /// Where it was asked for and not obtained: why.
            reasons: Entries<NotObtainedReason>,
        }
    }
}

object! {
    /// One person's own latest judgement.
    JudgementOf {
        required {
            /// The judgement.
            judgement: JudgementId,
            /// Who judges.
            by: Party,
        }
        optional {
            /// The day.
            on: Option<PartialDate>,
            /// What it amounts to, in the person's own code or in that to which the owner of a local list has mapped
            /// it.
            achievement: Option<Achievement>,
            /// The word of a local list.
            local: Option<Box<LocalJudgement>>,
            /// In words.
            words: Option<Text>,
            /// What was seen, where the answer was not in words.
            response: Option<Text>,
            /// Whether it is still open.
            provisional: Option<bool>,
        }
    }
}

object! {
    /// One person's own latest view.
    ViewOf {
        required {
            /// The view.
            view: ViewId,
            /// Whose view it is.
            of: Party,
        }
        optional {
            /// When.
            on: Option<When>,
            /// Where the person stands.
            stance: Option<Stance>,
            /// In words.
            words: Option<Text>,
            /// What was seen, where the answer was not in words.
            response: Option<Text>,
            /// A value, for example how satisfied they are.
            value: Option<Value>,
            /// What the person said of each of several things.
            options: Entries<OptionView>,
        }
    }
}
