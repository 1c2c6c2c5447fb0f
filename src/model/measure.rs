use super::Text;
use super::declare::{entry, object, union, vocabulary};
use super::{Coding, Direction, Intent, Party, Subject};
use crate::base::{AtLeastOne, Code, LadderId, List, MeasureId, Name, Number, ScaleId, Unit, Version};

vocabulary! {
    /// What kind of number a numeric measure gives.
    Quantity "quantity" "1" {
        /// How many times, in opportunities that are stated.
        Count "count" "Count"
        /// How many times per hour, session or other opportunity.
        Rate "rate" "Rate"
        /// How long it lasts.
        Duration "duration" "Duration"
        /// How long it takes to begin.
        Latency "latency" "Time until it begins"
        /// How many of a stated number.
        Proportion "proportion" "Proportion"
        /// An amount with a unit: a distance, a weight, a number of words.
        Amount "amount" "Amount"
    }
}

vocabulary! {
    /// How a goal attainment scale places the start on its levels. The named conventions differ in their levels and in
    /// where the child begins.
    AttainmentConvention "attainment-convention" "1" {
        /// Five levels, −2 to +2; the start is −2. Nothing below the start can be shown.
        StartAtMinusTwo "start-minus-2" "Five levels, starting at −2"
        /// Five levels, −2 to +2; the start is −1, and −2 is worse than the start.
        StartAtMinusOne "start-minus-1" "Five levels, starting at −1"
        /// Six levels, −3 to +2; the start is −2, and −3 is worse than the start.
        SixLevels "six-levels" "Six levels, starting at −2"
        /// Five levels, −2 to +2, rated in words, with −0.5 for partly achieved where the start is −1.
        Light "light" "Rated in words, with −0.5 for partly achieved"
    }
}

impl AttainmentConvention {
    /// The values that the convention knows, lowest first; none for a convention that is not listed.
    #[must_use]
    pub fn values(&self) -> &'static [f64] {
        match self {
            Self::StartAtMinusTwo | Self::StartAtMinusOne => &[-2.0, -1.0, 0.0, 1.0, 2.0],
            Self::SixLevels => &[-3.0, -2.0, -1.0, 0.0, 1.0, 2.0],
            Self::Light => &[-2.0, -1.0, -0.5, 0.0, 1.0, 2.0],
            Self::Other(_) => &[],
        }
    }

    /// The value of the start, where the convention fixes it.
    #[must_use]
    pub fn start(&self) -> Option<f64> {
        match self {
            Self::StartAtMinusTwo | Self::SixLevels => Some(-2.0),
            Self::StartAtMinusOne => Some(-1.0),
            Self::Light | Self::Other(_) => None,
        }
    }
}

entry! {
    /// Something that is followed over time, with a goal or without one: sleep, words used, help needed, staying calm
    /// at lunch.
    Measure {
        required {
            /// The id that goals and observations refer to.
            id: MeasureId [own],
            /// The form that the measure takes.
            form: MeasureForm,
        }
        optional {
            /// What is followed, so that two people would count the same.
            counted: Option<Text> [words],
            /// Whose definition it is, where people count differently.
            defined_by: List<Party> [takes_part],
            /// Whose actions or state it is about. Absent: the child's.
            subject: Option<Subject>,
            /// What is hoped for with this measure, where it stands without a goal.
            intent: Option<Intent>,
            /// Which way is wished for.
            direction: Option<Direction>,
            /// The largest difference between two values that still counts as none: in the unit of the measure, or in
            /// steps of its scale. Absent: every difference counts.
            tolerance: Option<Number>,
            /// The areas of life that it belongs to.
            areas: List<Coding>,
            /// Who judges or counts.
            raters: List<Party> [takes_part],
            /// How, when and with what it is done, so that it can be done again alike.
            procedure: Option<Text> [words],
        }
    }
}

union! {
    /// The form that a measure takes.
    MeasureForm {
        /// A level or number on a scale.
        "ordinal" Ordinal OrdinalMeasure {
            required {
                /// The scale.
                scale: ScaleId [needs, through_content],
            }
            optional {}
        }
        /// Goal attainment scaling: levels written for this child and this goal.
        "goal-attainment" GoalAttainment GoalAttainmentMeasure {
            required {
                /// The convention that says which levels there are and where the start stands.
                convention: AttainmentConvention,
                /// The levels, each in the child's own terms.
                attainment_levels: AtLeastOne<AttainmentLevel>,
            }
            optional {
                /// The weight of the goal among the child's goals.
                weight: Option<Number>,
                /// How much it matters to the child and family, where the weight is made of it.
                importance: Option<Number>,
                /// How hard it is, where the weight is made of it.
                difficulty: Option<Number>,
            }
        }
        /// A number.
        "numeric" Numeric NumericMeasure {
            required {
                /// What kind of number.
                quantity: Quantity,
            }
            optional {
                /// The unit of the number.
                unit: Option<Unit>,
                /// The unit of the opportunities in which something is counted: `h`, `sessions`, `trials`.
                per: Option<Unit>,
                /// The lowest number that can be.
                lowest: Option<Number>,
                /// The highest number that can be.
                highest: Option<Number>,
            }
        }
        /// How much help is given, on a ladder of help.
        "help" Help HelpMeasure {
            required {
                /// The ladder.
                ladder: LadderId [needs, through_content],
            }
            optional {}
        }
        /// Several dimensions at once, never summed unless the framework says so.
        "dimensions" Dimensions DimensionsMeasure {
            required {
                /// The dimensions.
                dimensions: AtLeastOne<Dimension>,
            }
            optional {
                /// The framework that names them.
                framework: Option<Name> [words],
                /// Its edition.
                version: Option<Version>,
            }
        }
        /// Something that is reached once: a first, an event, a step taken.
        "milestone" Milestone MilestoneMeasure {
            required {}
            optional {
                /// What shows that it is reached.
                criterion: Option<Text> [words],
            }
        }
        /// A list of things, each done, partly done or not done yet.
        "checklist" Checklist ChecklistMeasure {
            required {
                /// The things on the list.
                items: AtLeastOne<ChecklistItem>,
            }
            optional {}
        }
        /// Words only: people say how it is.
        "narrative" Narrative NarrativeMeasure {
            required {}
            optional {
                /// The question that the words answer.
                question: Option<Text> [words],
            }
        }
        /// Any other form, by a code of the host's own.
        "other" Other OtherMeasure {
            required {
                /// The code of the form.
                code: Code [local],
            }
            optional {
                /// The form in words.
                description: Option<Text> [words],
            }
        }
    }
}

object! {
    /// One level of a goal attainment scale, in the child's own terms.
    AttainmentLevel {
        required {
            /// The value of the level, −3 to +2; 0 is what is expected.
            value: Number,
            /// What the level looks like for this child.
            words: Text [words],
        }
        optional {}
    }
}

object! {
    /// One dimension of a measure.
    Dimension {
        required {
            /// The code that values use.
            code: Code [local],
        }
        optional {
            /// The dimension in words.
            label: Option<Text> [words],
            /// The scale on which it is rated; absent: described in words.
            scale: Option<ScaleId> [needs, through_content],
        }
    }
}

object! {
    /// One thing on a checklist.
    ChecklistItem {
        required {
            /// The code that values use.
            code: Code [local],
        }
        optional {
            /// The thing in words.
            label: Option<Text> [words],
        }
    }
}
