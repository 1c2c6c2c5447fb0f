use crate::base::{Code, Count, Entries, MeasureId, Name, Number, ObservationId, SettingId, When, object, vocabulary};
use crate::model::{Intent, NonValueMeaning, NotObservedReason, Party, Text, Value};
use crate::progress::status::Status;
use crate::yardstick::Turn;

vocabulary! {
    /// How sure one can be of a direction, by how many observations can be compared.
    Sureness "sureness" "1" {
        /// None, or one: there is no direction.
        One "one" "One observation"
        /// Two or three.
        Few "few" "A few observations"
        /// Four or more.
        Several "several" "Several observations"
    }
}

impl Sureness {
    /// How sure one can be by so many observations that can be compared.
    pub(in crate::progress) fn of(number: usize) -> Self {
        match number {
            0 | 1 => Self::One,
            2 | 3 => Self::Few,
            _ => Self::Several,
        }
    }
}

vocabulary! {
    /// What serves as the start that the latest observation is compared with.
    StartSource "start-source" "1" {
        /// What the goal says of where it started.
        Goal "goal" "The goal's baseline"
        /// The observation that the goal names as its start.
        GoalObservation "goal-observation" "The observation that the goal starts from"
        /// The first observation that can be compared.
        FirstObservation "first-observation" "The first observation"
        /// The last observation before the period that can be compared.
        BeforePeriod "before-period" "The last observation before the period"
    }
}

vocabulary! {
    /// How an observation stands to the series.
    Standing "standing" "1" {
        /// Seen under other conditions: shown beside the others, with no direction between them.
        SideBySide "side-by-side" "Side by side"
        /// Taken in another way: it says nothing about more or less.
        NotComparable "not-comparable" "Not comparable"
    }
}

vocabulary! {
    /// Why an observation is not joined with the others.
    ApartReason "apart-reason" "1" {
        /// In another unit.
        Unit "unit" "Another unit"
        /// On another ladder of help.
        Ladder "ladder" "Another ladder of help"
        /// In how much it was counted is not said, or said in other terms.
        Opportunities "opportunities" "In how much it was counted is not said, or differs"
        /// Not the same things of a list were looked at.
        Items "items" "Not the same things were looked at"
        /// Rated by another kind of person (the child, the family, staff), or by another person on the same occasion.
        Rater "rater" "Rated by somebody else"
        /// The child got at it in another way.
        Access "access" "Another way of getting at it"
        /// In another phase of trying something out.
        Phase "phase" "At another stage of trying something out"
        /// With other materials.
        Materials "materials" "Other materials"
        /// On a day when the child was not well.
        Health "health" "Not well on the day"
        /// Under conditions better or harder than usual.
        Conditions "conditions" "Conditions better or harder than usual"
        /// In a place that the child has left since.
        Transition "transition" "Before a move"
    }
}

vocabulary! {
    /// In which respect something changed.
    ChangeDimension "change-dimension" "1" {
        /// The level or number itself.
        Level "level" "How it is"
        /// How much help is given.
        Help "help" "Help"
        /// In how many places it was seen.
        Places "places" "Places"
        /// With how many different people it was seen.
        People "people" "People"
        /// With how many different materials it was seen.
        Materials "materials" "Materials"
        /// How much it goes up and down.
        Steadiness "steadiness" "Steadiness"
        /// How fast or how long, where a measure says so.
        Fluency "fluency" "Fluency"
        /// How satisfied the child is.
        Satisfaction "satisfaction" "How the child finds it"
    }
}

vocabulary! {
    /// Which way.
    ChangeWay "way" "1" {
        /// The way that is wished for.
        Better "better" "Better"
        /// Neither way.
        Same "same" "The same"
        /// The other way.
        Worse "worse" "Harder"
        /// More; whether that is wished for is not said.
        More "more" "More"
        /// Less; whether that is wished for is not said.
        Less "less" "Less"
    }
}

impl ChangeWay {
    /// Which way it went from one amount to another; without a turn, nobody has said which is wished for.
    pub(in crate::progress) fn of(turn: Option<Turn>, from: f64, to: f64) -> Self {
        match turn {
            Some(turn) => Self::by(turn),
            None if to > from => Self::More,
            None if to < from => Self::Less,
            None => Self::Same,
        }
    }

    pub(in crate::progress) fn by(turn: Turn) -> Self {
        match turn {
            Turn::Better => Self::Better,
            Turn::Same => Self::Same,
            Turn::Worse => Self::Worse,
        }
    }
}

vocabulary! {
    /// How the latest observation stands to the target.
    TargetMet "target-met" "1" {
        /// It is met in every part.
        Met "met" "Met"
        /// It is not met yet.
        NotYet "not-yet" "Not yet"
        /// The value is there. How often, in how many places or with how much help, as was said, is not shown.
        NotShown "not-shown" "The value is there; the rest is not shown yet"
    }
}

object! {
    /// What one measure shows in the period. Numbers are given only where the measure has numbers, and steps where it
    /// has levels; a level is never made a percentage.
    MeasureProgress {
        required {
            /// The measure.
            measure: MeasureId,
            /// Whether it is the one that answers for the goal.
            main: bool,
            /// How many values could be compared; the start that a goal gives is one of them.
            comparable: Count,
            /// How sure one can be of a direction.
            sure: Sureness,
        }
        optional {
            /// What is followed.
            counted: Option<Text>,
            /// What is hoped for.
            intent: Option<Intent>,
            /// How it is going. Absent where nobody has said which way is hoped for.
            status: Option<Status>,
            /// The status in plain words.
            label: Option<Name>,
            /// Where it started.
            start: Option<StartingPoint>,
            /// The latest observation that can be compared.
            latest: Option<SeenValue>,
            /// The best so far. Only where something is to be gained, extended or regained.
            best: Option<SeenValue>,
            /// Each place by itself, where there are several at a time.
            places: Entries<PlaceProgress>,
            /// What changed between the start and the latest.
            changes: Entries<Change>,
            /// Each dimension by itself, where the measure has several. They are never summed.
            dimensions: Entries<DimensionProgress>,
            /// How the latest stands to the target. Only where something is to be gained, extended or regained is it
            /// said how far there is to go.
            target: Option<Box<TargetStanding>>,
            /// The start is at the end of the scale: the scale cannot show less than the start.
            at_floor: Option<bool>,
            /// A trend, where there are enough observations that can be compared.
            trend: Option<Box<Trend>>,
            /// The observations that can be compared, in the order of time.
            joined: Entries<ObservationId>,
            /// The observations that are not joined with the others, and why.
            apart: Entries<ApartObservation>,
            /// What was not observed, and why. Never a zero, and never no progress.
            gaps: Entries<ObservationGap>,
        }
    }
}

object! {
    /// Where something started.
    StartingPoint {
        required {
            /// What serves as the start.
            source: StartSource,
            /// The value.
            value: Value,
        }
        optional {
            /// The observation.
            observation: Option<ObservationId>,
            /// When, or from when.
            on: Option<When>,
            /// Until when, where it was seen over a period.
            until: Option<When>,
        }
    }
}

object! {
    /// A value as it was seen.
    SeenValue {
        required {
            /// The observation.
            observation: ObservationId,
            /// When, or from when.
            on: When,
            /// The value.
            value: Value,
        }
        optional {
            /// Until when, where it was seen over a period.
            until: Option<When>,
        }
    }
}

object! {
    /// How it goes in one place.
    PlaceProgress {
        required {
            /// How many values could be compared; the start that a goal gives is one of them.
            comparable: Count,
        }
        optional {
            /// The setting.
            setting: Option<SettingId>,
            /// The place, where no setting is named.
            place: Option<Name>,
            /// How it is going there. Absent where there is nothing to compare.
            status: Option<Status>,
            /// The status in plain words.
            label: Option<Name>,
            /// The first value there.
            start: Option<StartingPoint>,
            /// The latest there.
            latest: Option<SeenValue>,
        }
    }
}

object! {
    /// What changed in one respect.
    Change {
        required {
            /// In which respect.
            dimension: ChangeDimension,
            /// Which way.
            way: ChangeWay,
        }
        optional {
            /// The value before.
            from: Option<Value>,
            /// The value now.
            to: Option<Value>,
            /// How many before: places, people, materials.
            before: Option<Count>,
            /// How many now.
            now: Option<Count>,
        }
    }
}

object! {
    /// One dimension of a measure that has several.
    DimensionProgress {
        required {
            /// The dimension.
            dimension: Code,
            /// How many values could be compared; the start that a goal gives is one of them.
            comparable: Count,
        }
        optional {
            /// The dimension in words.
            label: Option<Text>,
            /// The first level, as a code of its scale.
            from_level: Option<Code>,
            /// The latest level.
            to_level: Option<Code>,
            /// The first number.
            from_number: Option<Number>,
            /// The latest number.
            to_number: Option<Number>,
            /// Which way, where the measure or scale says which is wished for; otherwise more or less.
            way: Option<ChangeWay>,
        }
    }
}

object! {
    /// How the latest observation stands to what is hoped for.
    TargetStanding {
        required {
            /// Whether it is met.
            met: TargetMet,
        }
        optional {
            /// How far there is to go, in the unit of the target.
            remaining: Option<Number>,
            /// How many steps there are to go, on a scale or ladder.
            steps: Option<Number>,
        }
    }
}

object! {
    /// That chance alone would seldom give the observations this order: the Mann–Kendall test, exact for up to 50
    /// observations.
    Trend {
        required {
            /// Which way.
            way: ChangeWay,
            /// How many observations on different days.
            observations: Count,
            /// How probable so clear an order is by chance, in either direction.
            chance: Number,
        }
        optional {}
    }
}

object! {
    /// An observation that is not joined with the others.
    ApartObservation {
        required {
            /// How it stands to the series.
            standing: Standing,
            /// Why.
            because: Entries<ApartReason>,
            /// The value.
            value: Value,
        }
        optional {
            /// The observation. Absent: it is the goal's baseline.
            observation: Option<ObservationId>,
            /// When.
            on: Option<When>,
        }
    }
}

object! {
    /// Something that was not observed.
    ObservationGap {
        required {
            /// The observation that says so.
            observation: ObservationId,
            /// When.
            on: When,
        }
        optional {
            /// Why, where a reason was given.
            reason: Option<NotObservedReason>,
            /// What the mark on the form means, where a mark was given.
            mark: Option<NonValueMeaning>,
            /// The dimension, where a measure has several.
            dimension: Option<Code>,
            /// In words.
            words: Option<Text>,
        }
    }
}

object! {
    /// What an answer rests on.
    EvidenceBase {
        required {
            /// How many observations.
            observations: Count,
        }
        optional {
            /// Which.
            which: Entries<ObservationId>,
            /// By whom.
            observers: Entries<Party>,
            /// From when.
            from: Option<When>,
            /// Until when.
            until: Option<When>,
            /// Which of them nobody had planned.
            unplanned: Entries<ObservationId>,
            /// Which of them somebody disputes.
            disputed: Entries<ObservationId>,
        }
    }
}
