//! What a member means, said where it is declared: that it refers to something and what falls with it, when something
//! happened, whose words they are. Checking, sharing, merging, differences and pages ask this and never a member's
//! name, so that a member which is added tomorrow is treated as its meaning asks.
//!
//! A word in brackets behind a member's type (`occurred: When [happened]`) is a function of [`Meaning`]; words after a
//! comma are its methods (`main: Option<MeasureId> [needs, through_content]`). Where the type leaves the meaning open,
//! a member without one does not compile.

use super::Vocabulary;
use super::id_type::IdType;

/// What a member means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// No more than its type says.
    Plain,
    /// The id of the object itself, or of what the object stands for.
    Own,
    Refers(Reference),
    Dated(Dating),
    Party(PartyKind),
    Words(WordsKind),
    Code(Coded),
}

/// What a type leaves open, and a member of it has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    Nothing,
    Reference,
    Date,
    Party,
    Words,
    Code,
}

/// That a member refers to an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    /// What falls with the reference where the entry is there and not shown.
    pub withheld: Loss,
    /// What falls with it where the entry's content was removed, or is not there yet.
    pub absent: Loss,
    /// The member speaks through the entry's content, and means nothing once that was removed.
    pub through_content: bool,
    /// The entry is evidence for what holds the member.
    pub evidence: bool,
    /// To what the member may refer, where its type allows several kinds.
    pub targets: Targets,
}

/// What falls.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loss {
    /// The reference, and what cannot stand without it.
    Reference,
    /// The object that holds it.
    Holder,
    /// The entry that it is in.
    Entry,
}

/// The entries that are meant by a member which may refer to several kinds, by the types of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Targets {
    Any,
    Only(&'static [IdType]),
    AllBut(&'static [IdType]),
}

impl Targets {
    pub fn include(self, target: IdType) -> bool {
        match self {
            Self::Any => true,
            Self::Only(targets) => targets.contains(&target),
            Self::AllBut(targets) => !targets.contains(&target),
        }
    }
}

/// What a date is the date of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dating {
    /// When the object happened.
    Happened,
    /// When what happened over a time began to.
    HappenedFrom,
    /// When what happened over a time was over.
    HappenedUntil,
    /// When it was said, decided or judged.
    Said,
    /// When it was written down.
    WrittenDown,
    /// When something happened to it later. The object was there before.
    Afterwards,
    /// When the child was born.
    Born,
    /// When a state begins, which may lie ahead.
    Begins,
    /// When a state ends, which may lie ahead.
    Ends,
    /// When it is meant to begin. It is there before.
    Planned,
    /// When it is expected.
    Expected,
    /// When it is due.
    Due,
}

impl Dating {
    /// Whether the day cannot lie ahead.
    #[must_use]
    pub const fn is_past(self) -> bool {
        matches!(
            self,
            Self::Happened
                | Self::HappenedFrom
                | Self::HappenedUntil
                | Self::Said
                | Self::WrittenDown
                | Self::Afterwards
        )
    }

    /// Whether a period of the object can begin with it.
    #[must_use]
    pub const fn is_start(self) -> bool {
        matches!(self, Self::Happened | Self::HappenedFrom | Self::Said | Self::Begins | Self::Planned)
    }

    /// Whether a period of the object ends with it.
    #[must_use]
    pub const fn is_end(self) -> bool {
        matches!(self, Self::HappenedUntil | Self::Ends)
    }

    /// Whether the object tells of this day: it happened or was said then.
    #[must_use]
    pub const fn is_told_of(self) -> bool {
        matches!(self, Self::Happened | Self::HappenedFrom | Self::HappenedUntil | Self::Said)
    }
}

/// What part a person or role has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PartyKind {
    /// Whose words, view, hope or observation the object holds.
    Author,
    /// As [`Author`](Self::Author); and a voice that the object holds is theirs, where it does not say whose it is.
    Speaker,
    /// Any other part.
    Other,
}

/// What words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WordsKind {
    /// What somebody said or wrote.
    Said,
    /// As [`Said`](Self::Said); and they may repeat what the voice says that the same object holds, or the object of
    /// which this one is a part.
    BesideVoice,
    /// The name of a person.
    PersonName,
    /// A number by which a person is known, where such numbers belong.
    Identifier,
}

impl PartyKind {
    /// Whether the object holds their words, view, hope or observation.
    #[must_use]
    pub const fn is_author(self) -> bool {
        matches!(self, Self::Author | Self::Speaker)
    }
}

/// Whose code a bare code is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Coded {
    /// It is declared here, or was declared by a scale, ladder or measure of the record; or it is a host's own.
    Local,
    /// It is of this list.
    In(&'static Vocabulary),
}

/// The words that declarations use.
impl Meaning {
    /// The id of the object itself.
    pub const fn own() -> Self {
        Self::Own
    }

    /// The entry bears on the other, and says nothing of it: the reference goes.
    pub const fn bears_on() -> Self {
        Self::refers(Loss::Reference, Loss::Reference)
    }

    /// The object that holds the reference tells of the other: it is for those whom both are for.
    pub const fn part_tells_of() -> Self {
        Self::refers(Loss::Holder, Loss::Reference)
    }

    /// The object that holds the reference means nothing without the other.
    pub const fn part_needs() -> Self {
        Self::refers(Loss::Holder, Loss::Holder)
    }

    /// The entry tells of the other or rests on it: it is for those whom both are for. Where the content is gone for
    /// everybody the entry still stands.
    pub const fn rests_on() -> Self {
        Self::refers(Loss::Entry, Loss::Reference)
    }

    /// The entry cannot be read without the other.
    pub const fn needs() -> Self {
        Self::refers(Loss::Entry, Loss::Entry)
    }

    const fn refers(withheld: Loss, absent: Loss) -> Self {
        let (through_content, evidence) = (false, false);
        Self::Refers(Reference { withheld, absent, through_content, evidence, targets: Targets::Any })
    }

    /// It happened then.
    pub const fn happened() -> Self {
        Self::Dated(Dating::Happened)
    }

    /// It happened from then on.
    pub const fn happened_from() -> Self {
        Self::Dated(Dating::HappenedFrom)
    }

    /// It had happened by then.
    pub const fn happened_until() -> Self {
        Self::Dated(Dating::HappenedUntil)
    }

    /// It was said, decided or judged then.
    pub const fn said() -> Self {
        Self::Dated(Dating::Said)
    }

    /// It was written down then.
    pub const fn written_down() -> Self {
        Self::Dated(Dating::WrittenDown)
    }

    /// Something happened to it then, later in its life.
    pub const fn afterwards() -> Self {
        Self::Dated(Dating::Afterwards)
    }

    /// The child was born then.
    pub const fn born() -> Self {
        Self::Dated(Dating::Born)
    }

    /// It begins then, or will.
    pub const fn begins() -> Self {
        Self::Dated(Dating::Begins)
    }

    /// It ends then, or will.
    pub const fn ends() -> Self {
        Self::Dated(Dating::Ends)
    }

    /// It is meant to begin then.
    pub const fn planned() -> Self {
        Self::Dated(Dating::Planned)
    }

    /// It is expected then.
    pub const fn expected() -> Self {
        Self::Dated(Dating::Expected)
    }

    /// It is due then.
    pub const fn due() -> Self {
        Self::Dated(Dating::Due)
    }

    /// Whose words, view, hope or observation it is.
    pub const fn author() -> Self {
        Self::Party(PartyKind::Author)
    }

    /// Whose words or view it is, and whose voice the object holds.
    pub const fn speaker() -> Self {
        Self::Party(PartyKind::Speaker)
    }

    /// Somebody who has another part in it.
    pub const fn takes_part() -> Self {
        Self::Party(PartyKind::Other)
    }

    /// What somebody said or wrote.
    pub const fn words() -> Self {
        Self::Words(WordsKind::Said)
    }

    /// What may repeat what the voice says that the same object holds, or the object of which this one is a part.
    pub const fn beside_voice() -> Self {
        Self::Words(WordsKind::BesideVoice)
    }

    /// The name of a person.
    pub const fn person_name() -> Self {
        Self::Words(WordsKind::PersonName)
    }

    /// A number by which a person is known.
    pub const fn identifier() -> Self {
        Self::Words(WordsKind::Identifier)
    }

    /// A code that the record or the host declares.
    pub const fn local() -> Self {
        Self::Code(Coded::Local)
    }

    /// A code of this list.
    pub const fn coded_in(list: &'static Vocabulary) -> Self {
        Self::Code(Coded::In(list))
    }
}

/// The words that stand behind another.
impl Meaning {
    /// It speaks through the entry's content, and means nothing once that was removed.
    pub const fn through_content(self) -> Self {
        Self::Refers(Reference { through_content: true, ..self.reference() })
    }

    /// The entry is evidence: nothing rests on one that was entered in error.
    pub const fn evidence(self) -> Self {
        Self::Refers(Reference { through_content: true, evidence: true, ..self.reference() })
    }

    /// Only entries with ids of these types are meant.
    pub const fn only(self, targets: &'static [IdType]) -> Self {
        Self::Refers(Reference { targets: Targets::Only(targets), ..self.reference() })
    }

    /// Entries with ids of these types are never meant.
    pub const fn all_but(self, targets: &'static [IdType]) -> Self {
        Self::Refers(Reference { targets: Targets::AllBut(targets), ..self.reference() })
    }

    #[allow(clippy::panic)] // evaluated by the compiler only
    const fn reference(self) -> Reference {
        match self {
            Self::Refers(reference) => reference,
            _ => panic!("only a reference can mean this"),
        }
    }

    /// The meaning, where the type of the member lets it mean that. Evaluated by the compiler only.
    pub const fn of_type(self, asks: Asks) -> Self {
        let fits = match asks {
            Asks::Nothing => matches!(self, Self::Plain | Self::Words(_)),
            Asks::Reference => matches!(self, Self::Own | Self::Refers(_)),
            Asks::Date => matches!(self, Self::Dated(_)),
            Asks::Party => matches!(self, Self::Party(_)),
            Asks::Words => matches!(self, Self::Words(_)),
            Asks::Code => matches!(self, Self::Code(_)),
        };
        assert!(
            fits,
            "say what the member means, in brackets behind its type: a reference, a date, a party, words or a code; \
             the words are the functions of `Meaning`"
        );
        self
    }
}

/// The meaning of a member by the words in brackets behind its type.
macro_rules! meaning {
    () => {
        $crate::base::meaning::Meaning::Plain
    };
    ($word:ident $(($($given:expr),*))? $(, $also:ident $(($($with:expr),*))?)*) => {
        $crate::base::meaning::Meaning::$word($($($given),*)?) $( .$also($($($with),*)?) )*
    };
}
pub(crate) use meaning;

/// What a type leaves open wherever it is a member.
macro_rules! asks {
    () => {
        $crate::base::meaning::Asks::Nothing
    };
    ($asks:ident) => {
        $crate::base::meaning::Asks::$asks
    };
}
pub(crate) use asks;
