import { existsSync } from "node:fs";
import { explainLine } from "../app/explain-policy.ts";
import { hasErrors } from "../app/load-policy.ts";
import type { LoadedPolicy } from "../app/load-policy.ts";
import { outlinePolicy } from "../app/outline-policy.ts";
import { renderLine } from "../reporters/terminal/outline/render-line.ts";
import { renderOutline } from "../reporters/terminal/outline/render-outline.ts";
import { inertJson } from "../support/inert-json.ts";
import { lineIndex } from "../support/line-index.ts";
import { EXIT } from "./exit-codes.ts";
import { countDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { splitPlace } from "./split-place.ts";
import { styleFor } from "./style.ts";
import type { StyleChoice } from "./style.ts";
import { UsageError } from "./usage-error.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit explain`. */
export interface ExplainOptions extends PolicyOptions, StyleChoice {
  readonly format: "text" | "json";
}

/**
 * `audit explain POLICY[:LINE]`: the tree of a policy, or what one line of it means. Faults elsewhere are counted on
 * standard error and do not matter. Exit 65 if there is no policy to explain, or the line belongs to a faulty item.
 */
export async function explainCommand(place: string, options: ExplainOptions): Promise<number> {
  const { name, line } = splitPlace(place, existsSync);
  const [loaded] = loadPolicies([name], options).policies;
  if (loaded === undefined) return EXIT.noInput;
  if (hasErrors(loaded) && loaded.policy.nodes.length === 0) {
    printDiagnostics([loaded], "without-notes");
    return EXIT.badText;
  }
  if (hasErrors(loaded)) sayThatFaulty(loaded);
  return line === null ? await explainWhole(loaded, options) : await explainAt(line, loaded, options);
}

function sayThatFaulty(loaded: LoadedPolicy): void {
  const count = countDiagnostics([loaded]);
  process.stderr.write(`audit: ${count}; faulty items are left out here, and audit lint shows the faults.\n`);
}

async function explainWhole(loaded: LoadedPolicy, options: ExplainOptions): Promise<number> {
  const outline = outlinePolicy(loaded);
  const isJson = options.format === "json";
  const style = styleFor(process.stdout, options);
  await writeStdout(isJson ? inertJson(outline) : await renderOutline(outline, style));
  return 0;
}

async function explainAt(line: number, loaded: LoadedPolicy, options: ExplainOptions): Promise<number> {
  const { lineCount } = lineIndex(loaded.text);
  if (line < 1 || line > lineCount)
    throw new UsageError(`${loaded.file}: has no line ${line}; its lines are 1 to ${lineCount}.`);
  const explanation = explainLine(loaded, line);
  const isJson = options.format === "json";
  const style = styleFor(process.stdout, options);
  await writeStdout(isJson ? inertJson(explanation) : await renderLine(explanation, style));
  return explanation.diagnostics.some(({ severity }) => severity === "error") ? EXIT.badText : 0;
}
