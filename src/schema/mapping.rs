//! What codes of one list are in another: FHIR's code systems, and the lists of this catalogue among themselves.

use crate::progress::Status;

/// What a code is in another list.
pub struct Mapping {
    /// The FHIR code system, or the id of a vocabulary in the catalogue.
    pub system: &'static str,
    pub code: &'static str,
    pub relation: Relation,
}

/// How a code stands to the code it is mapped to: words of FHIR's `ConceptMap`.
#[derive(Clone, Copy)]
pub enum Relation {
    Equivalent,
    Narrower,
    Broader,
}

impl Relation {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equivalent => "equivalent",
            Self::Narrower => "source-is-narrower-than-target",
            Self::Broader => "source-is-broader-than-target",
        }
    }
}

use Relation::{Broader, Equivalent, Narrower};

const ACHIEVEMENT: &str = "http://terminology.hl7.org/CodeSystem/goal-achievement";
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
const ACTIVITY: &str = "http://hl7.org/fhir/care-plan-activity-status";

/// Lists that were taken from FHIR as they are, with their code systems.
const TAKEN: &[(&str, &str)] = &[
    ("goal-lifecycle", "http://hl7.org/fhir/goal-status"),
    ("goal-achievement", ACHIEVEMENT),
    ("goal-acceptance", "http://terminology.hl7.org/CodeSystem/goal-acceptance-status"),
];

/// Single codes. Only what is sure: a code without a row has no counterpart that says the same or includes it.
#[rustfmt::skip]
const SINGLE: &[(&str, &str, &str, &str, Relation)] = &[
    ("not-obtained-reason", "not-asked", ABSENT, "not-asked", Equivalent),
    ("not-obtained-reason", "declined", ABSENT, "asked-declined", Equivalent),
    ("not-observed-reason", "not-looked-for", ABSENT, "not-performed", Narrower),
    ("non-value", "not-applicable", ABSENT, "not-applicable", Equivalent),
    ("non-value", "not-known", ABSENT, "unknown", Equivalent),
    ("non-value", "withheld", ABSENT, "masked", Equivalent),
    ("action-state", "open", ACTIVITY, "not-started", Equivalent),
    ("action-state", "begun", ACTIVITY, "in-progress", Equivalent),
    ("action-state", "done", ACTIVITY, "completed", Equivalent),
    ("stance", "agree", "goal-acceptance", "agree", Equivalent),
    ("stance", "disagree", "goal-acceptance", "disagree", Equivalent),
    ("stance", "pending", "goal-acceptance", "pending", Equivalent),
    ("setting-kind", "elective-home-education", "sen2-setting", "EHE", Equivalent),
    // The return means section 61 only; a council may arrange it under other sections.
    ("setting-kind", "education-otherwise", "sen2-setting", "OLA", Broader),
    ("profile-heading", "liked-and-admired", "one-page-profile-heading", "like-and-admire", Equivalent),
    ("profile-heading", "important-to", "one-page-profile-heading", "important-to-me", Equivalent),
    ("profile-heading", "support", "one-page-profile-heading", "support-me", Equivalent),
    ("profile-heading", "important-to", "about-me-section", "most-important-to-me", Broader),
    ("profile-heading", "people", "about-me-section", "people-important-to-me", Equivalent),
    ("profile-heading", "wellness", "about-me-section", "my-wellness", Equivalent),
    ("profile-heading", "please-do", "about-me-section", "please-do-and-dont", Narrower),
    ("profile-heading", "please-dont", "about-me-section", "please-do-and-dont", Narrower),
    ("profile-heading", "support", "about-me-section", "how-and-when-to-support-me", Equivalent),
    ("profile-heading", "also-worth-knowing", "about-me-section", "also-worth-knowing", Equivalent),
    // The four broad areas and the types under them: SEND Code of Practice 2015, paragraphs 6.28 to 6.35.
    ("dfe-sen-type", "SLCN", "area-of-need", "communication-and-interaction", Narrower),
    ("dfe-sen-type", "ASD", "area-of-need", "communication-and-interaction", Narrower),
    ("dfe-sen-type", "SPLD", "area-of-need", "cognition-and-learning", Narrower),
    ("dfe-sen-type", "MLD", "area-of-need", "cognition-and-learning", Narrower),
    ("dfe-sen-type", "SLD", "area-of-need", "cognition-and-learning", Narrower),
    ("dfe-sen-type", "PMLD", "area-of-need", "cognition-and-learning", Narrower),
    ("dfe-sen-type", "SEMH", "area-of-need", "social-emotional-and-mental-health", Equivalent),
    ("dfe-sen-type", "HI", "area-of-need", "sensory-and-physical", Narrower),
    ("dfe-sen-type", "VI", "area-of-need", "sensory-and-physical", Narrower),
    ("dfe-sen-type", "MSI", "area-of-need", "sensory-and-physical", Narrower),
    ("dfe-sen-type", "PD", "area-of-need", "sensory-and-physical", Narrower),
    // The SEN2 return has its own reasons for the end of a plan, which is one way in which a record ends.
    ("record-closing-reason", "died", "sen2-cease-reason", "8", Equivalent),
    ("record-closing-reason", "no-longer-needed", "sen2-cease-reason", "2", Broader),
    ("record-closing-reason", "moved", "sen2-cease-reason", "5", Broader),
    ("record-closing-reason", "moved", "sen2-cease-reason", "7", Broader),
];

/// What a code of a vocabulary is elsewhere.
pub fn mappings(vocabulary: &str, code: &'static str) -> Vec<Mapping> {
    let taken = TAKEN.iter().filter(|(list, _)| *list == vocabulary);
    let taken = taken.map(|(_, system)| Mapping { system, code, relation: Equivalent });
    // A status says more than FHIR's nine codes: each is a kind of the one it falls under.
    let status = Status::new(code).ok().filter(|_| vocabulary == Status::VOCABULARY.id);
    let status = status.as_ref().and_then(Status::achievement).and_then(|in_fhir| code_of(in_fhir.as_str()));
    let status = status.map(|code| Mapping { system: ACHIEVEMENT, code, relation: Narrower });
    let single = SINGLE.iter().filter(|row| (row.0, row.1) == (vocabulary, code));
    let single = single.map(|&(_, _, system, code, relation)| Mapping { system, code, relation });
    taken.chain(status).chain(single).collect()
}

fn code_of(achievement: &str) -> Option<&'static str> {
    crate::model::Achievement::VOCABULARY.find(achievement).map(|known| known.code)
}
