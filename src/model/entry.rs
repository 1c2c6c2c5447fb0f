//! What every entry of a record carries.

use super::{Amendment, Audience, Recorded, Sensitivity};
use crate::base::Wire;

/// What the entries of all kinds have in common.
pub trait Entry: Wire + Clone {
    fn id(&self) -> &str;

    fn audience(&self) -> &[Audience];

    fn sensitive(&self) -> &[Sensitivity];

    fn recorded(&self) -> Option<&Recorded>;
}

impl Entry for Amendment {
    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn audience(&self) -> &[Audience] {
        &self.audience
    }

    fn sensitive(&self) -> &[Sensitivity] {
        &[]
    }

    fn recorded(&self) -> Option<&Recorded> {
        None
    }
}

/// An object that stands in one of the record's lists: it has an id (declared by the object itself), says
/// who it is for, when and by whom it was written down, and may carry extensions.
macro_rules! entry {
    (
        $(#[doc = $doc:literal])*
        $name:ident {
            required { $($required:tt)* }
            optional { $($optional:tt)* }
        }
    ) => {
        $crate::base::object! {
            $(#[doc = $doc])*
            $name {
                required { $($required)* }
                optional {
                    $($optional)*
                    /// Who this entry is for: a set of labels without an order. Absent: not labelled, and whoever shares the record decides what that means.
                    audience: $crate::base::List<$crate::model::Audience>,
                    /// What makes the entry sensitive. Intimate care and restraint are for named staff and the family unless `audience` says otherwise.
                    sensitive: $crate::base::List<$crate::model::Sensitivity>,
                    /// When and by whom the entry was written down, where that differs from when and by whom it was seen or said.
                    recorded: Option<Box<$crate::model::Recorded>>,
                    /// What a host adds that the format has no member for.
                    extensions: $crate::base::Extensions,
                }
            }
        }

        impl $crate::model::Entry for $name {
            fn id(&self) -> &str {
                self.id.as_str()
            }

            fn audience(&self) -> &[$crate::model::Audience] {
                &self.audience
            }

            fn sensitive(&self) -> &[$crate::model::Sensitivity] {
                &self.sensitive
            }

            fn recorded(&self) -> Option<&$crate::model::Recorded> {
                self.recorded.as_deref()
            }
        }
    };
}
pub(crate) use entry;
