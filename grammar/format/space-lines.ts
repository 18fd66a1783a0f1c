import { isWrapper } from "./layout.ts";
import type { Step } from "./steps-of.ts";

/** What is set apart by a blank line from what stands before and after it. */
const BLOCKS = new Set(["if", "item", "custom_item", "report"]);

/**
 * Before which lines between two tags or keywords a blank line stands: those of the comments between them and, last,
 * that of `next`. `written` says where the author has one; `null` is the begin or the end of the file.
 */
export function spaceLines(
  previous: Step | null,
  next: Step | null,
  written: readonly boolean[],
): readonly boolean[] {
  const spaces = [...written];
  if (areApart(previous, next) && !spaces.includes(true)) spaces[0] = true;
  if (previous === null || isTight(previous, "opening")) spaces[0] = false;
  if (next === null || isTight(next, "closing")) spaces[spaces.length - 1] = false;
  return spaces;
}

function areApart(previous: Step | null, next: Step | null): boolean {
  const edges = [edgeOf(previous, "closing"), edgeOf(next, "opening")];
  return edges.includes("block") && !edges.includes("other");
}

/** What a tag is for the line on the given side of it. */
function edgeOf(step: Step | null, side: "opening" | "closing"): "block" | "wrapper" | "other" {
  if (step === null || step.kind === "assignment") return "other";
  const { name } = step.element;
  if (isWrapper(name)) return "wrapper";
  return step.kind === side && (BLOCKS.has(name) || name.endsWith("acl")) ? "block" : "other";
}

/** No blank line stands on the inner side of a tag. */
function isTight(step: Step, side: "opening" | "closing"): boolean {
  return step.kind === side && !isWrapper(step.element.name);
}
