use super::Text;
use super::declare::{object, union, vocabulary};
use crate::base::{AtLeastOne, Code, Count, LadderId, List, MeasureId, Number, Unit};

vocabulary! {
    /// How far something is done.
    Completion "completion" "1" {
        /// Not yet.
        NotYet "not-yet" "Not yet"
        /// In part, or with more help than hoped.
        Partly "partly" "Partly"
        /// Done.
        Done "done" "Done"
    }
}

union! {
    /// A value for a measure, in the form that the measure takes.
    Value {
        /// A level of the measure's scale.
        "level" Level LevelValue {
            required {
                /// The code of the level.
                code: Code [local],
            }
            optional {
                /// Half-way above the level, as in 3+.
                half: Option<bool>,
            }
        }
        /// A number: on a numeric scale, an amount, a count, a duration, a rate, or a level of goal attainment.
        "number" Number NumberValue {
            required {
                /// The number.
                number: Number,
            }
            optional {
                /// The unit, where it is not that of the measure.
                unit: Option<Unit>,
                /// In how many opportunities something was counted.
                opportunities: Option<Box<Opportunities>>,
            }
        }
        /// How many of how many.
        "proportion" Proportion ProportionValue {
            required {
                /// How many.
                count: Count,
                /// Of how many.
                of: Count,
            }
            optional {}
        }
        /// Trial by trial.
        "trials" Trials TrialsValue {
            required {
                /// The trials in their order.
                trials: AtLeastOne<Trial>,
            }
            optional {}
        }
        /// A rung of a ladder of help.
        "help" Help HelpValue {
            required {
                /// The ladder.
                ladder: LadderId [part_needs, through_content],
                /// The code of the rung.
                rung: Code [local],
            }
            optional {}
        }
        /// A value for each of several dimensions.
        "dimensions" Dimensions DimensionsValue {
            required {
                /// The values.
                scores: AtLeastOne<DimensionScore>,
            }
            optional {}
        }
        /// Whether something is reached.
        "milestone" Milestone MilestoneValue {
            required {
                /// How far.
                reached: Completion,
            }
            optional {}
        }
        /// How far each thing on a list is done.
        "checklist" Checklist ChecklistValue {
            required {
                /// The things.
                ticks: AtLeastOne<Tick>,
            }
            optional {}
        }
        /// In words.
        "words" Words WordsValue {
            required {
                /// The words.
                words: Text [beside_voice],
            }
            optional {}
        }
        /// A mark of the scale that stands in place of a value. Never zero and never low.
        "non-value" NonValue NonValueMark {
            required {
                /// The mark.
                code: Code [local],
            }
            optional {}
        }
    }
}

object! {
    /// A value for one measure.
    Measured {
        required {
            /// The measure.
            measure: MeasureId [part_needs, through_content],
            /// The value.
            value: Value,
        }
        optional {}
    }
}

object! {
    /// In how much of something it was counted: three hours, two sessions, ten trials.
    Opportunities {
        required {
            /// How much.
            amount: Number,
            /// Of what: `h`, `sessions`, `trials`.
            unit: Unit,
        }
        optional {}
    }
}

object! {
    /// One trial.
    Trial {
        required {}
        optional {
            /// Whether it came off.
            succeeded: Option<bool>,
            /// The number, where one was taken.
            number: Option<Number>,
            /// The rung of help, on the ladder of the observation's help.
            rung: Option<Code> [local],
            /// What was seen.
            words: Option<Text> [beside_voice],
        }
    }
}

object! {
    /// A value on one dimension.
    DimensionScore {
        required {
            /// The code of the dimension.
            dimension: Code [local],
        }
        optional {
            /// The code of the level, on a scale of levels.
            level: Option<Code> [local],
            /// Half-way above the level.
            half: Option<bool>,
            /// The number, on a range.
            number: Option<Number>,
            /// The mark that stands in place of a value.
            non_value: Option<Code> [local],
            /// In words.
            words: Option<Text> [beside_voice],
        }
    }
}

object! {
    /// How far one thing on a checklist is done.
    Tick {
        required {
            /// The code of the thing.
            item: Code [local],
            /// How far it is done.
            done: Completion,
        }
        optional {
            /// What helped, what it looked like.
            notes: List<Text> [beside_voice],
        }
    }
}
