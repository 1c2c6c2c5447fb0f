//! `object!`: a closed JSON object. From one declaration come the struct, its constructor, its shape,
//! and its reading and writing.

/// Declares a closed object: required members first, then those that may be absent.
macro_rules! object {
    (
        $(#[doc = $doc:literal])*
        $name:ident {
            required { $( $(#[doc = $rdoc:literal])* $r:ident $(as $rjson:literal)?: $rty:ty, )* }
            optional { $( $(#[doc = $odoc:literal])* $o:ident $(as $ojson:literal)?: $oty:ty, )* }
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $( $(#[doc = $rdoc])* pub $r: $rty, )*
            $( $(#[doc = $odoc])* pub $o: $oty, )*
        }

        $crate::base::object::constructor!($name { $($r: $rty,)* } { $($o)* });

        const _: () = {
            #[allow(non_upper_case_globals, non_camel_case_types, dead_code, clippy::wildcard_imports)]
            mod name {
                $( pub const $r: &str = $crate::base::shape::json_name!($r $($rjson)?); )*
                $( pub const $o: &str = $crate::base::shape::json_name!($o $($ojson)?); )*

                #[derive(Clone, Copy)]
                pub enum Field { $($r,)* $($o,)* }

                pub mod head {
                    $( pub const $r: u64 = $crate::base::json::head(super::$r); )*
                    $( pub const $o: u64 = $crate::base::json::head(super::$o); )*
                }
            }
            use name::{Field, head};

            // One bit of a u64 a member, and one for `kind`.
            const _: () = assert!([$(name::$r,)* $(name::$o,)* ""].len() < 64);

            impl $crate::base::Wire for $name {
                const SHAPE: &'static $crate::base::shape::Shape =
                    &$crate::base::shape::Shape::Object($crate::base::shape::ObjectShape {
                        name: stringify!($name),
                        doc: &[$($doc),*],
                        kind: None,
                        members: &[
                            $( $crate::base::object::member!(name::$r, [$($rdoc),*], true, $rty), )*
                            $( $crate::base::object::member!(name::$o, [$($odoc),*], false, $oty), )*
                        ],
                    });

                fn read(json: &mut $crate::base::json::Json<'_>) -> $crate::base::json::Answer<Self> {
                    use $crate::base::json::Refused;
                    let mut seen = 0_u64;
                    $( let mut $r: Option<$rty> = None; )*
                    $( let mut $o: $oty = Default::default(); )*
                    let mut more = json.enter(b'{', b'}')?;
                    while more {
                        let name = json.name()?;
                        let field = match name.head {
                            $( head::$r if name.is(name::$r) => {
                                $r = Some($crate::base::Wire::read(json)?);
                                Field::$r
                            } )*
                            $( head::$o if name.is(name::$o) => {
                                $o = $crate::base::Wire::read(json)?;
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
                    Ok(Self {
                        $( $r: $r.ok_or(Refused)?, )*
                        $( $o, )*
                    })
                }

                #[allow(unused_mut)]
                fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    use serde::ser::SerializeMap as _;
                    let mut map = serializer.serialize_map(None)?;
                    $( map.serialize_entry(name::$r, &$crate::base::wire::Written(&self.$r))?; )*
                    $( if !$crate::base::wire::Optional::is_absent(&self.$o) {
                        map.serialize_entry(name::$o, &$crate::base::wire::Written(&self.$o))?;
                    } )*
                    map.end()
                }

                fn show<L: $crate::base::visit::Look>(&self, look: &mut L, at: &$crate::base::Path<'_>) {
                    look.object(self, at);
                    $( $crate::base::Wire::show(&self.$r, look, &at.member(name::$r)); )*
                    $( $crate::base::Wire::show(&self.$o, look, &at.member(name::$o)); )*
                }

                fn prune(
                    &mut self,
                    pruner: &mut dyn $crate::base::prune::Prune,
                    _holder: &'static str,
                    at: &$crate::base::Path<'_>,
                ) -> $crate::base::prune::Fate {
                    use $crate::base::prune::{self, Fate};
                    const OWN: &str = stringify!($name);
                    let so_far = pruner.so_far();
                    let fate = pruner.object(self, at);
                    let stands = fate == Fate::Stands
                        $( && prune::required(&mut self.$r, pruner, OWN, &at.member(name::$r)) )*
                        $( && prune::optional(&mut self.$o, pruner, OWN, &at.member(name::$o)) )*;
                    if stands {
                        return Fate::Stands;
                    }
                    pruner.forget(so_far);
                    if fate == Fate::TakesHolder { fate } else { Fate::Falls }
                }
            }

            $crate::base::wire::serde_impls!($name);
            $crate::base::json_schema::json_schema_impl!($name);
        };
    };
}
pub(crate) use object;

macro_rules! member {
    ($name:expr, [$($doc:literal),*], $required:literal, $ty:ty) => {
        $crate::base::shape::Member {
            name: $name,
            doc: &[$($doc),*],
            required: $required,
            shape: <$ty as $crate::base::Wire>::SHAPE,
        }
    };
}
pub(crate) use member;

/// `new` over the required members; `Default` where there are none.
macro_rules! constructor {
    ($name:ident { } { $($o:ident)* }) => {
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
