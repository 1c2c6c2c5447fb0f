use super::declare::object;
use crate::base::{Code, Name, Version};

object! {
    /// A code together with the list that it is from, as in FHIR's `Coding`. A bare code is ambiguous: `DS` and `OTH`
    /// mean different things in different lists.
    Coding {
        required {
            /// The code.
            code: Code [local],
        }
        optional {
            /// The id of the vocabulary, or the address of a list of the host's own.
            system: Option<Code> [local],
            /// The edition of the list.
            version: Option<Version>,
            /// A label for people, where the host has a better one than the list.
            display: Option<Name> [words],
        }
    }
}

impl Coding {
    /// A code of this list.
    ///
    /// ```
    /// use child_progress::{Coding, vocabulary};
    ///
    /// let area = Coding::of(vocabulary::WELLBEING_INDICATOR.id.try_into()?, "included".try_into()?);
    /// # let _ = area;
    /// # Ok::<(), child_progress::Invalid>(())
    /// ```
    #[must_use]
    pub fn of(system: Code, code: Code) -> Self {
        Self { system: Some(system), ..Self::new(code) }
    }
}
