//! Places in a document, and what the published schema says of them.

use serde_json::Value;

/// The pointers of every value in a document.
pub fn pointers(value: &Value) -> Vec<String> {
    fn collect(value: &Value, at: &str, all: &mut Vec<String>) {
        all.push(at.to_owned());
        match value {
            Value::Object(members) => {
                for (name, held) in members {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    collect(held, &format!("{at}/{name}"), all);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    collect(item, &format!("{at}/{index}"), all);
                }
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    collect(value, "", &mut all);
    all
}

/// The definitions of the record's schema that the object at a place is of, or the object that the place is in: one, or
/// a kind and its union.
pub fn definitions_at(document: &Value, pointer: &str) -> Vec<String> {
    static SCHEMA: std::sync::OnceLock<Value> = std::sync::OnceLock::new();
    let text = || child_progress::schema::PublishedSchema::find("progress-record").unwrap().text;
    definitions_in(SCHEMA.get_or_init(|| serde_json::from_str(text()).unwrap()), document, pointer)
}

fn definitions_in(root: &Value, document: &Value, pointer: &str) -> Vec<String> {
    let name_in =
        |reference: &Value| reference["$ref"].as_str().map(|path| path.trim_start_matches("#/$defs/").to_owned());
    let (mut schema, mut here) = (root, document);
    let mut names = vec!["ProgressRecord".to_owned()];
    for step in pointer.split('/').skip(1) {
        let part = if let Value::Array(items) = here {
            here = &items[step.parse::<usize>().unwrap()];
            &schema["items"]
        } else {
            let Some(held) = here.get(step) else { return names };
            here = held;
            &schema["properties"][step]
        };
        let reference = if part["allOf"].is_array() { &part["allOf"][0] } else { part };
        let Some(name) = name_in(reference) else {
            schema = part;
            continue;
        };
        schema = &root["$defs"][&name];
        if here.is_object() {
            names = vec![name];
            for kind in schema["oneOf"].as_array().into_iter().flatten().filter_map(name_in) {
                if root["$defs"][&kind]["properties"]["kind"]["const"] == here["kind"] {
                    schema = &root["$defs"][&kind];
                    names.push(kind);
                    break;
                }
            }
        }
    }
    names
}

/// What is wrong with the place of a finding by what the table says of where its rule applies, if anything.
pub fn misplaced(document: &Value, code: &str, pointer: &str) -> Option<String> {
    let rule = child_progress::RuleCode::new(code).unwrap().rule().unwrap();
    let names = definitions_at(document, pointer);
    let well = rule.applies_to.is_empty() || names.iter().any(|name| rule.applies_to.contains(&name.as_str()));
    (!well).then(|| format!("{code} points to {pointer}, which is in {}", names.join(", ")))
}
