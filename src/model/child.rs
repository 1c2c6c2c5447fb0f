use super::Text;
use super::declare::object;
use crate::base::{ChildId, Extensions, Lang, List, Name, PartialDate, Uri};

object! {
    /// The child or young person whose record it is.
    Child {
        required {
            /// An opaque id in the system that keeps the record. Never a name, UPN or NHS number.
            id: ChildId [own],
        }
        optional {
            /// What the child likes to be called.
            known_as: Option<Name> [person_name],
            /// The child's pronouns.
            pronouns: Option<Name> [words],
            /// The date of birth, or as much of it as the record needs.
            birth_date: Option<PartialDate> [born],
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
            value: Name [identifier],
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
            how_i_communicate: List<Text> [words],
            /// How to communicate with the child.
            how_to_communicate_with_me: List<Text> [words],
            /// The child's own signals, and what each means.
            signals: List<Signal>,
            /// How the child shows pain or distress.
            in_pain_or_distress: Option<Text> [words],
            /// How the child makes choices.
            making_choices: Option<Text> [words],
            /// How the child says no, so that it can be acted on.
            saying_no: Option<Text> [words],
            /// How the child likes to receive information.
            receiving_information: Option<Text> [words],
        }
    }
}

object! {
    /// Something the child does, and what it means.
    Signal {
        required {
            /// What the child does.
            signal: Text [words],
            /// What it means, as those who know the child understand it.
            meaning: Text [words],
        }
        optional {
            /// What to do when it is seen.
            response: Option<Text> [words],
        }
    }
}
