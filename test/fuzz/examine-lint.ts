import type { LoadedPolicy } from "../../src/app/load-policy.ts";
import { LINT_FORMATS } from "../../src/cli/lint-formats/index.ts";
import { ensure, ensureInert, ensureJson } from "./ensure.ts";

const COMMAND = /^::(error|warning|notice) file=[^:]+::/;

/** Every format of `audit lint` shows all diagnostics, in text that is whole and inert. */
export function examineLint(loaded: LoadedPolicy): void {
  const result = { policies: [loaded], unread: [], folder: "/" };
  const count = loaded.diagnostics.length;
  const text = LINT_FORMATS.text(result);
  ensureInert(text, "lint as text");
  ensure(/: \d+ rules?, [^\n]+\n$/.test(text), "lint as text: the last line sums nothing up");
  const commands = LINT_FORMATS.github(result).split("\n").slice(0, -1);
  ensureInert(commands.join("\n"), "lint for GitHub");
  ensure(commands.length === count && commands.every(isCommand), "lint for GitHub: not a command a line");
  const json = ensureJson(LINT_FORMATS.json(result), "lint as JSON") as {
    files: { diagnostics: unknown[] }[];
  };
  ensure(json.files[0]?.diagnostics.length === count, "lint as JSON: not every diagnostic is in it");
  const sarif = ensureJson(LINT_FORMATS.sarif(result), "lint as SARIF") as { runs: { results: unknown[] }[] };
  ensure(sarif.runs[0]?.results.length === count, "lint as SARIF: not every diagnostic is in it");
}

function isCommand(line: string): boolean {
  return COMMAND.test(line);
}
