// The verdicts of Ajv, strict and with formats. `node ajv.mjs SCHEMA DOCUMENTS OUT`: a folder of documents in, a map of
// file names to verdicts out. Every published schema has to compile, too.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schemaFile, documents, out] = process.argv.slice(2);
const schemas = dirname(schemaFile);
const compile = (file) => {
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(file, "utf8")));
};
for (const folder of [schemas, join(schemas, "reader")]) {
  // The vectors' own schema lets a document be anything, which strict mode takes for a slip.
  const files = readdirSync(folder).filter((name) => name.endsWith(".schema.json") && name !== "vectors.schema.json");
  files.forEach((name) => compile(join(folder, name)));
}
const isRecord = compile(schemaFile);
const verdicts = {};
for (const name of readdirSync(documents)) {
  try {
    verdicts[name] = isRecord(JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(join(documents, name)))));
  } catch {
    verdicts[name] = false;
  }
}
writeFileSync(out, JSON.stringify(verdicts));
