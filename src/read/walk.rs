//! The fault reader: goes over a text that is known to be JSON with the shape in hand, and names every fault.

use crate::base::hash::HashSet;
use std::ops::Range;

use super::fault::{Faults, rule_of};
use super::scan::{Found, Scan};
use super::unknown::Unknown;
use crate::base::shape::{ExtensionsShape, KIND, ListShape, NumberShape, ObjectShape, Shape, TextShape, UnionShape};
use crate::base::{Fault, Path};
use crate::report::{Pointer, RuleCode, Severity};

/// Walks a document. Every step gives `None` only where the text is not the JSON it was known to be.
pub struct Walk<'a> {
    scan: Scan<'a>,
    faults: Faults,
    max_depth: usize,
    tolerant: bool,
    /// What the tolerant reader leaves out, in the order of the text.
    left_out: Vec<LeftOut>,
}

/// A member that the tolerant reader leaves out.
pub struct LeftOut {
    pub pointer: Pointer,
    /// Where its name begins, where its value begins, and where that ends.
    pub name: usize,
    pub value: Range<usize>,
    /// Whether it is a `null` in place of nothing, and holds no value that could be lost.
    pub is_null: bool,
}

impl<'a> Walk<'a> {
    pub fn new(text: &'a str, max_depth: usize, most_faults: usize, tolerant: bool) -> Self {
        Self { scan: Scan::new(text), faults: Faults::new(most_faults), max_depth, tolerant, left_out: Vec::new() }
    }

    /// The faults, and what the tolerant reader leaves out.
    pub fn document(mut self, shape: &Shape) -> (Faults, Vec<LeftOut>) {
        if self.value(shape, &Path::ROOT, 0).is_none() {
            self.faults.error(RuleCode::Unexplained, &Path::ROOT, 0, "the reader cannot say what is wrong here");
        }
        (self.faults, self.left_out)
    }

    fn value(&mut self, shape: &Shape, path: &Path<'_>, depth: usize) -> Option<()> {
        let (found, offset) = (self.scan.found()?, self.scan.offset());
        if found == Found::Null {
            self.faults.error(RuleCode::Null, path, offset, "null cannot stand here; leave it out");
            return self.scan.skip();
        }
        let expected = match shape {
            Shape::Object(_) | Shape::Union(_) | Shape::Extensions(_) => Found::Object,
            Shape::List(_) => Found::List,
            Shape::Text(_) => Found::String,
            Shape::Number(_) => Found::Number,
            Shape::Boolean => Found::Boolean,
        };
        if found != expected {
            let message = format!("expected {}, found {}", expected.name(), found.name());
            self.faults.error(RuleCode::WrongType, path, offset, &message);
            return self.scan.skip();
        }
        if matches!(found, Found::Object | Found::List) && depth >= self.max_depth {
            return self.too_deep(path, offset);
        }
        match shape {
            Shape::Object(object) => self.object(object, path, depth),
            Shape::Union(union) => self.union(union, path, depth),
            Shape::List(list) => self.list(list, path, depth),
            Shape::Text(text) => self.text(text, path),
            Shape::Number(number) => self.number(number, path),
            Shape::Extensions(extensions) => self.extensions(extensions, path, depth),
            Shape::Boolean => self.scan.skip(),
        }
    }

    fn too_deep(&mut self, path: &Path<'_>, offset: usize) -> Option<()> {
        let message = format!("objects and lists are nested more than {} deep", self.max_depth);
        self.faults.error(RuleCode::TooDeep, path, offset, &message);
        self.scan.skip()
    }

    fn object(&mut self, object: &ObjectShape, path: &Path<'_>, depth: usize) -> Option<()> {
        let start = self.scan.offset();
        let mut seen = 0_u64;
        let mut unknown = HashSet::default();
        self.scan.pass(b'{');
        while !self.scan.pass(b'}') {
            self.scan.pass(b',');
            let name_place = self.scan.string()?;
            let name = self.scan.text(name_place.clone());
            self.scan.pass(b':');
            let Some(name) = name else {
                self.half_character(path, name_place.start);
                self.scan.skip()?;
                continue;
            };
            let offset = name_place.start;
            if name == KIND && object.kind.is_some() {
                self.once(&mut seen, 63, &path.member(KIND), offset);
                self.scan.skip()?;
            } else if let Some((index, member)) = object.member(&name) {
                let here = path.member(member.name);
                self.once(&mut seen, index, &here, offset);
                if self.tolerant && !member.required && self.scan.found()? == Found::Null {
                    self.faults.warning(RuleCode::Null, &here, offset, "null is taken as absent");
                    self.leave_out((&here).into(), offset, true);
                    self.scan.skip()?;
                    self.left();
                } else {
                    self.value(member.shape, &here, depth + 1)?;
                }
            } else {
                self.unknown(Unknown { name, offset, object, parent: path }, &mut unknown, depth)?;
            }
        }
        for (index, member) in object.members.iter().enumerate() {
            if member.required && seen & (1 << index) == 0 {
                let message = format!("the required member `{}` is missing", member.name);
                self.faults.error(RuleCode::Missing, path, start, &message);
            }
        }
        Some(())
    }

    /// Marks a member as seen, with a fault where it was seen before.
    fn once(&mut self, seen: &mut u64, bit: usize, here: &Path<'_>, offset: usize) {
        if *seen & (1 << bit) != 0 {
            let message = format!("the member `{}` stands twice", here.name());
            self.faults.error(RuleCode::DuplicateMember, here, offset, &message);
        }
        *seen |= 1 << bit;
    }

    fn unknown(&mut self, unknown: Unknown<'_>, seen: &mut HashSet<String>, depth: usize) -> Option<()> {
        let (here, offset) = (unknown.place(), unknown.offset);
        let severity = if self.tolerant { Severity::Warning } else { Severity::Error };
        let message = unknown.message(self.faults.has_room(severity));
        if !self.tolerant {
            self.faults.error(RuleCode::UnknownMember, &here, offset, &message);
            return self.scan.skip();
        }
        let again = seen.contains(unknown.name.as_ref());
        if again {
            self.faults.error(RuleCode::DuplicateMember, &here, offset, "a member stands twice");
        } else {
            self.faults.warning(RuleCode::UnknownMember, &here, offset, &message);
            self.leave_out(unknown.pointer(), offset, false);
        }
        self.any(&here, depth + 1)?;
        if !again {
            self.left();
            seen.insert(unknown.name.into_owned());
        }
        Some(())
    }

    /// The member whose value comes next, whose name begins there.
    fn leave_out(&mut self, pointer: Pointer, name: usize, is_null: bool) {
        let value = self.scan.offset();
        self.left_out.push(LeftOut { pointer, name, value: value..value, is_null });
    }

    /// The member that is left out was passed over.
    fn left(&mut self) {
        let end = self.scan.end();
        if let Some(last) = self.left_out.last_mut() {
            last.value.end = end;
        }
    }

    fn union(&mut self, union: &UnionShape, path: &Path<'_>, depth: usize) -> Option<()> {
        let start = self.scan.offset();
        let Some(mut at_kind) = self.kind_place() else {
            self.faults.error(RuleCode::Missing, path, start, "the required member `kind` is missing");
            return self.scan.skip();
        };
        let (found, offset) = (at_kind.found()?, at_kind.offset());
        let here = path.member(KIND);
        if found != Found::String {
            let message = format!("expected a string, found {}", found.name());
            let rule = if found == Found::Null { RuleCode::Null } else { RuleCode::WrongType };
            self.faults.error(rule, &here, offset, &message);
            return self.scan.skip();
        }
        let place = at_kind.string()?;
        let kind = at_kind.text(place);
        if let Some(object) = union.kinds.iter().find(|object| object.kind == kind.as_deref()) {
            return self.object(object, path, depth);
        }
        let kinds: Vec<&str> = union.kinds.iter().filter_map(|object| object.kind).collect();
        let message = format!("this kind is not known here; the kinds are {}", kinds.join(", "));
        self.faults.error(RuleCode::UnknownKind, &here, offset, &message);
        self.scan.skip()
    }

    /// The value of the member `kind` of the object that stands next, wherever in it that is.
    fn kind_place(&self) -> Option<Scan<'a>> {
        let mut ahead = self.scan.clone();
        ahead.pass(b'{');
        while !ahead.pass(b'}') {
            ahead.pass(b',');
            let name = ahead.string()?;
            ahead.pass(b':');
            if ahead.text(name).as_deref() == Some(KIND) {
                return Some(ahead);
            }
            ahead.skip()?;
        }
        None
    }

    fn list(&mut self, list: &ListShape, path: &Path<'_>, depth: usize) -> Option<()> {
        let start = self.scan.offset();
        let mut length = 0;
        self.scan.pass(b'[');
        while !self.scan.pass(b']') {
            self.scan.pass(b',');
            if length < list.max {
                self.value(list.items, &path.index(length), depth + 1)?;
            } else {
                self.scan.skip()?;
            }
            length += 1;
        }
        if length > list.max {
            let message = format!("the list has {length} items; at most {} may stand here", list.max);
            self.faults.error(RuleCode::TooMany, path, start, &message);
        } else if length < list.min {
            let message = format!("the list has {length} items; at least {} must stand here", list.min);
            self.faults.error(RuleCode::TooFew, path, start, &message);
        }
        Some(())
    }

    fn text(&mut self, shape: &TextShape, path: &Path<'_>) -> Option<()> {
        let place = self.scan.string()?;
        let Some(text) = self.scan.text(place.clone()) else {
            self.half_character(path, place.start);
            return Some(());
        };
        if let Err(fault) = (shape.check)(&text) {
            let message = match fault {
                Fault::TooLong => format!("{fault}: at most {} characters may stand here", shape.max),
                Fault::Date | Fault::Pattern => {
                    let examples: Vec<&str> = shape.examples.iter().copied().take(2).collect();
                    format!("{fault}, for example {}", examples.join(" or "))
                }
                other => other.to_string(),
            };
            self.faults.error(rule_of(fault), path, place.start, &message);
        }
        Some(())
    }

    fn number(&mut self, shape: &NumberShape, path: &Path<'_>) -> Option<()> {
        let offset = self.scan.offset();
        let number: f64 = self.scan.scalar().parse().ok()?;
        if !(shape.min..=shape.max).contains(&number) || (shape.integer && number.fract() != 0.0) {
            let whole = if shape.integer { "whole " } else { "" };
            let message = format!("expected a {whole}number from {} to {}", shape.min, shape.max);
            self.faults.error(RuleCode::Range, path, offset, &message);
        }
        Some(())
    }

    fn extensions(&mut self, shape: &ExtensionsShape, path: &Path<'_>, depth: usize) -> Option<()> {
        let start = self.scan.offset();
        let mut seen = HashSet::default();
        self.scan.pass(b'{');
        while !self.scan.pass(b'}') {
            self.scan.pass(b',');
            let place = self.scan.string()?;
            match self.scan.text(place.clone()) {
                Some(key) => {
                    if let Err(fault) = (shape.key.check)(&key) {
                        let message = "the name of an extension is an address or a reverse domain name";
                        self.faults.error(rule_of(fault), path, place.start, message);
                    }
                    if !seen.insert(key) {
                        let message = "an extension stands twice";
                        self.faults.error(RuleCode::DuplicateMember, path, place.start, message);
                    }
                }
                None => self.half_character(path, place.start),
            }
            self.scan.pass(b':');
            self.any(path, depth + 1)?;
        }
        if seen.len() > shape.max {
            let message = format!("at most {} extensions may stand here", shape.max);
            self.faults.error(RuleCode::TooMany, path, start, &message);
        }
        Some(())
    }

    fn half_character(&mut self, path: &Path<'_>, offset: usize) {
        self.faults.error(RuleCode::Unicode, path, offset, "an escape stands for half a character");
    }

    /// Any JSON. Its names and values are the host's, so what is wrong in it is told by the place where it begins.
    fn any(&mut self, path: &Path<'_>, depth: usize) -> Option<()> {
        let (found, offset) = (self.scan.found()?, self.scan.offset());
        match found {
            Found::Object | Found::List if depth >= self.max_depth => self.too_deep(path, offset),
            Found::Object => {
                let mut seen = HashSet::default();
                self.scan.pass(b'{');
                while !self.scan.pass(b'}') {
                    self.scan.pass(b',');
                    let place = self.scan.string()?;
                    self.scan.pass(b':');
                    match self.scan.text(place.clone()) {
                        Some(name) if seen.insert(name.clone()) => {}
                        Some(_) => {
                            self.faults.error(RuleCode::DuplicateMember, path, place.start, "a member stands twice");
                        }
                        None => self.half_character(path, place.start),
                    }
                    self.any(path, depth + 1)?;
                }
                Some(())
            }
            Found::List => {
                self.scan.pass(b'[');
                while !self.scan.pass(b']') {
                    self.scan.pass(b',');
                    self.any(path, depth + 1)?;
                }
                Some(())
            }
            Found::String => {
                let place = self.scan.string()?;
                if self.scan.text(place.clone()).is_none() {
                    self.half_character(path, place.start);
                }
                Some(())
            }
            Found::Number => {
                let finite = self.scan.scalar().parse().is_ok_and(f64::is_finite);
                if !finite {
                    self.faults.error(RuleCode::Range, path, offset, "a number is too large to be read");
                }
                Some(())
            }
            Found::Boolean | Found::Null => self.scan.skip(),
        }
    }
}
