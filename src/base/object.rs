//! `object!`: a closed JSON object. From one declaration come the struct, its constructor, its shape,
//! and its reading and writing.

use super::json::{Answer, Refused};
use super::shape::Member;

/// Declares a closed object: required members first, then those that may be absent.
///
/// Attributes of Rust's own, such as `#[deprecated]` and `#[doc(alias = "…")]`, may stand with the documentation of the
/// object and of its members; they are no part of the format. `#[cfg(…)]` is for a whole declaration, and stands before
/// the macro. It is deliberately not supported on one member, kind or code: what the format is would depend on the
/// build.
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

        $crate::base::object::constructor!($name { $($r: $rty,)* });
        $crate::base::object::members! {
            $name [] [$($asks)?] [$([$($attribute)*])*] {
                required { $( [$([$($of_r)*])*] $r $(as $rjson)?: $rty [$($($r_means)*)?], )* }
                optional { $( [$([$($of_o)*])*] $o $(as $ojson)?: $oty [$($($o_means)*)?], )* }
            }
        }
        #[allow(deprecated)]
        const _: () = {
            $crate::base::transcript::serde_impls!($name);
            $crate::base::json_schema::json_schema_impl!($name);
        };
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
                        doc: $crate::base::shape::docs!($([$($attribute)*])*),
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
            }

            #[allow(deprecated)]
            impl $crate::base::view::Viewed for $name {
                fn view(&self) -> $crate::base::view::JsonView<'_> {
                    $crate::base::view::JsonView::Object(self)
                }
            }

            #[allow(deprecated)]
            impl $crate::base::view::Members for $name {
                fn kind(&self) -> Option<&'static str> {
                    $crate::base::shape::maybe!($($kind)?)
                }

                fn declared(&self) -> &'static [$crate::base::shape::Member] {
                    <Self as $crate::base::object::Declared>::MEMBERS
                }

                #[allow(unused_variables)] // an object may have no members
                fn member(&self, index: usize) -> $crate::base::view::JsonView<'_> {
                    $( if index == Field::$r as usize {
                        return $crate::base::view::Viewed::view(&self.$r);
                    } )*
                    $( if index == Field::$o as usize && !$crate::base::wire::Optional::is_absent(&self.$o) {
                        return $crate::base::view::Viewed::view(&self.$o);
                    } )*
                    $crate::base::view::JsonView::Absent
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
            doc: $crate::base::shape::docs!($([$($attribute)*])*),
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
    ($name:ident { }) => {
        #[allow(deprecated)]
        impl $name {
            /// With every member absent; set those that are known.
            #[must_use]
            pub fn new() -> Self {
                <Self as $crate::base::Wire>::blank()
            }
        }

        #[allow(deprecated)]
        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }
    };
    ($name:ident { $($r:ident: $rty:ty,)+ }) => {
        #[allow(deprecated)]
        impl $name {
            /// With its required members; every other member is absent until it is set.
            #[must_use]
            pub fn new($($r: $rty),+) -> Self {
                let mut new = <Self as $crate::base::Wire>::blank();
                $( new.$r = $r; )+
                new
            }
        }
    };
}
pub(crate) use constructor;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    /// Declared as others are: what the macro makes of it may not warn where a host turned warnings into errors.
    #[deny(deprecated)]
    mod declared {
        crate::base::object! {
            /// A made-up thing.
            #[deprecated]
            #[doc(alias = "object")]
            /// It has two sides.
            Thing {
                required {
                    /// Whether it is there.
                    #[doc(alias = "present")]
                    there: bool,
                }
                optional {
                    /// Whether it was big.
                    #[deprecated]
                    #[doc(alias = "large")]
                    /// Nobody asks today.
                    big as "$big": Option<bool>,
                }
            }
        }

        crate::base::object! {
            /// A made-up thing that need not say anything.
            #[deprecated]
            Silent {
                required {}
                optional {
                    /// Whether it was loud.
                    #[deprecated]
                    loud: Option<bool>,
                }
            }
        }
    }

    #[allow(deprecated)]
    use declared::{Silent, Thing};

    use crate::base::Wire as _;
    use crate::base::json_schema::published;

    #[allow(deprecated)]
    #[test]
    fn attributes_of_rust_are_no_documentation() {
        let schema = &published(Thing::SHAPE)["Thing"];
        assert_eq!(schema["description"], "A made-up thing. It has two sides.");
        assert_eq!(schema["properties"]["there"]["description"], "Whether it is there.");
        assert_eq!(schema["properties"]["$big"]["description"], "Whether it was big. Nobody asks today.");
    }

    #[allow(deprecated)]
    #[test]
    fn members_with_attributes_are_read_and_written() {
        let mut thing = Thing::new(true);
        thing.big = Some(false);
        let text = serde_json::to_string(&thing).unwrap();
        assert_eq!(text, r#"{"there":true,"$big":false}"#);
        assert_eq!(serde_json::from_str::<Thing>(&text).unwrap(), thing);
        assert_eq!(serde_json::to_string(&Silent::default()).unwrap(), "{}");
    }
}
