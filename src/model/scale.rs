use super::Party;
use super::Text;
use super::declare::{entry, object, union, vocabulary};
use crate::base::{AtLeastOne, Code, LadderId, List, Name, Number, ScaleId, Unit, Uri, Version};

vocabulary! {
    /// Which way on a scale is wished for.
    Direction "direction" "1" {
        /// Higher is better.
        Higher "higher" "Higher is better"
        /// Lower is better.
        Lower "lower" "Lower is better"
        /// A range is best; less and more are both worse.
        Within "within" "Within a range is best"
        /// The scale has no better end.
        None "none" "No better end"
    }
}

vocabulary! {
    /// Under what terms a scale may be used.
    LicenceClass "licence-class" "1" {
        /// Free to use and to redistribute.
        Open "open" "Open"
        /// Free to use, not to redistribute or not for commercial use.
        Restricted "restricted" "Free to use, with restrictions"
        /// Only under a licence: the record holds identity and shape, never the text.
        Licensed "licensed" "Licensed"
        /// The setting's own.
        Own "own" "The setting's own"
    }
}

vocabulary! {
    /// Whether values may be put together.
    Aggregation "aggregation" "1" {
        /// Values may be summed or averaged, also between children.
        Allowed "allowed" "May be put together"
        /// Values may be put together for one child, never between children.
        WithinChild "within-child" "Only for one child"
        /// Values are never put together.
        Never "never" "Never put together"
    }
}

vocabulary! {
    /// What a mark means that stands on a form in place of a value. None of them is a low value, and none is zero.
    NonValueMeaning "non-value" "1" {
        /// It does not apply to this child.
        NotApplicable "not-applicable" "Does not apply"
        /// It was not seen or did not arise.
        NotObserved "not-observed" "Not seen"
        /// It is not said.
        NotSpecified "not-specified" "Not said"
        /// It is not known.
        NotKnown "not-known" "Not known"
        /// The child or family declined.
        Declined "declined" "Declined"
        /// The way of measuring did not work for this child.
        MethodInvalid "method-invalid" "The method did not work"
        /// It is held back.
        Withheld "withheld" "Held back"
    }
}

entry! {
    /// A scale: its identity, its shape and how its values are to be read. The text of a licensed instrument is never
    /// held here.
    Scale {
        required {
            /// The id that measures refer to.
            id: ScaleId [own],
            /// Its levels or its range.
            form: ScaleForm,
        }
        optional {
            /// What people call it.
            title: Option<Text> [words],
            /// The instrument or framework that it belongs to.
            identity: Option<Box<ScaleIdentity>>,
            /// Which way is wished for.
            direction: Option<Direction>,
            /// Marks that stand in place of a value.
            non_values: List<ScaleNonValue>,
            /// Whether values may be put together.
            aggregation: Option<Aggregation>,
        }
    }
}

object! {
    /// Which instrument or framework a scale is from.
    ScaleIdentity {
        required {
            /// The name of the instrument or framework.
            name: Name [words],
        }
        optional {
            /// Its edition.
            version: Option<Version>,
            /// The part of the instrument: a sub-scale, a section, a dimension.
            part: Option<Name> [words],
            /// The form for one kind of rater, where forms differ: self, parent, teacher.
            rater_form: Option<Name> [words],
            /// Who publishes it.
            publisher: Option<Name> [words],
            /// Under what terms it may be used.
            licence: Option<LicenceClass>,
            /// Where it is described.
            source: Option<Uri>,
        }
    }
}

union! {
    /// The form of a scale.
    ScaleForm {
        /// Ordered levels, the first in the list being the first on the scale.
        "levels" Levels LevelScale {
            required {
                /// The levels in their order.
                levels: AtLeastOne<ScaleLevel>,
            }
            optional {
                /// Whether a value may stand half-way above a level, as in 3+.
                halves: Option<bool>,
            }
        }
        /// A range of numbers.
        "range" Range RangeScale {
            required {
                /// The lowest number on the scale.
                lowest: Number,
                /// The highest number on the scale.
                highest: Number,
            }
            optional {
                /// The distance between two neighbouring values; absent: any number in the range.
                step: Option<Number>,
                /// The unit.
                unit: Option<Unit>,
                /// The lower end of the best range, where the wished direction is a range.
                best_from: Option<Number>,
                /// The upper end of the best range.
                best_to: Option<Number>,
            }
        }
    }
}

object! {
    /// One level of a scale.
    ScaleLevel {
        required {
            /// The code that values use.
            code: Code [local],
        }
        optional {
            /// The level in words.
            label: Option<Text> [words],
            /// The number that the instrument gives it, where it gives one.
            value: Option<Number>,
        }
    }
}

object! {
    /// A mark that stands in place of a value, such as 0 for "does not arise".
    ScaleNonValue {
        required {
            /// The mark.
            code: Code [local],
            /// What it means.
            meaning: NonValueMeaning,
        }
        optional {
            /// The mark in words.
            label: Option<Text> [words],
        }
    }
}

entry! {
    /// A ladder of help: the setting's own ordered list of how much help is given. No order is common to all settings,
    /// so levels of help compare only on the same ladder and version.
    Ladder {
        required {
            /// The id that measures and observations refer to.
            id: LadderId [own],
            /// The rungs, from most help to least.
            rungs: AtLeastOne<Rung>,
        }
        optional {
            /// What people call it.
            title: Option<Text> [words],
            /// Its edition.
            version: Option<Version>,
            /// Whose ladder it is.
            owner: Option<Party> [takes_part],
        }
    }
}

object! {
    /// One rung of a ladder of help.
    Rung {
        required {
            /// The code that values use.
            code: Code [local],
        }
        optional {
            /// The rung in words.
            label: Option<Text> [words],
        }
    }
}
