import { explainLine } from "../../src/app/explain-policy.ts";
import type { LoadedPolicy } from "../../src/app/load-policy.ts";
import { outlinePolicy } from "../../src/app/outline-policy.ts";
import { renderLine } from "../../src/reporters/terminal/outline/render-line.ts";
import { renderOutline } from "../../src/reporters/terminal/outline/render-outline.ts";
import { inertJson } from "../../src/support/inert-json.ts";
import { lineIndex } from "../../src/support/line-index.ts";
import { ensure, ensureInert, ensureJson } from "./ensure.ts";

const STYLE = { width: 80, colour: "none", detail: "normal" } as const;
const LINES = 10;

/** `audit explain` of the whole policy and of some lines, spread over it, as text and as JSON. */
export async function examineExplanations(loaded: LoadedPolicy): Promise<void> {
  const outline = outlinePolicy(loaded);
  ensureJson(inertJson(outline), "the outline as JSON");
  ensureInert(await renderOutline(outline, STYLE), "the outline");
  const { lineCount } = lineIndex(loaded.text);
  const stride = Math.max(1, Math.floor(lineCount / LINES));
  for (let line = 1; line <= lineCount; line += stride) await examineLine(loaded, line, lineCount);
}

async function examineLine(loaded: LoadedPolicy, line: number, lineCount: number): Promise<void> {
  const explanation = explainLine(loaded, line);
  const [first, last] = explanation.lines;
  ensure(
    1 <= first && first <= last && last <= lineCount,
    `line ${line} is explained by lines ${first} to ${last}`,
  );
  ensureJson(inertJson(explanation), "an explanation as JSON");
  ensureInert(await renderLine(explanation, STYLE), "an explanation");
}
