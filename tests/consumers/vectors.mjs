// The structural verdict of Ajv, strict and with formats, on every vector. `node vectors.mjs ROOT`
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const root = process.argv[2];
const read = (...parts) => readFileSync(join(root, ...parts), "utf8");
const files = (folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith(".json")).map((name) => [folder, name]);

const ajv = new Ajv2020({ strict: true, allErrors: false });
addFormats.default(ajv);
const isRecord = ajv.compile(JSON.parse(read("schemas/progress-record.schema.json")));
ajv.compile(JSON.parse(read("schemas/report.schema.json")));

const exempt = new Set(JSON.parse(read("tests/corpus/differences.json")).map((entry) => entry.file));
const beside = /\.(findings|options)\.json$/;
const unreadable = files("tests/corpus/unreadable").filter(([, name]) => !beside.test(name));
// A record that contradicts itself is still a record.
const readable = ["tests/corpus/valid", "tests/corpus/findings", "examples/records"].flatMap(files);
const vectors = readable.filter(([, name]) => !beside.test(name)).map((file) => [...file, true]);
vectors.push(...unreadable.map((file) => [...file, false]));

const wrong = [];
let verdicts = 0;
let skipped = 0;
for (const [folder, name, expected] of vectors) {
  let document;
  try {
    document = JSON.parse(read(folder, name));
  } catch {
    skipped += 1;
    continue;
  }
  verdicts += 1;
  if (isRecord(document) !== expected && !exempt.has(name)) wrong.push(name);
}
console.log(`verdicts: Ajv strict agrees on ${verdicts - wrong.length} of ${verdicts}; ${skipped} vectors are not JSON`);
if (wrong.length > 0) console.log("differs on", wrong.join(", "));
process.exit(wrong.length > 0 || verdicts < 20 ? 1 : 0);
