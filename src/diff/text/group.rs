//! What a change is about, and what entries are called.

use super::super::Change;
use crate::base::Path;
use crate::model::{EntryKind, ProgressRecord};

/// What belongs together on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Hopes,
    Seen,
    Thought,
    Child,
    Help,
    Plans,
    Places,
    Followed,
    People,
    Rules,
    Corrections,
    Record,
}

impl Group {
    /// In the order of the page.
    pub const ALL: &'static [Self] = &[
        Self::Thought,
        Self::Hopes,
        Self::Seen,
        Self::Child,
        Self::Help,
        Self::Plans,
        Self::Places,
        Self::Followed,
        Self::People,
        Self::Rules,
        Self::Corrections,
        Self::Record,
    ];

    pub fn of(change: &Change) -> Self {
        use EntryKind as Kind;
        let Some(kind) = change.kind else {
            let child = Path::ROOT.member(ProgressRecord::CHILD);
            return match change.pointer.as_str() {
                "" => Self::Record,
                pointer if pointer == child.pointer() => Self::Child,
                _ => Self::Corrections,
            };
        };
        match kind {
            Kind::Goal => Self::Hopes,
            Kind::Observation => Self::Seen,
            Kind::Judgement | Kind::View => Self::Thought,
            Kind::Statement | Kind::Need => Self::Child,
            Kind::Support | Kind::Delivery | Kind::Aid => Self::Help,
            Kind::Plan | Kind::Layer | Kind::Review => Self::Plans,
            Kind::Attainment
            | Kind::Setting
            | Kind::Attendance
            | Kind::Timetable
            | Kind::Transition
            | Kind::Destination => Self::Places,
            Kind::Scale | Kind::Ladder | Kind::Measure => Self::Followed,
            Kind::Person => Self::People,
            Kind::Basis | Kind::Decider | Kind::Wish => Self::Rules,
            Kind::Amendment => Self::Corrections,
        }
    }

    pub fn heading(self, child: &str) -> String {
        match self {
            Self::Thought => "WHAT PEOPLE SAY",
            Self::Hopes => "WHAT IS HOPED FOR",
            Self::Seen => "WHAT WAS SEEN",
            Self::Child => return format!("ABOUT {}", child.to_uppercase()),
            Self::Help => "HELP AND EQUIPMENT",
            Self::Plans => "PLANS AND REVIEWS",
            Self::Places => "SCHOOL, PLACES AND CHANGES",
            Self::Followed => "HOW THINGS ARE FOLLOWED",
            Self::People => "PEOPLE",
            Self::Rules => "WHO DECIDES, AND WHAT MAY BE WRITTEN",
            Self::Corrections => "PUT RIGHT OR TAKEN OUT",
            Self::Record => "THE RECORD ITSELF",
        }
        .to_owned()
    }
}

/// What so many entries of the kind are called, without an article. What is of no kind is a removal note.
pub fn noun(kind: Option<EntryKind>, number: usize) -> &'static str {
    use EntryKind as Kind;
    let Some(kind) = kind else { return if number == 1 { "removal note" } else { "removal notes" } };
    if number == 1 {
        let noun = kind.noun();
        return noun.strip_prefix("a ").or_else(|| noun.strip_prefix("an ")).unwrap_or(noun);
    }
    match kind {
        Kind::Person => "people",
        Kind::Statement => "profile statements",
        Kind::Need => "needs",
        Kind::Scale => "scales",
        Kind::Ladder => "ladders of help",
        Kind::Measure => "measures",
        Kind::Goal => "goals",
        Kind::Observation => "observations",
        Kind::Judgement => "judgements",
        Kind::View => "views",
        Kind::Support => "pieces of planned support",
        Kind::Delivery => "pieces of support delivered",
        Kind::Plan => "plans",
        Kind::Layer => "layers of support",
        Kind::Review => "reviews",
        Kind::Attainment => "attainments",
        Kind::Setting => "settings",
        Kind::Attendance => "periods of attendance",
        Kind::Timetable => "part-time timetables",
        Kind::Aid => "aids",
        Kind::Transition => "transitions",
        Kind::Destination => "destinations",
        Kind::Basis => "lawful bases",
        Kind::Decider => "statements of who decides",
        Kind::Amendment => "amendments",
        Kind::Wish => "wishes",
    }
}
