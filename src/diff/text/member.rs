//! What became of a member, in words: what it was and what it is, where that can be said in a few words.

use super::Page;
use crate::base::shape::{Member, Shape, TextShape};
use crate::base::{Content, Parts, When, Wire as _};
use crate::diff::MemberChange;
use crate::model::{Party, ProgressRecord, Text, Wording};
use crate::phrase::{date, in_short, lower, upper, who};

/// A line about the member. `base` is a pointer to where the pointers of members begin.
pub fn told(base: &str, change: &MemberChange, is_untold: bool, page: &Page<'_, '_>) -> String {
    let pointer = change.pointer.as_str();
    let name = name(pointer);
    let shape = shape(&format!("{base}{pointer}"));
    let say = |content: &Option<Content>, is_old: bool| {
        let content = content.as_ref().filter(|_| !is_untold)?;
        value(content.as_json(), shape, is_old, page)
    };
    let (before, after) = (say(&change.before, true), say(&change.after, false));
    match (&change.before, &change.after, before, after) {
        (Some(_), Some(_), Some(before), Some(after)) if before != after => {
            format!("{name}: was {before}, now {after}.")
        }
        (None, Some(_), _, Some(after)) => format!("{name}, new: {after}."),
        (Some(_), None, Some(before), _) => format!("{name}, no longer: {before}."),
        (None, Some(_), ..) => format!("{name}: new."),
        (Some(_), None, ..) => format!("{name}: no longer there."),
        _ => format!("{name}: changed."),
    }
}

/// `/target/due` as `Target, due`; places in lists are left out, and that a text is one of words.
fn name(pointer: &str) -> String {
    let mut steps: Vec<&str> = pointer.split('/').skip(1).filter(|step| step.parse::<usize>().is_err()).collect();
    while steps.len() > 1 && matches!(steps.last(), Some(&(Wording::TEXT | Text::WORDS))) {
        steps.pop();
    }
    let plain = |step: &str| {
        let step = step.trim_start_matches('$');
        step.chars().fold(String::new(), |mut words, letter| {
            if letter.is_uppercase() {
                words.push(' ');
            }
            words.extend(letter.to_lowercase());
            words
        })
    };
    upper(&steps.into_iter().map(plain).collect::<Vec<String>>().join(", "))
}

/// The shape of what a pointer leads to.
fn shape(pointer: &str) -> Option<&'static Shape> {
    let own = |members: &'static [Member], name: &str| members.iter().find(|member| member.name == name);
    pointer.split('/').skip(1).try_fold(ProgressRecord::SHAPE, |shape, step| match shape {
        Shape::Object(object) => own(object.members, step).map(|member| member.shape),
        Shape::Union(union) => union.kinds.iter().find_map(|kind| own(kind.members, step)).map(|member| member.shape),
        Shape::List(list) => Some(list.items),
        _ => None,
    })
}

/// A value in a few words, or nothing where it takes more.
fn value(json: &str, shape: Option<&Shape>, is_old: bool, page: &Page<'_, '_>) -> Option<String> {
    let side = page.side(is_old);
    match json {
        "true" => return Some("yes".to_owned()),
        "false" => return Some("no".to_owned()),
        _ => {}
    }
    match json.as_bytes().first()? {
        b'-' | b'0'..=b'9' => Some(json.to_owned()),
        b'"' => match shape {
            Some(Shape::Text(shape)) => string(&said(json)?, shape, side, page),
            _ => None,
        },
        b'{' => match (member(json, Text::WORDS).and_then(said), shape) {
            (Some(words), _) => Some(format!("“{}”", in_short(&words))),
            (None, Some(shape)) if shape.name() == "Party" => {
                let party: Party = serde_json::from_str(json).ok()?;
                Some(who(&party, &page.child, &side.index))
            }
            // A wording, a statement.
            _ => member(member(json, Wording::TEXT)?, Text::WORDS)
                .and_then(said)
                .map(|words| format!("“{}”", in_short(&words))),
        },
        _ => None,
    }
}

/// What a member of the object holds.
fn member<'t>(json: &'t str, name: &str) -> Option<&'t str> {
    match Parts::of(json) {
        Parts::Object(members) => members.into_iter().find(|(own, _)| own == name).map(|(_, held)| held),
        _ => None,
    }
}

/// What a string says.
fn said(json: &str) -> Option<String> {
    serde_json::from_str(json).ok()
}

fn string(text: &str, shape: &TextShape, side: &super::Side<'_>, page: &Page<'_, '_>) -> Option<String> {
    match shape.name {
        "Words" | "Name" => Some(format!("“{}”", in_short(text))),
        "CalendarDate" | "PartialDate" | "Moment" | "When" => text.parse::<When>().ok().map(date),
        // People never see ids: what an id names is told, or nothing.
        name if name.ends_with("Id") => side.sayings.words(text, None, page),
        _ => Some(label(text, shape)),
    }
}

/// The label of a known code, which the documentation of its type gives.
fn label(code: &str, shape: &TextShape) -> String {
    let line = format!("- `{code}`: ");
    let label = shape.doc.iter().find_map(|doc| doc.strip_prefix(line.as_str()));
    label.map_or_else(|| in_short(code), lower)
}
