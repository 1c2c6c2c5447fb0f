use super::Text;
use super::declare::{entry, vocabulary};
use super::{Party, Voice};
use crate::base::{PartialDate, StatementId};

vocabulary! {
    /// Under which heading a profile statement stands.
    Heading "profile-heading" "1" {
        /// What people like and admire about the child.
        LikedAndAdmired "liked-and-admired" "What people like and admire about me"
        /// What the child is good at.
        Strength "strength" "My strengths"
        /// What matters to the child, in the child's own view.
        ImportantTo "important-to" "Important to me"
        /// What matters for the child, in the view of others. Never merged with what is important to the child.
        ImportantFor "important-for" "Important for me"
        /// People who matter to the child.
        People "people" "People who are important to me"
        /// How best to support the child, and when.
        Support "support" "How best to support me"
        /// Please do.
        PleaseDo "please-do" "Please do"
        /// Please don't.
        PleaseDont "please-dont" "Please don't"
        /// What the child hopes for.
        Aspiration "aspiration" "My hopes"
        /// What is working.
        Working "working" "What is working"
        /// What is not working.
        NotWorking "not-working" "What is not working"
        /// How the child is, and what keeps them well.
        Wellness "wellness" "My wellness"
        /// Anything else worth knowing.
        AlsoWorthKnowing "also-worth-knowing" "Also worth knowing about me"
    }
}

entry! {
    /// One dated, attributed statement about the child: what they like, what matters, how to support them, what they
    /// hope for.
    ProfileStatement {
        required {
            /// The id of the statement.
            id: StatementId [own],
            /// The heading under which it stands.
            heading: Heading,
            /// The statement.
            text: Text [words],
        }
        optional {
            /// Whose statement it is.
            by: Option<Party> [speaker],
            /// How it was obtained.
            voice: Option<Box<Voice>>,
            /// The day it was made.
            on: Option<PartialDate> [said],
            /// Until when it is thought to hold, or when it stopped holding.
            until: Option<PartialDate> [ends],
        }
    }
}
