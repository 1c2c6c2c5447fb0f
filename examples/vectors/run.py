"""Runs an implementation on the published vectors. `python run.py SCHEMAS`, with `pip install jsonschema`

Put your own implementation in the place of the three functions. What stands there is the smallest that says something:
the structure by JSON Schema, one rule of sense, and no progress."""

import json
import pathlib
import sys

import jsonschema

SCHEMAS = pathlib.Path(sys.argv[1])
SCHEMA = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "progress-record.schema.json").read_text()))
RULES = {"identity.duplicate-id"}  # the rules that `findings` knows


def record(text):
    """The record, or nothing where the document is none."""
    try:
        document = json.loads(text.decode())
    except ValueError:
        return None
    return document if SCHEMA.is_valid(document) else None


def findings(record, as_of):
    """Code, pointer and severity of everything that makes no sense."""
    seen = set()
    # A removal note has the id of what was removed, and is no entry.
    for name, entries in record.items():
        for place, entry in enumerate(entries if isinstance(entries, list) and name != "removals" else []):
            if entry.get("id") in seen:
                yield "identity.duplicate-id", f"/{name}/{place}/id", "error"
            seen.add(entry.get("id"))


def summary(record, first, last):
    """The progress summary of a period, or nothing where progress is not implemented."""
    return None


def holds(wanted, found):
    """Whether everything that is wanted is there. Lists are complete; an empty one may be absent."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(holds(value, found.get(name)) for name, value in wanted.items())
    if isinstance(wanted, list):
        return len(wanted) == len(found or []) and all(map(holds, wanted, found or []))
    # To Python, `True` is 1.
    return wanted == found and isinstance(wanted, bool) == isinstance(found, bool)


def vectors(name):
    for vector in json.loads((SCHEMAS / "vectors" / name).read_text())["vectors"]:
        if "path" in vector:
            yield vector, (SCHEMAS / "vectors" / vector["path"]).read_bytes()
        else:
            yield vector, json.dumps(vector["document"]).encode()


wrong, counts = [], {"structure": 0, "sense": 0, "progress": 0}
for vector, text in vectors("records.json"):
    read = record(text)
    counts["structure"] += 1
    if (read is not None) != vector["structureValid"] and not vector.get("schemaMayAccept"):
        wrong.append(vector["name"])
    elif vector["structureValid"]:
        counts["sense"] += 1
        expected = {(f["code"], f["pointer"], f["severity"]) for f in vector["findings"] if f["code"] in RULES}
        if set(findings(read, vector.get("asOf"))) != expected:
            wrong.append(vector["name"])
for vector, text in vectors("progress.json"):
    found = summary(record(text), vector.get("from"), vector.get("to"))
    if found is not None:
        counts["progress"] += 1
        if not holds(vector["summary"], found) or any(name in found for name in vector.get("absent", [])):
            wrong.append(vector["name"])

print(", ".join(f"{number} of {name}" for name, number in counts.items()), "tried;", len(wrong), "differ", *wrong)
sys.exit(bool(wrong) or not counts["sense"])
