//! `union!`: one object of several kinds, told apart by the member `kind`, wherever in the object it stands.
//!
//! All members of all kinds are read into slots of their own type, and when the object ends the kind takes
//! those it has; what is left over is refused. Nothing is buffered (serde's `tag` loses speed, error paths and
//! numbers), and a name that two kinds use for different types does not compile.

/// Declares a union: each kind with its members, then every member once with the type it is read as.
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
        members { $( $m:ident: $mty:ty, )* }
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

            impl From<$payload> for $name {
                fn from(payload: $payload) -> Self {
                    Self::$variant(payload)
                }
            }
        )*

        const _: () = {
            #[allow(non_upper_case_globals, non_camel_case_types, dead_code)]
            mod name {
                $( pub const $m: &str = $crate::base::shape::json_name!($m); )*

                #[derive(Clone, Copy)]
                pub enum Field { kind, $($m,)* }

                #[derive(Clone, Copy)]
                pub enum Kind { $($variant,)* }

                pub mod head {
                    pub const kind: u64 = $crate::base::json::head("kind");
                    $( pub const $m: u64 = $crate::base::json::head(super::$m); )*
                }
            }
            use name::{Field, Kind, head};

            // One bit of a u64 a member, and one for `kind`.
            const _: () = assert!([$(name::$m,)* ""].len() < 64);

            impl $crate::base::Wire for $name {
                const SHAPE: &'static $crate::base::shape::Shape =
                    &$crate::base::shape::Shape::Union($crate::base::shape::UnionShape {
                        name: stringify!($name),
                        doc: &[$($doc),*],
                        kinds: &[$(
                            $crate::base::shape::ObjectShape {
                                name: stringify!($payload),
                                doc: &[$($kdoc),*],
                                kind: Some($kind),
                                members: &[
                                    $( $crate::base::object::member!(name::$r, [$($rdoc),*], true, $rty), )*
                                    $( $crate::base::object::member!(name::$o, [$($odoc),*], false, $oty), )*
                                ],
                            },
                        )*],
                    });

                fn read(json: &mut $crate::base::json::Json<'_>) -> $crate::base::json::Answer<Self> {
                    use $crate::base::json::Refused;
                    fn kind_of(text: &str) -> Option<Kind> {
                        Some(match text {
                            $( $kind => Kind::$variant, )*
                            _ => return None,
                        })
                    }
                    let mut seen = 0_u64;
                    let mut kind = None;
                    $( let mut $m: Option<$mty> = None; )*
                    let mut more = json.enter(b'{', b'}')?;
                    while more {
                        let name = json.name()?;
                        let field = match name.head {
                            head::kind if name.is("kind") => {
                                kind = Some(json.choice(kind_of)?);
                                Field::kind
                            }
                            $( head::$m if name.is(name::$m) => {
                                $m = Some($crate::base::Wire::read(json)?);
                                Field::$m
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
                    let value = match kind.ok_or(Refused)? {
                        $( Kind::$variant => Self::$variant($payload {
                            $( $r: $r.take().ok_or(Refused)?, )*
                            $( $o: $crate::base::wire::Optional::from_slot($o.take()), )*
                        }), )*
                    };
                    if false $( || $m.is_some() )* {
                        return Err(Refused); // a member of another kind
                    }
                    Ok(value)
                }

                fn write<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    use serde::ser::SerializeMap as _;
                    let mut map = serializer.serialize_map(None)?;
                    match self {
                        $( #[allow(unused_variables)] Self::$variant(payload) => {
                            map.serialize_entry("kind", $kind)?;
                            $( map.serialize_entry(name::$r, &$crate::base::wire::Written(&payload.$r))?; )*
                            $( if !$crate::base::wire::Optional::is_absent(&payload.$o) {
                                map.serialize_entry(name::$o, &$crate::base::wire::Written(&payload.$o))?;
                            } )*
                        } )*
                    }
                    map.end()
                }

                fn show<L: $crate::base::visit::Look>(&self, look: &mut L, at: &$crate::base::Path<'_>) {
                    look.object(self, at);
                    match self {
                        $( #[allow(unused_variables)] Self::$variant(payload) => {
                            $( $crate::base::Wire::show(&payload.$r, look, &at.member(name::$r)); )*
                            $( $crate::base::Wire::show(&payload.$o, look, &at.member(name::$o)); )*
                        } )*
                    }
                }

                fn prune(
                    &mut self,
                    pruner: &mut dyn $crate::base::prune::Prune,
                    _holder: &'static str,
                    at: &$crate::base::Path<'_>,
                ) -> $crate::base::prune::Fate {
                    use $crate::base::prune::{self, Fate};
                    let so_far = pruner.so_far();
                    let fate = pruner.object(self, at);
                    let stands = fate == Fate::Stands && match self {
                        $( #[allow(unused_variables)] Self::$variant(payload) => {
                            const OWN: &str = stringify!($payload);
                            true
                                $( && prune::required(&mut payload.$r, pruner, OWN, &at.member(name::$r)) )*
                                $( && prune::optional(&mut payload.$o, pruner, OWN, &at.member(name::$o)) )*
                        } )*
                    };
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
pub(crate) use union;
