"""Rewrites a record of an earlier draft of the format into the present one: a document in on standard input, out on
standard output.

    python3 docs/upgrade.py < before.json > after.json

What changed:

* A voice that does not say in `whose` whose it is was the child's wherever it stood. Now it is the child's only in an
  observation; anywhere else it belongs to the party of what holds it (`by`, `of`, `who`). So the child is named where a
  voice meant the child and would now mean somebody else, or nobody. Words that are quoted beside somebody else's name
  are left as they are: they were an error before, and are now that person's.

Numbers and everything else are written as they were read. Needs Python's standard library alone.
"""

import json
import sys

QUOTED = ("verbatim", "signed", "symbols", "aac", "drawn")
CHILD = {"role": "child"}


class Number(str):
    """A number as it is spelled."""


def is_child(party, children):
    return party.get("role") == "child" or party.get("person") is not None and party.get("person") in children


def name_the_child(holder, children, in_observation=False):
    voice = holder.get("voice")
    if isinstance(voice, dict) and "whose" not in voice and not in_observation:
        parties = [holder[name] for name in ("by", "of", "who") if isinstance(holder.get(name), dict)]
        own = parties[0] if parties else {}
        if not own or not (is_child(own, children) or voice.get("manner") in QUOTED):
            voice["whose"] = dict(CHILD)
    for name, held in holder.items():
        if name != "extensions":
            for value in entries(held) + entries([held]):
                name_the_child(value, children)


def listed(held):
    return held if isinstance(held, list) else []


def entries(held):
    return [entry for entry in listed(held) if isinstance(entry, dict)]


def upgrade(record):
    people = entries(record.get("people"))
    children = [person.get("id") for person in people if "child" in listed(person.get("roles"))]
    for name, held in record.items():
        for entry in entries(held) if name != "extensions" else []:
            name_the_child(entry, children, in_observation=name == "observations")
    return record


def spelled(value):
    """Compact JSON with numbers as they were spelled."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(name, ensure_ascii=False)}:{spelled(held)}" for name, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(spelled, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def members(pairs):
    held = dict(pairs)
    if len(held) < len(pairs):
        raise ValueError("an object has two members of one name")
    return held


def not_json(constant):
    raise ValueError(f"{constant} is not a number in JSON")


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    # Half of a surrogate pair, which an escape can spell, is spelled as an escape again.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        record = json.load(
            sys.stdin, parse_int=Number, parse_float=Number, parse_constant=not_json, object_pairs_hook=members
        )
        if isinstance(record, dict):
            written = spelled(upgrade(record))
    except (ValueError, RecursionError) as error:
        sys.exit(f"it cannot be read as JSON: {error}")
    if not isinstance(record, dict):
        sys.exit("it is not a record: a JSON object is expected")
    sys.stdout.write(written + "\n")


if __name__ == "__main__":
    main()
