//! What a later catalogue of rules or codes takes back.

use std::collections::BTreeMap;

use child_progress::schema::{CODES, RULES};
use serde_json::{Value, json};

/// What a later catalogue of rules takes back: a rule that is gone, that became an error or is a new one, or that is
/// enforced by somebody else. Words may change.
pub fn broken_rules(earlier: &Value, later: &Value) -> Vec<String> {
    let rules = |catalogue: &'_ Value| -> BTreeMap<String, Value> {
        let rules = catalogue["rules"].as_array().unwrap().iter();
        rules.map(|rule| (rule["code"].as_str().unwrap().to_owned(), rule.clone())).collect()
    };
    let (was, is) = (rules(earlier), rules(later));
    let mut broken = Vec::new();
    for (code, rule) in &was {
        match is.get(code) {
            None => broken.push(format!("the rule {code} is gone")),
            Some(now) => {
                let became = now["severity"] == "error" && rule["severity"] != "error";
                broken.extend(became.then(|| format!("the rule {code} is an error now")));
                for member in ["enforcedBy", "since"] {
                    broken.extend((now[member] != rule[member]).then(|| format!("{member} of {code} is another")));
                }
            }
        }
    }
    let new = is.iter().filter(|(code, rule)| !was.contains_key(*code) && rule["severity"] == "error");
    broken.extend(new.map(|(code, _)| format!("the rule {code} is new, and an error")));
    broken
}

/// What a later catalogue of codes takes back: a list or a code that is gone, or one that was retired and is no more.
pub fn broken_codes(earlier: &Value, later: &Value) -> Vec<String> {
    let named = |list: &'_ Value, member: &str, name: &Value| {
        list.as_array().into_iter().flatten().find(|one| one[member] == *name).cloned()
    };
    let mut broken = Vec::new();
    for list in earlier["vocabularies"].as_array().unwrap() {
        let Some(now) = named(&later["vocabularies"], "id", &list["id"]) else {
            broken.push(format!("the list {} is gone", list["id"]));
            continue;
        };
        for code in list["codes"].as_array().unwrap() {
            match named(&now["codes"], "code", &code["code"]) {
                None => broken.push(format!("{} of {} is gone", code["code"], list["id"])),
                Some(now) if code["deprecated"] == true && now["deprecated"] != true => {
                    broken.push(format!("{} of {} was retired", code["code"], list["id"]));
                }
                Some(_) => {}
            }
        }
    }
    broken
}

/// A catalogue with a change made in it.
fn catalogue(text: &str, change: impl Fn(&mut Value)) -> Value {
    let mut catalogue = serde_json::from_str(text).unwrap();
    change(&mut catalogue);
    catalogue
}

#[test]
fn what_a_catalogue_takes_back_is_caught() {
    let same = |_: &mut Value| {};
    let place = |severity: &str| {
        let rules = catalogue(RULES, same);
        rules["rules"].as_array().unwrap().iter().position(|rule| rule["severity"] == severity).unwrap()
    };
    let (error, warning) = (place("error"), place("warning"));
    let new = |severity: &'static str| {
        move |c: &mut Value| {
            let rule = json!({"code": "family.new", "severity": severity, "enforcedBy": "semantics", "since": "1.1"});
            c["rules"].as_array_mut().unwrap().push(rule);
        }
    };
    let rules = |change: &dyn Fn(&mut Value)| broken_rules(&catalogue(RULES, same), &catalogue(RULES, change));
    assert_eq!(rules(&same), Vec::<String>::new());
    assert_eq!(rules(&new("warning")), Vec::<String>::new());
    assert_eq!(rules(&|c| c["rules"][error]["severity"] = "note".into()), Vec::<String>::new());
    assert_eq!(rules(&|c| c["rules"][error]["summary"] = "Other words.".into()), Vec::<String>::new());
    assert_eq!(rules(&new("error")).len(), 1);
    assert_eq!(rules(&|c| drop(c["rules"].as_array_mut().unwrap().remove(warning))).len(), 1);
    assert_eq!(rules(&|c| c["rules"][warning]["code"] = "family.other-name".into()).len(), 1);
    assert_eq!(rules(&|c| c["rules"][warning]["severity"] = "error".into()).len(), 1);
    assert_eq!(rules(&|c| c["rules"][warning]["enforcedBy"] = "schema".into()).len(), 1);

    let retire = |c: &mut Value| c["vocabularies"][0]["codes"][0]["deprecated"] = true.into();
    let add = |c: &mut Value| {
        c["vocabularies"][0]["codes"].as_array_mut().unwrap().insert(0, json!({"code": "new", "label": "New"}));
    };
    let codes = |change: &dyn Fn(&mut Value)| broken_codes(&catalogue(CODES, same), &catalogue(CODES, change));
    assert_eq!(codes(&same), Vec::<String>::new());
    assert_eq!(codes(&retire), Vec::<String>::new());
    assert_eq!(codes(&add), Vec::<String>::new());
    assert_eq!(codes(&|c| drop(c["vocabularies"].as_array_mut().unwrap().remove(0))).len(), 1);
    assert_eq!(codes(&|c| drop(c["vocabularies"][0]["codes"].as_array_mut().unwrap().remove(0))).len(), 1);
    assert_eq!(broken_codes(&catalogue(CODES, retire), &catalogue(CODES, same)).len(), 1);
}
