//! `union!`: one object of several kinds, told apart by the member `kind`, wherever in the object it stands.
//!
//! The kind is looked up first; then the object is read as any other. Nothing is buffered (serde's `tag` loses speed,
//! error paths and numbers).

/// Declares a union: each kind with its members.
macro_rules! union {
    (
        $(#[$($attribute:tt)*])*
        $name:ident {
            $(
                $(#[$($of_kind:tt)*])*
                $kind:literal $variant:ident $payload:ident {
                    required { $( $(#[$($of_r:tt)*])* $r:ident: $rty:ty $([$($r_means:tt)*])?, )* }
                    optional { $( $(#[$($of_o:tt)*])* $o:ident: $oty:ty $([$($o_means:tt)*])?, )* }
                }
            )*
        }
    ) => {
        $(#[$($attribute)*])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(deprecated)]
        pub enum $name {
            $( $(#[$($of_kind)*])* $variant($payload), )*
        }

        $(
            $(#[$($of_kind)*])*
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub struct $payload {
                $( $(#[$($of_r)*])* pub $r: $rty, )*
                $( $(#[$($of_o)*])* pub $o: $oty, )*
            }

            $crate::base::object::constructor!($payload { $($r: $rty,)* });
            $crate::base::object::members! {
                $payload [$kind] [] [$([$($of_kind)*])*] {
                    required { $( [$([$($of_r)*])*] $r: $rty [$($($r_means)*)?], )* }
                    optional { $( [$([$($of_o)*])*] $o: $oty [$($($o_means)*)?], )* }
                }
            }

            #[allow(deprecated)]
            impl From<$payload> for $name {
                fn from(payload: $payload) -> Self {
                    Self::$variant(payload)
                }
            }
        )*

        #[allow(deprecated)]
        impl $crate::base::Wire for $name {
            const SHAPE: &'static $crate::base::shape::Shape =
                &$crate::base::shape::Shape::Union($crate::base::shape::UnionShape {
                    name: stringify!($name),
                    doc: $crate::base::shape::docs!($([$($attribute)*])*),
                    kinds: &[$( <$payload as $crate::base::Wire>::SHAPE.object(), )*],
                });

            fn blank() -> Self {
                $crate::base::union::first!($($variant)*)
            }

            fn read(&mut self, json: &mut $crate::base::json::Json<'_>) -> $crate::base::json::Answer<()> {
                fn blank_of_kind(kind: &str) -> Option<$name> {
                    Some(match kind {
                        $( $kind => $name::$variant($crate::base::Wire::blank()), )*
                        _ => return None,
                    })
                }
                *self = json.kind(blank_of_kind)?;
                match self {
                    $( Self::$variant(payload) => $crate::base::Wire::read(payload, json), )*
                }
            }
        }

        #[allow(deprecated)]
        impl $crate::base::view::Viewed for $name {
            fn view(&self) -> $crate::base::view::JsonView<'_> {
                match self {
                    $( Self::$variant(payload) => $crate::base::view::Viewed::view(payload), )*
                }
            }
        }

        #[allow(deprecated)]
        const _: () = {
            $crate::base::transcript::serde_impls!($name);
            $crate::base::json_schema::json_schema_impl!($name);
        };
    };
}
pub(crate) use union;

macro_rules! first {
    ($variant:ident $($other:ident)*) => {
        Self::$variant($crate::base::Wire::blank())
    };
}
pub(crate) use first;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    /// Declared as others are: what the macro makes of it may not warn where a host turned warnings into errors.
    #[deny(deprecated)]
    mod declared {
        crate::base::union! {
            /// One of two made-up things.
            #[deprecated]
            #[doc(alias = "either")]
            OneOfTwo {
                /// The one.
                #[deprecated]
                #[doc(alias = "former")]
                /// Nobody has it today.
                "one" One TheOne {
                    required {
                        /// Whether it was there.
                        #[deprecated]
                        there: bool,
                    }
                    optional {}
                }
                /// The other.
                "other" Other TheOther {
                    required {}
                    optional {}
                }
            }
        }
    }

    #[allow(deprecated)]
    use declared::{OneOfTwo, TheOne};

    use crate::base::Wire as _;
    use crate::base::json_schema::published;

    #[allow(deprecated)]
    #[test]
    fn attributes_of_rust_are_no_documentation() {
        let schemas = published(OneOfTwo::SHAPE);
        assert_eq!(schemas["OneOfTwo"]["description"], "One of two made-up things.");
        assert_eq!(schemas["TheOne"]["description"], "The one. Nobody has it today.");
        assert_eq!(schemas["TheOne"]["properties"]["there"]["description"], "Whether it was there.");
    }

    #[allow(deprecated)]
    #[test]
    fn kinds_with_attributes_are_read_and_written() {
        let one = OneOfTwo::from(TheOne::new(true));
        let text = serde_json::to_string(&one).unwrap();
        assert_eq!(text, r#"{"kind":"one","there":true}"#);
        assert_eq!(serde_json::from_str::<OneOfTwo>(&text).unwrap(), one);
    }
}
