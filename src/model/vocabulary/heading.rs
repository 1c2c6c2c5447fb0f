//! Headings of profiles that are in use elsewhere. The record's own are in [`Heading`](crate::Heading).

use crate::base::code_list;

code_list! {
    /// The three headings of a one-page profile.
    ONE_PAGE_PROFILE_HEADING "one-page-profile-heading" "1"
        from "One-page profile, a tool of person-centred planning that many publish and nobody issues in editions"
        licence "not stated; headings only"
        SecondHand
    {
        /// In the words of people who know the child.
        "like-and-admire" "What people like and admire about me"
        /// In the child's own view.
        "important-to-me" "What is important to me"
        /// What others should do, and leave.
        "support-me" "How best to support me"
    }
}

code_list! {
    /// The seven sections of the About Me standard. Who helped to write, and the date, belong to each statement of the
    /// record.
    ABOUT_ME_SECTION "about-me-section" "1.2"
        from "About Me standard, Professional Record Standards Body, April 2021, https://theprsb.org/standards/aboutme/"
        licence "not confirmed; headings only"
        SecondHand
    {
        /// The first thing that others should know.
        "most-important-to-me" "What is most important to me"
        /// Family, friends, others, and animals.
        "people-important-to-me" "People who are important to me"
        /// In health, in distress, when choosing, and in which language.
        "communication" "How I communicate and how to communicate with me"
        /// A usual day, a good day, and what tells that something is wrong.
        "my-wellness" "My wellness"
        /// What helps and what does not.
        "please-do-and-dont" "Please do and please don't"
        /// When help is wanted, and which.
        "how-and-when-to-support-me" "How and when to support me"
        /// Anything that has no other place.
        "also-worth-knowing" "Also worth knowing about me"
    }
}
