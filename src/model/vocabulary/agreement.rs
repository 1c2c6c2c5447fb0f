//! Whether somebody agrees. The record's own list, with more to say, is [`Stance`](crate::Stance).

use crate::base::code_list;

code_list! {
    /// Whether one person supports a goal, as FHIR has it.
    GOAL_ACCEPTANCE "goal-acceptance" "4.0.1"
        from "HL7 FHIR R4, https://hl7.org/fhir/R4/valueset-goal-acceptance-status.html"
        licence "CC0-1.0"
        Seen
    {
        /// Is for it.
        "agree" "Agree"
        /// Is against it.
        "disagree" "Disagree"
        /// Has not decided.
        "pending" "Pending"
    }
}
