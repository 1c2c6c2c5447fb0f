//! `object!`, `entry!` and `union!`: what a record is made of. To the shape of an object (`base`) a declaration here
//! adds the names of its members and the ways to go over it and to take parts out of it; and it holds each member to
//! say what it means.

/// An object: required members first, then those that may be absent. What each means stands behind its type.
macro_rules! object {
    (
        $(#[$($attribute:tt)*])*
        $name:ident $(asks $asks:ident)? {
            required { $( $(#[$($of_r:tt)*])* $r:ident $(as $rjson:literal)?: $rty:ty $([$($r_means:tt)*])?, )* }
            optional { $( $(#[$($of_o:tt)*])* $o:ident $(as $ojson:literal)?: $oty:ty $([$($o_means:tt)*])?, )* }
        }
    ) => {
        $crate::base::object! {
            $(#[$($attribute)*])*
            $name $(asks $asks)? {
                required { $( $(#[$($of_r)*])* $r $(as $rjson)?: $rty $([$($r_means)*])?, )* }
                optional { $( $(#[$($of_o)*])* $o $(as $ojson)?: $oty $([$($o_means)*])?, )* }
            }
        }
        $crate::model::declare::ways! { $name { $($r $(as $rjson)?,)* } { $($o $(as $ojson)?,)* } }
    };
}
pub(crate) use object;

/// The names of an object's members, the way through them, and the way to take parts out.
macro_rules! ways {
    ($name:ident { $($r:ident $(as $rjson:literal)?,)* } { $($o:ident $(as $ojson:literal)?,)* }) => {
        pastey::paste! {
            /// The names of the members in JSON, for pointers.
            #[allow(deprecated)]
            impl $name {
                $(
                    #[doc = "The name of `" $r "` in JSON."]
                    pub const [<$r:upper>]: &'static str = $crate::base::shape::json_name!($r $($rjson)?);
                )*
                $(
                    #[doc = "The name of `" $o "` in JSON."]
                    pub const [<$o:upper>]: &'static str = $crate::base::shape::json_name!($o $($ojson)?);
                )*
            }
        }

        #[allow(deprecated, clippy::indexing_slicing)] // what is indexed is a constant, by a constant
        const _: () = {
            use $crate::base::Path;
            use $crate::base::object::Declared;
            use $crate::model::prune::{self, Fate, Prune, Pruned};
            use $crate::model::reference::{ObjectMut, ObjectRef};
            use $crate::model::visit::{Visit, Visitor};

            #[allow(non_camel_case_types)]
            enum At { $($r,)* $($o,)* }

            const _: () = $crate::model::declare::all_mean_something(<$name as Declared>::MEMBERS);

            impl Visit for $name {
                fn visit<'r>(&'r self, visitor: &mut dyn Visitor<'r>, at: &Path<'_>) {
                    if !visitor.object(ObjectRef::$name(self), at) {
                        return;
                    }
                    $( self.$r.visit(visitor, &at.declared(&Self::MEMBERS[At::$r as usize])); )*
                    $( if !$crate::base::wire::Optional::is_absent(&self.$o) {
                        self.$o.visit(visitor, &at.declared(&Self::MEMBERS[At::$o as usize]));
                    } )*
                }
            }

            impl Pruned for $name {
                fn prune(&mut self, pruner: &mut dyn Prune, at: &Path<'_>) -> Fate {
                    let so_far = pruner.so_far();
                    let fate = pruner.object(ObjectMut::$name(self), at);
                    let stands = fate == Fate::Stands
                        $( && prune::required(&mut self.$r, pruner, &at.declared(&Self::MEMBERS[At::$r as usize])) )*
                        $( && prune::optional(&mut self.$o, pruner, &at.declared(&Self::MEMBERS[At::$o as usize])) )*;
                    prune::fate_of_object(stands, fate, so_far, pruner)
                }
            }
        };
    };
}
pub(crate) use ways;

/// That each member says what its type leaves open. Evaluated by the compiler only.
#[allow(dead_code)] // Rust 1.85 does not see what only a constant without a name uses
pub const fn all_mean_something(mut members: &[crate::base::shape::Member]) {
    while let [member, rest @ ..] = members {
        member.meaning.of_type(member.shape.asks());
        members = rest;
    }
}

/// An object that stands in one of the record's lists: it has an id (declared by the object itself), says
/// who it is for, when and by whom it was written down, and may carry extensions.
macro_rules! entry {
    (
        $(#[$($attribute:tt)*])*
        $name:ident {
            required { $($required:tt)* }
            optional { $($optional:tt)* }
        }
    ) => {
        $crate::model::declare::object! {
            $(#[$($attribute)*])*
            $name {
                required { $($required)* }
                optional {
                    $($optional)*
                    /// Who this entry is for: a set of labels without an order. Absent: not labelled, and whoever
                    /// shares the record decides what that means.
                    audience: $crate::base::List<$crate::model::Audience>,
                    /// What makes the entry sensitive. Intimate care and restraint are for named staff and the family
                    /// unless `audience` says otherwise.
                    sensitive: $crate::base::List<$crate::model::Sensitivity>,
                    /// When and by whom the entry was written down, where that differs from when and by whom it was
                    /// seen or said.
                    recorded: Option<Box<$crate::model::Recorded>>,
                    /// For whom that was on which the entry depended and which is not there any more. Software writes
                    /// it.
                    inherits: $crate::base::List<$crate::model::Inherited>,
                    /// What a host adds that the format has no member for.
                    extensions: $crate::base::Extensions,
                }
            }
        }

        #[allow(deprecated)]
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

            fn inherits(&self) -> &[$crate::model::Inherited] {
                &self.inherits
            }

            fn inherits_mut(&mut self) -> &mut $crate::base::List<$crate::model::Inherited> {
                &mut self.inherits
            }

            fn object(&self) -> $crate::model::reference::ObjectRef<'_> {
                $crate::model::reference::ObjectRef::$name(self)
            }
        }
    };
}
pub(crate) use entry;

/// One object of several kinds.
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
        $crate::base::union! {
            $(#[$($attribute)*])*
            $name {
                $(
                    $(#[$($of_kind)*])*
                    $kind $variant $payload {
                        required { $( $(#[$($of_r)*])* $r: $rty $([$($r_means)*])?, )* }
                        optional { $( $(#[$($of_o)*])* $o: $oty $([$($o_means)*])?, )* }
                    }
                )*
            }
        }
        $( $crate::model::declare::ways! { $payload { $($r,)* } { $($o,)* } } )*

        #[allow(deprecated)]
        impl $crate::model::visit::Visit for $name {
            fn visit<'r>(
                &'r self,
                visitor: &mut dyn $crate::model::visit::Visitor<'r>,
                at: &$crate::base::Path<'_>,
            ) {
                match self {
                    $( Self::$variant(payload) => payload.visit(visitor, at), )*
                }
            }
        }

        #[allow(deprecated)]
        impl $crate::model::prune::Pruned for $name {
            fn prune(
                &mut self,
                pruner: &mut dyn $crate::model::prune::Prune,
                at: &$crate::base::Path<'_>,
            ) -> $crate::model::prune::Fate {
                match self {
                    $( Self::$variant(payload) => payload.prune(pruner, at), )*
                }
            }
        }
    };
}
pub(crate) use union;

/// An open vocabulary whose codes stand in a record.
macro_rules! vocabulary {
    ($(#[$($attribute:tt)*])* $name:ident $($rest:tt)*) => {
        $crate::base::vocabulary! { $(#[$($attribute)*])* $name $($rest)* }
        $crate::model::visit::leaves! { $name }
    };
}
pub(crate) use vocabulary;

#[cfg(test)]
mod tests {
    use crate::base::json_schema::{Definition, definitions};
    use crate::base::meaning::{Dating, Meaning, PartyKind, Reference, Targets};
    use crate::base::shape::{Member, ObjectShape, Shape};
    use crate::base::{EntryId, Wire as _};
    use crate::model::{EntryKind, ProgressRecord, Voice};

    /// Every object that a record can hold.
    fn objects() -> Vec<&'static ObjectShape> {
        let all = definitions(ProgressRecord::SHAPE).into_iter().filter_map(|(_, definition)| match definition {
            Definition::Object(object) => Some(object),
            _ => None,
        });
        let all: Vec<&ObjectShape> = all.collect();
        assert!(all.len() > 80, "the objects of a record were not found");
        all
    }

    /// Every member that refers to an entry, with the object that has it, the type of its ids and what it means.
    fn references() -> Vec<(String, &'static str, Reference)> {
        let members =
            objects().into_iter().flat_map(|object| object.members.iter().map(move |member| (object, member)));
        let all = members.filter_map(|(object, member)| match member.meaning {
            Meaning::Refers(reference) => Some((place(object, member), items(member.shape).name(), reference)),
            _ => None,
        });
        let all: Vec<_> = all.collect();
        assert!(all.len() > 40, "the references of a record were not found");
        all
    }

    fn place(object: &ObjectShape, member: &Member) -> String {
        format!("{}.{}", object.name, member.name)
    }

    /// The shape of what lists hold in the end.
    fn items(mut shape: &'static Shape) -> &'static Shape {
        while let Shape::List(list) = shape {
            shape = list.items;
        }
        shape
    }

    /// What is wrong with where the ends of periods stand in an object. The check of a period remembers the last start
    /// that it passed, and forgets it when it goes into an object (`check::sweep`): so that it costs nearly nothing,
    /// and so that no start of another object is taken for this one's. It therefore has to meet the start first, and no
    /// object after it.
    fn ends_before_their_starts(object: &ObjectShape) -> Vec<String> {
        let is = |member: &Member, what: fn(Dating) -> bool| match member.meaning {
            Meaning::Dated(dating) => what(dating),
            _ => false,
        };
        let mut wrong = Vec::new();
        let (mut started, mut object_since) = (false, None);
        for (at, member) in object.members.iter().enumerate() {
            if is(member, Dating::is_start) {
                (started, object_since) = (true, None);
            } else if is(member, Dating::is_end) {
                let starts_later = object.members.iter().skip(at).any(|later| is(later, Dating::is_start));
                // A period may have no start at all; then it must not be given that of a part.
                if !started && starts_later {
                    wrong.push(format!("{} stands before its start", place(object, member)));
                }
                if let Some(between) = object_since {
                    wrong.push(format!("{} stands behind {between}, which is an object", place(object, member)));
                }
            }
            if matches!(items(member.shape), Shape::Object(_) | Shape::Union(_)) {
                object_since = Some(member.name);
            }
        }
        wrong
    }

    #[test]
    fn an_end_stands_behind_its_start_with_no_object_between() {
        let wrong: Vec<String> = objects().into_iter().flat_map(ends_before_their_starts).collect();
        assert!(wrong.is_empty(), "the check of periods would pass these by:\n{}", wrong.join("\n"));
    }

    /// Checking and sharing remember whose words an object has when they come to the voice that it holds.
    #[test]
    fn a_voice_stands_behind_the_one_party_whose_it_is() {
        for object in objects() {
            let is_speaker = |member: &&Member| member.meaning == Meaning::Party(PartyKind::Speaker);
            let speakers: Vec<_> = object.members.iter().filter(is_speaker).collect();
            let voice = object.members.iter().position(|member| items(member.shape).name() == Voice::SHAPE.name());
            assert!(speakers.len() <= 1, "{} has the words of several", object.name);
            let Some(speaker) = speakers.first() else { continue };
            assert!(!matches!(speaker.shape, Shape::List(_)), "{} has a list", place(object, speaker));
            let at = object.members.iter().position(|member| member.name == speaker.name);
            assert!(at < voice, "{} has no voice, or has it before `{}`", object.name, speaker.name);
        }
    }

    #[test]
    fn a_reference_is_to_a_kind_of_entry() {
        let is_kind = |id: &str| EntryKind::ALL.iter().any(|kind| kind.id_name() == id);
        for (place, id, _) in references() {
            assert!(
                is_kind(id) || id == EntryId::SHAPE.name(),
                "no entry has an id of type {id}, to which {place} refers"
            );
        }
        for kind in EntryKind::ALL {
            assert_eq!(EntryKind::of_ids(kind.id_type()), Some(*kind), "{} is of two kinds", kind.id_name());
        }
    }

    #[test]
    fn only_what_may_refer_to_several_kinds_says_to_which() {
        for (place, id, Reference { targets, .. }) in references() {
            let (Targets::Only(named) | Targets::AllBut(named)) = targets else { continue };
            assert_eq!(id, EntryId::SHAPE.name(), "the type of {place} says already to which kind it refers");
            for id in named {
                assert!(EntryKind::of_ids(*id).is_some(), "{place} names {id:?}, and no entry has such an id");
            }
            let meant = EntryKind::ALL.iter().filter(|kind| targets.include(kind.id_type())).count();
            assert!((1..EntryKind::ALL.len()).contains(&meant), "{place} restricts nothing, or allows nothing");
        }
    }
}
