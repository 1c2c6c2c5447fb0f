use super::measure::{Change, EvidenceBase, MeasureProgress, ObservationGap};
use super::people::{Accord, JudgementOf, ViewOf};
use crate::base::{Count, Entries, GoalId, Name, Number, SupportId, TransitionId, object};
use crate::model::{
    Achievement, GoalClosing, Intent, Lifecycle, MissedReason, NotObservedReason, Opportunities, Party, Subject,
    SupportState, Text,
};
use crate::progress::status::Status;

object! {
    /// How one goal is going, against its own intent and the course that was to be expected. In the order in which it
    /// is best read: whether the agreed help came, what people say, then what the notes show.
    GoalProgress {
        required {
            /// The goal.
            goal: GoalId,
            /// How it is going.
            status: Status,
            /// What people's judgements have in common.
            agreement: Accord,
        }
        optional {
            /// The status in plain words.
            label: Option<Name>,
            /// The status as FHIR's goal achievement, where it has one. Never one that says that something failed.
            achievement: Option<Achievement>,
            /// The goal in the words that the record puts first, among those that may be shown.
            words: Option<Text>,
            /// Whose words these are.
            worded_by: Option<Party>,
            /// Whose goal it is.
            owners: Entries<Party>,
            /// Who or what is to change, where that is not the child.
            subject: Option<Subject>,
            /// What it is after.
            intent: Option<Intent>,
            /// Where it stands in its life.
            lifecycle: Option<Lifecycle>,
            /// How and why it was closed.
            closing: Option<Box<GoalClosing>>,
            /// Agreed help that did not come, or came less often than was planned.
            help_missing: Entries<HelpMissing>,
            /// Each person's own latest judgement, side by side; the child's first. Nobody's displaces another's.
            judgements: Entries<JudgementOf>,
            /// Each person's own latest view of the goal; the child's first.
            views: Entries<ViewOf>,
            /// What the measures show: the one that answers for the goal first.
            measures: Entries<MeasureProgress>,
            /// What changed in what the child makes of it.
            changes: Entries<Change>,
            /// With less of something unwanted: what has to be known beside it.
            unwanted: Option<Box<UnwantedContext>>,
            /// What it rests on.
            evidence: Option<Box<EvidenceBase>>,
            /// Changes in the child's life that help to explain what was seen. A harder time is never put down to the
            /// child by default.
            explained_by: Entries<TransitionId>,
            /// Why there was nothing to see, where no measure is named.
            gaps: Entries<ObservationGap>,
        }
    }
}

object! {
    /// Agreed help that did not come as agreed. It is about those who were to help, never about the child.
    HelpMissing {
        required {
            /// The planned support.
            support: SupportId,
            /// What it is.
            what: Text,
        }
        optional {
            /// Where it stood at the end of the period, where it had not begun.
            state: Option<SupportState>,
            /// How many sessions were planned.
            planned: Option<Count>,
            /// How many took place.
            done: Option<Count>,
            /// Why sessions did not take place.
            reasons: Entries<MissedReason>,
        }
    }
}

object! {
    /// What has to be known beside less of something unwanted: whether there was as much time in which it could happen,
    /// with what help, who wanted it less, and what the child says.
    UnwantedContext {
        required {
            /// Whether the child has a say in it: it is unwanted by the child, or the child has judged or viewed the
            /// goal.
            child_asked: bool,
        }
        optional {
            /// Who wanted it less.
            unwanted_by: Entries<Party>,
            /// In how much it was counted at the start.
            opportunities_then: Option<Opportunities>,
            /// In how much it was counted at the latest.
            opportunities_now: Option<Opportunities>,
            /// For how many hours a week the child was there at the latest, where a timetable or setting says so.
            hours_a_week: Option<Number>,
            /// The help at the latest.
            help: Option<Text>,
            /// Why there were days without a count.
            away: Entries<NotObservedReason>,
        }
    }
}
