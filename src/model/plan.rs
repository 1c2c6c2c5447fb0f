use super::Text;
use super::declare::{entry, object, vocabulary};
use super::{Coding, Party};
use crate::base::{Code, LayerId, Name, PartialDate, PlanId, Uri, Version};

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
            id: PlanId [own],
            /// What kind of plan.
            plan_kind: PlanKind,
        }
        optional {
            /// What people call it.
            title: Option<Text> [words],
            /// Its edition.
            version: Option<Version>,
            /// Who keeps it.
            keeper: Option<Party> [takes_part],
            /// The organisation that keeps it.
            organisation: Option<Name> [words],
            /// Since when it holds.
            start: Option<PartialDate> [begins],
            /// Until when it holds.
            end: Option<PartialDate> [ends],
            /// The edition whose place it took.
            replaces: Option<PlanId> [bears_on],
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
            plan: PlanId [bears_on],
        }
        optional {
            /// The section, for example `E` or `F` of an education, health and care plan, or `2B.1` of an individual
            /// development plan.
            section: Option<Code> [local],
            /// The number or heading in the section.
            item: Option<Name> [words],
        }
    }
}

entry! {
    /// A layer or stage of support in which the child is for a time. A dated state; never a step that the child climbs.
    SupportLayer {
        required {
            /// The id of the entry.
            id: LayerId [own],
            /// The layer, as a code of its list.
            layer: Coding,
        }
        optional {
            /// Since when.
            start: Option<PartialDate> [begins],
            /// Until when.
            end: Option<PartialDate> [ends],
            /// Who decided it.
            decided_by: Option<Party> [takes_part],
            /// In words.
            words: Option<Text> [words],
        }
    }
}
