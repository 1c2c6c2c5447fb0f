"""The verdicts of Python's validators. `verdicts.py WHICH SCHEMA DOCUMENTS OUT`: a folder of documents in, a map of file
names to verdicts out, `null` where the document could not be parsed. WHICH is jsonschema, jsonschema-formats, jsonschema_rs or fastjsonschema."""

import json
import pathlib
import sys


def validator(which, schema):
    if which == "jsonschema_rs":
        import jsonschema_rs

        return jsonschema_rs.validator_for(schema, validate_formats=True).is_valid
    if which == "fastjsonschema":
        import fastjsonschema

        check = fastjsonschema.compile(schema)

        def is_valid(document):
            try:
                check(document)
            except fastjsonschema.JsonSchemaValueException:
                return False
            return True

        return is_valid
    import jsonschema

    dialect = jsonschema.Draft202012Validator
    dialect.check_schema(schema)
    return dialect(schema, format_checker=dialect.FORMAT_CHECKER if which.endswith("formats") else None).is_valid


def main(which, schema, documents, out):
    is_valid = validator(which, json.loads(pathlib.Path(schema).read_text()))
    verdicts = {}
    for path in pathlib.Path(documents).iterdir():
        try:
            verdicts[path.name] = is_valid(json.loads(path.read_bytes().decode()))
        except (ValueError, RecursionError):
            # Not JSON, or JSON that no validator takes: half of a surrogate pair, numbers without end.
            verdicts[path.name] = None
    pathlib.Path(out).write_text(json.dumps(verdicts))


main(*sys.argv[1:])
