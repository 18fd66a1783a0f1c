import type { ExplainedBlank, NamedNode } from "../../../model/line-explanation.ts";
import { said } from "./entry.ts";
import type { Entry } from "./entry.ts";

/** Where to look instead. */
export function blankEntries({ before, after }: ExplainedBlank): readonly Entry[] {
  if (before === null && after === null)
    return [said("Nearest", "The policy has no item that could be read.")];
  return [
    ...(before === null ? [] : [said("Before it", nodeWords(before))]),
    ...(after === null ? [] : [said("Behind it", nodeWords(after))]),
  ];
}

function nodeWords({ line, type, description }: NamedNode): string {
  return `line ${line}: ${description} (${type})`;
}
