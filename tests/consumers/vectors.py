"""The structural verdict of Python's jsonschema on every vector, with and without formats asserted."""

import json
import pathlib
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]


def documents():
    """Each vector that is JSON once, with whether it is a record."""
    # A record that contradicts itself is still a record.
    for folder in ("valid", "findings"):
        for path in sorted((ROOT / "tests/corpus" / folder).glob("*.json")):
            if not path.name.endswith((".findings.json", ".options.json")):
                yield path.name, path.read_text(), True
    for path in sorted((ROOT / "examples/records").glob("*.json")):
        yield path.name, path.read_text(), True
    for path in sorted((ROOT / "tests/corpus/unreadable").glob("*.json")):
        if not path.name.endswith(".findings.json"):
            yield path.name, path.read_bytes().decode("utf-8", "surrogateescape"), False


def main():
    schema = json.loads((ROOT / "schemas/progress-record.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validators = [jsonschema.Draft202012Validator(schema, format_checker=c) for c in (None, checker)]
    different = {entry["what"]: entry for entry in json.loads((ROOT / "tests/corpus/differences.json").read_text())}
    exempt = {entry["file"] for entry in different.values() if "file" in entry}
    wrong, verdicts, skipped = [], 0, 0
    for name, text, expected in documents():
        try:
            document = json.loads(text)
        except ValueError:
            skipped += 1
            continue
        for validator in validators:
            verdicts += 1
            if validator.is_valid(document) != expected and name not in exempt:
                wrong.append(name)
    print(f"verdicts: Python jsonschema agrees on {verdicts - len(wrong)} of {verdicts}; {skipped} vectors are not JSON")
    if wrong:
        print("differs on", ", ".join(sorted(set(wrong))))
    return 1 if wrong or verdicts < 40 else 0


sys.exit(main())
