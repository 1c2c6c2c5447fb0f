//! Kinds of need. None of them is a diagnosis, and a record may name none.
//!
//! The five areas of development proposed for England in 2026 are not here: their names are not settled.
//! Cognition and learning has no counterpart among them, so a map between the two lists would have gaps.

use crate::base::code_list;

code_list! {
    /// The four broad areas of need of the SEND Code of Practice.
    AREA_OF_NEED "area-of-need" "2015"
        from "SEND Code of Practice 2015, Department for Education and Department of Health, \
              https://www.gov.uk/government/publications/send-code-of-practice-0-to-25"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// Speaking, understanding, and getting on with others.
        "communication-and-interaction" "Communication and interaction"
        /// Learning at another pace, or in another way.
        "cognition-and-learning" "Cognition and learning"
        /// Feelings, relationships and mental health.
        "social-emotional-and-mental-health" "Social, emotional and mental health"
        /// Sight, hearing, other senses, and the body.
        "sensory-and-physical" "Sensory and/or physical needs"
    }
}

code_list! {
    /// The type of special educational need in the English school census. `NSA` is not among the types of the SEN2
    /// return.
    SEN_TYPE "dfe-sen-type" "2026"
        from "Department for Education, Common Basic Data Set, May 2026, \
              https://www.gov.uk/government/publications/common-basic-data-set-cbds-database"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// One kind of learning is hard, for example reading, spelling or number.
        "SPLD" "Specific learning difficulty"
        /// Most learning takes longer.
        "MLD" "Moderate learning difficulty"
        /// Learning needs much support in every subject.
        "SLD" "Severe learning difficulty"
        /// Very complex learning needs together with other needs, such as physical or sensory ones.
        "PMLD" "Profound and multiple learning difficulty"
        /// Feelings, relationships or mental health stand in the way of learning.
        "SEMH" "Social, emotional and mental health"
        /// Talking, understanding or using language is hard.
        "SLCN" "Speech, language and communication needs"
        /// Deaf, or hearing less.
        "HI" "Hearing impairment"
        /// Blind, or seeing less.
        "VI" "Vision impairment"
        /// Both sight and hearing are affected.
        "MSI" "Multi-sensory impairment"
        /// The body or its movement needs support.
        "PD" "Physical disability"
        /// Autism.
        "ASD" "Autistic spectrum disorder"
        /// A newer code; older files do not have it.
        "DS" "Down syndrome"
        /// Anything that no other code fits.
        "OTH" "Other difficulty or disability"
        /// On SEN support, and no specialist has yet said what type; it goes with provision `K` only.
        "NSA" "SEN support, type of need not yet assessed by a specialist"
        /// Retired in 2014; old files have it.
        "BESD" "Behaviour, emotional and social difficulty" [replaced "SEMH"]
    }
}
