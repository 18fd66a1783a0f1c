import { readFileSync } from "node:fs";
import { decodePolicyText, parsePolicy } from "../../grammar/index.ts";
import { hasErrors, loadPolicy } from "../../src/app/load-policy.ts";

/** Prints how many milliseconds it takes in a fresh process to load a policy: from bytes to rules. Then its parsing alone. */
const bytes = readFileSync(process.argv[2] ?? "");
const startedAt = performance.now();
const loaded = loadPolicy({ file: "bench.audit", bytes }, { dialect: "dotaudit" });
const loadedAt = performance.now();
const decoded = decodePolicyText(bytes);
const parsed = parsePolicy(decoded.status === "decoded" ? decoded.text : "");
const parseMs = performance.now() - loadedAt;
if (hasErrors(loaded) || loaded.policy.nodes.length === 0 || parsed.diagnostics.length > 0)
  throw new Error("The policy was not bound.");
console.log(JSON.stringify({ ms: loadedAt - startedAt, besideMs: parseMs }));
