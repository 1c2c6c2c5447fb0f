//! Known code lists: those of this format, and those of others that records often refer to.
//!
//! Every list is open. A record may hold any other code, and a host may use lists of its own: the `system` of a
//! [`Coding`](crate::Coding) then names the host's list. Nothing here closes a list, and no code is changed into
//! another. A bare code is ambiguous (`PK1`, `OTH` and `S` stand in several lists), so a code goes with the id of its
//! list.
//!
//! Each list says where it comes from, in which edition, under which licence, and how sure we are
//! ([`Confidence`](crate::Confidence)). `Own` lists are this format's. `Seen` lists were read in the source itself.
//! `SecondHand` lists were read in copies that agree: compare them with the source before a return depends on them.
//! Where a source has no codes, they are ours, in lower case and with hyphens. Labels are plain and may differ from the
//! source in capitals and small words; definitions are in our own words.
//!
//! What a list of others needs for its words is in `NOTICE`. Items and descriptors of licensed instruments are not
//! here, nor anything of LOINC or SNOMED CT.

mod agreement;
mod area;
mod census;
mod heading;
mod learning;
mod need;
mod plan_section;
mod statistic;
mod support;

pub use agreement::GOAL_ACCEPTANCE;
pub use area::{
    ENGAGEMENT_AREA, EYFS_AREA, EYFS_CHARACTERISTIC, PREPARING_FOR_ADULTHOOD, ROUTES_FOR_LEARNING_STRAND,
    WELLBEING_INDICATOR,
};
pub use census::{ENROLMENT_STATUS, SEN2_CEASE_REASON, SEN2_SETTING};
pub use heading::{ABOUT_ME_SECTION, ONE_PAGE_PROFILE_HEADING};
pub use learning::{LEARNING_PHASE, PRE_KEY_STAGE_1, PRE_KEY_STAGE_2};
pub use need::{AREA_OF_NEED, SEN_TYPE};
pub use plan_section::{EHC_PLAN_SECTION, IDP_SECTION};
pub use statistic::STATISTICAL_SYMBOL;
pub use support::{REFORM_PRINCIPLE, SEN_PROVISION, SUPPORT_LAYER};

use super::{
    Access, Achievement, ActionState, Aggregation, AidKind, AidState, AmendmentKind, Assurance, AttainmentConvention,
    Audience, Cause, ClosingReason, Completion, Conditions, Course, DecisionGround, DecisionKind, DestinationState,
    Direction, Dissent, GoalOrigin, Heading, Health, HelpKind, Intent, LawfulBasis, LicenceClass, Lifecycle, Manner,
    MissedReason, NonValueMeaning, NotObservedReason, NotObtainedReason, Participation, Per, PlanKind, Quantity,
    RecordClosingReason, RemovalReason, ReviewKind, Role, Sector, Sensitivity, SettingKind, SharingAnswer, Stance,
    StartedBy, Subject, SupportState, Technology, TransitionKind, TrialPhase, Validity, ViewOn, WishScope,
};
use crate::base::Vocabulary;
use crate::model::Register;

/// Every vocabulary of the format: those of its own members first, then the lists that a coding may refer to.
pub const ALL: &[&Vocabulary] = &[
    // The child's voice, and other people's views.
    &Register::VOCABULARY,
    &Manner::VOCABULARY,
    &NotObtainedReason::VOCABULARY,
    &Validity::VOCABULARY,
    &Assurance::VOCABULARY,
    &Dissent::VOCABULARY,
    &Stance::VOCABULARY,
    &ViewOn::VOCABULARY,
    // People, settings and the profile.
    &Role::VOCABULARY,
    &Sector::VOCABULARY,
    &SettingKind::VOCABULARY,
    &Heading::VOCABULARY,
    // Plans, goals and judgements.
    &PlanKind::VOCABULARY,
    &Intent::VOCABULARY,
    &Subject::VOCABULARY,
    &Lifecycle::VOCABULARY,
    &GoalOrigin::VOCABULARY,
    &Course::VOCABULARY,
    &ClosingReason::VOCABULARY,
    &Achievement::VOCABULARY,
    // Measures, scales and values.
    &Quantity::VOCABULARY,
    &AttainmentConvention::VOCABULARY,
    &Direction::VOCABULARY,
    &Aggregation::VOCABULARY,
    &LicenceClass::VOCABULARY,
    &NonValueMeaning::VOCABULARY,
    &Completion::VOCABULARY,
    // Observations, their context, and help.
    &StartedBy::VOCABULARY,
    &TrialPhase::VOCABULARY,
    &NotObservedReason::VOCABULARY,
    &Access::VOCABULARY,
    &Health::VOCABULARY,
    &Conditions::VOCABULARY,
    &HelpKind::VOCABULARY,
    // Aids and support.
    &AidKind::VOCABULARY,
    &AidState::VOCABULARY,
    &Technology::VOCABULARY,
    &SupportState::VOCABULARY,
    &Per::VOCABULARY,
    &MissedReason::VOCABULARY,
    // Reviews and transitions.
    &ReviewKind::VOCABULARY,
    &Participation::VOCABULARY,
    &DecisionKind::VOCABULARY,
    &ActionState::VOCABULARY,
    &TransitionKind::VOCABULARY,
    &Cause::VOCABULARY,
    &DestinationState::VOCABULARY,
    &RecordClosingReason::VOCABULARY,
    // Who may see, change and decide.
    &Audience::VOCABULARY,
    &Sensitivity::VOCABULARY,
    &SharingAnswer::VOCABULARY,
    &AmendmentKind::VOCABULARY,
    &RemovalReason::VOCABULARY,
    &LawfulBasis::VOCABULARY,
    &DecisionGround::VOCABULARY,
    &WishScope::VOCABULARY,
    // Needs and support, for codings.
    &AREA_OF_NEED,
    &SEN_TYPE,
    &SEN_PROVISION,
    &SUPPORT_LAYER,
    &REFORM_PRINCIPLE,
    // Plan sections and profile headings, for codings.
    &EHC_PLAN_SECTION,
    &IDP_SECTION,
    &ONE_PAGE_PROFILE_HEADING,
    &ABOUT_ME_SECTION,
    // Areas of life and development, for codings.
    &PREPARING_FOR_ADULTHOOD,
    &WELLBEING_INDICATOR,
    &ENGAGEMENT_AREA,
    &EYFS_AREA,
    &EYFS_CHARACTERISTIC,
    &ROUTES_FOR_LEARNING_STRAND,
    // Learning and attainment, for codings.
    &LEARNING_PHASE,
    &PRE_KEY_STAGE_1,
    &PRE_KEY_STAGE_2,
    // Returns, statistics and exchange, for codings.
    &ENROLMENT_STATUS,
    &SEN2_CEASE_REASON,
    &SEN2_SETTING,
    &STATISTICAL_SYMBOL,
    &GOAL_ACCEPTANCE,
];

/// The vocabulary with this id, of those in [`ALL`]. The words that only summaries use are not among them: see, for
/// example, [`Status::VOCABULARY`](crate::Status::VOCABULARY).
///
/// ```
/// use child_progress::vocabulary;
///
/// let areas = vocabulary::find("eyfs-area").unwrap();
/// assert_eq!(areas.find("literacy").unwrap().label, "Literacy");
/// ```
#[must_use]
pub fn find(id: &str) -> Option<&'static Vocabulary> {
    ALL.iter().copied().find(|vocabulary| vocabulary.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::base::{Code, Confidence};

    #[test]
    fn ids_are_unique_and_are_codes() {
        let mut seen = HashSet::new();
        for vocabulary in ALL {
            assert!(seen.insert(vocabulary.id), "{} is listed twice", vocabulary.id);
            assert!(Code::new(vocabulary.id).is_ok(), "{} is no code", vocabulary.id);
        }
    }

    #[test]
    fn every_declared_vocabulary_is_listed() {
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut declared = 0;
        for folder in ["base", "model", "model/vocabulary"] {
            let files = std::fs::read_dir(source.join(folder)).into_iter().flatten().flatten();
            for text in files.filter_map(|file| std::fs::read_to_string(file.path()).ok()) {
                let macros = ["\nvocabulary! {", "\ncode_list! {"];
                for body in macros.iter().flat_map(|opening| text.split(opening).skip(1)) {
                    let head = body.lines().find(|line| !line.trim().is_empty() && !line.trim().starts_with("///"));
                    let id = head.and_then(|line| line.split('"').nth(1)).unwrap_or_default();
                    assert!(find(id).is_some(), "the vocabulary \"{id}\" is not in ALL");
                    declared += 1;
                }
            }
        }
        assert_eq!(declared, ALL.len());
    }

    #[test]
    fn codes_are_unique_within_a_list_and_are_codes() {
        for vocabulary in ALL {
            let mut seen = HashSet::new();
            for known in vocabulary.codes {
                assert!(seen.insert(known.code), "{} has {} twice", vocabulary.id, known.code);
                assert!(Code::new(known.code).is_ok(), "{} of {} is no code", known.code, vocabulary.id);
            }
        }
    }

    #[test]
    fn a_retired_code_leads_to_a_current_one() {
        for vocabulary in ALL {
            for known in vocabulary.codes {
                let Some(by) = known.replaced_by else { continue };
                let successor = vocabulary.find(by);
                assert!(successor.is_some(), "{} of {} leads nowhere", known.code, vocabulary.id);
                assert!(
                    successor.is_some_and(|known| known.replaced_by.is_none()),
                    "{} of {} leads to a retired code",
                    known.code,
                    vocabulary.id
                );
            }
        }
    }

    #[test]
    fn every_list_and_code_says_what_it_is() {
        for vocabulary in ALL {
            for words in [vocabulary.title, vocabulary.version, vocabulary.source, vocabulary.licence] {
                assert!(!words.trim().is_empty(), "{} has a gap", vocabulary.id);
            }
            assert!(!vocabulary.codes.is_empty(), "{} has no codes", vocabulary.id);
            for known in vocabulary.codes {
                assert!(!known.label.trim().is_empty(), "{} of {} has no label", known.code, vocabulary.id);
            }
        }
    }

    #[test]
    fn lists_of_government_are_under_its_licence() {
        let governments = ["gov.uk", "gov.scot", "gov.wales", "Department for Education"];
        for vocabulary in ALL {
            if governments.iter().any(|government| vocabulary.source.contains(government)) {
                assert_eq!(vocabulary.licence, "OGL-UK-3.0", "{}", vocabulary.id);
            }
        }
    }

    #[test]
    fn the_notice_names_every_list_of_others() {
        let notice = include_str!("../../../NOTICE");
        for vocabulary in ALL.iter().filter(|vocabulary| vocabulary.confidence != Confidence::Own) {
            assert!(notice.split_whitespace().any(|word| word == vocabulary.id), "{}", vocabulary.id);
        }
    }

    #[test]
    fn a_list_is_found_by_its_id() {
        assert_eq!(find("dfe-sen-type"), Some(&SEN_TYPE));
        assert_eq!(find("goal-achievement"), Some(&Achievement::VOCABULARY));
        assert_eq!(find("nobody-has-this"), None);
        let retired = SEN_TYPE.find("BESD").and_then(|known| known.replaced_by);
        assert_eq!(retired, Some("SEMH"));
    }
}
