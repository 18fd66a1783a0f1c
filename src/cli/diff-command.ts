import { compareEvidence } from "../compare/compare-evidence.ts";
import type { NamedEvidence } from "../compare/side-of.ts";
import type { Comparison } from "../model/comparison.ts";
import { renderComparisonJson } from "../reporters/comparison/render-comparison-json.ts";
import { renderComparisonMarkdown } from "../reporters/comparison/render-comparison-markdown.ts";
import { renderComparison } from "../reporters/comparison/render-comparison.ts";
import { EXIT } from "./exit-codes.ts";
import { styleFor } from "./style.ts";
import type { StyleChoice } from "./style.ts";
import { refuseSharedInput, wholeEvidence } from "./whole-evidence.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit diff`. */
export interface DiffOptions extends StyleChoice {
  readonly format: "text" | "json" | "markdown";
  /** Tell of processes that were only started anew, too. */
  readonly restarts?: boolean;
}

/** `audit diff OLD NEW`. Exit 0: nothing changed; 1: something did; 2: the two do not show equally much. */
export async function diffCommand(files: readonly [string, string], options: DiffOptions): Promise<number> {
  refuseSharedInput(files);
  const old = await named(files[0]);
  const fresh = await named(files[1]);
  const restarts = options.restarts === true ? "shown" : "silent";
  const comparison = compareEvidence(old, fresh, { restarts });
  await writeStdout(await render(comparison, options));
  return EXIT_OF[comparison.outcome];
}

async function named(name: string): Promise<NamedEvidence> {
  return { name, evidence: await wholeEvidence(name) };
}

const EXIT_OF: Readonly<Record<Comparison["outcome"], number>> = {
  same: 0,
  different: 1,
  "not-comparable": EXIT.incomplete,
};

async function render(comparison: Comparison, options: DiffOptions): Promise<string> {
  switch (options.format) {
    case "text":
      return await renderComparison(comparison, styleFor(process.stdout, options));
    case "json":
      return renderComparisonJson(comparison);
    case "markdown":
      return renderComparisonMarkdown(comparison);
  }
}
