// Ajv, compiled: `node ajv.js first|all SCHEMA FILE` is a contestant, as src/contestant.rs says.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Ajv2020 } from "ajv/dist/2020.js";

const [errors, schema, file] = process.argv.slice(2);
const validate = new Ajv2020({ allErrors: errors === "all" }).compile(JSON.parse(readFileSync(schema, "utf8")));
const documents = [];
for (let bytes = readFileSync(file), start = 0, end; (end = bytes.indexOf(10, start)) !== -1; start = end + 1) {
  documents.push(Buffer.from(bytes.subarray(start, end)));
}
const bytes = documents.reduce((sum, document) => sum + document.length, 0);
const accepts = (document) => validate(JSON.parse(document.toString("utf8")));
const pass = () => documents.reduce((sum, document) => sum + accepts(document), 0);
const processorTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
};

for await (const command of createInterface({ input: process.stdin })) {
  if (command === "verdicts") {
    console.log(documents.map((document) => (accepts(document) ? "1" : "0")).join(""));
    continue;
  }
  const enough = Number(command.split(" ")[1]) * 1e6;
  pass();
  const start = processorTime();
  let spent = 0;
  let passes = 0;
  while (spent < enough) {
    pass();
    passes += 1;
    spent = processorTime() - start;
  }
  console.log(`${bytes * passes} ${spent}`);
}
