//! Any JSON value, in the one spelling that this crate keeps: without white space, members in the order of their names,
//! and every number as it was written. So two values are alike where their texts are, and a text takes as much memory
//! as it is long: a tree of `serde_json::Value` takes up to eighty times that, and knows no number that a double does
//! not.

use compact_str::CompactString;
use serde_json::Number;

use super::json::{Answer, Json, Refused};
use super::sort;

impl Json<'_> {
    /// The value that stands next, in its one spelling. A member that stands twice is refused, so that nothing is lost.
    pub fn any(&mut self) -> Answer<CompactString> {
        let mut spelled = Spelled::default();
        spelled.value(self)?;
        let Spelled { mut text, .. } = spelled;
        text.shrink_to_fit();
        Ok(text)
    }
}

#[derive(Default)]
struct Spelled {
    text: CompactString,
    /// Where the names of the members begin and end that were read of the objects in which the reader is.
    names: Vec<(usize, usize)>,
}

impl Spelled {
    fn value(&mut self, json: &mut Json<'_>) -> Answer<()> {
        match json.next_token() {
            Some(b'{') => self.object(json),
            Some(b'[') => self.list(json),
            Some(b'"') => self.string(json),
            Some(b't' | b'f') => {
                self.text.push_str(if json.boolean()? { "true" } else { "false" });
                Ok(())
            }
            Some(b'n') => {
                json.literal("null")?;
                self.text.push_str("null");
                Ok(())
            }
            _ => {
                self.text.push_str(json.spelled_number()?);
                Ok(())
            }
        }
    }

    fn string(&mut self, json: &mut Json<'_>) -> Answer<()> {
        let text = json.string()?;
        if matches!(text, std::borrow::Cow::Borrowed(_)) {
            // It was written without escapes, and needs none.
            self.text.push('"');
            self.text.push_str(&text);
            self.text.push('"');
        } else {
            self.text.push_str(&serde_json::to_string(&text).map_err(|_| Refused)?);
            json.give_back(text);
        }
        Ok(())
    }

    fn list(&mut self, json: &mut Json<'_>) -> Answer<()> {
        self.text.push('[');
        let mut more = json.enter(b'[', b']')?;
        while more {
            self.value(json)?;
            more = json.more(b']')?;
            if more {
                self.text.push(',');
            }
        }
        self.text.push(']');
        Ok(())
    }

    fn object(&mut self, json: &mut Json<'_>) -> Answer<()> {
        let outer = self.names.len();
        let mut before: Option<(usize, usize)> = None;
        let mut is_in_order = true;
        self.text.push('{');
        let mut more = json.enter(b'{', b'}')?;
        while more {
            // The quotes are no part of the name by which members are put in order.
            let start = self.text.len() + 1;
            self.string(json)?;
            let name = (start, self.text.len() - 1);
            is_in_order &= before.is_none_or(|before| self.name(before) < self.name(name));
            before = Some(name);
            self.names.push(name);
            json.expect(b':')?;
            self.text.push(':');
            self.value(json)?;
            more = json.more(b'}')?;
            if more {
                self.text.push(',');
            }
        }
        if !is_in_order {
            self.put_in_order(outer)?;
        }
        self.names.truncate(outer);
        self.text.push('}');
        Ok(())
    }

    fn name(&self, (start, end): (usize, usize)) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Puts the members of the object that was read last in the order of their names, the first of which is at this
    /// place.
    fn put_in_order(&mut self, first: usize) -> Answer<()> {
        let names = self.names.get(first..).unwrap_or_default();
        let ends = names.iter().skip(1).map(|next| next.0 - 2).chain([self.text.len()]);
        let mut members: Vec<(&str, &str)> = names
            .iter()
            .zip(ends)
            .map(|(name, end)| (self.name(*name), self.text.get(name.0 - 1..end).unwrap_or_default()))
            .collect();
        sort::by(&mut members, |(one, _), (other, _)| one.cmp(other));
        if members.windows(2).any(|pair| matches!(pair, [(one, _), (other, _)] if one == other)) {
            return Err(Refused); // it stands twice
        }
        let begin = names.first().map_or(0, |name| name.0 - 1);
        let mut ordered = String::with_capacity(self.text.len() - begin);
        for (at, (_, member)) in members.iter().enumerate() {
            if at > 0 {
                ordered.push(',');
            }
            ordered.push_str(member);
        }
        self.text.truncate(begin);
        self.text.push_str(&ordered);
        Ok(())
    }
}

/// The member under which `serde_json/arbitrary_precision` hands over a number's digits.
pub const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// Whether some crate of the host program has turned `serde_json/arbitrary_precision` on: only then is more
/// than a double kept.
pub fn arbitrary_precision() -> bool {
    "0.10".parse().is_ok_and(|number: Number| number.to_string() == "0.10")
}
