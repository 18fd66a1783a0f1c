import { nearestWord } from "../support/nearest-word.ts";
import { printable } from "../support/printable.ts";
import type { PlacedText, ReportFault } from "../yaml/map-reader.ts";
import type { TargetSettings, WrittenEntry } from "./inventory.ts";

/** Targets and names stand once in an inventory, and their groups are declared. */
export function checkEntries(
  entries: readonly WrittenEntry[],
  groups: ReadonlyMap<string, TargetSettings>,
  report: ReportFault,
): void {
  reportSecond(
    entries.map(({ target }) => target),
    {
      code: "AUD5101",
      what: "the target",
      hint: "list it once; groups: [a, b] puts it into several groups",
      same: (text) => text,
    },
    report,
  );
  const targets = new Map(entries.toReversed().map((entry) => [entry.target.text, entry]));
  reportSecond(
    [...targets.values()].toReversed().map(({ name, target }) => name ?? target),
    {
      code: "AUD5102",
      what: "the name",
      hint: "every report needs a name of its own; upper and lower case are the same",
      same: (text) => text.toLowerCase(),
    },
    report,
  );
  const known = [...groups.keys()];
  const unknown = entries.flatMap((entry) => entry.groups).filter(({ text }) => !groups.has(text));
  for (const group of unknown.slice(0, SHOWN)) report(unknownGroup(group, known));
}

const SHOWN = 100;

interface Twice {
  readonly code: string;
  readonly what: string;
  readonly hint: string;
  /** Equal for texts that mean the same. */
  readonly same: (text: string) => string;
}

function reportSecond(texts: readonly PlacedText[], twice: Twice, report: ReportFault): void {
  const { code, what, hint, same } = twice;
  const taken = new Set<string>();
  for (const { text, span } of texts)
    if (taken.has(same(text)))
      report({ code, message: `${what} ${printable(text)} is there twice`, hint, span });
    else taken.add(same(text));
}

/** Groups that a misspelt one is compared with. */
const COMPARED = 200;

function unknownGroup({ text, span }: PlacedText, known: readonly string[]): Parameters<ReportFault>[0] {
  const near = nearestWord(text.slice(0, 40), known.slice(0, COMPARED));
  const rest =
    known.length === 0 ? 'declare it below "groups:"' : `there are ${known.slice(0, 10).join(", ")}`;
  const hint = near === null ? rest : `did you mean ${near}?`;
  return { code: "AUD5103", message: `there is no group ${printable(text)}`, hint, span };
}
