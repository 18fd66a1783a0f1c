import type { PatternNode } from "../syntax/pattern-node.ts";
import { moveHighBytes } from "./byte-notation.ts";
import type { Engine, Extent } from "./engine.ts";
import { toV8 } from "./to-v8.ts";
import { referredGroups, refuseForV8 } from "./v8-faults.ts";

/** An engine that tracks back, for what is no regular language. Refuses what RegExp cannot express faithfully. */
export function v8Engine(tree: PatternNode, anchoring: "anywhere" | "whole"): Engine {
  const referred = referredGroups(tree);
  refuseForV8(tree, referred);
  const { source, keeps } = toV8(tree, referred);
  const expression = new RegExp(
    anchoring === "whole" ? `^(?:${source})$` : source,
    keeps.length > 0 ? "d" : "",
  );
  return {
    kind: "v8",
    isQuick: () => false,
    find: (bytes) => extentOf(expression.exec(moveHighBytes(bytes)), keeps),
    reset: () => undefined,
  };
}

function extentOf(found: RegExpExecArray | null, keeps: readonly number[]): Extent | null {
  if (found === null) return null;
  const starts = keeps.map((group) => found.indices?.[group]?.[0] ?? 0);
  return { start: Math.max(found.index, ...starts), end: found.index + found[0].length };
}
