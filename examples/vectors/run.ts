// Runs an implementation on the published vectors. `node run.js SCHEMAS`; `schemas/README.md` says how to compile it.
//
// Put your own implementation in the place of the three functions. What stands there is the smallest that says something:
// the structure by JSON Schema, one rule of sense, and no progress.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";

type Finding = { code: string; pointer: string; severity: string };
type Json = any;

const schemas = process.argv[2];
const load = (...path: string[]): Json => JSON.parse(readFileSync(join(schemas, ...path), "utf8"));
const isRecord = new Ajv2020({ strict: true }).compile(load("progress-record.schema.json"));
const rules = new Set(["identity.duplicate-id"]); // the rules that `findings` knows

/** The record, or nothing where the document is none. */
function record(text: Uint8Array): Json | undefined {
  try {
    const document = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text));
    return isRecord(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

/** Code, pointer and severity of everything that makes no sense. */
function* findings(record: Json, asOf?: string): Generator<Finding> {
  const seen = new Set<string>();
  // A removal note has the id of what was removed, and is no entry.
  for (const [name, entries] of Object.entries<Json>(record)) {
    for (const [place, entry] of Array.isArray(entries) && name !== "removals" ? entries.entries() : []) {
      if (seen.has(entry.id)) yield { code: "identity.duplicate-id", pointer: `/${name}/${place}/id`, severity: "error" };
      if (entry.id) seen.add(entry.id);
    }
  }
}

/** The progress summary of a period, or nothing where progress is not implemented. */
function summary(record: Json, first?: string, last?: string): Json | undefined {
  return undefined;
}

/** Whether everything that is wanted is there. Lists are complete; an empty one may be absent. */
function holds(wanted: Json, found: Json): boolean {
  if (Array.isArray(wanted)) {
    return wanted.length === (found ?? []).length && wanted.every((item, place) => holds(item, found[place]));
  }
  if (wanted === null || typeof wanted !== "object") return wanted === found;
  return Object.entries(wanted).every(([name, value]) => holds(value, found?.[name]));
}

function* vectors(name: string): Generator<[Json, Uint8Array]> {
  for (const vector of load("vectors", name).vectors) {
    const text = vector.path ? readFileSync(join(schemas, "vectors", vector.path)) : JSON.stringify(vector.document);
    yield [vector, typeof text === "string" ? new TextEncoder().encode(text) : text];
  }
}

const wrong: string[] = [];
const counts = { structure: 0, sense: 0, progress: 0 };
const spelled = (all: Iterable<Finding>) => [...all].map((f) => `${f.code} ${f.pointer} ${f.severity}`).sort().join("\n");
for (const [vector, text] of vectors("records.json")) {
  const read = record(text);
  counts.structure += 1;
  if ((read !== undefined) !== vector.structureValid && !vector.schemaMayAccept) wrong.push(vector.name);
  else if (vector.structureValid) {
    counts.sense += 1;
    const expected = vector.findings.filter((finding: Finding) => rules.has(finding.code));
    if (spelled(findings(read, vector.asOf)) !== spelled(expected)) wrong.push(vector.name);
  }
}
for (const [vector, text] of vectors("progress.json")) {
  const found = summary(record(text), vector.from, vector.to);
  if (found === undefined) continue;
  counts.progress += 1;
  const there = (vector.absent ?? []).some((name: string) => name in found);
  if (there || !holds(vector.summary, found)) wrong.push(vector.name);
}

console.log(`${counts.structure} of structure, ${counts.sense} of sense, ${counts.progress} of progress tried;`);
console.log(`${wrong.length} differ ${wrong.join(" ")}`);
process.exit(wrong.length > 0 || counts.sense === 0 ? 1 : 0);
