use super::Text;
use super::declare::{entry, object, vocabulary};
use super::targets::NEVER_ABOUT;
use super::{Party, Voice};
use crate::base::{EntryId, List, PartialDate, PlanId, ReviewId, When};

vocabulary! {
    /// What kind of review.
    ReviewKind "review-kind" "1" {
        /// The yearly review of a plan.
        Annual "annual" "Annual review"
        /// The termly round of assess, plan, do, review.
        Termly "termly" "Termly assess, plan, do, review"
        /// Before or after a move.
        Transition "transition" "Transition review"
        /// With several agencies.
        MultiAgency "multi-agency" "Multi-agency meeting"
        /// Early, because something has changed.
        Early "early" "Early review"
        /// Before a panel, tribunal or children's hearing.
        Hearing "hearing" "Hearing or tribunal"
        /// Without a form: a talk, a call.
        Informal "informal" "Informal"
    }
}

vocabulary! {
    /// How somebody took part.
    Participation "participation" "1" {
        /// In the room.
        Present "present" "Was there"
        /// By video or telephone.
        Remote "remote" "By video or telephone"
        /// For a part of it.
        Part "part" "For a part"
        /// Spared the whole or a part, as they wished.
        Excused "excused" "Excused, as they wished"
        /// By something made or said beforehand.
        Beforehand "beforehand" "Beforehand"
        /// Through somebody who spoke for them.
        Represented "represented" "Spoken for by another"
        /// In writing.
        Written "written" "In writing"
        /// Invited, and did not take part.
        InvitedOnly "invited" "Invited, did not take part"
        /// Not invited.
        NotInvited "not-invited" "Not invited"
        /// Chose not to.
        Declined "declined" "Chose not to"
    }
}

vocabulary! {
    /// What was decided.
    DecisionKind "decision" "1" {
        /// Carry on as it is.
        Continue "continue" "Carry on"
        /// Carry on with changes.
        Amend "amend" "Change"
        /// End it, because it is reached.
        Reached "reached" "Reached"
        /// End it, for another reason.
        End "end" "End"
        /// Pause it.
        Pause "pause" "Pause"
        /// Begin it.
        Begin "begin" "Begin"
        /// Find out more first.
        FindOut "find-out" "Find out more"
        /// No decision could be reached.
        Undecided "undecided" "Not decided"
    }
}

vocabulary! {
    /// Where an action stands.
    ActionState "action-state" "1" {
        /// Not begun.
        Open "open" "Open"
        /// Begun.
        Begun "begun" "Begun"
        /// Done.
        Done "done" "Done"
        /// Given up, with the reason in words.
        Dropped "dropped" "Dropped"
    }
}

entry! {
    /// A review: who took part and how, what was decided, who does what next.
    Review {
        required {
            /// The id of the review.
            id: ReviewId [own],
            /// When it was held.
            held: When [happened],
        }
        optional {
            /// What kind of review.
            review_kind: Option<ReviewKind>,
            /// The plans that were reviewed.
            plans: List<PlanId> [bears_on],
            /// Who took part, and how.
            participants: List<Participant>,
            /// What is working and what is not, and for whom.
            working: List<Working>,
            /// What was decided.
            decisions: List<Decision>,
            /// Who does what next.
            actions: List<AgreedAction>,
            /// What was said, in short.
            summary: Option<Text> [words],
            /// When the next review is due.
            next: Option<PartialDate> [due],
        }
    }
}

object! {
    /// How somebody took part in a review.
    Participant {
        required {
            /// Who.
            who: Party [speaker],
        }
        optional {
            /// How.
            took_part: Option<Participation>,
            /// In words: what helped them take part, what they brought, why they were not there.
            words: Option<Text> [beside_voice],
            /// What they said, and how it was obtained.
            voice: Option<Box<Voice>>,
        }
    }
}

object! {
    /// Something that is working or not, for somebody.
    Working {
        required {
            /// What.
            what: Text [words],
            /// Whether it is working.
            works: bool,
        }
        optional {
            /// For whom.
            for_whom: Option<Party> [takes_part],
            /// Who says so.
            by: Option<Party> [author],
        }
    }
}

object! {
    /// What was decided about a goal, plan or support.
    Decision {
        required {
            /// What was decided.
            decision: DecisionKind,
        }
        optional {
            /// The entries that it is about.
            about: List<EntryId> [part_needs, all_but(NEVER_ABOUT)],
            /// In words, where no code tells the truth.
            words: Option<Text> [words],
            /// Whether it is still open to change.
            provisional: Option<bool>,
            /// The entries that carry it out, such as the goal as it was worded anew.
            led_to: List<EntryId> [part_tells_of, all_but(NEVER_ABOUT)],
            /// Who recommended it.
            recommended_by: List<Party> [takes_part],
            /// Who decided it.
            decided_by: List<Party> [takes_part],
        }
    }
}

object! {
    /// Something that somebody will do.
    AgreedAction {
        required {
            /// What.
            what: Text [words],
        }
        optional {
            /// Who does it.
            owner: Option<Party> [takes_part],
            /// By when.
            due: Option<PartialDate> [due],
            /// Where it stands.
            state: Option<ActionState>,
            /// When it was done.
            done: Option<PartialDate> [afterwards],
            /// The entries that it is about.
            about: List<EntryId> [part_tells_of, all_but(NEVER_ABOUT)],
            /// In words.
            words: Option<Text> [words],
        }
    }
}
