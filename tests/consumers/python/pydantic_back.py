"""Reads every record of a folder into the generated pydantic models, and writes it back. `pydantic_back.py IN OUT`"""

import pathlib
import sys

from record_pydantic import ProgressRecord

for path in pathlib.Path(sys.argv[1]).iterdir():
    try:
        record = ProgressRecord.model_validate_json(path.read_bytes())
    except ValueError as error:
        print(path.name, type(error).__name__, error.errors()[0]["loc"], error.errors()[0]["msg"])
        continue
    # Members that are absent stay absent, and `$schema` keeps its name.
    text = record.model_dump_json(by_alias=True, exclude_none=True)
    pathlib.Path(sys.argv[2], path.name).write_text(text)
