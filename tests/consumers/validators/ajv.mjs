// The verdicts of Ajv, strict, with and without formats. `node ajv.mjs SCHEMA DOCUMENTS OUT [formats]`: a folder of
// documents in, a map of file names to verdicts out. Every published schema has to compile, too.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schemaFile, documents, out, formats] = process.argv.slice(2);
const schemas = dirname(schemaFile);
const compile = (file) => {
  const ajv = new Ajv2020({ strict: true });
  if (formats) addFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(file, "utf8")));
};
for (const folder of [schemas, join(schemas, "reader")]) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".schema.json"));
  files.forEach((name) => compile(join(folder, name)));
}
const isRecord = compile(schemaFile);
const verdicts = {};
for (const name of readdirSync(documents)) {
  let document;
  try {
    document = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(join(documents, name))));
  } catch {
    verdicts[name] = null; // It could not be parsed.
    continue;
  }
  verdicts[name] = isRecord(document);
}
writeFileSync(out, JSON.stringify(verdicts));
