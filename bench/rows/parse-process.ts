import { readFileSync } from "node:fs";
import { parsePolicy } from "../../grammar/index.ts";

/** Prints how many milliseconds the first parsing of a policy takes in a fresh process, and cutting it into lines. */
const text = readFileSync(process.argv[2] ?? "", "utf8");
const startedAt = performance.now();
const { syntax, diagnostics } = parsePolicy(text);
const parsedAt = performance.now();
const lines = text.split("\n");
const splitMs = performance.now() - parsedAt;
if (diagnostics.length > 0 || syntax.children.length === 0 || lines.length < 2)
  throw new Error("The policy was not parsed.");
console.log(JSON.stringify({ ms: parsedAt - startedAt, besideMs: splitMs }));
