//! `union!`: one object of several kinds, told apart by the member `kind`, wherever in the object it stands.
//!
//! The kind is looked up first; then the object is read as any other. Nothing is buffered (serde's `tag` loses speed,
//! error paths and numbers).

/// Declares a union: each kind with its members.
macro_rules! union {
    (
        $(#[doc = $doc:literal])*
        $name:ident {
            $(
                $(#[doc = $kdoc:literal])*
                $kind:literal $variant:ident $payload:ident {
                    required { $( $(#[doc = $rdoc:literal])* $r:ident: $rty:ty, )* }
                    optional { $( $(#[doc = $odoc:literal])* $o:ident: $oty:ty, )* }
                }
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[doc = $kdoc])* $variant($payload), )*
        }

        $(
            $(#[doc = $kdoc])*
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub struct $payload {
                $( $(#[doc = $rdoc])* pub $r: $rty, )*
                $( $(#[doc = $odoc])* pub $o: $oty, )*
            }

            $crate::base::object::constructor!($payload { $($r: $rty,)* } { $($o)* });
            $crate::base::object::members! {
                $payload [$kind] [$($kdoc),*] {
                    required { $( [$($rdoc),*] $r: $rty, )* }
                    optional { $( [$($odoc),*] $o: $oty, )* }
                }
            }

            impl From<$payload> for $name {
                fn from(payload: $payload) -> Self {
                    Self::$variant(payload)
                }
            }
        )*

        impl $crate::base::Wire for $name {
            const SHAPE: &'static $crate::base::shape::Shape =
                &$crate::base::shape::Shape::Union($crate::base::shape::UnionShape {
                    name: stringify!($name),
                    doc: &[$($doc),*],
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

            fn show<L: $crate::base::visit::Look>(&self, look: &mut L, at: &$crate::base::Path<'_>) {
                look.object(self, at);
                match self {
                    $( Self::$variant(payload) => $crate::base::Wire::show(payload, look, at), )*
                }
            }

            fn prune(
                &mut self,
                pruner: &mut dyn $crate::base::prune::Prune,
                holder: &'static str,
                at: &$crate::base::Path<'_>,
            ) -> $crate::base::prune::Fate {
                match pruner.object(self, at) {
                    $crate::base::prune::Fate::Stands => match self {
                        $( Self::$variant(payload) => $crate::base::Wire::prune(payload, pruner, holder, at), )*
                    },
                    fate => fate,
                }
            }
        }

        $crate::base::wire::serde_impls!($name);
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
