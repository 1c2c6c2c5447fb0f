"""Python's contestants: `contestant.py NAME SCHEMA FILE`, as src/contestant.rs says. The generated models stand in the
folder that it runs in."""

import json
import pathlib
import sys
import time

sys.path.insert(0, ".")


def contestant(name, schema):
    if name == "jsonschema-rs":
        import jsonschema_rs
        import orjson

        is_valid, loads = jsonschema_rs.validator_for(json.loads(pathlib.Path(schema).read_text())).is_valid, orjson.loads
        return lambda document: is_valid(loads(document)), orjson.JSONDecodeError
    if name == "msgspec":
        import msgspec
        from record_msgspec import ProgressRecord

        return msgspec.json.Decoder(ProgressRecord).decode, msgspec.DecodeError
    import pydantic
    from record_pydantic import ProgressRecord

    return ProgressRecord.model_validate_json, pydantic.ValidationError


def main(name, schema, file):
    read, refused = contestant(name, schema)
    documents = pathlib.Path(file).read_bytes().splitlines()
    size = sum(map(len, documents))

    def verdict(document):
        try:
            return "0" if read(document) is False else "1"
        except refused:
            return "0"

    for command in sys.stdin:
        if command == "verdicts\n":
            print("".join(map(verdict, documents)), flush=True)
            continue
        enough = int(command.split()[1]) * 1_000_000
        for document in documents:
            read(document)
        spent = passes = 0
        start = time.process_time_ns()
        while spent < enough:
            for document in documents:
                read(document)
            passes += 1
            spent = time.process_time_ns() - start
        print(size * passes, spent, flush=True)


main(*sys.argv[1:])
