"""Reads every record of a folder into the generated msgspec structs, and writes it back. `msgspec_back.py IN OUT`"""

import pathlib
import sys

import msgspec
from record_msgspec import ProgressRecord

for path in pathlib.Path(sys.argv[1]).iterdir():
    try:
        record = msgspec.json.decode(path.read_bytes(), type=ProgressRecord)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        print(path.name, error)
        continue
    pathlib.Path(sys.argv[2], path.name).write_bytes(msgspec.json.encode(record))
