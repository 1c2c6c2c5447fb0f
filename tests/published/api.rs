//! What a host may count on of every public type: it goes between threads, has a `Debug` (which never shows what people
//! wrote: see `tests/checking/privacy.rs`), and, where it is data, is cloned and compared.
#![allow(clippy::wildcard_imports)] // the test is about all there is

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};

use child_progress::schema::{PublishedSchema, SCHEMAS};
use child_progress::*;

fn common<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug>() {}
fn data<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug + Clone + PartialEq>() {}

/// It may hold an error of the input, which says nothing of panics.
fn reports_an_error<T: Send + Sync + std::error::Error + 'static>() {}

macro_rules! public_types {
    (data { $($data:ident)* }) => {
        const LISTED: &[&str] = &[$(stringify!($data),)*];

        #[test]
        fn public_types_have_the_common_traits() {
            $(data::<$data>();)*
            data::<List<Code>>();
            data::<AtLeastOne<Code>>();
            data::<Entries<Goal>>();
            common::<Line<'static>>();
            common::<PublishedSchema>();
            reports_an_error::<ReadError>();
        }
    };
}

public_types! {
    data {
        Absence Access Accord Achievement ActionState Aggregation AgreedAction Agreement Aid AidEvent AidId AidKind
        AidState AmendError Amendment AmendmentId AmendmentKind ApartObservation ApartReason AreaPicture AreaSource
        AskingMethod Assurance Attainment AttainmentConvention AttainmentId AttainmentLevel Attendance AttendanceId
        Audience Baseline Basis BasisId CannotMerge Cause Celebration Change ChangeDimension ChangeKind ChangeWay
        CheckOptions ChecklistItem ChecklistMeasure ChecklistValue Child ChildId Closing ClosingReason Code Coding
        Communication Completion Conditions Confidence Conflict Content Context Count Counts Course Criterion Date
        Decider DeciderId Decision DecisionGround DecisionKind DeliveredSupport DeliveryId Destination
        DestinationEvent DestinationId DestinationState Diff Digest Dimension DimensionProgress DimensionScore
        DimensionsMeasure DimensionsValue Direction Dissent Document DocumentResult EnforcedBy EntryId Erased
        Evidence EvidenceBase Excerpt ExpectedCourse ExpectedPoint ExtensionKey Extensions Fault Finding FormatVersion Goal
        GoalAttainmentMeasure GoalAttainmentScore GoalClosing GoalId GoalOrigin GoalProgress Handover Heading Health
        HelpGiven Inherited InheritedAnswer NobodysAudience OtherCode HelpKind HelpLevel HelpMeasure HelpMissing HelpValue Identifier Intent Interpretation Invalid
        Judgement JudgementId JudgementOf KnownCode Ladder LadderId Lang LawfulBasis LayerId LeftOut LeftOutReason
        LevelScale LevelValue LicenceClass Lifecycle LifecycleState Lines LocalJudgement Manner Measure MeasureForm
        MeasureId MeasureProgress Measured MediaType MemberChange Merged Message MilestoneMeasure MilestoneValue
        Missed MissedReason Moment Name NarrativeMeasure Need NeedId NonValueMark NonValueMeaning NotObserved
        NotObservedReason NotObtainedReason Number NumberValue NumericMeasure Observation ObservationGap
        ObservationId Opportunities OptionView OrdinalMeasure OtherMeasure PartTimeTimetable PartialDate Participant
        Participation Party Per Person PersonId PlaceProgress Plan PlanId PlanKind PlanLink PlannedSupport Pointer
        Position Presence ProfileStatement ProgressOptions ProgressRecord ProgressSummary ProportionValue Quantity
        RangeScale ReadOptions Reading RecordClosingReason RecordId Recorded RecordingWish Register RemovalNote
        RemovalReason Removed Rendering Report Review ReviewId ReviewKind Role Rule RuleCode Rung SaidByChild Scale
        ScaleForm ScaleId ScaleIdentity ScaleLevel ScaleNonValue Schedule SchemaReference ScoreRefused Sector
        SeenValue Sensitivity ServiceLink Setting SettingId SettingKind Severity ShareOptions Shared Sharing
        SharingAnswer Side Signal Source Stance Standing StartSource StartedBy StartingPoint StatementId Status
        Subject SupportEvent SupportId SupportLayer SupportState Sureness Target TargetMet TargetStanding Technology
        Text Tick TimetableId Transition TransitionId TransitionKind Trend Trial TrialPhase TrialsValue Unit
        Unlabelled Unread Unreadable UnwantedContext Uri ValidationReport Validity Value Version View ViewId ViewOf
        ViewOn Vocabulary Voice VoiceGroup VoicePresence WeightedLevel When WishId WishScope Wording Words WordsValue
        Working Worth Year
    }
}

/// The capitalised names in the `pub use` of `src/lib.rs`, and every definition of the published schemas.
#[test]
fn every_public_type_is_listed() {
    let uses = include_str!("../../src/lib.rs").split("\npub use ").skip(1).filter_map(|rest| rest.split(';').next());
    let named = uses.flat_map(|names| names.split(|letter: char| !letter.is_alphanumeric())).map(str::to_owned);
    let mut known: BTreeSet<String> = named.filter(|name| name.starts_with(char::is_uppercase)).collect();
    assert!(known.len() > 50, "the names in `pub use` were not found: {known:?}");
    for schema in SCHEMAS {
        let text: serde_json::Value = serde_json::from_str(schema.text).unwrap_or_default();
        let definitions = text.get("$defs").and_then(serde_json::Value::as_object);
        known.extend(definitions.into_iter().flat_map(|definitions| definitions.keys().cloned()));
    }
    assert!(known.len() > 250, "the definitions of the schemas were not found");
    // The last two are `Date` and `Number`, by names that other languages do not own.
    let tried_apart = ["AtLeastOne", "Entries", "Line", "List", "ReadError", "CalendarDate", "DecimalNumber"];
    let missing = |name: &&String| !LISTED.contains(&name.as_str()) && !tried_apart.contains(&name.as_str());
    let missing: Vec<&String> = known.iter().filter(missing).collect();
    assert!(missing.is_empty(), "not listed: {missing:?}");
}
