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

            $crate::base::object::constructor!($payload { $($r: $rty,)* } { $($o)* });
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
                    doc: &[$( $crate::base::shape::doc_line!($($attribute)*), )*],
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

            fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $( Self::$variant(payload) => $crate::base::Wire::write(payload, serializer), )*
                }
            }
        }

        $crate::base::transcript::serde_impls!($name);
        $crate::base::json_schema::json_schema_impl!($name);
    };
}
pub(crate) use union;

macro_rules! first {
    ($variant:ident $($other:ident)*) => {
        Self::$variant($crate::base::Wire::blank())
    };
}
pub(crate) use first;
