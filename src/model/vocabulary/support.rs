//! How much support a child is given: in the census, and in the proposals of 2026.

use crate::base::code_list;

code_list! {
    /// The special educational provision of a pupil in the English school census.
    SEN_PROVISION "dfe-sen-provision" "2026"
        from "Department for Education, Common Basic Data Set, May 2026, code set CS096, \
              https://www.gov.uk/government/publications/common-basic-data-set-cbds-database"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// None has been identified.
        "N" "No special educational needs"
        /// Help from the school's own means, without a statutory plan.
        "K" "SEN support"
        /// There is a statutory plan.
        "E" "Education, health and care plan"
        /// Retired with the reform of 2014; old files have it.
        "A" "School Action or Early Years Action" [replaced "K"]
        /// Retired with the reform of 2014; old files have it.
        "P" "School Action Plus or Early Years Action Plus" [replaced "K"]
        /// Retired with the reform of 2014; old files have it.
        "S" "Statement of special educational needs" [replaced "E"]
    }
}

code_list! {
    /// The layers of support proposed for England. They are not steps: a child can enter, leave or skip any of them.
    SUPPORT_LAYER "support-layer" "2026"
        from "SEND reform: putting children and young people first, Department for Education, consultation of February \
              2026, https://www.gov.uk/government/consultations/send-reform-putting-children-and-young-people-first"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// What every child is offered.
        "universal" "Universal"
        /// Support for children whose needs have been identified.
        "targeted" "Targeted"
        /// Targeted support with the help of specialists.
        "targeted-plus" "Targeted Plus"
        /// Support for the most complex needs.
        "specialist" "Specialist"
    }
}

code_list! {
    /// The five principles of the proposed reform in England.
    REFORM_PRINCIPLE "reform-principle" "2025"
        from "Department for Education, announced in November 2025 and taken up in Every child achieving and thriving, \
              February 2026, https://www.gov.uk/government/publications/every-child-achieving-and-thriving"
        licence "OGL-UK-3.0"
        SecondHand
    {
        /// Help comes as soon as it is needed.
        "early" "Early"
        /// Children can learn near home.
        "local" "Local"
        /// Every setting has what it needs, and decisions are clear.
        "fair" "Fair"
        /// Help rests on evidence and looks to the long term.
        "effective" "Effective"
        /// Education, health and care work as partners with families and with each other.
        "shared" "Shared"
    }
}
