use crate::base::{ChildId, Extensions, Lang, List, Name, PartialDate, Text, Uri, object};

object! {
    /// The child or young person whose record it is.
    Child {
        required {
            /// An opaque id in the system that keeps the record. Never a name, UPN or NHS number.
            id: ChildId,
        }
        optional {
            /// What the child likes to be called.
            known_as: Option<Name>,
            /// The child's pronouns.
            pronouns: Option<Name>,
            /// The date of birth, or as much of it as the record needs.
            birth_date: Option<PartialDate>,
            /// The languages used with and by the child, the preferred one first; `bfi` is British Sign Language.
            languages: List<Lang>,
            /// How the child communicates and how to communicate with them.
            communication: Option<Box<Communication>>,
            /// Identifiers in other systems. Kept apart so that they are easily left out.
            identifiers: List<Identifier>,
            /// What a host adds that the format has no member for.
            extensions: Extensions,
        }
    }
}

object! {
    /// An identifier of the child in another system.
    Identifier {
        required {
            /// Whose identifier it is, for example an address for the NHS number or the UPN.
            system: Uri,
            /// The identifier.
            value: Name,
        }
        optional {}
    }
}

object! {
    /// How the child communicates and how to communicate with them (after PRSB About Me).
    Communication {
        required {}
        optional {
            /// How the child communicates: speech, signs, symbols, a device, eyes, movement, sounds.
            how_i_communicate: List<Text>,
            /// How to communicate with the child.
            how_to_communicate_with_me: List<Text>,
            /// The child's own signals, and what each means.
            signals: List<Signal>,
            /// How the child shows pain or distress.
            in_pain_or_distress: Option<Text>,
            /// How the child makes choices.
            making_choices: Option<Text>,
            /// How the child says no, so that it can be acted on.
            saying_no: Option<Text>,
            /// How the child likes to receive information.
            receiving_information: Option<Text>,
        }
    }
}

object! {
    /// Something the child does, and what it means.
    Signal {
        required {
            /// What the child does.
            signal: Text,
            /// What it means, as those who know the child understand it.
            meaning: Text,
        }
        optional {
            /// What to do when it is seen.
            response: Option<Text>,
        }
    }
}
