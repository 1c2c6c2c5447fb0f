//! Rules of sense: whether what a record says can be so.

/// The whole table: the rules that are handed over, and these.
macro_rules! with_sense {
    ($($before:tt)*) => {
        rules! {
            $($before)*
            DuplicateId "identity.duplicate-id" Error Semantics "1.0" []
                "An id names two entries."
                "Whatever refers to it may mean either, and merging would mix two entries into one."
                "Give one of the two a new id, and look over what refers to it."
            TwoIdentifiers "identity.two-identifiers" Warning Semantics "1.0" [Identifier]
                "The child has two different identifiers of one system."
                "They may be of two children, and one child's record is then in another's."
                "Find out whose they are; keep the one that is this child's."
            SecondChild "identity.second-child" Warning Semantics "1.0" [Person Party]
                "Somebody else than the child has the role `child`."
                "It is the role of the child whom the record is about: another's words are then taken for the child's, \
                 and shared by the child's word."
                "Give a brother, a sister or a friend the role that they have to the child, and the child one entry."
            Unresolved "reference.unresolved" Error Semantics "1.0" []
                "Nothing in the record has the id that is referred to."
                "A decision, a value or somebody's word then hangs in the air."
                "Correct the id, add the entry, or leave a removal note where its content was removed."
            WrongKind "reference.wrong-kind" Error Semantics "1.0" []
                "The id that is referred to names an entry of another kind."
                "The reference cannot mean what it says."
                "Refer to an entry of the kind that the message names."
            ToRemoved "reference.to-removed" Warning Semantics "1.0" []
                "Something rests on an entry whose content was removed."
                "A removal note keeps the id, not what it said: nothing can be read from it, rated by it or proved \
                 with it."
                "Rest it on an entry that is still there, or leave the reference out."
            ToEnteredInError "reference.to-entered-in-error" Error Semantics "1.0" []
                "An entry that was entered in error is used as evidence."
                "It should never have been in the record, so nothing may rest on it."
                "Rest it on another entry, or amend what rests on it as well."
            Cycle "reference.cycle" Error Semantics "1.0" [Amendment Goal Plan]
                "Entries replace, continue or are steps of one another in a circle."
                "None of them is then the current, the first or the larger one."
                "Take out the reference that closes the circle."
            Nobody "reference.nobody" Warning Semantics "1.0" [Party]
                "Somebody is meant, and neither a person nor a role says who."
                "What nobody owns, nobody answers for; and a word without a speaker is nobody's word."
                "Name a listed person, or just a role."
            EndBeforeStart "time.end-before-start" Error Semantics "1.0" []
                "Something ends before it begins."
                "Most often two dates were swapped, and every length reckoned from them is wrong."
                "Swap or correct the dates."
            RecordedBefore "time.recorded-before" Error Semantics "1.0" [Recorded]
                "Something was written down before it happened."
                "One of the two dates is wrong, or a hope was written down as a fact."
                "Correct the date, or write down a hope as a goal."
            BeforeBirth "time.before-birth" Error Semantics "1.0" []
                "A date lies before the child was born."
                "The date or the date of birth is wrong; it may be another child's entry."
                "Correct the date."
            InFuture "time.in-future" Error Semantics "1.0" []
                "Something that has happened is dated after the day as of which the record is judged."
                "What has not happened yet cannot have been seen, said or decided."
                "Correct the date, or judge the record as of a later day."
            TargetBeforeStart "time.target-before-start" Error Semantics "1.0" [Target]
                "A goal is due before it began."
                "It could only ever look missed."
                "Correct the date."
            ClosedBeforeStart "time.closed-before-start" Error Semantics "1.0" [GoalClosing]
                "A goal was closed before it began."
                "Two dates contradict each other, and the goal seems never to have been worked towards."
                "Correct the date."
            NextBeforeHeld "time.next-before-held" Error Semantics "1.0" [PartTimeTimetable Review]
                "The next review is due before this one, or before what it is to review."
                "Nobody would be reminded of it in time."
                "Correct the date."
            ActionBeforeReview "time.action-before-review" Error Semantics "1.0" [AgreedAction]
                "An action was due or done before the review that agreed it."
                "The family is told that something agreed is already late, or done before it was agreed."
                "Correct the date."
            HistoryOrder "time.history-order" Warning Semantics "1.0"
                [AidEvent DestinationEvent LifecycleState SupportEvent]
                "A history is not in the order of time."
                "The last state is taken as the current one."
                "Put the states in the order of their dates, or correct a date."
            AmendedBefore "time.amended-before" Error Semantics "1.0" [Amendment]
                "An entry was amended before it was there."
                "One of the two dates is wrong, and nobody can tell which words stood when."
                "Correct the date."
            SaidBefore "time.said-before" Error Semantics "1.0" [Interpretation Judgement Voice]
                "What somebody made of something is dated before it happened, or what was said after the entry that \
                 holds it."
                "A judgement cannot rest on what had not been seen yet; one of the dates is wrong, or other evidence \
                 is meant."
                "Correct the date, or name the evidence that was there."
            NotThere "time.not-there" Warning Semantics Whole "1.0" [Attendance Context]
                "The child was in a setting, or used an aid, at a time when by its own dates it was not there."
                "One of the dates is wrong, or it was another place or aid; what helped and what hindered gets mixed \
                 up."
                "Correct the dates, or name the setting or aid that it was."
            CauseAfter "time.cause-after" Warning Semantics "1.0" [Observation Transition]
                "A change in the child's life is said to explain what happened before it."
                "A cause comes before what it explains; a harder time may then be put down to the wrong thing."
                "Correct the date, or take out the explanation."
            AfterClosing "time.after-closing" Warning Semantics "1.0" []
                "Something happened after the record was closed."
                "A closed record asks for nothing more; after a child's death such an entry hurts."
                "Correct the date, or leave the record open."
            Overlap "time.overlap" Warning Semantics "1.0" [Attendance SupportLayer]
                "Two periods that exclude each other overlap."
                "Sessions are counted twice, or the child seems to be in two states at once."
                "Correct the dates, or make one period of the two."
            ScaleRange "scale.range" Error Semantics "1.0" [MeasureForm ScaleForm]
                "A range is empty, or its steps do not lead through it."
                "No value can lie on it."
                "Correct the bounds or the step."
            DuplicateCode "scale.duplicate-code" Error Semantics "1.0"
                [ChecklistItem Dimension Rung ScaleLevel ScaleNonValue]
                "Two levels, rungs, dimensions, items or marks have the same code."
                "A value could mean either; a mark such as 0 for \"does not arise\" would be read as a low level."
                "Give each its own code."
            LevelOrder "scale.level-order" Warning Semantics "1.0" [ScaleForm]
                "The numbers of the levels neither rise nor fall from level to level."
                "Order in the list and numbers tell different stories of which level is higher."
                "Put the levels in their order, or correct the numbers."
            BestRange "scale.best-range" Warning Semantics "1.0" [Scale ScaleForm]
                "A range is wished for and none is given, or one is given and another direction is wished for."
                "Nobody can say which values are the good ones."
                "Give the best range within the scale, or another direction."
            LayersAsSteps "scale.layers-as-steps" Error Semantics "1.0" [Ladder ScaleForm]
                "Layers of support or kinds of plan are made into a scale."
                "They are not steps that a child climbs: needing less or more support is neither failing nor achieving."
                "Record them as layers or plans with their dates."
            DirectionAgainstScale "measure.direction-against-scale" Warning Semantics "1.0" [Measure]
                "The measure wishes for one direction and its scale for the other."
                "The same change would be shown as better and as worse."
                "Correct one of the two, or leave it out of the measure."
            DirectionAgainstIntent "measure.direction-against-intent" Warning Semantics "1.0" [Measure]
                "More is wished for of something that is to become less."
                "The child's success would be shown as a setback."
                "Correct the direction or the intent."
            AttainmentLevels "measure.attainment-levels" Error Semantics "1.0" [MeasureForm]
                "The levels of a goal attainment scale are not those of its convention."
                "The conventions differ in where the child begins; a missing or foreign level changes what a rating \
                 means."
                "Write each level of the convention once, or name the convention that is used."
            Weights "measure.weights" Error Semantics "1.0" [MeasureForm]
                "The weights of the goals are all zero, or one is negative."
                "Nothing can be weighed by them."
                "Give positive weights, or none."
            RateWithoutPer "measure.rate-without-per" Warning Semantics "1.0" [MeasureForm]
                "A rate does not say per what."
                "Three an hour and three a week are not the same."
                "Give the unit of the opportunities in `per`."
            UnitMissing "measure.unit-missing" Warning Semantics "1.0" [MeasureForm]
                "A duration, a latency or an amount has no unit."
                "Five seconds and five minutes are not the same."
                "Give the unit."
            BelowZero "value.below-zero" Error Semantics "1.0"
                [HelpGiven Opportunities PartTimeTimetable Schedule Target Trial Value]
                "An amount that cannot be below zero is, or there were no opportunities at all."
                "A count, a length of time or a number of hours below nothing is a slip."
                "Correct the number; where there was no opportunity, say so in `notObserved`."
            UnknownLevel "value.unknown-level" Error Semantics "1.0" [DimensionScore Target Trial Value]
                "The scale has no such level."
                "The value cannot be placed, or was read off another scale or edition."
                "Use a level of the scale, or refer to the scale that was used."
            OutOfRange "value.out-of-range" Error Semantics "1.0" [DimensionScore Target Trial Value]
                "A number lies outside the bounds of its scale or measure."
                "It is a slip, or was read off another scale."
                "Correct the number or the bounds."
            OffStep "value.off-step" Error Semantics "1.0" [DimensionScore Target Trial Value]
                "A number lies between the steps of its scale."
                "The scale has no such value; often two values were averaged."
                "Use a value of the scale."
            HalfNotAllowed "value.half-not-allowed" Error Semantics "1.0" [Value]
                "A value stands half-way above a level where the scale has no halves."
                "On most scales half a level means nothing that two people would agree on."
                "Use the level, or say in the scale that halves are used."
            NonValueAsValue "value.non-value-as-value" Error Semantics "1.0" [DimensionScore Target Trial Value]
                "A mark that stands in place of a value is used as a value."
                "\"Does not arise\" or \"not seen\" would be read as the lowest score."
                "Write it as a `non-value`; a target cannot be one."
            UnknownMark "value.unknown-mark" Error Semantics "1.0" [DimensionScore Value]
                "The scale has no such mark in place of a value."
                "Nobody can say why there is no value."
                "List the mark with its meaning in the scale, or use `notObserved` with the reason."
            WrongForm "value.wrong-form" Error Semantics "1.0" [DimensionScore Target Trial Value]
                "The value is of another form than its measure or scale takes."
                "It cannot be compared with any other value of the measure."
                "Write the value in the form that the message names, or give it to another measure."
            UnknownRung "value.unknown-rung" Error Semantics "1.0" [HelpGiven HelpLevel Trial Value]
                "The ladder has no such rung, or no ladder is named."
                "How much help was given cannot be told."
                "Use a rung of the ladder, and name the ladder."
            OtherLadder "value.other-ladder" Error Semantics "1.0" [HelpGiven HelpLevel Value]
                "The rung is on another ladder of help than the one it is compared with."
                "No order of help is common to all settings, so rungs of two ladders say nothing of more or less."
                "Use the same ladder, or start a new measure with the new ladder."
            OtherUnit "value.other-unit" Error Semantics "1.0" [Opportunities Value]
                "The value has another unit than its measure."
                "It would be compared with the others as if it were the same."
                "Write the value in the unit of the measure."
            WithoutOpportunities "value.without-opportunities" Warning Semantics "1.0" [Value]
                "A rate is given without the opportunities in which it was counted."
                "Three in ten minutes and thirty in a hundred are not equally sure, and fewer chances look like a fall."
                "Give the count with its `opportunities`."
            Proportion "value.proportion" Error Semantics "1.0" [Value]
                "More were counted than there were, or out of none."
                "The share cannot be reckoned."
                "Correct the numbers; where there was no opportunity, say so in `notObserved`."
            ProportionWithoutN "value.proportion-without-n" Warning Semantics "1.0" [Value]
                "A share is given without out of how many."
                "Eighty per cent of five and of fifty are not equally sure."
                "Write a `proportion` with `count` and `of`."
            UnknownItem "value.unknown-item" Error Semantics "1.0" [DimensionScore Tick]
                "The measure has no such dimension or item."
                "The value or tick cannot be placed."
                "Use a dimension or item of the measure."
            GivenTwice "value.given-twice" Error Semantics "1.0" [DimensionScore Measured Tick]
                "The same thing is rated twice in one place."
                "Nobody can say which of the two holds."
                "Keep one, or write two observations."
            WithoutMeasure "value.without-measure" Error Semantics "1.0" [DimensionScore Target Value]
                "A value is given, and neither a measure nor a scale by which to read it."
                "A number or level alone says nothing."
                "Name the goal's main measure, or the scale."
            ValueAndNotObserved "value.and-not-observed" Error Semantics "1.0" [NotObserved]
                "A measure has a value and is said not to have been observed, in one observation."
                "One of the two is wrong; often an empty field was written down as zero."
                "Keep the one that is true."
            TargetRange "goal.target-range" Error Semantics "1.0" [Target]
                "The least that is hoped for is more than the most."
                "The target cannot be reached."
                "Swap or correct the numbers."
            CriterionImpossible "goal.criterion" Error Semantics "1.0" [Criterion]
                "How often it has to be seen is impossible, such as five times out of four."
                "The target cannot be reached."
                "Correct the numbers; a share is from 0 to 1."
            BaselineNotAtStart "goal.baseline-not-at-start" Warning Semantics "1.0" [Value]
                "The baseline is not where the convention of the goal attainment scale has the start."
                "The same words then stand for another distance, and change is over- or understated."
                "Correct the baseline, or name the convention that is used."
            BaselineDisagrees "goal.baseline-disagrees" Warning Semantics "1.0" [Baseline Value]
                "The baseline has another value than the observation that serves as the start."
                "Progress would be counted from two places."
                "Keep one, or make them agree."
            TargetAgainstDirection "goal.target-against-direction" Warning Semantics "1.0" [Target Value]
                "The target lies on the other side of the baseline than the one that is wished for."
                "A step forward would be shown as a step back."
                "Correct the target, the direction or the intent."
            UnwantedByWhom "goal.unwanted-by-whom" Warning Semantics Whole "1.0" [Goal]
                "Something is to become less, and nobody says who finds it unwanted."
                "What adults find hard may be how the child copes or speaks; the reader has to know whose wish it is."
                "Name who finds it unwanted in `unwantedBy`."
            ClosedAndOpen "goal.closed-and-open" Error Semantics Whole "1.0" [GoalClosing]
                "A goal is closed, and its latest state says that it goes on, or that it ended on another day."
                "Nobody can tell whether it is still being worked towards."
                "Add the state that ended it, correct the day, or take out the closing."
            ReplacedByNothing "goal.replaced-by-nothing" Warning Semantics Whole "1.0" [GoalClosing]
                "A goal was closed because another took its place, and no goal says so."
                "The thread from the old goal to the new is lost."
                "Name the goal in `replaces` of the one that took its place."
            ReadingAsQuotation "voice.reading-as-quotation" Error Semantics "1.0" [Text Voice]
                "What an adult understood or worded is given as the child's own words."
                "Nobody may put words into a child's mouth."
                "Put an adult's understanding into `readings` with its reader, or say whose words they are."
            SpeakerMissing "voice.speaker-missing" Error Semantics "1.0" [Voice]
                "Nobody says whose voice it is."
                "What one person said must never be read as another's, least of all as the child's."
                "Say whose voice it is in `whose`; or name them in what holds the voice, where it has a place for that."
            ReaderMissing "voice.reader-missing" Warning Semantics Whole "1.0" [Voice]
                "A response was understood by somebody who is not named."
                "Readers differ, and a reading is only as good as the reader's knowledge of the child."
                "Add the reading with its reader."
            NotObtainedWithoutReason "voice.not-obtained-without-reason" Error Semantics "1.0" [Voice]
                "A view was not obtained, and no reason says why."
                "\"Not asked\" and \"the way of asking did not work\" ask for different things of the adults."
                "Give the reason."
            NotObtainedWithWords "voice.not-obtained-with-words" Error Semantics "1.0" [Reading Text Voice]
                "A view was not obtained, and there it is."
                "One of the two is wrong, and the child's words may be lost or made up."
                "Say how the words were obtained, or take them out."
            ReasonThoughObtained "voice.reason-though-obtained" Warning Semantics "1.0" [Voice]
                "A view was obtained, and a reason says why it was not."
                "One of the two is wrong."
                "Take out the reason, or say that the view was not obtained."
            MethodNotValid "voice.method-not-valid" Error Semantics "1.0" [AskingMethod]
                "A view was obtained by a way of asking that does not work for this child."
                "What comes of it is chance, and is then read as what the child thinks."
                "Ask in a way that works, or say that the view was not obtained and that the method failed."
            SharedAgainstNo "voice.shared-against-no" Error Semantics "1.0" [Sharing]
                "The child said no to sharing, and the entry is for others or says with whom it is shared."
                "It breaks the child's word."
                "Narrow the audience to the child or to named staff, or ask the child again."
            SharedWithWhom "voice.shared-with-whom" Warning Semantics Whole "1.0" [Sharing]
                "The child said yes to some, and nobody is named."
                "Nobody can keep to an answer that does not say to whom."
                "Name them in `sharedWith`, or say in words what the child agreed to."
            WithoutWords "voice.without-words" Warning Semantics Whole "1.0" [Voice]
                "Something was said, signed or chosen, and what it was is missing."
                "The child spoke, and the record lost it."
                "Add the words or the response, or say that the view was not obtained."
            UnknownCode "vocabulary.unknown-code" Warning Semantics "1.0" []
                "A code is not in the list that is used here."
                "It may be a slip of the pen; others cannot read it."
                "Use a code of the list. A code of your own is not reported where it has a colon in it, as in \
                 `our-school:calm`, or stands in a list of your own."
            RetiredCode "vocabulary.retired-code" Note Semantics "1.0" [Coding]
                "A code was retired from its list."
                "Newer systems may not know it."
                "Use the successor that the message names, unless the record is of that time."
            OtherList "vocabulary.other-list" Warning Semantics "1.0" []
                "A code is not in the list that is named, and is in another."
                "The same letters mean other things in other lists."
                "Name the list that the code is from, or use a code of the named list."
            CodeWithoutList "vocabulary.code-without-list" Warning Semantics "1.0" [Coding]
                "A code does not say from which list it is."
                "`DS` and `OTH` mean different things in different lists."
                "Name the list in `system`."
            NsaProvision "need.nsa-provision" Error Semantics Whole "1.0" [Coding]
                "The need is on SEN support without an assessed type, and the child's provision at the time is another."
                "The code is only for children on SEN support; returns with it are refused."
                "Name the assessed type of need, or correct the provision."
            RankTwice "need.rank-twice" Warning Semantics "1.0" [Need]
                "Two current needs have the same rank."
                "A return takes one primary need, and would take either."
                "Give each need its own rank."
            Unplanned "support.unplanned" Warning Semantics Whole "1.0" [DeliveredSupport]
                "Support was given, and the record does not say what, or against which plan its sessions are counted."
                "Nobody can tell whether what was agreed was given."
                "Name the planned support, or say what was given."
            NotInPlace "support.delivered-not-in-place" Warning Semantics Whole "1.0" [DeliveredSupport]
                "Support was given that by its history was never in place."
                "The family may read that help came which did not, or the history lacks its latest state."
                "Add the state, or correct which support was given."
            OutsidePeriod "support.delivered-outside-period" Warning Semantics Whole "1.0" [DeliveredSupport]
                "Support was given before it began or after it ended."
                "A date is wrong, or it was other support."
                "Correct the dates, or name the support that was given."
            Sessions "support.sessions" Warning Semantics "1.0" [DeliveredSupport]
                "More sessions were missed, or missed and given, than were planned."
                "The share of support that was given comes out wrong."
                "Correct the numbers."
            AttendanceSessions "attendance.sessions" Error Semantics "1.0" [Attendance]
                "More sessions were attended, missed or lost than were offered."
                "The share comes out wrong, and attendance is used to judge families."
                "Correct the numbers."
            ReasonMissing "history.reason-missing" Warning Semantics Whole "1.0"
                [AgreedAction AidEvent LifecycleState PartTimeTimetable SupportEvent]
                "Something was paused, refused, given up or cut short, and no reason says why."
                "Without the reason the reader will put it down to the child."
                "Say why."
            DecisionAboutNothing "review.decision-about-nothing" Warning Semantics Whole "1.0" [Decision]
                "A decision does not say what it is about."
                "Nobody can act on it, or hold anyone to it."
                "Name the entries that it is about, or say it in words."
            ActionWithoutOwner "review.action-without-owner" Warning Semantics Whole "1.0" [AgreedAction]
                "An action has nobody who does it."
                "What everybody is to do, nobody does."
                "Name a person or a role."
            ActionState "review.action-state" Error Semantics "1.0" [AgreedAction]
                "An action has a date on which it was done, and a state that says it was not."
                "The family cannot tell whether it happened."
                "Correct the state or take out the date."
            TimetableOpen "support.timetable-open" Warning Semantics Whole "1.0" [PartTimeTimetable]
                "A part-time timetable lacks an agreement, a date for its review, or an end."
                "A child then misses education without anybody having agreed to it, or knowing for how long."
                "Record who agreed, when it is to be reviewed, and until when it is to last."
            JudgementAgainstValues "judgement.against-values" Warning Semantics Whole "1.0" [Judgement LocalJudgement]
                "A judgement says another thing than the values that could be compared when it was made."
                "One of the two may be a slip; if both are right, the difference is worth knowing."
                "Look at both. If the judgement rests on more than the values, say so in its words; nothing has to be \
                 changed."
            JudgementOutdated "judgement.outdated" Warning Semantics Whole "1.0" [Judgement LocalJudgement]
                "A judgement is older than values that say another thing now."
                "What somebody said once is read as what they think today."
                "Ask the person again; the old judgement stays, and the new one is read as the latest."
            JudgementOfNothing "judgement.of-nothing" Warning Semantics Whole "1.0" [Judgement]
                "A judgement names neither a goal nor a measure."
                "Nobody can tell what is going well or badly."
                "Name the goal or the measure."
            ViewOfNothing "view.of-nothing" Warning Semantics Whole "1.0" [View]
                "A view does not say what it is about."
                "\"Yes\" or \"I like it\" may then be read as an answer to anything."
                "Name the entries in `about`, or say it in `onWhat`."
            SaysNothing "entry.says-nothing" Warning Semantics Whole "1.0" []
                "An entry says nothing."
                "An empty entry looks as if something was looked for and not found."
                "Say what was seen, thought or needed, or leave the entry out."
            AudienceWider "governance.audience-wider" Warning Semantics "1.0" []
                "An entry is for more people than what it rests on."
                "It would tell them what they are not to know, or show them a statement whose ground they may not see."
                "Narrow the audience, or widen that of what it rests on."
            AudienceContradicts "governance.audience-contradicts" Error Semantics "1.0" []
                "An entry is for the child and not yet for the child."
                "One system would show it and another would not."
                "Take out one of the two labels."
            AmendmentWithoutReason "governance.amendment-without-reason" Warning Semantics Whole "1.0" [Amendment]
                "An entry was amended, and no reason says why."
                "Families and courts ask why a record was changed."
                "Give the reason, or the person's own statement."
            ReplacementMissing "governance.replacement-missing" Warning Semantics Whole "1.0" [Amendment]
                "An entry was replaced, and the entry that takes its place is not named."
                "The thread from the old words to the new is lost."
                "Name it in `byEntry`, or say that the entry was entered in error."
            CorrectionContested "governance.correction-contested" Error Merge "1.0" []
                "Copies differ in an amendment of an entry, and no other amendment of it stands."
                "What was replaced, entered in error or disputed is read as what is so."
                "Decide which of the contents in conflict is right, and put that amendment into the merged record."
            ReplacementLabels "governance.replacement-labels" Error Semantics "1.0" []
                "An entry takes the place of another and lacks its labels."
                "What was kept from somebody is then told to them in other words."
                "Give it the labels and sensitivities of what it replaced, or labels of its own."
            NeededUnlabelled "governance.needed-unlabelled" Note Semantics Whole "1.0" [Ladder Measure Person Scale]
                "A person, scale, ladder or measure has no labels, and an entry that has some needs it."
                "Where what has no labels is left out it goes, and with it what needs it, a part or the whole entry."
                "Label it for everybody for whom they are."
            RemovedContent "governance.removed-content" Error Semantics "1.0" [RemovalNote]
                "An entry is said to be removed, and its content is still in the record."
                "Somebody was promised that it is gone."
                "Take the entry out and keep only the note."
            IdentifierInText "privacy.identifier-in-text" Warning Semantics "1.0" []
                "What looks like an NHS number, a unique pupil number or a unique learner number stands in words or in \
                 an id."
                "Words are shared further than identifiers, and such a number leads to the child."
                "Take it out; identifiers of other systems belong in `identifiers` of the child."
            NoChildVoice "person.no-child-voice" Note Semantics Whole "1.0" [ProgressRecord]
                "There have been reviews, and nowhere is the child heard or said to have been asked."
                "A plan made without the child is not person-centred, and the law asks for the child's views."
                "Ask in a way that works for this child; record what came of it, also where nothing did."
            NoStrengths "person.no-strengths" Note Semantics Whole "1.0" [ProgressRecord]
                "Needs are recorded and reviewed, and no strengths."
                "A child is more than a list of needs."
                "Add what the child is good at, and what people like and admire."
            OnlyAttainment "person.only-attainment" Note Semantics Whole "1.0" [ProgressRecord]
                "The record holds attainment and nothing else of the child's progress."
                "Progress is more than marks, and is different for each child."
                "Ask the child and family what matters to them, and record goals and observations about it."
            SupportNotReported "person.support-not-reported" Note Semantics Whole "1.0" [PlannedSupport]
                "Support was planned before the latest review, and nothing says whether it was given."
                "Without it nobody can tell whether a goal was out of reach or the help was not there."
                "Record what was given and what was not, and why."
            GoalNotReviewed "person.goal-not-reviewed" Note Semantics Whole "1.0" [Goal]
                "A goal's date has passed, and nobody has said since how it went."
                "The child and family are owed an answer."
                "Review the goal, or close it with the reason."
            OnlyAttainmentGoals "person.only-attainment-goals" Note Semantics Whole "1.0" [Goal]
                "There has been a review, and every goal is about attainment in subjects."
                "What matters to the child and family beyond lessons then has no place in the plan."
                "Ask what else matters, and record a goal for it; it needs no measure."
            GoalsAllByProfessionals "person.goals-all-by-professionals" Note Semantics Whole "1.0" [Goal]
                "There has been a review, and every goal was set by professionals."
                "The child and the family are partners, and know what would make a difference."
                "Ask them what they hope for, and record it in their words; say so in `origin` where goals were made \
                 together."
            ActionOverdue "person.action-overdue" Note Semantics Whole "1.0" [AgreedAction]
                "An agreed action's date has passed, and nothing says that it was done or dropped."
                "What was promised to a family and forgotten costs their trust."
                "Say that it was done and when, or that it was dropped and why, or agree a new date."
            ReviewWithoutChild "person.review-without-child" Note Semantics Whole "1.0" [Review]
                "A review lists who took part, and the child is not among them."
                "The child has a part in it in any case: in the room, beforehand, through somebody, or as one who \
                 chose not to."
                "Add how the child took part, or that they were not invited."
        }
    };
}
pub(crate) use with_sense;
