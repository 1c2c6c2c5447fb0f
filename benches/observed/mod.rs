//! Documents for the benches.

use serde_json::{Value, json};

/// A record of the usual mixture: people, goals and measures, and observations with what practitioners write.
pub fn document(observations: usize) -> Value {
    let observations: Vec<Value> = (0..observations).map(observation).collect();
    json!({
        "schemaVersion": "1.0",
        "child": {"id": "child-7", "knownAs": "Ada", "birthDate": "2017-05", "languages": ["en-GB"]},
        "people": [
            {"id": "mum", "roles": ["parent-carer"], "sector": "family"},
            {"id": "mx-lark", "name": "Mx Lark", "roles": ["teacher"], "sector": "education", "organisation": "Oakfield School"},
        ],
        "ladders": [{"id": "help", "rungs": [{"code": "full"}, {"code": "gesture"}, {"code": "own"}]}],
        "measures": [{"id": "m1", "form": {"kind": "numeric", "quantity": "count", "per": "sessions"}, "counted": {"words": "Asks a friend to play at break, with words or card"}}],
        "goals": [{
            "id": "g1",
            "wordings": [{"text": {"words": "I want somebody to play with", "register": "child"}, "by": {"role": "child"}}],
            "intent": "gain", "main": "m1",
            "target": {"words": {"words": "Plays with two friends at break, twice a week"}, "due": "2026-12"},
            "lifecycle": [{"status": "active", "on": "2026-01-12"}],
        }],
        "observations": observations,
    })
}

fn observation(at: usize) -> Value {
    let day = format!("2026-{:02}-{:02}", 1 + at % 12, 1 + at % 28);
    let mut observation = json!({
        "id": format!("observation-{at}"),
        "occurred": format!("{day}T12:{:02}:00+01:00", at % 60),
        "seen": {"words": "Went over to the climbing frame by herself, waited for her turn, and asked Kit's group \u{201c}can I play?\u{201d} with her card. Stayed for the whole game."},
        "observers": [{"person": "mx-lark"}],
        "goals": ["g1"],
        "values": [{"measure": "m1", "value": {"kind": "number", "number": at % 9, "opportunities": {"amount": 2, "unit": "sessions"}}}],
        "context": {"place": "Playground", "activity": {"words": "Morning break"}, "health": ["usual"]},
        "help": {"kinds": ["visual", "verbal"], "ladder": "help", "rung": "gesture", "prompts": 1},
    });
    if at % 3 == 0 {
        observation["interpretations"] = json!([{"words": {"words": "She seems surer of herself when the group is small."}, "by": {"person": "mum"}, "confidence": "medium"}]);
        observation["recorded"] = json!({"on": day, "by": {"person": "mx-lark"}});
    }
    observation
}
