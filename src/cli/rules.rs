//! `child-progress rules` lists the rules; `child-progress explain` says all that there is to say of one.

use std::fmt::Write as _;

use child_progress::schema::RULES;
use child_progress::{Rule, RuleCode};
use lexopt::prelude::*;

use super::output::Format;
use super::{Failure, Outcome, print};

const RULES_HELP: &str = "\
Lists the rules by which records are checked.

    child-progress rules [--format text|json]

Text is a line a rule: code, severity, what is wrong. JSON is the published catalogue, schemas/rules.json.

Examples:
    child-progress rules
    child-progress rules --format json | jq -r '.rules[] | select(.severity == \"error\") | .code'

Exit status: 0 done, 2 the command could not run to its end.
";

const EXPLAIN_HELP: &str = "\
Says what a rule finds, why it matters and how to mend it.

    child-progress explain CODE…

Examples:
    child-progress explain voice.reading-as-quotation
    child-progress explain time.target-before-start reference.unresolved

Exit status: 0 done, 2 no rule has the code, or the command could not run to its end.
";

pub fn rules(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut format = Format::Text;
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return print(RULES_HELP),
            Long("format") => format = Format::of(&arguments.value()?.string()?)?,
            other => return Err(other.unexpected().into()),
        }
    }
    match format {
        Format::Json => print(RULES),
        Format::Text => {
            let mut text = String::new();
            for Rule { code, severity, summary, .. } in RuleCode::ALL.iter().filter_map(RuleCode::rule) {
                // Writing to a string does not fail.
                let _ = writeln!(text, "{code:<38} {:<7} {summary}", severity.as_str());
            }
            print(&text)
        }
    }
}

pub fn explain(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let mut texts = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Short('h') | Long("help") => return print(EXPLAIN_HELP),
            Value(code) => texts.push(explanation(&find(&code.string()?)?)),
            other @ (Short(_) | Long(_)) => return Err(other.unexpected().into()),
        }
    }
    if texts.is_empty() {
        return Err(Failure::Usage("explain needs a CODE; child-progress rules lists them".to_owned()));
    }
    print(&texts.join("\n"))
}

fn explanation(code: &RuleCode) -> String {
    code.rule().map_or_else(String::new, |Rule { code, severity, summary, why, mend, since, .. }| {
        format!("{code} ({severity}, since {since})\n{summary}\n\nWhy: {why}\nMend: {mend}\n")
    })
}

/// The rule with this code.
pub fn find(value: &str) -> Result<RuleCode, Failure> {
    RuleCode::ALL
        .iter()
        .find(|code| code.as_str() == value)
        .cloned()
        .ok_or_else(|| Failure::Usage(format!("no rule has the code {value:?}; child-progress rules lists the codes")))
}
