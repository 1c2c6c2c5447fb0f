//! `object!`: a closed JSON object. From one declaration come the struct, its constructor, its shape,
//! and its reading and writing.

use super::json::{Answer, Refused};
use super::shape::Member;

/// Declares a closed object: required members first, then those that may be absent.
macro_rules! object {
    (
        $(#[$($attribute:tt)*])*
        $name:ident $(asks $asks:ident)? {
            required { $( $(#[$($of_r:tt)*])* $r:ident $(as $rjson:literal)?: $rty:ty $([$($r_means:tt)*])?, )* }
            optional { $( $(#[$($of_o:tt)*])* $o:ident $(as $ojson:literal)?: $oty:ty $([$($o_means:tt)*])?, )* }
        }
    ) => {
        $(#[$($attribute)*])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $( $(#[$($of_r)*])* pub $r: $rty, )*
            $( $(#[$($of_o)*])* pub $o: $oty, )*
        }

        $crate::base::object::constructor!($name { $($r: $rty,)* } { $($o)* });
        $crate::base::object::members! {
            $name [] [$($asks)?] [$([$($attribute)*])*] {
                required { $( [$([$($of_r)*])*] $r $(as $rjson)?: $rty [$($($r_means)*)?], )* }
                optional { $( [$([$($of_o)*])*] $o $(as $ojson)?: $oty [$($($o_means)*)?], )* }
            }
        }
        $crate::base::transcript::serde_impls!($name);
        $crate::base::json_schema::json_schema_impl!($name);
    };
}
pub(crate) use object;

/// The shape of a closed object, and its reading and writing member by member. One kind of a union has a `kind`
/// besides.
macro_rules! members {
    (
        $name:ident [$($kind:literal)?] [$($asks:ident)?] [$([$($attribute:tt)*])*] {
            required { $( [$([$($of_r:tt)*])*] $r:ident $(as $rjson:literal)?: $rty:ty [$($r_means:tt)*], )* }
            optional { $( [$([$($of_o:tt)*])*] $o:ident $(as $ojson:literal)?: $oty:ty [$($o_means:tt)*], )* }
        }
    ) => {
        const _: () = {
            #[allow(non_upper_case_globals, non_camel_case_types, dead_code, clippy::wildcard_imports)]
            mod name {
                $( pub const $r: &str = $crate::base::shape::json_name!($r $($rjson)?); )*
                $( pub const $o: &str = $crate::base::shape::json_name!($o $($ojson)?); )*

                #[derive(Clone, Copy)]
                pub enum Field { $($r,)* $($o,)* kind }

                pub mod head {
                    pub const kind: u64 = $crate::base::json::head("kind");
                    $( pub const $r: u64 = $crate::base::json::head(super::$r); )*
                    $( pub const $o: u64 = $crate::base::json::head(super::$o); )*
                }
            }
            use name::{Field, head};

            // One bit of a u64 a member.
            const _: () = assert!((Field::kind as u32) < 64);

            #[allow(deprecated)]
            impl $crate::base::object::Declared for $name {
                const MEMBERS: &'static [$crate::base::shape::Member] = &[
                    $( $crate::base::object::member!(
                        name::$r, [$([$($of_r)*])*], true, $rty, [$($r_means)*]
                    ), )*
                    $( $crate::base::object::member!(
                        name::$o, [$([$($of_o)*])*], false, $oty, [$($o_means)*]
                    ), )*
                ];
            }

            #[allow(deprecated)]
            impl $crate::base::Wire for $name {
                const SHAPE: &'static $crate::base::shape::Shape =
                    &$crate::base::shape::Shape::Object($crate::base::shape::ObjectShape {
                        name: stringify!($name),
                        doc: &[$( $crate::base::shape::doc_line!($($attribute)*), )*],
                        kind: $crate::base::shape::maybe!($($kind)?),
                        asks: $crate::base::meaning::asks!($($asks)?),
                        members: <Self as $crate::base::object::Declared>::MEMBERS,
                    });

                fn blank() -> Self {
                    Self {
                        $( $r: $crate::base::Wire::blank(), )*
                        $( $o: $crate::base::Wire::blank(), )*
                    }
                }

                fn read(&mut self, json: &mut $crate::base::json::Json<'_>) -> $crate::base::json::Answer<()> {
                    use $crate::base::json::Refused;
                    const REQUIRED: u64 = 0 $( | 1 << (Field::$r as u32) )*;
                    let mut seen = 0_u64;
                    let mut more = json.enter(b'{', b'}')?;
                    while more {
                        let name = json.name();
                        let field = match name.head {
                            $( head::kind if json.is_named(name, "kind") => {
                                json.choice(|kind| (kind == $kind).then_some(()))?;
                                Field::kind
                            } )?
                            $( head::$r if json.is_named(name, name::$r) => {
                                $crate::base::Wire::read(&mut self.$r, json)?;
                                Field::$r
                            } )*
                            $( head::$o if json.is_named(name, name::$o) => {
                                $crate::base::Wire::read(&mut self.$o, json)?;
                                Field::$o
                            } )*
                            _ => return Err(Refused),
                        };
                        let bit = 1 << (field as u32);
                        if seen & bit != 0 {
                            return Err(Refused); // it stands twice
                        }
                        seen |= bit;
                        more = json.more(b'}')?;
                    }
                    $crate::base::object::all_seen(seen, REQUIRED)
                }

                #[allow(unused_mut)]
                fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    use serde::ser::SerializeMap as _;
                    let mut map = serializer.serialize_map(None)?;
                    $( map.serialize_entry("kind", $kind)?; )?
                    $( map.serialize_entry(name::$r, &$crate::base::wire::Written(&self.$r))?; )*
                    $( if !$crate::base::wire::Optional::is_absent(&self.$o) {
                        map.serialize_entry(name::$o, &$crate::base::wire::Written(&self.$o))?;
                    } )*
                    map.end()
                }
            }
        };
    };
}
pub(crate) use members;

macro_rules! member {
    ($name:expr, [$([$($attribute:tt)*])*], $required:literal, $ty:ty, [$($means:tt)*]) => {
        $crate::base::shape::Member {
            name: $name,
            doc: &[$( $crate::base::shape::doc_line!($($attribute)*), )*],
            required: $required,
            meaning: $crate::base::meaning::meaning!($($means)*),
            shape: <$ty as $crate::base::Wire>::SHAPE,
        }
    };
}
pub(crate) use member;

/// An object with its members in the order in which they are declared.
pub trait Declared {
    const MEMBERS: &'static [Member];
}

/// Whether all members were seen that are required, a bit each.
pub const fn all_seen(seen: u64, required: u64) -> Answer<()> {
    if seen & required == required { Ok(()) } else { Err(Refused) }
}

/// `new` over the required members; `Default` where there are none.
macro_rules! constructor {
    ($name:ident { } { $($o:ident)* }) => {
        #[allow(deprecated)]
        impl $name {
            /// With every member absent; set those that are known.
            #[must_use]
            pub fn new() -> Self {
                Self { $($o: Default::default(),)* }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }
    };
    ($name:ident { $($r:ident: $rty:ty,)+ } { $($o:ident)* }) => {
        #[allow(deprecated)]
        impl $name {
            /// With its required members; every other member is absent until it is set.
            #[must_use]
            pub fn new($($r: $rty),+) -> Self {
                Self { $($r,)+ $($o: Default::default(),)* }
            }
        }
    };
}
pub(crate) use constructor;
