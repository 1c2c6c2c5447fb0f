//! Sections of statutory plans.

use crate::base::code_list;

code_list! {
    /// The sections of an education, health and care plan in England.
    EHC_PLAN_SECTION "ehc-plan-section" "2014"
        from "Special Educational Needs and Disability Regulations 2014, regulation 12, \
              https://www.legislation.gov.uk/uksi/2014/1530/regulation/12"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// What the child and the parents, or the young person, think, care about and hope for. It has to say whose
        /// words they are.
        "A" "Views, interests and aspirations"
        /// The special educational needs.
        "B" "Special educational needs"
        /// Health needs that go with the special educational needs.
        "C" "Health needs"
        /// Social care needs that go with the special educational needs or a disability.
        "D" "Social care needs"
        /// What is to change for the child or young person.
        "E" "Outcomes"
        /// The special educational provision.
        "F" "Special educational provision"
        /// The health provision that the needs call for.
        "G" "Health provision"
        /// Social care for a child that section 2 of the Chronically Sick and Disabled Persons Act 1970 requires.
        "H1" "Social care provision under the 1970 Act"
        /// Any other social care that the needs call for.
        "H2" "Other social care provision"
        /// The school or other place, or its type.
        "I" "Placement"
        /// What a direct payment is to cover.
        "J" "Personal budget"
        /// The advice and information that were gathered for the plan.
        "K" "Advice and information"
    }
}

code_list! {
    /// Sections of an individual development plan in Wales, as far as they are known here; the plan has more.
    IDP_SECTION "idp-section" "2021"
        from "Additional Learning Needs Code for Wales 2021, annex A, Welsh Government, \
              https://www.gov.wales/additional-learning-needs-code"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// Who the plan is for and who keeps it.
        "1A" "Administrative information"
        /// Parents and others to turn to.
        "1B" "Contacts"
        /// The one-page profile.
        "1C" "About me"
        /// What makes learning hard, and how.
        "2A" "Description of additional learning needs"
        /// What is to change.
        "2B.1" "Intended outcome"
        /// What is to be done.
        "2B.2" "Additional learning provision"
        /// Whether it is to be done in Welsh.
        "2B.3" "Provision in Welsh"
        /// Who is to do it.
        "2B.4" "Provider"
        /// Since when.
        "2B.5" "Start date"
        /// When it is reviewed, or ends.
        "2B.6" "Review or end date"
        /// Why this provision; and where people differ, how.
        "2B.7" "Rationale"
    }
}
