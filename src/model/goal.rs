use super::Text;
use super::declare::{entry, object, vocabulary};
use super::targets::SERVED;
use super::{Coding, Context, Intent, Party, Per, PlanLink, Subject, Value, Voice};
use crate::base::{
    AtLeastOne, Code, Count, EntryId, GoalId, LadderId, List, MeasureId, Number, ObservationId, PartialDate, ScaleId,
};

vocabulary! {
    /// Where a goal stands in its life, apart from what progress it shows. The codes are FHIR's goal lifecycle status.
    Lifecycle "goal-lifecycle" "4.0.1"
        from "HL7 FHIR R4, https://hl7.org/fhir/R4/valueset-goal-status.html"
        licence "CC0-1.0"
        Seen
    {
        /// Suggested, not yet agreed.
        Proposed "proposed" "Proposed"
        /// Agreed in principle, to begin later.
        Planned "planned" "Planned"
        /// Agreed by the child or those who decide with them.
        Accepted "accepted" "Accepted"
        /// Being worked towards.
        Active "active" "Active"
        /// Paused.
        OnHold "on-hold" "On hold"
        /// No longer worked towards, because it has come to its end.
        Completed "completed" "Completed"
        /// Given up, for whatever reason.
        Cancelled "cancelled" "Cancelled"
        /// Should never have been in the record.
        EnteredInError "entered-in-error" "Entered in error"
        /// Declined when it was proposed.
        Rejected "rejected" "Rejected"
    }
}

vocabulary! {
    /// Where a goal comes from.
    GoalOrigin "goal-origin" "1" {
        /// The child's own.
        Child "child" "The child's own"
        /// The family's.
        Family "family" "The family's"
        /// Made together.
        Together "together" "Made together"
        /// Suggested by a professional.
        Suggested "suggested" "Suggested by a professional"
        /// Taken from a plan.
        Plan "plan" "From a plan"
    }
}

vocabulary! {
    /// The course that is to be expected without judging it, for example in a progressive illness.
    Course "expected-course" "1" {
        /// Rising.
        Rising "rising" "Rising"
        /// Staying as it is.
        Steady "steady" "Steady"
        /// Falling, for reasons that lie outside the child's and everyone's effort.
        Falling "falling" "Falling"
        /// Going up and down.
        Varying "varying" "Up and down"
        /// Nobody can say.
        NotKnown "not-known" "Not known"
    }
}

vocabulary! {
    /// Why a goal was closed. None of them means that the child failed.
    ClosingReason "goal-closing-reason" "1" {
        /// It is reached.
        Reached "reached" "Reached"
        /// It is no longer needed.
        NoLongerNeeded "no-longer-needed" "No longer needed"
        /// The child no longer wants it.
        NoLongerWanted "no-longer-wanted" "No longer wanted"
        /// Another goal took its place.
        Replaced "replaced" "Replaced by another"
        /// It was not right for the child.
        NotRight "not-right" "Not the right goal"
        /// The help it needed was not there.
        HelpNotInPlace "help-not-in-place" "The help was not in place"
        /// The child moved or left the setting.
        Moved "moved" "Moved"
        /// The child's life ended.
        LifeEnded "life-ended" "Life ended"
    }
}

entry! {
    /// What somebody hopes will change, or stay. Aspiration, outcome, step and target are one chain of goals, joined by
    /// `serves` and `stepOf`.
    Goal {
        required {
            /// The id of the goal.
            id: GoalId [own],
            /// The goal in the words of one or several people, side by side. The first is the one shown where there is
            /// room for one.
            wordings: AtLeastOne<Wording>,
        }
        optional {
            /// Whose goal it is.
            owners: List<Party> [author],
            /// Who or what is to change.
            subject: Option<Subject>,
            /// Who judges how it goes.
            raters: List<Party> [takes_part],
            /// Where the goal comes from.
            origin: Option<GoalOrigin>,
            /// The aspirations and profile statements that it serves.
            serves: List<EntryId> [bears_on, only(SERVED)],
            /// The areas of life that it belongs to; many, or none.
            areas: List<Coding>,
            /// What it is after.
            intent: Option<Intent>,
            /// Who finds unwanted what is to become less.
            unwanted_by: List<Party> [takes_part],
            /// Where it started.
            baseline: Option<Box<Baseline>>,
            /// The course that is to be expected.
            expected: Option<Box<ExpectedCourse>>,
            /// What is hoped for, and by when.
            target: Option<Box<Target>>,
            /// The measure that answers for the goal. Most goals have none and are answered in words.
            main: Option<MeasureId> [needs, through_content],
            /// Further measures, which may move another way.
            alongside: List<MeasureId> [bears_on, through_content],
            /// Where the goal stands in its life, each state with its date and reason; the latest is current.
            lifecycle: List<LifecycleState>,
            /// What the goal is worth to the child.
            worth: Option<Box<Worth>>,
            /// The larger goal of which it is a step.
            step_of: Option<GoalId> [bears_on],
            /// Goals whose place it took.
            replaces: List<GoalId> [bears_on],
            /// The goal that it carries on, for example after a move.
            continues: Option<GoalId> [bears_on],
            /// Goals that pull another way, often somebody else's.
            conflicts_with: List<GoalId> [bears_on],
            /// Where it stands in plans.
            plans: List<PlanLink>,
            /// How and why it was closed.
            closing: Option<Box<GoalClosing>>,
        }
    }
}

object! {
    /// A goal in one person's words.
    Wording {
        required {
            /// The words.
            text: Text [words],
        }
        optional {
            /// Whose wording it is.
            by: Option<Party> [speaker],
            /// How it was obtained.
            voice: Option<Box<Voice>>,
            /// The day it was worded so.
            on: Option<PartialDate> [said],
        }
    }
}

object! {
    /// Where a goal started: in words, as a value, or an observation that serves as the start.
    Baseline {
        required {}
        optional {
            /// In words.
            words: Option<Text> [words],
            /// As a value of the goal's main measure.
            value: Option<Value>,
            /// The observation that serves as the start.
            observation: Option<ObservationId> [part_tells_of, evidence],
            /// The day.
            on: Option<PartialDate> [happened],
            /// Where, with whom, with what help of equipment.
            context: Option<Box<Context>>,
        }
    }
}

object! {
    /// The course that is to be expected.
    ExpectedCourse {
        required {
            /// Which way.
            course: Course,
        }
        optional {
            /// In words, and on whose word.
            words: Option<Text> [words],
            /// Values that are expected at certain dates.
            points: List<ExpectedPoint>,
            /// Who expects it.
            by: Option<Party> [author],
        }
    }
}

object! {
    /// A value that is expected at a date.
    ExpectedPoint {
        required {
            /// The date.
            on: PartialDate [expected],
            /// The value.
            value: Value,
        }
        optional {}
    }
}

object! {
    /// What is hoped for, and by when.
    Target {
        required {}
        optional {
            /// In words.
            words: Option<Text> [words],
            /// The value hoped for.
            value: Option<Value>,
            /// The lower end of the range hoped for.
            at_least: Option<Number>,
            /// The upper end of the range hoped for.
            at_most: Option<Number>,
            /// How often it has to be seen.
            criterion: Option<Box<Criterion>>,
            /// The most help with which it counts: a target that is reached with more help than was hoped is another
            /// thing.
            with_help: Option<HelpLevel>,
            /// By when.
            due: Option<PartialDate> [due],
        }
    }
}

object! {
    /// A rung on a ladder of help.
    HelpLevel {
        required {
            /// The ladder.
            ladder: LadderId [needs, through_content],
            /// The code of the rung.
            rung: Code [local],
        }
        optional {}
    }
}

object! {
    /// How often something has to be seen before it counts: 80 per cent in four of five trials, in two places, with two
    /// people.
    Criterion {
        required {}
        optional {
            /// How many times.
            times: Option<Count>,
            /// Out of how many.
            out_of: Option<Count>,
            /// Per what `times` is counted: twice a week is 2 per week.
            per: Option<Per>,
            /// The share needed each time, from 0 to 1.
            share: Option<Number>,
            /// On how many occasions, or in how many of `per`, one after the other.
            in_a_row: Option<Count>,
            /// In how many places.
            places: Option<Count>,
            /// With how many people.
            people: Option<Count>,
            /// In words.
            words: Option<Text> [words],
        }
    }
}

object! {
    /// Where a goal stands in its life from a date on.
    LifecycleState {
        required {
            /// The state.
            status: Lifecycle,
        }
        optional {
            /// Since when.
            on: Option<PartialDate> [happened],
            /// Why.
            reason: Option<Text> [words],
            /// Who said so.
            by: Option<Party> [takes_part],
        }
    }
}

object! {
    /// What a goal is worth to the child.
    Worth {
        required {}
        optional {
            /// In words.
            words: Option<Text> [words],
            /// The scale of the value.
            scale: Option<ScaleId> [part_needs, through_content],
            /// As a value.
            value: Option<Value>,
            /// How it was obtained, and in `whose` from whom.
            voice: Option<Box<Voice>>,
        }
    }
}

object! {
    /// How and why a goal was closed.
    GoalClosing {
        required {
            /// Why.
            reason: ClosingReason,
        }
        optional {
            /// When.
            on: Option<PartialDate> [happened_until],
            /// In words.
            words: Option<Text> [words],
            /// Who closed it.
            by: List<Party> [takes_part],
        }
    }
}
