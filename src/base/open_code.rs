//! `vocabulary!` and `code_list!`: open vocabularies as enums, and as lists of codes that stand beside a list's id.

/// Declares an open vocabulary as an enum: its known codes, and `Other` for every other. A retired code says which took
/// its place: `Old "old" "Old" [replaced "new"]`.
macro_rules! vocabulary {
    (
        $(#[$($attribute:tt)*])*
        $name:ident $id:literal $version:literal $(from $source:literal licence $licence:literal $confidence:ident)? {
            $( $(#[$($of_code:tt)*])* $variant:ident $code:literal $label:literal $([replaced $by:literal])? )*
        }
    ) => {
        $(#[$($attribute)*])*
        ///
        /// Open: a code that is not listed is kept in `Other`. `Debug` does not show such a code.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$($of_code)*])* $variant, )*
            /// A code that the vocabulary does not list.
            Other($crate::base::OtherCode),
        }

        #[allow(deprecated)]
        impl $name {
            /// The vocabulary with its known codes.
            pub const VOCABULARY: $crate::base::Vocabulary = $crate::base::open_code::list!(
                $id $version [$($crate::base::shape::doc_line!($($attribute)*)),*]
                $(from $source licence $licence $confidence)?
                { $( $code $label [$($crate::base::shape::doc_line!($($of_code)*)),*] $(replaced $by)? )* }
            );

            /// The code as it stands in JSON.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $code, )*
                    Self::Other(code) => code.as_str(),
                }
            }

            /// Whether the vocabulary lists the code.
            #[must_use]
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Other(_))
            }

            /// The plain label of a known code.
            #[must_use]
            pub fn label(&self) -> Option<&'static str> {
                Self::VOCABULARY.label_of(self.as_str())
            }

            /// The known code with this spelling, or `Other`.
            ///
            /// # Errors
            /// [`Invalid`](crate::Invalid) when the text is not a code.
            pub fn new(code: &str) -> Result<Self, $crate::base::Invalid> {
                Ok(match code {
                    $( $code => Self::$variant, )*
                    other => Self::Other($crate::base::OtherCode::new(other)?),
                })
            }
        }

        #[allow(deprecated)]
        impl $crate::base::Wire for $name {
            const SHAPE: &'static $crate::base::shape::Shape =
                &$crate::base::shape::Shape::Text($crate::base::shape::TextShape {
                    name: stringify!($name),
                    doc: $crate::base::shape::docs!(
                        $([$($attribute)*])*
                        + " Open: any other code may stand here.",
                        $( + concat!("- `", $code, "`: ", $label), )*
                    ),
                    min: 1,
                    max: $crate::base::Code::MAX_LENGTH,
                    pattern: "^[A-Za-z0-9][A-Za-z0-9._:/#-]*$",
                    format: None,
                    values: None,
                    list: Some(&Self::VOCABULARY),
                    examples: &[$($code),*],
                    asks: $crate::base::meaning::Asks::Nothing,
                    check: $crate::base::OtherCode::check,
                });

            fn blank() -> Self {
                Self::Other($crate::base::OtherCode::blank())
            }

            fn read(&mut self, json: &mut $crate::base::json::Json<'_>) -> $crate::base::json::Answer<()> {
                json.text_into(self)
            }
        }

        #[allow(deprecated)]
        impl $crate::base::json::TextTarget for $name {
            fn take(&mut self, text: &str) -> $crate::base::json::Answer<()> {
                *self = Self::new(text)?;
                Ok(())
            }
        }

        #[allow(deprecated)]
        impl $crate::base::view::Viewed for $name {
            fn view(&self) -> $crate::base::view::JsonView<'_> {
                $crate::base::view::JsonView::Text(self.as_str())
            }
        }

        #[allow(deprecated)]
        impl $crate::base::leaf::Leaf for $name {
            fn leaf(&self) -> Option<$crate::base::leaf::LeafRef<'_>> {
                use $crate::base::leaf::{CodeRef, LeafRef};
                match self {
                    Self::Other(code) => Some(LeafRef::Code(CodeRef::Unknown(&Self::VOCABULARY, code.as_str()))),
                    known if const { Self::VOCABULARY.has_retired() } => {
                        let known = Self::VOCABULARY.find(known.as_str())?;
                        known.replaced_by.map(|_| LeafRef::Code(CodeRef::Retired(&Self::VOCABULARY, known)))
                    }
                    _ => None,
                }
            }
        }

        #[allow(deprecated)]
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                Self::VOCABULARY.debug_code(stringify!($name), self.as_str(), f)
            }
        }

        #[allow(deprecated)]
        impl TryFrom<String> for $name {
            type Error = $crate::base::Invalid;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::new(&text)
            }
        }

        #[allow(deprecated)]
        const _: () = {
            $crate::base::token::text_conversions!($name);
            $crate::base::transcript::serde_impls!($name);
            $crate::base::json_schema::json_schema_impl!($name);
        };
    };
}
pub(crate) use vocabulary;

/// Declares a vocabulary of codes that stand in a [`Coding`](crate::model::Coding) beside the list's id. Codes
/// are retired as those of a vocabulary are.
macro_rules! code_list {
    (
        $(#[$($attribute:tt)*])*
        $name:ident $id:literal $version:literal $(from $source:literal licence $licence:literal $confidence:ident)? {
            $( $(#[$($of_code:tt)*])* $code:literal $label:literal $([replaced $by:literal])? )*
        }
    ) => {
        $(#[$($attribute)*])*
        pub const $name: $crate::base::Vocabulary = $crate::base::open_code::list!(
            $id $version [$($crate::base::shape::doc_line!($($attribute)*)),*]
            $(from $source licence $licence $confidence)?
            { $( $code $label [$($crate::base::shape::doc_line!($($of_code)*)),*] $(replaced $by)? )* }
        );
    };
}
pub(crate) use code_list;

macro_rules! list {
    ($id:literal $version:literal [$($doc:expr),*] { $($codes:tt)* }) => {
        $crate::base::open_code::list!(
            $id $version [$($doc),*]
            from "child-progress, this format's own list" licence "MIT OR Apache-2.0" Own { $($codes)* }
        )
    };
    (
        $id:literal $version:literal [$($doc:expr),*] from $source:literal licence $licence:literal $confidence:ident
        { $( $code:literal $label:literal [$($of_code:expr),*] $(replaced $by:literal)? )* }
    ) => {
        $crate::base::Vocabulary {
            id: $id,
            version: $version,
            title: concat!($($doc),*).trim_ascii(),
            source: $source,
            licence: $licence,
            confidence: $crate::base::Confidence::$confidence,
            codes: &[$(
                $crate::base::KnownCode {
                    code: $code,
                    label: $label,
                    definition: concat!($($of_code),*).trim_ascii(),
                    replaced_by: $crate::base::shape::maybe!($($by)?),
                },
            )*],
        }
    };
}
pub(crate) use list;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests {
    /// Declared as others are: what the macro makes of it may not warn where a host turned warnings into errors.
    #[deny(deprecated)]
    mod declared {
        crate::base::vocabulary! {
            /// How a made-up thing goes.
            #[deprecated]
            #[doc(alias = "course")]
            /// Nothing else goes like it.
            Way "way" "1" {
                /// As it went once.
                #[deprecated]
                #[doc(alias = "former")]
                /// Nobody says so today.
                Old "old" "Old" [replaced "new"]
                /// As it goes now.
                New "new" "New"
            }
        }

        crate::base::code_list! {
            /// Codes of a made-up list.
            #[doc(alias = "codes")]
            CODES "codes" "1" {
                /// As it was written once.
                #[doc(alias = "former")]
                "old" "Old" [replaced "new"]
                "new" "New"
            }
        }
    }

    #[allow(deprecated)]
    use declared::Way;

    use super::super::leaf::{CodeRef, Leaf as _, LeafRef};
    use crate::base::json_schema::published;
    use crate::base::{Vocabulary, Wire as _};

    #[allow(deprecated)]
    #[test]
    fn a_retired_code_is_listed_with_its_successor() {
        for list in [Way::VOCABULARY, declared::CODES] {
            let successors: Vec<_> = list.codes.iter().map(|known| (known.code, known.replaced_by)).collect();
            assert_eq!(successors, [("old", Some("new")), ("new", None)]);
            assert!(list.has_retired());
        }
        assert!(!Vocabulary { codes: &[], ..Way::VOCABULARY }.has_retired());
    }

    #[allow(deprecated)]
    #[test]
    fn a_retired_code_is_still_known_and_tells_that_it_is_retired() {
        let old = Way::new("old").unwrap();
        assert_eq!((&old, old.is_known(), old.label()), (&Way::Old, true, Some("Old")));
        let Some(LeafRef::Code(CodeRef::Retired(list, code))) = old.leaf() else { panic!("nothing is said of it") };
        assert_eq!((list.id, code.code, code.replaced_by), ("way", "old", Some("new")));
        assert!(Way::New.leaf().is_none(), "of a current code there is nothing to say");
        let host = Way::new("host:sideways").unwrap();
        assert!(matches!(host.leaf(), Some(LeafRef::Code(CodeRef::Unknown(_, "host:sideways")))));
    }

    #[allow(deprecated)]
    #[test]
    fn attributes_of_rust_are_no_documentation() {
        let list = Way::VOCABULARY;
        assert_eq!(list.title, "How a made-up thing goes. Nothing else goes like it.");
        assert_eq!(list.codes[0].definition, "As it went once. Nobody says so today.");
        assert_eq!(
            (declared::CODES.title, declared::CODES.codes[0].definition),
            ("Codes of a made-up list.", "As it was written once.")
        );
        assert_eq!(
            published(Way::SHAPE)["Way"]["description"],
            "How a made-up thing goes. Nothing else goes like it. Open: any other code may stand here.\n\
             - `old`: Old\n- `new`: New"
        );
    }
}
