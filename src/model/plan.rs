use super::entry::entry;
use super::{Coding, Party};
use crate::base::{Code, LayerId, Name, PartialDate, PlanId, Text, Uri, Version, object, vocabulary};

vocabulary! {
    /// What kind of plan. The names are not unique to one country or council.
    PlanKind "plan-kind" "1" {
        /// Individual support plan (England, proposed 2026; also a council's own).
        Isp "isp" "Individual support plan"
        /// Education, health and care plan (England).
        Ehcp "ehcp" "Education, health and care plan"
        /// Individual development plan (Wales).
        Idp "idp" "Individual development plan"
        /// Co-ordinated support plan (Scotland).
        Csp "csp" "Co-ordinated support plan"
        /// Statement of special educational needs (Northern Ireland; formerly England and Wales).
        Statement "statement" "Statement of special educational needs"
        /// A plan for health care at school.
        HealthCare "health-care-plan" "Health care plan"
        /// A child in need or looked-after child's plan.
        SocialCare "social-care-plan" "Social care plan"
        /// A plan for moving on.
        Transition "transition-plan" "Transition plan"
        /// A one-page profile.
        Profile "one-page-profile" "One-page profile"
    }
}

entry! {
    /// A plan that exists beside the record, and which edition of it.
    Plan {
        required {
            /// The id of the plan.
            id: PlanId,
            /// What kind of plan.
            plan_kind: PlanKind,
        }
        optional {
            /// What people call it.
            title: Option<Text>,
            /// Its edition.
            version: Option<Version>,
            /// Who keeps it.
            keeper: Option<Party>,
            /// The organisation that keeps it.
            organisation: Option<Name>,
            /// Since when it holds.
            start: Option<PartialDate>,
            /// Until when it holds.
            end: Option<PartialDate>,
            /// The edition whose place it took.
            replaces: Option<PlanId>,
            /// Where it is kept.
            uri: Option<Uri>,
        }
    }
}

object! {
    /// A place in a plan.
    PlanLink {
        required {
            /// The plan.
            plan: PlanId,
        }
        optional {
            /// The section, for example `E` or `F` of an education, health and care plan, or `2B.1` of an individual development plan.
            section: Option<Code>,
            /// The number or heading in the section.
            item: Option<Name>,
        }
    }
}

entry! {
    /// A layer or stage of support in which the child is for a time. A dated state; never a step that the child climbs.
    SupportLayer {
        required {
            /// The id of the entry.
            id: LayerId,
            /// The layer, as a code of its list.
            layer: Coding,
        }
        optional {
            /// Since when.
            start: Option<PartialDate>,
            /// Until when.
            end: Option<PartialDate>,
            /// Who decided it.
            decided_by: Option<Party>,
            /// In words.
            words: Option<Text>,
        }
    }
}
