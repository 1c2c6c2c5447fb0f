//! Records as practice writes them: the mixture of the example records, in any size, from a seed. Nothing in them is real.

use serde_json::{Value, json};
use time::{Date, Duration, Month};

use crate::draw::Draw;
use crate::words::{reading, seen, support, text, wish};

/// How much a record holds.
#[derive(Clone, Copy)]
pub struct Extent {
    pub goals: usize,
    pub observations: usize,
    /// Terms with a judgement and a view on each goal, support, what came of it, and a review.
    pub terms: usize,
}

const PLACES: &[&str] = &["Playground", "Dinner hall", "Music corner", "Kingfisher class", "The small room", "Minibus"];
const TIMES: &[&str] = &["Arrival", "Morning break", "09:30", "After lunch", "Last lesson"];
const ROLES: &[(&str, &str)] = &[
    ("teacher", "education"),
    ("teaching-assistant", "education"),
    ("speech-and-language-therapist", "health"),
    ("physiotherapist", "health"),
    ("social-worker", "social-care"),
];
const NAMES: &[&str] = &["Mx Lark", "Siân Prothero", "Dan Oakes", "Priya Nandakumar", "Bev Sarsby", "Tomasz Wójcik"];
const INTENTS: &[&str] = &["gain", "extend", "maintain", "generalise", "take-part"];
const RUNGS: &[&str] = &["two-people", "one-person", "one-hand", "beside", "own"];
const DIMENSIONS: &[&str] = &["exploration", "realisation", "anticipation", "persistence", "initiation"];

/// A record that is valid and in which no rule finds anything.
pub fn record(draw: &mut Draw, extent: Extent) -> Value {
    let number = draw.below(1_000_000);
    let of_goals = |one: fn(&mut Draw, usize) -> Value, draw: &mut Draw| -> Vec<Value> {
        (0..extent.goals).map(|goal| one(draw, goal)).collect()
    };
    let span = 60 + extent.terms.max(1) * 110;
    let mut record = json!({
        "schemaVersion": "1.0",
        "id": format!("r-{number:06}"),
        "child": child(draw, number),
        "people": people(draw, 1 + extent.goals.min(4)),
        "profile": profile(draw, 1 + 2 * extent.terms.min(3)),
        "measures": of_goals(measure, draw),
        "goals": of_goals(goal, draw),
        "observations": observations(draw, extent, span),
        "views": [child_view(draw, "v-child", span)],
        "settings": [{"id": "school", "settingKind": draw.pick(&["special-school", "mainstream-school"]), "name": "Oakfield School", "start": "2021-09"}],
    });
    if extent.goals > 1 {
        record["scales"] = json!([scale()]);
        record["ladders"] = json!([ladder()]);
        record["needs"] = json!([{"id": "n-1", "coding": {"code": draw.pick(&["ASD", "SLCN", "PD", "SEMH"]), "system": "dfe-sen-type", "version": "2026"}, "rank": 1, "identifiedBy": {"role": "educational-psychologist"}, "start": "2020"}]);
        record["aids"] = json!([{"id": "a-talker", "what": text("Talker with her own pages"), "aidKind": "communication", "technology": "powered", "history": [{"state": "kept", "on": "2023-01"}]}]);
    }
    if extent.terms > 0 {
        record["plans"] = json!([{"id": "ehcp", "planKind": "ehcp", "version": "2024-05", "organisation": "Marlbridge Council", "start": "2024-05-20"}]);
        terms(draw, extent, &mut record);
    }
    record
}

/// The day so many days after the first.
fn day(after: usize) -> String {
    let first = Date::from_calendar_date(2024, Month::September, 2).unwrap_or(Date::MIN);
    let date = first + Duration::days(i64::try_from(after).unwrap_or_default());
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

fn somebody(draw: &mut Draw) -> Value {
    if draw.percent(70) { json!({"person": draw.pick(&["mum", "p-0"])}) } else { json!({"role": draw.pick(ROLES).0}) }
}

fn child(draw: &mut Draw, number: usize) -> Value {
    json!({
        "id": format!("c-{number:06}"),
        "knownAs": draw.pick(&["Ada", "Wren", "Kofi", "Zoë", "Tilly", "Idris", "Ffion"]),
        "birthDate": format!("20{:02}-{:02}", 11 + draw.below(8), 1 + draw.below(12)),
        "languages": ["en-GB"],
        "communication": {"howICommunicate": [text(draw.pick(&["Talking, and pointing when it is hard.", "With my eyes, my smile, my voice and the way I lean."]))]},
    })
}

fn people(draw: &mut Draw, staff: usize) -> Vec<Value> {
    let mum = json!({"id": "mum", "roles": ["parent-carer"], "relationship": text("Mum"), "sector": "family"});
    let staff = (0..staff).map(|at| {
        let (role, sector) = ROLES[at % ROLES.len()];
        json!({"id": format!("p-{at}"), "name": draw.pick(NAMES), "roles": [role], "sector": sector, "organisation": "Oakfield School"})
    });
    std::iter::once(mum).chain(staff).collect()
}

fn profile(draw: &mut Draw, statements: usize) -> Vec<Value> {
    let headings =
        ["strength", "important-to", "liked-and-admired", "important-for", "please-do", "aspiration", "working"];
    let statement = |(at, heading): (usize, &str)| json!({"id": format!("s-{at}"), "heading": heading, "text": reading(draw), "by": somebody(draw), "on": day(draw.below(5))});
    headings.into_iter().take(statements).enumerate().map(statement).collect()
}

fn scale() -> Value {
    let levels = ["Not yet", "A moment here and there", "Some of the time", "Most of the time", "All the way through"];
    let levels: Vec<Value> = levels
        .iter()
        .enumerate()
        .map(|(at, label)| json!({"code": format!("{}", at + 1), "label": text(label)}))
        .collect();
    json!({"id": "steps", "title": text("How engaged, in our own five steps"), "form": {"kind": "levels", "levels": levels}, "identity": {"name": "Oakfield steps", "version": "2023", "licence": "own"}, "direction": "higher", "aggregation": "never"})
}

fn ladder() -> Value {
    let rungs: Vec<Value> = RUNGS.iter().map(|code| json!({"code": code})).collect();
    json!({"id": "help", "title": text("Hands that help"), "version": "2024", "rungs": rungs})
}

fn measure(_: &mut Draw, goal: usize) -> Value {
    let form = match goal % 6 {
        0 => json!({"kind": "numeric", "quantity": "count", "per": "sessions"}),
        1 => json!({"kind": "ordinal", "scale": "steps"}),
        2 => json!({"kind": "help", "ladder": "help"}),
        3 => json!({"kind": "numeric", "quantity": "proportion"}),
        4 => {
            let dimensions: Vec<Value> =
                DIMENSIONS.iter().map(|code| json!({"code": code, "scale": "steps"})).collect();
            json!({"kind": "dimensions", "framework": "Engagement model", "version": "2024", "dimensions": dimensions})
        }
        _ => json!({"kind": "numeric", "quantity": "duration", "unit": "min", "lowest": 0}),
    };
    json!({"id": format!("m-{goal}"), "form": form, "counted": text("What it looks like when it goes well, as we agreed it"), "raters": [{"person": "p-0"}]})
}

fn value(draw: &mut Draw, goal: usize) -> Value {
    match goal % 6 {
        0 => {
            json!({"kind": "number", "number": draw.below(9), "opportunities": {"amount": 2 + draw.below(8), "unit": "sessions"}})
        }
        1 => json!({"kind": "level", "code": format!("{}", 1 + draw.below(5))}),
        2 => json!({"kind": "help", "ladder": "help", "rung": draw.pick(RUNGS)}),
        3 => json!({"kind": "proportion", "count": draw.below(11), "of": 10}),
        4 => {
            let score = |code: &&str| json!({"dimension": code, "level": format!("{}", 1 + draw.below(5))});
            json!({"kind": "dimensions", "scores": DIMENSIONS.iter().map(score).collect::<Vec<_>>()})
        }
        _ => {
            json!({"kind": "number", "number": Value::from(u32::try_from(draw.below(80)).map_or(0.0, |tenths| f64::from(tenths) * 0.25))})
        }
    }
}

fn goal(draw: &mut Draw, at: usize) -> Value {
    let mut goal = json!({
        "id": format!("g-{at}"),
        "wordings": [{"text": wish(draw), "by": {"role": "child"}, "on": day(3)}],
        "owners": [{"person": "mum"}],
        "subject": "child",
        "origin": "together",
        "intent": draw.pick(INTENTS),
        "areas": [{"code": draw.pick(&["health", "community-inclusion", "independent-living"]), "system": "preparing-for-adulthood", "version": "2015"}],
        "main": format!("m-{at}"),
        "target": {"words": text("As the child and the family would like it, twice a week"), "due": "2028-07"},
        "lifecycle": [{"status": "accepted", "on": day(3), "by": {"person": "mum"}}, {"status": "active", "on": day(4)}],
    });
    if draw.percent(60) {
        goal["baseline"] = json!({"words": text("Hardly ever, and then with an adult beside."), "on": day(4)});
    }
    goal
}

fn observations(draw: &mut Draw, extent: Extent, span: usize) -> Vec<Value> {
    (0..extent.observations)
        .map(|at| observation(draw, at, extent, 5 + at * (span - 10) / extent.observations))
        .collect()
}

fn observation(draw: &mut Draw, at: usize, extent: Extent, after: usize) -> Value {
    let on = day(after);
    let occurred = if draw.percent(40) {
        format!("{on}T{:02}:{:02}:00+01:00", 8 + draw.below(8), draw.below(60))
    } else {
        on.clone()
    };
    let mut observation = json!({"id": format!("o-{at}"), "occurred": occurred, "observers": [somebody(draw)]});
    let goal = draw.below(extent.goals);
    if draw.percent(5) {
        let reason = draw.pick(&["unwell", "no-opportunity", "declined"]);
        observation["goals"] = json!([format!("g-{goal}")]);
        observation["notObserved"] = json!([{"reason": reason, "measures": [format!("m-{goal}")]}]);
        return observation;
    }
    observation["seen"] = seen(draw);
    if draw.percent(15) {
        observation["unplanned"] = json!(true);
        observation["startedBy"] = json!("child");
        return observation;
    }
    observation["goals"] = json!([format!("g-{goal}")]);
    observation["values"] = json!([{"measure": format!("m-{goal}"), "value": value(draw, goal)}]);
    observation["context"] =
        json!({"setting": "school", "place": draw.pick(PLACES), "timeOfDay": draw.pick(TIMES), "health": ["usual"]});
    if draw.percent(60) {
        let mut help =
            json!({"kinds": [draw.pick(&["visual", "gesture", "model"]), "verbal"], "prompts": draw.below(5)});
        if extent.goals > 1 {
            help["ladder"] = json!("help");
            help["rung"] = json!(draw.pick(RUNGS));
        }
        observation["help"] = help;
    }
    if draw.percent(30) {
        observation["interpretations"] = json!([{"words": reading(draw), "by": somebody(draw), "confidence": draw.pick(&["high", "medium", "low"])}]);
    }
    if draw.percent(25) {
        observation["recorded"] = json!({"on": day(after + draw.below(3)), "by": {"person": "p-0"}});
    }
    if draw.percent(8) {
        observation["voice"] = json!({"manner": "observed-response", "response": text("Looked at it and kept looking"), "readings": [{"reader": somebody(draw), "words": reading(draw), "confidence": "medium"}]});
    }
    observation
}

fn child_view(draw: &mut Draw, id: &str, after: usize) -> Value {
    let place = |option: &str| json!({"option": text(option), "placed": "like"});
    let mut view = json!({
        "id": id, "of": {"role": "child"}, "about": ["g-0"], "on": day(after),
        "voice": {"manner": "symbols", "method": {"name": text("Talking Mat, with Bev"), "works": "works"}, "heardBy": [{"person": "p-0"}], "sharing": {"answer": "yes"}},
        "options": [place("Singing"), place("Snack"), {"option": text("The noise"), "placed": "dislike"}],
    });
    if draw.percent(50) {
        view["evidence"] = json!([{"uri": format!("https://files.example.org/mat-{}.jpg", draw.below(900)), "mediaType": "image/jpeg", "alt": text("A mat with three cards"), "sharing": {"answer": "not-asked"}}]);
    }
    view
}

/// What each term adds.
fn terms(draw: &mut Draw, extent: Extent, record: &mut Value) {
    let [mut judgements, mut views, mut planned, mut deliveries, mut reviews] = [const { Vec::new() }; 5];
    for term in 0..extent.terms {
        let (start, end) = (7 + term * 110, 97 + term * 110);
        for goal in 0..extent.goals {
            judgements.push(json!({"id": format!("j-{term}-{goal}"), "by": somebody(draw), "goal": format!("g-{goal}"), "on": day(end + 3), "achievement": "in-progress", "words": reading(draw)}));
            if draw.percent(50) {
                views.push(json!({"id": format!("v-{term}-{goal}"), "of": {"person": "mum"}, "about": [format!("g-{goal}")], "on": day(end + 4), "stance": draw.pick(&["agree", "partly", "disagree"]), "words": reading(draw)}));
            }
        }
        views.push(child_view(draw, &format!("v-{term}-child"), end + 2));
        let done = 20 + draw.below(8);
        planned.push(json!({"id": format!("sup-{term}"), "what": support(draw), "kinds": ["visual", "staffing"], "by": [{"person": "p-0"}], "sectors": ["education"], "schedule": {"times": 2, "per": "week", "minutes": 20}, "serves": ["g-0"], "plans": [{"plan": "ehcp", "section": "F", "item": format!("{}", term + 1)}], "start": day(start), "history": [{"state": "in-place", "on": day(start)}]}));
        deliveries.push(json!({"id": format!("d-{term}"), "planned": format!("sup-{term}"), "start": day(start), "end": day(end), "sessionsPlanned": 28, "sessionsDone": done, "missed": [{"reason": draw.pick(&["staff-absent", "child-unwell", "vacancy"]), "count": 28 - done}]}));
        reviews.push(review(draw, term, end + 5, extent));
    }
    if let Value::Array(before) = record["views"].take() {
        views.extend(before);
    }
    for (name, list) in [
        ("judgements", judgements),
        ("views", views),
        ("support", planned),
        ("deliveries", deliveries),
        ("reviews", reviews),
    ] {
        record[name] = Value::Array(list);
    }
}

fn review(draw: &mut Draw, term: usize, held: usize, extent: Extent) -> Value {
    let decision = |goal: usize, draw: &mut Draw| json!({"decision": draw.pick(&["continue", "amend"]), "about": [format!("g-{goal}")], "words": reading(draw), "decidedBy": [{"person": "mum"}, {"person": "p-0"}]});
    let decisions: Vec<Value> = (0..extent.goals).map(|goal| decision(goal, draw)).collect();
    let mut action = json!({"what": support(draw), "owner": {"person": "p-0"}, "due": day(held + 60), "state": "done", "done": day(held + 40)});
    if term + 1 == extent.terms {
        action =
            json!({"what": support(draw), "owner": {"role": "case-officer"}, "due": day(held + 300), "state": "open"});
    }
    json!({
        "id": format!("r-{term}"), "held": day(held), "reviewKind": "termly", "plans": ["ehcp"],
        "participants": [{"who": {"role": "child"}, "tookPart": "part"}, {"who": {"person": "mum"}, "tookPart": "present"}, {"who": {"person": "p-0"}, "tookPart": "present"}],
        "working": [{"what": support(draw), "works": true, "forWhom": {"role": "child"}, "by": {"person": "mum"}}],
        "decisions": decisions, "actions": [action], "next": day(held + 110),
    })
}
