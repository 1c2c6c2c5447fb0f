//! Records made to be expensive, from the published schema: every list and every reference of the format can be blown
//! up, by itself and with others.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// What a record is made like.
#[derive(Clone, Serialize, Deserialize)]
pub struct Plan {
    /// Lists of the record that have many entries; the others have one.
    pub long: Vec<String>,
    /// Members of definitions that hold many items; other lists have one.
    pub wide: Vec<(String, String)>,
    pub grows: Grows,
    pub refs: Refs,
    pub ids: Ids,
    pub dates: Dates,
    pub body: Body,
    /// Which of its kinds a union is, and which of its examples a code.
    pub kind: usize,
}

/// What becomes more where the record is to be larger.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Grows {
    /// Entries of a few items each.
    Entries,
    /// Entries of many items each.
    FullEntries,
    /// The items of a few entries.
    Items,
    /// The items of many entries.
    ItemsOfMany,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
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

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Ids {
    /// Every entry has its own.
    Own,
    /// All of a list have one.
    One,
    /// Two have one.
    Pairs,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Dates {
    One,
    /// Every entry has its own.
    Own,
    /// Every entry has its own, later ones first.
    Back,
}

/// What an entry has beside what refers, dates, and what is wide.
#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Body {
    Lean,
    /// Every member that may be absent is there.
    Full,
    /// That, and long texts.
    Wordy,
}

pub struct Format {
    schema: Value,
}

struct Maker<'f> {
    format: &'f Format,
    plan: &'f Plan,
    says: &'f str,
    entries: usize,
    items: usize,
    /// The place of the entry, and of the item in its list.
    at: usize,
    item: usize,
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

/// The most items that the format lets most lists have.
const MOST_ITEMS: usize = 1000;

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
        let inner = |held: &Value| reference(held).is_some_and(|inner| self.matters(inner, plan, depth - 1));
        let definition = self.definition(name);
        let mut members = definition["properties"].as_object().into_iter().flatten();
        let mut kinds = definition["oneOf"].as_array().into_iter().flatten();
        members.any(|(member, held)| is_wide(plan, name, member) || inner(held) || inner(&held["items"]))
            || kinds.any(inner)
    }

    /// A record of about so many things, whose texts say this.
    pub fn record(&self, plan: &Plan, size: usize, says: &str) -> Value {
        let (entries, items) = match plan.grows {
            Grows::Entries => (size, 2),
            Grows::FullEntries => (size / 4, 16),
            Grows::Items => (3, size),
            Grows::ItemsOfMany => (16, size / 4),
        };
        let mut maker = Maker { format: self, plan, says, entries, items, at: 0, item: 0 };
        let mut record = Map::new();
        record.insert("schemaVersion".to_owned(), "1.0".into());
        record.insert("child".to_owned(), maker.value("Child", 3));
        record.entry("child").or_insert(Value::Null)["id"] = "c1".into();
        for (list, entry) in self.lists() {
            let length = if plan.long.contains(&list) { entries } else { 1 };
            let mut all = Vec::new();
            for at in 0..length {
                (maker.at, maker.item) = (at, at);
                let mut made = maker.value(&entry, 5);
                if made.get("id").is_some() && list != "removals" {
                    made["id"] = plan.name(&list, at).into();
                }
                all.push(made);
            }
            record.insert(list, all.into());
        }
        Value::Object(record)
    }
}

impl Plan {
    fn name(&self, list: &str, at: usize) -> String {
        let at = match self.ids {
            Ids::Own => at,
            Ids::One => 0,
            Ids::Pairs => at / 2,
        };
        format!("{}{at}", &list[..list.len().min(4)])
    }
}

fn is_wide(plan: &Plan, of: &str, name: &str) -> bool {
    plan.wide.iter().any(|(of_wide, list)| of_wide == of && list == name)
}

/// The definition to which a schema refers.
fn reference(schema: &Value) -> Option<&str> {
    let direct = schema["$ref"].as_str().or(schema["allOf"][0]["$ref"].as_str());
    direct?.strip_prefix("#/$defs/")
}

fn is_reference(name: &str) -> bool {
    name.ends_with("Id") && !matches!(name, "ChildId" | "RecordId")
}

/// The list that holds the entries with ids of this type; none for an id of any entry.
fn list_of(id: &str) -> Option<&'static str> {
    let list = match id {
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
        _ => return None,
    };
    Some(list)
}

impl Maker<'_> {
    fn value(&mut self, name: &str, depth: usize) -> Value {
        let definition = self.format.definition(name);
        if let Some(kinds) = definition["oneOf"].as_array() {
            let (form, value) = FORMS[self.plan.kind % FORMS.len()];
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
        let required: Vec<&str> =
            definition["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut made = Map::new();
        for (name, member) in definition["properties"].as_object().unwrap() {
            if let Some(kind) = member["const"].as_str() {
                made.insert(name.clone(), kind.into());
                continue;
            }
            let is_wide = is_wide(self.plan, of, name);
            let held = reference(member).or(reference(&member["items"]));
            let matters = |held: &str| self.format.matters(held, self.plan, depth.min(3) - 1);
            let is_wanted = is_wide || (depth > 0 && (self.plan.body != Body::Lean || held.is_none_or(matters)));
            // These say that nothing happened, and then there is little to look at.
            let is_dull =
                !is_wide && matches!(name.as_str(), "closing" | "lifecycle" | "local" | "sharing" | "inherits");
            if !required.contains(&name.as_str()) && (!is_wanted || is_dull) {
                continue;
            }
            let value = match held {
                Some(held) if member["type"] == "array" => self.list(held, is_wide, depth.saturating_sub(1)),
                Some(held) => self.value(held, depth.saturating_sub(1)),
                None => true.into(),
            };
            made.insert(name.clone(), value);
        }
        made.into()
    }

    fn list(&mut self, held: &str, is_wide: bool, depth: usize) -> Value {
        let outer = self.item;
        let mut items = Vec::new();
        for item in 0..if is_wide { self.items.min(MOST_ITEMS) } else { 1 } {
            if is_wide {
                self.item = item;
            }
            items.push(self.value(held, depth));
        }
        self.item = outer;
        items.into()
    }

    fn text(&mut self, of: &str) -> String {
        if is_reference(of) {
            return self.id(of);
        }
        let at = match self.plan.dates {
            Dates::One => 0,
            Dates::Own => self.at,
            Dates::Back => self.entries - self.at,
        };
        let definition = self.format.definition(of);
        match of {
            "When" | "PartialDate" => {
                format!("20{:02}-{:02}-{:02}", at / 336 % 26, at / 28 % 12 + 1, at % 28 + 1)
            }
            "Words" => {
                let times = if self.plan.body == Body::Wordy { 40 } else { 1 };
                format!("{} {}-{} ", self.says, self.at, self.item).repeat(times).trim_end().to_owned()
            }
            "Code" => format!("c{}", self.item),
            // A code of a host's own, so that a list has many that differ.
            _ if self.item > self.at && definition["maxLength"] == 100 => format!("x:{}", self.item),
            _ => {
                let examples = definition["examples"].as_array().unwrap();
                examples[self.plan.kind % examples.len()].as_str().unwrap().to_owned()
            }
        }
    }

    fn id(&self, of: &str) -> String {
        let lists = &self.plan.long;
        let any = || lists.get(self.item % lists.len().max(1)).map_or("observations", String::as_str);
        let list = list_of(of).unwrap_or_else(any);
        let length = if lists.iter().any(|long| long == list) { self.entries } else { 1 };
        let at = match self.plan.refs {
            Refs::First => 0,
            Refs::Own => self.at,
            Refs::Before => self.at.saturating_sub(1),
            Refs::Spread => self.item,
        };
        self.plan.name(list, at % length)
    }
}
