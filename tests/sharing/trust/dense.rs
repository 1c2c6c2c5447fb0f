//! Generated documents made dense in what sharing, erasing and merging turn on: labels, what the child says about sharing,
//! amendments of amendments, entries that rest on others.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use child_progress::ProgressRecord;
use serde_json::{Value, json};

use super::marks::NEW;
use crate::support::copies;
use crate::support::places::pointers;
use crate::support::random::Random;
use crate::support::records::{LABELS, entries, id};

const ALL: &[&str] = &[
    "goals",
    "observations",
    "judgements",
    "views",
    "support",
    "deliveries",
    "reviews",
    "profile",
    "needs",
    "aids",
    "transitions",
    "destinations",
    "attainments",
    "settings",
];

/// Adds to a document, and labels it. `name` gives new entries their ids.
pub struct Thickener<'a> {
    pub document: &'a mut Value,
    pub random: &'a mut Random,
    pub name: &'a mut dyn FnMut(&str) -> String,
}

fn words() -> Value {
    json!({"words": NEW})
}

fn or_nothing(mut object: Value) -> Value {
    object.as_object_mut().unwrap().retain(|_, held| !held.is_null() && *held != json!([]));
    object
}

/// Lets an entry inherit a label from what is gone, where the format has a member for that.
fn inherit(entry: &mut Value, label: &str) {
    static SPELLING: OnceLock<Option<bool>> = OnceLock::new();
    let spelled = |is_object: bool, label: &str| {
        if is_object { json!([{"audience": [label]}]) } else { json!([[label]]) }
    };
    let takes = |is_object: &bool| {
        let inherits = spelled(*is_object, "health");
        let document = json!({"schemaVersion": "1.0", "child": {"id": "c1"}, "plans": [{"id": "p1",
            "planKind": "one-page-profile", "inherits": inherits}]});
        serde_json::from_value::<ProgressRecord>(document).is_ok()
    };
    if let Some(is_object) = SPELLING.get_or_init(|| [false, true].into_iter().find(takes)) {
        entry["inherits"] = spelled(*is_object, label);
    }
}

impl Thickener<'_> {
    fn chance(&mut self, one_in: usize) -> bool {
        self.random.below(one_in) == 0
    }

    fn maybe(&mut self, one_in: usize, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if self.chance(one_in) { make(self) } else { Value::Null }
    }

    fn one_of(&mut self, all: &[&str]) -> Value {
        self.random.one(all).into()
    }

    fn add(&mut self, list: &str, entry: Value) {
        let mut entry = or_nothing(entry);
        entry["id"] = (self.name)(list).into();
        if self.chance(4) {
            entry["recorded"] = json!({"on": self.day()});
        }
        if list != "amendments" && self.chance(3) {
            entry["extensions"] = json!({"org.example.note": NEW});
        }
        let members = self.document.as_object_mut().unwrap();
        members.entry(list).or_insert_with(|| json!([])).as_array_mut().unwrap().push(entry);
    }

    fn refer(&mut self, lists: &[&str]) -> Value {
        let held = lists.iter().filter_map(|list| self.document.get(list)?.as_array()).flatten();
        let ids: Vec<Value> = held.map(|entry| entry["id"].clone()).collect();
        if ids.is_empty() { Value::Null } else { self.random.one(&ids) }
    }

    /// Some ids, or nothing.
    fn refer_to_some(&mut self, lists: &[&str]) -> Value {
        let number = [0, 1, 1, 2][self.random.below(4)];
        let mut all: Vec<Value> = (0..number).map(|_| self.refer(lists)).filter(|id| !id.is_null()).collect();
        all.dedup();
        Value::Array(all)
    }

    fn day(&mut self) -> Value {
        format!("2026-{:02}-{:02}", 1 + self.random.below(12), 1 + self.random.below(28)).into()
    }

    fn party(&mut self) -> Value {
        const ROLES: &[&str] = &["child", "parent-carer", "teacher", "nurse"];
        let person = self.refer(&["people"]);
        match self.random.below(3) {
            0 => json!({"role": self.random.one(ROLES)}),
            1 if !person.is_null() => json!({"person": person, "role": self.random.one(ROLES)}),
            _ if !person.is_null() => json!({"person": person}),
            _ => json!({"role": "teacher"}),
        }
    }

    fn sharing(&mut self) -> Value {
        let answer = self.one_of(&["yes", "yes", "some", "some", "no", "no", "not-asked", "x:perhaps"]);
        let named = |own: &mut Self| match own.random.below(3) {
            0 => json!([{"role": "parent-carer"}]),
            1 => json!([own.party()]),
            _ => Value::Null,
        };
        let shared_with = if answer == "some" || self.chance(3) && answer != "no" { named(self) } else { Value::Null };
        or_nothing(json!({"answer": answer, "sharedWith": shared_with}))
    }

    fn voice(&mut self) -> Value {
        let manner = self.one_of(&["verbatim", "signed", "observed-response", "interpreted"]);
        let whose = self.maybe(4, Self::party);
        let sharing = if self.chance(4) { Value::Null } else { self.sharing() };
        let response = self.maybe(3, |_| words());
        let readings = self.maybe(4, |own| json!([{"reader": own.party(), "words": words()}]));
        or_nothing(
            json!({"manner": manner, "whose": whose, "words": words(), "response": response, "readings": readings,
            "sharing": sharing}),
        )
    }

    fn evidence(&mut self) -> Value {
        let sharing = if self.chance(3) { Value::Null } else { self.sharing() };
        or_nothing(json!({"uri": "urn:new", "alt": words(), "sharing": sharing}))
    }

    fn value(&mut self) -> Value {
        if self.chance(2) {
            json!({"kind": "number", "number": -7})
        } else {
            json!({"kind": "words", "words": words()})
        }
    }

    fn person(&mut self) {
        let roles = match self.random.below(4) {
            0 => json!(["child"]),
            1 => json!(["parent-carer"]),
            2 => json!(["teacher"]),
            _ => Value::Null,
        };
        self.add("people", json!({"name": NEW, "roles": roles}));
    }

    fn measure(&mut self) {
        match self.random.below(4) {
            0 => {
                self.add("scales", json!({"form": {"kind": "range", "lowest": -7, "highest": -7}, "title": words()}));
                let scale = self.refer(&["scales"]);
                self.add("measures", json!({"form": {"kind": "ordinal", "scale": scale}}));
            }
            1 => self.add("measures", json!({"form": {"kind": "narrative"}})),
            _ => {
                let unit = self.maybe(2, |_| NEW.into());
                let form = or_nothing(json!({"kind": "numeric", "quantity": "count", "unit": unit}));
                self.add("measures", json!({"counted": words(), "form": form}));
            }
        }
    }

    fn goal(&mut self) {
        let wordings: Vec<Value> = (0..=self.random.below(2))
            .map(|_| {
                let by = self.maybe(2, Self::party);
                let voice = self.maybe(2, Self::voice);
                or_nothing(json!({"text": words(), "by": by, "voice": voice}))
            })
            .collect();
        let baseline = self.maybe(2, |own| {
            let observation = own.maybe(2, |own| own.refer(&["observations"]));
            or_nothing(json!({"words": words(), "observation": observation}))
        });
        let worth = self.maybe(3, |own| {
            let voice = own.maybe(2, Self::voice);
            or_nothing(json!({"words": words(), "voice": voice}))
        });
        let main = self.maybe(2, |own| own.refer(&["measures"]));
        let alongside = self.refer_to_some(&["measures"]);
        let serves = self.refer_to_some(&["goals", "profile", "needs", "views"]);
        let step_of = self.maybe(4, |own| own.refer(&["goals"]));
        let target = self.maybe(3, |_| json!({"words": words()}));
        let owners = self.maybe(3, |own| json!([own.party()]));
        self.add(
            "goals",
            json!({"wordings": wordings, "baseline": baseline, "worth": worth, "main": main, "alongside": alongside,
            "serves": serves, "stepOf": step_of, "target": target, "owners": owners}),
        );
    }

    fn observation(&mut self) {
        let voice = self.maybe(2, Self::voice);
        let seen = if self.chance(4) { Value::Null } else { words() };
        let values = self.maybe(2, |own| {
            let measure = own.refer(&["measures"]);
            if measure.is_null() { Value::Null } else { json!([{"measure": measure, "value": own.value()}]) }
        });
        let interpretations = self.maybe(3, |own| json!([{"words": words(), "by": own.party()}]));
        let evidence = self.maybe(2, |own| json!([own.evidence()]));
        let goals = self.refer_to_some(&["goals"]);
        let observers = self.maybe(2, |own| json!([own.party()]));
        let unplanned = self.maybe(3, |_| true.into());
        let occurred = self.day();
        self.add(
            "observations",
            json!({"occurred": occurred, "seen": seen, "voice": voice, "values": values, "evidence": evidence,
            "interpretations": interpretations, "goals": goals, "observers": observers, "unplanned": unplanned}),
        );
    }

    fn judgement(&mut self) {
        let (by, goal) = (self.party(), self.maybe(2, |own| own.refer(&["goals"])));
        let measure = self.maybe(3, |own| own.refer(&["measures"]));
        let evidence = self.refer_to_some(&["observations"]);
        let voice = self.maybe(3, Self::voice);
        let on = self.maybe(2, Self::day);
        self.add(
            "judgements",
            json!({"by": by, "goal": goal, "measure": measure, "evidence": evidence, "voice": voice, "words": words(),
            "achievement": "improving", "on": on}),
        );
    }

    fn view(&mut self) {
        let (of, about) = (self.party(), self.refer_to_some(ALL));
        let on_what = self.maybe(2, |_| "whole".into());
        let (stance, voice) = (self.one_of(&["agree", "disagree"]), self.maybe(3, Self::voice));
        let evidence = self.maybe(4, |own| json!([own.evidence()]));
        let on = self.maybe(2, Self::day);
        self.add(
            "views",
            json!({"of": of, "about": about, "onWhat": on_what, "stance": stance, "words": words(), "voice": voice,
            "evidence": evidence, "on": on}),
        );
    }

    fn support_and_deliveries(&mut self) {
        let (serves, by) = (self.refer_to_some(&["goals", "needs"]), json!([self.party()]));
        self.add("support", json!({"what": words(), "serves": serves, "by": by}));
        for _ in 0..self.random.below(3) {
            let (planned, start) = (self.refer(&["support"]), self.day());
            self.add("deliveries", json!({"planned": planned, "start": start, "words": words(), "minutes": -7}));
        }
    }

    fn review(&mut self) {
        let decisions = self.maybe(1, |own| {
            let (about, led_to) = (own.refer_to_some(ALL), own.refer_to_some(ALL));
            json!([or_nothing(json!({"decision": "continue", "about": about, "ledTo": led_to, "words": words()}))])
        });
        let actions = self.maybe(2, |own| {
            let about = own.refer_to_some(ALL);
            json!([or_nothing(json!({"what": words(), "about": about}))])
        });
        let participants = self.maybe(2, |own| {
            let (who, voice) = (own.party(), own.maybe(2, Self::voice));
            json!([or_nothing(json!({"who": who, "words": words(), "voice": voice}))])
        });
        let held = self.day();
        self.add(
            "reviews",
            json!({"held": held, "decisions": decisions, "actions": actions, "participants": participants}),
        );
    }

    fn life(&mut self) {
        match self.random.below(6) {
            0 => {
                let (of, about) = (self.party(), self.refer_to_some(ALL));
                self.add("wishes", json!({"of": of, "scope": "entry", "words": words(), "about": about}));
            }
            1 => {
                let (on, voice) = (self.day(), self.maybe(2, Self::voice));
                let event = or_nothing(json!({"state": "stopped", "on": on, "why": words(), "voice": voice}));
                self.add("aids", json!({"what": words(), "history": [event]}));
            }
            2 => {
                let (on, explains, voice) = (self.day(), self.refer_to_some(&["observations", "goals"]), self.voice());
                let handover = self.maybe(2, |_| json!({"what": words(), "voice": voice}));
                self.add(
                    "transitions",
                    json!({"transitionKind": "new-class", "on": on, "words": words(), "explains": explains,
                    "handover": handover}),
                );
            }
            3 => {
                let (by, voice) = (self.maybe(2, Self::party), self.maybe(2, Self::voice));
                self.add("profile", json!({"heading": "important-to", "text": words(), "by": by, "voice": voice}));
            }
            4 => {
                self.add("settings", json!({"settingKind": "mainstream", "name": NEW}));
                let (setting, start) = (self.refer(&["settings"]), self.day());
                self.add("attendance", json!({"start": start, "setting": setting, "words": words()}));
            }
            _ => {
                self.add("ladders", json!({"rungs": [{"code": NEW, "label": words()}]}));
                let (ladder, occurred) = (self.refer(&["ladders"]), self.day());
                let help = json!({"ladder": ladder, "words": words()});
                self.add("observations", json!({"occurred": occurred, "help": help}));
            }
        }
    }

    pub fn amendment(&mut self) {
        let lists: Vec<String> = copies::lists(self.document);
        let lists: Vec<&str> = lists.iter().map(String::as_str).filter(|name| *name != "removals").collect();
        let list = if self.chance(2) {
            self.random.one(&["observations", "goals", "judgements", "amendments"])
        } else {
            let Some(list) = (!lists.is_empty()).then(|| self.random.one(&lists)) else { return };
            list
        };
        let entry = self.refer(&[list]);
        if entry.is_null() {
            return;
        }
        let kind = self.one_of(&["replaced", "replaced", "entered-in-error", "disputed", "supplemented"]);
        let takes = kind == "replaced" || kind == "supplemented";
        let by_entry = if takes { self.refer(&[list]) } else { Value::Null };
        let by_entry = if by_entry == entry { Value::Null } else { by_entry };
        let by = self.maybe(2, Self::party);
        let on = self.maybe(2, Self::day);
        let amendment = json!({"amendmentKind": kind, "entry": entry, "byEntry": by_entry, "reason": words(),
            "statement": words(), "by": by, "on": on});
        self.add("amendments", amendment);
        let amendments = self.document["amendments"].as_array_mut().unwrap();
        amendments.last_mut().unwrap().as_object_mut().unwrap().remove("recorded");
    }

    /// A few entries of any kind.
    pub fn add_some(&mut self, most: usize) {
        for _ in 0..=self.random.below(most) {
            match self.random.below(12) {
                0 => self.person(),
                1 => self.measure(),
                2 | 3 => self.goal(),
                4 | 5 => self.observation(),
                6 => self.judgement(),
                7 => self.view(),
                8 => self.support_and_deliveries(),
                9 => self.review(),
                10 => self.life(),
                _ => self.amendment(),
            }
        }
    }

    /// The labels of an entry and how sensitive it is.
    pub fn label(&mut self, list: &str, at: usize) {
        let number = [0, 0, 1, 1, 2, 4][self.random.below(6)];
        let mut labels: BTreeSet<&str> = (0..number).map(|_| self.random.one(LABELS)).collect();
        if self.chance(10) {
            labels.insert("not-yet-shared-with-child");
        }
        let sensitive = self.maybe(8, |own| own.one_of(&["intimate-care", "restraint", "health", "x:unknown"]));
        let entry = self.document[list][at].as_object_mut().unwrap();
        entry.remove("audience");
        entry.remove("sensitive");
        entry.remove("inherits");
        if !labels.is_empty() {
            entry.insert("audience".to_owned(), json!(labels));
        }
        if self.random.below(6) == 0 {
            let labels = self.random.one(LABELS);
            inherit(&mut self.document[list][at], labels);
        }
        let entry = self.document[list][at].as_object_mut().unwrap();
        if !sensitive.is_null() && list != "amendments" {
            entry.insert("sensitive".to_owned(), json!([sensitive]));
        }
    }

    /// Labels, answers about sharing, amendments and notes.
    pub fn thicken(&mut self) {
        let most = self.random.one(&[2, 10, 30]);
        for _ in 0..self.random.below(4) {
            self.person();
        }
        self.add_some(most);
        for _ in 0..self.random.below(6) {
            self.amendment();
        }
        for pointer in pointers(self.document) {
            let is_ours = !pointer.contains("/extensions") && pointer != "/sharing";
            if is_ours && pointer.ends_with("/sharing") && self.chance(2) {
                let sharing = self.sharing();
                *self.document.pointer_mut(&pointer).unwrap() = sharing;
            }
        }
        let all: Vec<(String, usize)> = copies::lists(self.document)
            .into_iter()
            .filter(|list| list != "removals")
            .flat_map(|list| (0..self.document[&list].as_array().unwrap().len()).map(move |at| (list.clone(), at)))
            .collect();
        for (list, at) in all {
            self.label(&list, at);
        }
        if self.chance(3) {
            self.document["extensions"] = json!({"org.example.note": NEW});
        }
        if self.chance(3) {
            self.remove_one();
        }
    }

    /// An entry gives way to a note, as if it had been erased; sometimes by hand, so that it is still there.
    fn remove_one(&mut self) {
        let ids: Vec<String> = entries(self.document).map(|(_, entry)| id(entry).to_owned()).collect();
        let Some(gone) = (!ids.is_empty()).then(|| self.random.one(&ids)) else { return };
        if !self.chance(4) {
            for (_, held) in self.document.as_object_mut().unwrap() {
                if let Some(items) = held.as_array_mut() {
                    items.retain(|entry| entry["id"] != gone.as_str());
                }
            }
        }
        let members = self.document.as_object_mut().unwrap();
        members.retain(|_, held| held.as_array().is_none_or(|items| !items.is_empty()));
        let notes = members.entry("removals").or_insert_with(|| json!([])).as_array_mut().unwrap();
        notes.push(json!({"id": gone, "on": "2026-10-01", "reason": "request"}));
    }
}
