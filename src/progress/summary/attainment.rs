use crate::base::{Count, Entries, MeasureId, Number, object};

object! {
    /// The T score of goal attainment scaling (Kiresuk and Sherman 1968, by the formula as corrected after the misprint
    /// of 2009). It says how far a set of goals came, each against its own levels; with other goals, weights or ρ it is
    /// another number. It is no measure of a child, and not for comparing children.
    GoalAttainmentScore {
        required {
            /// The score now: 50 where every goal is just as expected.
            now: Number,
            /// The lowest that these goals and weights can give.
            lowest: Number,
            /// The highest that these goals and weights can give.
            highest: Number,
            /// How many goals.
            goals: Count,
            /// The correlation between goals that is assumed.
            rho: Number,
        }
        optional {
            /// The score at the start, over the same goals and weights.
            before: Option<Number>,
            /// The difference between the two.
            change: Option<Number>,
            /// What it is made of.
            levels: Entries<WeightedLevel>,
        }
    }
}

object! {
    /// The level reached on one goal attainment scale, and its weight.
    WeightedLevel {
        required {
            /// The measure.
            measure: MeasureId,
            /// The weight: as it was set, else importance times difficulty, else 1.
            weight: Number,
            /// The level now, −3 to +2.
            level: Number,
        }
        optional {
            /// The level at the start.
            start: Option<Number>,
        }
    }
}
