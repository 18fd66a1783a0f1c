import { expect } from "vitest";
import { parsePolicy } from "../../../grammar/index.ts";
import { formatPolicy } from "../../../grammar/format/format-policy.ts";

/** The canonical layout of a text that has no syntax error. */
export function formatted(text: string): string {
  const { syntax, diagnostics } = parsePolicy(text);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const result = formatPolicy(syntax, text);
  if (result.status === "refused") expect.fail(`refused: ${result.reason}`);
  return result.text;
}
