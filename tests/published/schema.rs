//! The published schemas are those of the types, and keep to the style that other languages' tools need.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use child_progress::schema::{CODES, OPENAPI, RULES, SCHEMAS, generate_codes, generate_openapi, generate_rules};
use serde_json::{Map, Value, json};

use crate::support::files::root;

fn published(file_name: &str) -> (std::path::PathBuf, Value) {
    let path = root().join("schemas").join(file_name);
    let text = std::fs::read_to_string(&path).unwrap();
    let value = serde_json::from_str(&text).unwrap();
    (path, value)
}

/// `UPDATE_SCHEMAS=1 cargo test --test published schema::` writes the files anew.
fn is_published(file_name: &str, generated: &str, shipped: &str) {
    let path = root().join("schemas").join(file_name);
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        return std::fs::write(&path, generated).unwrap();
    }
    // As values: with serde_json's `preserve_order` the examples in a schema come in another order.
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let published = value(&std::fs::read_to_string(path).unwrap());
    assert!(published == value(generated), "{file_name} is not what the source says; run with UPDATE_SCHEMAS=1");
    assert!(published == value(shipped), "{file_name} is not what was compiled in");
}

#[test]
fn published_schemas_are_those_of_the_types() {
    for schema in SCHEMAS {
        is_published(schema.file_name, &schema.generate(), schema.text);
        is_published(schema.reader_file_name, &schema.generate_reader(), schema.reader_text);
    }
    is_published("openapi.json", &generate_openapi(), OPENAPI);
}

#[test]
fn the_published_catalogues_are_those_of_the_table_and_the_vocabularies() {
    for (file_name, generated, shipped) in
        [("rules.json", generate_rules(), RULES), ("codes.json", generate_codes(), CODES)]
    {
        is_published(file_name, &generated, shipped);
        assert!(std::env::var_os("UPDATE_SCHEMAS").is_some() || generated == shipped, "{file_name}: the order differs");
    }
}

/// Every vocabulary that a published schema names by an open code is in the catalogue.
#[test]
fn the_catalogue_of_codes_has_every_vocabulary() {
    let catalogue: Value = serde_json::from_str(CODES).unwrap();
    let listed: Vec<&Value> = catalogue["vocabularies"].as_array().unwrap().iter().collect();
    let titles: Vec<&str> = listed.iter().map(|one| one["title"].as_str().unwrap()).collect();
    for schema in SCHEMAS {
        let schema: Value = serde_json::from_str(schema.text).unwrap();
        for (name, definition) in schema["$defs"].as_object().unwrap() {
            let description = definition["description"].as_str().unwrap_or_default();
            if description.contains("Open: any other code may stand here.") && name != "RuleCode" {
                assert!(titles.iter().any(|title| description.starts_with(title)), "{name} is in no vocabulary");
            }
        }
    }
    let ids: std::collections::BTreeSet<&str> = listed.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), listed.len(), "an id stands twice");
    let status = listed.iter().find(|one| one["id"] == "progress-status").unwrap();
    let kept = status["codes"].as_array().unwrap().iter().find(|code| code["code"] == "kept").unwrap();
    assert_eq!(kept["mappings"][0]["code"], "sustaining");
    // What is mapped to a list of the catalogue is in that list.
    let has = |list: &&Value, code: &str| list["codes"].as_array().unwrap().iter().any(|known| known["code"] == code);
    let all = listed.iter().flat_map(|list| list["codes"].as_array().unwrap());
    let mut mapped = 0;
    for mapping in all.filter_map(|code| code["mappings"].as_array()).flatten() {
        mapped += 1;
        let (system, code) = (mapping["system"].as_str().unwrap(), mapping["code"].as_str().unwrap());
        let list = listed.iter().find(|list| list["id"] == system);
        assert!(list.map_or(system.starts_with("http://"), |list| has(list, code)), "{system} {code}");
    }
    assert!(mapped >= 80);
    // No list is without a meaning for every one of its codes.
    for list in &listed {
        let mut codes = list["codes"].as_array().unwrap().iter();
        assert!(codes.any(|code| code["definition"].is_string()), "{} says nothing but labels", list["id"]);
    }
}

#[test]
fn examples_in_a_schema_are_valid() {
    for schema in SCHEMAS {
        let value: Value = serde_json::from_str(schema.text).unwrap();
        let validator = jsonschema::options().should_validate_formats(true).build(&value).unwrap();
        let examples = value["examples"].as_array().unwrap();
        assert!(!examples.is_empty());
        assert!(examples.iter().all(|example| validator.is_valid(example)), "{}", schema.name);
        assert!(!validator.is_valid(&serde_json::json!({})));
    }
}

fn file(name: &str) -> Value {
    published(name).1
}

/// Each data file has a schema of its own, which accepts it, and refuses it with any member of it spoilt.
#[test]
fn data_files_are_valid_by_their_own_schemas() {
    for name in ["rules", "codes"] {
        let schema = file(&format!("{name}.schema.json"));
        assert!(jsonschema::meta::is_valid(&schema));
        let validator = jsonschema::validator_for(&schema).unwrap();
        let data = file(&format!("{name}.json"));
        assert!(validator.is_valid(&data), "{name}: {:?}", validator.iter_errors(&data).next().map(|e| e.to_string()));
        let list = if name == "rules" { "rules" } else { "vocabularies" };
        for member in data[list][0].as_object().unwrap().keys() {
            let mut spoilt = data.clone();
            spoilt[list][0][member] = Value::Null;
            assert!(!validator.is_valid(&spoilt), "{name}: {member} may be anything");
            spoilt[list][0].as_object_mut().unwrap().remove(member);
            assert!(!validator.is_valid(&spoilt), "{name}: {member} may be missing");
        }
        let mut more = data.clone();
        more[list][0]["more"] = true.into();
        assert!(!validator.is_valid(&more), "{name} is open");
    }
}

/// A code may be retired without a successor, and has no successor without being retired.
#[test]
fn a_code_can_be_retired_with_and_without_a_successor() {
    let validator = jsonschema::validator_for(&file("codes.schema.json")).unwrap();
    let mut data = file("codes.json");
    let mut with = |members: Value| {
        let code = data["vocabularies"][0]["codes"][0].as_object_mut().unwrap();
        code.retain(|name, _| !["deprecated", "replacedBy"].contains(&name.as_str()));
        code.extend(members.as_object().unwrap().clone());
        validator.is_valid(&data)
    };
    assert!(with(json!({"deprecated": true})));
    assert!(with(json!({"deprecated": true, "replacedBy": "other"})));
    assert!(!with(json!({"replacedBy": "other"})));
}

/// A schema without what may differ between flavours.
fn bare(mut schema: Value, root: &str) -> Value {
    fn strip(value: &mut Value, root: &str) {
        match value {
            Value::Object(members) => {
                members.remove("discriminator");
                if members.contains_key("type") {
                    members.remove("format");
                }
                if members.contains_key("properties") {
                    members.remove("additionalProperties");
                }
                members.values_mut().for_each(|value| strip(value, root));
            }
            Value::Array(items) => items.iter_mut().for_each(|value| strip(value, root)),
            Value::String(text) => *text = text.replace(root, "#/$defs/"),
            _ => {}
        }
    }
    for own in ["$schema", "$id", "$comment", "examples"] {
        schema.as_object_mut().unwrap().remove(own);
    }
    strip(&mut schema, root);
    schema
}

#[test]
fn the_reader_flavour_is_open_and_otherwise_the_same() {
    for schema in SCHEMAS {
        let (closed, open) = (file(schema.file_name), file(schema.reader_file_name));
        assert_ne!(closed["$id"], open["$id"]);
        assert_eq!(bare(closed.clone(), "#/$defs/"), bare(open.clone(), "#/$defs/"));
        let (closed, open) = (jsonschema::validator_for(&closed).unwrap(), jsonschema::validator_for(&open).unwrap());
        let mut example: Value = file(schema.file_name)["examples"][0].clone();
        assert!(closed.is_valid(&example) && open.is_valid(&example));
        example["fromALaterVersion"] = json!({"any": "thing"});
        assert!(!closed.is_valid(&example) && open.is_valid(&example), "{}", schema.name);
        let required = example.as_object().unwrap().keys().find(|name| *name != "fromALaterVersion").unwrap().clone();
        example[required] = Value::Null;
        assert!(!open.is_valid(&example), "{}", schema.name);
    }
}

#[test]
fn openapi_has_the_same_definitions_with_discriminators() {
    let openapi = file("openapi.json");
    let components = openapi["components"]["schemas"].as_object().unwrap();
    let mut all: Vec<String> = Vec::new();
    for schema in SCHEMAS {
        let schema = file(schema.file_name);
        let root = schema["title"].as_str().map(pascal).unwrap();
        let definitions = schema["$defs"].as_object().unwrap();
        for (name, definition) in definitions {
            assert_eq!(
                bare(components[name].clone(), "#/components/schemas/"),
                bare(definition.clone(), "#/$defs/"),
                "{name}"
            );
        }
        all.extend(definitions.keys().cloned().chain([root.clone()]));
        let mut whole = bare(schema.clone(), "#/$defs/");
        whole.as_object_mut().unwrap().remove("$defs");
        assert_eq!(bare(components[&root].clone(), "#/components/schemas/"), whole);
    }
    all.sort();
    all.dedup();
    assert_eq!(all, components.keys().cloned().collect::<Vec<_>>());
    let mut unions = 0;
    for (name, union) in components.iter().filter(|(_, component)| component.get("oneOf").is_some()) {
        unions += 1;
        let mapping = union["discriminator"]["mapping"].as_object().unwrap();
        assert_eq!(mapping.len(), union["oneOf"].as_array().unwrap().len(), "{name}");
        for (kind, path) in mapping {
            let of = &components[path.as_str().unwrap().trim_start_matches("#/components/schemas/")];
            assert_eq!(of["properties"]["kind"]["const"], *kind, "{name}");
        }
    }
    assert_eq!(unions, 3);
}

/// Every schema object in a schema, with the way to it.
fn each_schema(value: &Value, at: &str, visit: &mut dyn FnMut(&str, &Map<String, Value>)) {
    let Value::Object(members) = value else { return };
    visit(at, members);
    for keyword in ["properties", "$defs"] {
        for (name, schema) in members.get(keyword).and_then(Value::as_object).into_iter().flatten() {
            each_schema(schema, &format!("{at}/{keyword}/{name}"), visit);
        }
    }
    for keyword in ["items", "propertyNames"] {
        members.get(keyword).into_iter().for_each(|schema| each_schema(schema, &format!("{at}/{keyword}"), visit));
    }
    for keyword in ["oneOf", "allOf"] {
        for schema in members.get(keyword).and_then(Value::as_array).into_iter().flatten() {
            each_schema(schema, &format!("{at}/{keyword}"), visit);
        }
    }
}

#[test]
fn schemas_keep_to_the_house_style() {
    const KEYWORDS: &[&str] = &[
        "$schema",
        "$id",
        "$comment",
        "$defs",
        "$ref",
        "title",
        "description",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "oneOf",
        "allOf",
        "items",
        "minItems",
        "maxItems",
        "minLength",
        "maxLength",
        "pattern",
        "enum",
        "const",
        "examples",
        "minimum",
        "maximum",
        "propertyNames",
        "maxProperties",
    ];
    let closed = SCHEMAS.iter().map(|schema| (schema, schema.text, false));
    let open = SCHEMAS.iter().map(|schema| (schema, schema.reader_text, true));
    for (schema, text, open) in closed.chain(open) {
        let value: Value = serde_json::from_str(text).unwrap();
        let (mut wrong, mut seen) = (Vec::new(), 0);
        each_schema(&value, "", &mut |at, members| {
            seen += 1;
            let mut hold = |well: bool, what: &str| {
                if !well {
                    wrong.push(format!("{at}: {what}"));
                }
            };
            hold(
                members.keys().all(|keyword| KEYWORDS.contains(&keyword.as_str())),
                "a keyword that some tool does not know",
            );
            hold(!members.contains_key("$ref") || members.len() == 1, "a reference has neighbours");
            hold(members.get("type") != Some(&Value::from("null")), "null");
            let is_map = members.contains_key("propertyNames");
            let is_object = members.contains_key("properties");
            hold(!is_object || members.get("additionalProperties") == Some(&Value::Bool(open)), "open, or not");
            hold(
                !is_map || members.get("additionalProperties") == Some(&Value::Bool(true)),
                "a map does not say of what",
            );
            hold(!members.contains_key("const") || members.contains_key("type"), "a constant without a type");
            let pattern = members.get("pattern").and_then(Value::as_str).unwrap_or_default();
            hold(
                !["\\d", "\\w", "\\s", "(?", "\\p"].iter().any(|escape| pattern.contains(escape)),
                "a pattern that engines read differently",
            );
            if let Some((_, name)) = at.rsplit_once("$defs/").filter(|(_, name)| !name.contains('/')) {
                hold(!name.ends_with(|letter: char| letter.is_ascii_digit()), "a name that ends in a digit");
                hold(members.contains_key("description"), "no description");
                let named = is_object || is_map || members.contains_key("oneOf");
                let title = members.get("title").and_then(Value::as_str);
                hold(title.is_some() == named, "objects and unions have titles, and nothing else does");
                hold(title.is_none_or(|title| pascal(title) == name), "a title that does not lead back to the name");
            }
        });
        assert!(seen > 50, "the walk no longer reaches the definitions");
        assert!(wrong.is_empty(), "{}:\n{}", schema.name, wrong.join("\n"));
    }
}

fn pascal(title: &str) -> String {
    let words = title.split(' ').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    words.collect()
}

#[test]
fn members_of_a_union_that_share_a_name_share_a_schema() {
    for schema in SCHEMAS {
        let value: Value = serde_json::from_str(schema.text).unwrap();
        let definitions = value["$defs"].as_object().unwrap();
        for (name, union) in definitions.iter().filter(|(_, definition)| definition.get("oneOf").is_some()) {
            let mut members: Map<String, Value> = Map::new();
            for kind in union["oneOf"].as_array().unwrap() {
                let kind = kind["$ref"].as_str().unwrap().trim_start_matches("#/$defs/");
                for (member, schema) in definitions[kind]["properties"].as_object().unwrap() {
                    if member == "kind" {
                        continue;
                    }
                    let mut schema = schema.clone();
                    schema.as_object_mut().unwrap().remove("description");
                    let first = members.entry(member.clone()).or_insert_with(|| schema.clone());
                    assert_eq!(*first, schema, "{name}: {member} differs between kinds");
                }
            }
            assert!(members.len() > 1);
        }
    }
}

#[cfg(feature = "schema")]
#[test]
fn a_host_can_put_the_types_into_its_own_schema() {
    let mut generator = schemars::SchemaGenerator::default();
    let reference = generator.subschema_for::<child_progress::ProgressRecord>();
    assert_eq!(reference.as_value()["$ref"], "#/$defs/ProgressRecord");
    let (_, published) = published("progress-record.schema.json");
    let definitions = generator.definitions();
    for (name, definition) in published["$defs"].as_object().unwrap() {
        assert_eq!(&definitions[name], definition, "{name}");
    }
    assert_eq!(definitions["ProgressRecord"]["properties"], published["properties"]);
    assert_eq!(definitions.len(), published["$defs"].as_object().unwrap().len() + 1);
}

/// How deep objects and lists can be nested in a document of this schema, what extensions hold left aside.
fn depth(schema: &Value, definitions: &Value) -> usize {
    let Some(schema) = schema.as_object() else { return 0 };
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return depth(&definitions[name.trim_start_matches("#/$defs/")], definitions);
    }
    let branches = ["allOf", "oneOf"].into_iter().filter_map(|keyword| schema.get(keyword)?.as_array()).flatten();
    let members = schema.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::values);
    let inside = branches.chain(members).chain(schema.get("items")).map(|part| depth(part, definitions)).max();
    let opens = ["properties", "propertyNames", "items"].into_iter().any(|keyword| schema.contains_key(keyword));
    inside.unwrap_or_default() + usize::from(opens)
}

/// `ReadOptions::max_depth` says how deep a record can be: a host that sets less refuses valid records.
#[test]
fn a_record_is_as_deep_as_the_documentation_says() {
    let (_, schema) = published("progress-record.schema.json");
    assert_eq!(depth(&schema, &schema["$defs"]), 13);
}
