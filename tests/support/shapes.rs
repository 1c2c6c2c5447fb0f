//! Records made to be expensive, from the published schema: every list and every reference of the format can be blown
//! up.

use serde_json::{Map, Value, json};

/// What a record is made like.
#[allow(clippy::struct_excessive_bools)] // each is a question of its own
#[derive(Clone, Debug)]
pub struct Plan {
    /// Lists of the record that have many entries; the others have one.
    pub long: Vec<String>,
    /// Members of definitions that hold many items; other lists have one.
    pub wide: Vec<(String, String)>,
    /// Where references lead.
    pub refs: Refs,
    /// Every entry of a list has the same id.
    pub one_id: bool,
    /// Every date is another.
    pub dates: bool,
    /// Which kind of a measure's form there is, with values to it.
    pub kind: usize,
    /// Every member that may be absent is there, and not only those that refer, date or hold what is wide.
    pub full: bool,
    /// Texts are as long as the lists.
    pub wordy: bool,
    /// What the words say: two records that differ in it differ in every text.
    pub says: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refs {
    /// All to the first entry.
    First,
    /// Each to the entry at the same place.
    Own,
    /// Each to the entry before.
    Before,
    /// The items of a list to the entries, one after the other.
    Spread,
}

pub struct Format {
    schema: Value,
}

struct Maker<'f> {
    format: &'f Format,
    plan: &'f Plan,
    number: usize,
    items: usize,
    /// The place of the entry, and of the item in its list.
    at: usize,
    item: usize,
    bytes: usize,
}

/// The forms of measures with the values that fit them.
const FORMS: [(&str, &str); 9] = [
    ("NumericMeasure", "NumberValue"),
    ("OrdinalMeasure", "LevelValue"),
    ("DimensionsMeasure", "DimensionsValue"),
    ("HelpMeasure", "HelpValue"),
    ("ChecklistMeasure", "ChecklistValue"),
    ("NumericMeasure", "TrialsValue"),
    ("GoalAttainmentMeasure", "NumberValue"),
    ("MilestoneMeasure", "MilestoneValue"),
    ("OrdinalMeasure", "NonValueMark"),
];

impl Format {
    pub fn published() -> Self {
        let schema = child_progress::schema::PublishedSchema::find("progress-record").unwrap().text;
        Self { schema: serde_json::from_str(schema).unwrap() }
    }

    fn definition(&self, name: &str) -> &Value {
        &self.schema["$defs"][name]
    }

    /// The lists of the record, each with the definition of its entries.
    pub fn lists(&self) -> Vec<(String, String)> {
        let members = self.schema["properties"].as_object().unwrap();
        let items = |member: &Value| reference(&member["items"]).map(str::to_owned);
        members.iter().filter_map(|(name, member)| Some((name.clone(), items(member)?))).collect()
    }

    /// The lists within entries: each by the definition that has it, and its name.
    pub fn inner(&self) -> Vec<(String, String)> {
        let definitions = self.schema["$defs"].as_object().unwrap();
        let lists = definitions.iter().flat_map(|(of, definition)| {
            let members = definition["properties"].as_object().into_iter().flatten();
            let lists = members.filter(|(_, member)| member["type"] == "array");
            lists.map(move |(name, _)| (of.clone(), name.clone()))
        });
        lists.collect()
    }

    /// Whether a value of this definition refers, has a date, or holds a wide list.
    fn matters(&self, name: &str, plan: &Plan, depth: usize) -> bool {
        if is_reference(name) || matches!(name, "When" | "PartialDate") {
            return true;
        }
        if depth == 0 {
            return false;
        }
        let definition = self.definition(name);
        let members = definition["properties"].as_object().into_iter().flatten();
        let by_member = members.into_iter().any(|(member, held)| {
            plan.wide.iter().any(|(of, list)| of == name && list == member)
                || reference(held)
                    .or(reference(&held["items"]))
                    .is_some_and(|inner| self.matters(inner, plan, depth - 1))
        });
        by_member
            || definition["oneOf"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|kind| reference(kind).is_some_and(|inner| self.matters(inner, plan, depth - 1)))
    }

    /// A record of so many entries in its long lists, and so many items in its wide ones.
    pub fn record(&self, plan: &Plan, number: usize, items: usize) -> Value {
        let mut maker = Maker { format: self, plan, number, items, at: 0, item: 0, bytes: 0 };
        let mut record = Map::new();
        record.insert("schemaVersion".to_owned(), "1.0".into());
        record.insert("child".to_owned(), maker.value("Child", 3));
        record.entry("child").or_insert(Value::Null)["id"] = "c1".into();
        for (list, entry) in self.lists() {
            let length = if plan.long.contains(&list) { number } else { 1 };
            let mut entries = Vec::new();
            for at in 0..length {
                (maker.at, maker.item) = (at, at);
                let mut made = maker.value(&entry, 5);
                if made.get("id").is_some() && list != "removals" {
                    made["id"] = name(&list, if plan.one_id { 0 } else { at }).into();
                }
                entries.push(made);
            }
            record.insert(list, entries.into());
        }
        Value::Object(record)
    }
}

/// The definition to which a schema refers.
fn reference(schema: &Value) -> Option<&str> {
    let direct = schema["$ref"].as_str().or(schema["allOf"][0]["$ref"].as_str());
    direct?.strip_prefix("#/$defs/")
}

fn is_reference(name: &str) -> bool {
    name.ends_with("Id") && !matches!(name, "ChildId" | "RecordId")
}

fn name(list: &str, at: usize) -> String {
    format!("{}{at}", &list[..list.len().min(4)])
}

/// The list that holds the entries with ids of this type.
fn list_of(id: &str) -> &'static str {
    match id {
        "AidId" => "aids",
        "AmendmentId" => "amendments",
        "AttainmentId" => "attainments",
        "AttendanceId" => "attendance",
        "BasisId" => "bases",
        "DeciderId" => "deciders",
        "DeliveryId" => "deliveries",
        "DestinationId" => "destinations",
        "GoalId" => "goals",
        "JudgementId" => "judgements",
        "LadderId" => "ladders",
        "LayerId" => "layers",
        "MeasureId" => "measures",
        "NeedId" => "needs",
        "ObservationId" => "observations",
        "PersonId" => "people",
        "PlanId" => "plans",
        "ReviewId" => "reviews",
        "ScaleId" => "scales",
        "SettingId" => "settings",
        "StatementId" => "profile",
        "SupportId" => "support",
        "TimetableId" => "timetables",
        "TransitionId" => "transitions",
        "ViewId" => "views",
        "WishId" => "wishes",
        // Any entry.
        _ => "",
    }
}

impl Maker<'_> {
    fn value(&mut self, name: &str, depth: usize) -> Value {
        let definition = self.format.definition(name);
        if definition["oneOf"].is_array() {
            let (form, value) = FORMS[self.plan.kind % FORMS.len()];
            let kinds = definition["oneOf"].as_array().unwrap();
            let mut kinds = kinds.iter().filter_map(reference);
            let wanted = kinds.clone().find(|kind| *kind == form || *kind == value);
            return self.value(wanted.or_else(|| kinds.next()).unwrap(), depth);
        }
        match definition["type"].as_str().unwrap() {
            "object" if name == "Extensions" => json!({"org.example.a": self.at}),
            "object" => self.object(name, depth),
            "string" => self.text(name).into(),
            "integer" => 1.into(),
            _ => (self.at * 7 % 11).into(),
        }
    }

    fn object(&mut self, of: &str, depth: usize) -> Value {
        let definition = self.format.definition(of);
        let is_required =
            |name: &str| definition["required"].as_array().into_iter().flatten().any(|required| required == name);
        let mut made = Map::new();
        for (name, member) in definition["properties"].as_object().unwrap() {
            if let Some(kind) = member["const"].as_str() {
                made.insert(name.clone(), kind.into());
                continue;
            }
            let is_wide = self.plan.wide.iter().any(|(of_wide, list)| of_wide == of && list == name);
            let held = reference(member).or(reference(&member["items"]));
            let is_wanted = is_wide
                || (depth > 0
                    && (self.plan.full
                        || held.is_none_or(|held| self.format.matters(held, self.plan, depth.min(3) - 1))));
            // Some say that nothing happened, and then there is little to look at.
            let is_dull = matches!(name.as_str(), "closing" | "lifecycle" | "local" | "sharing" | "removed");
            if !is_required(name) && (!is_wanted || is_dull) {
                continue;
            }
            let value = if member["type"] == "array" {
                let length = if is_wide { self.items.min(1000) } else { 1 };
                let outer = self.item;
                let mut items = Vec::new();
                for item in 0..length {
                    if is_wide {
                        self.item = item;
                    }
                    items.push(self.value(held.unwrap(), depth.saturating_sub(1)));
                }
                self.item = outer;
                items.into()
            } else if let Some(held) = held {
                self.value(held, depth.saturating_sub(1))
            } else {
                true.into()
            };
            made.insert(name.clone(), value);
        }
        made.into()
    }

    fn text(&mut self, of: &str) -> String {
        let definition = self.format.definition(of);
        if is_reference(of) {
            let lists: Vec<&String> = self.plan.long.iter().collect();
            let list = match (list_of(of), lists.is_empty()) {
                ("", false) => lists[self.item % lists.len()].as_str(),
                ("", true) => "observations",
                (list, _) => list,
            };
            let length = if self.plan.long.iter().any(|long| long == list) { self.number } else { 1 };
            let at = match self.plan.refs {
                _ if self.plan.one_id => 0,
                Refs::First => 0,
                Refs::Own => self.at % length,
                Refs::Before => self.at.saturating_sub(1) % length,
                Refs::Spread => self.item % length,
            };
            return name(list, at);
        }
        let at = if self.plan.dates { self.at } else { 0 };
        match of {
            "When" | "PartialDate" => {
                format!("20{:02}-{:02}-{:02}", at / 336 % 26, at / 28 % 12 + 1, at % 28 + 1)
            }
            "Words" => {
                let words = format!("{} {}-{} ", self.plan.says, self.at, self.item);
                let times = if self.plan.wordy { (self.number / 4).clamp(1, 400) } else { 1 };
                self.bytes += words.len() * times;
                words.repeat(times).trim_end().to_owned()
            }
            "Code" => format!("c{}", self.item),
            _ => definition["examples"][self.plan.kind % definition["examples"].as_array().unwrap().len().max(1)]
                .as_str()
                .unwrap()
                .to_owned(),
        }
    }
}
