use super::Audience;
use super::declare::object;
use crate::base::AtLeastOne;

object! {
    /// That a record was made for an audience: what is not for it is left out, and that it is not there means nothing.
    Excerpt {
        required {
            /// The labels of those for whom it was made.
            audience: AtLeastOne<Audience>,
        }
        optional {
            /// Whether several read it together, so that it holds only what is for each of them. Else it is what is
            /// for any: for somebody with several of the labels, or of several copies put together.
            together: Option<bool>,
        }
    }
}
