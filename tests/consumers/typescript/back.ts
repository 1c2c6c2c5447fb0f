// Reads every record of a folder as the generated type, looks at each value by an exhaustive switch, and writes it back.
// `node back.js IN OUT`
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProgressRecord } from "./record.js";
import { nameOfValue } from "./unions.js";

const [from, to] = process.argv.slice(2);
for (const name of readdirSync(from)) {
  const record: ProgressRecord = JSON.parse(readFileSync(join(from, name), "utf8"));
  for (const observation of record.observations ?? []) {
    for (const measured of observation.values ?? []) {
      if (nameOfValue(measured.value) !== measured.value.kind) throw new Error(name);
    }
  }
  writeFileSync(join(to, name), JSON.stringify(record));
}
