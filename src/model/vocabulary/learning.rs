//! Phases of learning and standards of attainment.

use crate::base::code_list;

code_list! {
    /// Phases of learning a skill. A child may be in different phases of the same skill in different places.
    LEARNING_PHASE "learning-phase" "1978"
        from "Haring, Lovitt, Eaton and Hansen, The Fourth R, 1978, with maintenance as later lists have it"
        licence "common terms; no text copied"
        SecondHand
    {
        /// Begins to get it right.
        "acquisition" "Acquisition"
        /// Does it with ease.
        "fluency" "Fluency"
        /// Still does it after a time without practice.
        "maintenance" "Maintenance"
        /// Does it in other places, with other people or things.
        "generalisation" "Generalisation"
        /// Changes it to fit something new.
        "adaptation" "Application or adaptation"
    }
}

code_list! {
    /// The pre-key stage 1 standards in England. Reporting them ended with 2023.
    PRE_KEY_STAGE_1 "pre-key-stage-1" "2020"
        from "Pre-key stage 1 standards, Standards and Testing Agency, \
              https://www.gov.uk/government/publications/pre-key-stage-1-standards"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// The first and lowest of four standards; each subject is judged by itself.
        "PK1" "Pre-key stage 1, standard 1"
        /// The second of four standards; each subject is judged by itself.
        "PK2" "Pre-key stage 1, standard 2"
        /// The third of four standards; each subject is judged by itself.
        "PK3" "Pre-key stage 1, standard 3"
        /// The fourth and highest of four standards; each subject is judged by itself.
        "PK4" "Pre-key stage 1, standard 4"
    }
}

code_list! {
    /// The pre-key stage 2 standards in England.
    PRE_KEY_STAGE_2 "pre-key-stage-2" "2020"
        from "Pre-key stage 2 standards, Standards and Testing Agency, \
              https://www.gov.uk/government/publications/pre-key-stage-2-standards"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// The first and lowest of six standards; each subject is judged by itself.
        "PK1" "Pre-key stage 2, standard 1"
        /// The second of six standards; each subject is judged by itself.
        "PK2" "Pre-key stage 2, standard 2"
        /// The third of six standards; each subject is judged by itself.
        "PK3" "Pre-key stage 2, standard 3"
        /// The fourth of six standards; each subject is judged by itself.
        "PK4" "Pre-key stage 2, standard 4"
        /// The fifth of six standards; each subject is judged by itself.
        "PK5" "Pre-key stage 2, standard 5"
        /// The sixth and highest of six standards; each subject is judged by itself.
        "PK6" "Pre-key stage 2, standard 6"
    }
}
