import { isLeaf } from "./children.ts";
import type { PatternNode, RepeatNode } from "./pattern-node.ts";

/**
 * Whether a node can match the empty text: `never`; `last`, only after all that is not empty was tried; or `early`,
 * before something that is not empty.
 */
export type Emptiness = "never" | "last" | "early";

/** Whether and when a node can match the empty text. Errs towards `early`. */
export function emptinessOf(node: PatternNode): Emptiness {
  if (isLeaf(node)) return node.kind === "set" ? "never" : "last";
  switch (node.kind) {
    case "look":
      return "last";
    case "sequence":
      return ofSequence(node.parts.map(emptinessOf));
    case "alternatives":
      return ofBranches(node.branches.map(emptinessOf));
    case "condition":
      return ofBranches([emptinessOf(node.yes), emptinessOf(node.no)]);
    case "repeat":
      return ofRepeat(node);
    case "capture":
      return emptinessOf(node.body);
    case "atomic":
      return inOneWay(emptinessOf(node.body));
  }
}

/** What matches in one way only has nothing left to try after the empty text. */
function inOneWay(inner: Emptiness): Emptiness {
  return inner === "never" ? "never" : "last";
}

function ofSequence(parts: readonly Emptiness[]): Emptiness {
  if (parts.includes("never")) return "never";
  return parts.includes("early") ? "early" : "last";
}

function ofBranches(branches: readonly Emptiness[]): Emptiness {
  const first = branches.findIndex((branch) => branch !== "never");
  if (first < 0) return "never";
  return first === branches.length - 1 ? (branches[first] ?? "early") : "early";
}

function ofRepeat({ body, least, most, greed }: RepeatNode): Emptiness {
  if (most === 0) return "last";
  const inner = emptinessOf(body);
  if (inner === "never" && least > 0) return "never";
  if (greed === "possessive") return "last";
  return greed === "lazy" ? "early" : ofSequence([inner === "never" ? "last" : inner]);
}
