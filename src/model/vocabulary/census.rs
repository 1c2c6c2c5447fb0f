//! Codes of the returns that English schools and councils make.

use crate::base::code_list;

code_list! {
    /// How a pupil is enrolled at the school that sends the file.
    ENROLMENT_STATUS "dfe-enrolment-status" "2026"
        from "Department for Education, Common Basic Data Set, May 2026, \
              https://www.gov.uk/government/publications/common-basic-data-set-cbds-database"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// Registered here and nowhere else.
        "C" "Single registration"
        /// Registered here and elsewhere; this is the main school.
        "M" "Main school of two"
        /// Registered here and elsewhere; the other is the main school.
        "S" "Subsidiary school of two"
        /// Taught at a further education college.
        "F" "Further education college"
        /// Taught by another provider.
        "O" "Other provider"
        /// Attends some lessons and is not registered here.
        "G" "Guest"
        /// Was registered here and has left.
        "P" "Previous"
    }
}

code_list! {
    /// Why an education, health and care plan ended, in the return of English councils.
    SEN2_CEASE_REASON "sen2-cease-reason" "2025"
        from "Department for Education, SEN2 person level survey 2025, item 4.6, \
              https://www.gov.uk/guidance/special-educational-needs-survey"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// The school year in which the young person turned 25 has ended.
        "1" "Reached the maximum age"
        /// Education or training goes on, without a plan.
        "2" "Needs met without a plan"
        /// Went on to university or other higher education.
        "3" "Higher education"
        /// Went on to a paid job; an apprenticeship does not count.
        "4" "Paid employment"
        /// Another English council keeps the plan now.
        "5" "Moved to another local authority"
        /// The young person does not want education or training any more.
        "6" "No longer wishes to take part in education or training"
        /// Lives outside England now.
        "7" "Moved outside England"
        /// The child's or young person's life ended.
        "8" "Died"
        /// For another reason.
        "9" "Other"
    }
}

code_list! {
    /// Where a child with a plan is, when it is not a registered school or college, in the return of English councils.
    SEN2_SETTING "sen2-setting" "2025"
        from "Department for Education, SEN2 person level survey 2025, items 4.7 and 5.7, \
              https://www.gov.uk/guidance/special-educational-needs-survey; letters from one transcription, meanings \
              as in published statistics"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// The council arranges education other than at school, under section 61 of the Children and Families Act 2014.
        "OLA" "Arranged by the local authority"
        /// The parents or young person have arranged it themselves, and not at home.
        "OPA" "Arranged by parents or the young person"
        /// The parents or young person have chosen education at home.
        "EHE" "Elective home education"
        /// A nursery or childminder that has no school number.
        "EYP" "Early years provider"
        /// For example, when the plan names a type of place and no place.
        "OTH" "Other"
        /// Aged 16 to 25.
        "NEET" "Not in education, employment or training"
        /// The council has given notice that the plan is to end.
        "NIEC" "Not in education or training, notice to end the plan given"
        /// For example, when moved into the area and waiting for a place.
        "NIEO" "Not in education or training, other"
    }
}
