import type { Diagnostic } from "../../model/diagnostic.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import type { AskedTarget } from "./asked-target.ts";

/** The variables that the policies of a target have. */
export interface KnownVariables {
  readonly target: AskedTarget;
  readonly names: ReadonlySet<string>;
}

interface Setting {
  readonly name: string;
  readonly near: ReadonlySet<string>;
  readonly span: Diagnostic["span"];
  readonly known: "known" | "unknown";
}

/** Names that a misspelt one is compared with. */
const COMPARED = 200;

const SHOWN = 100;

/** Values of an inventory for variables that none of the policies has that they are meant for. Faults, by their place. */
export function unknownVariables(known: Iterable<KnownVariables>): readonly Diagnostic[] {
  const settings = new Map<number, Setting>();
  for (const { target, names } of known)
    for (const [name, { span }] of target.entry?.variables ?? []) {
      if (settings.get(span.start)?.known === "known") continue;
      settings.set(span.start, { name, near: names, span, known: names.has(name) ? "known" : "unknown" });
    }
  const unknown = [...settings.values()].filter((setting) => setting.known === "unknown");
  return unknown
    .toSorted((a, b) => a.span.start - b.span.start)
    .slice(0, SHOWN)
    .map(faultOf);
}

function faultOf({ name, near, span }: Setting): Diagnostic {
  const names = [...near].slice(0, COMPARED);
  const nearest = nearestWord(name.slice(0, 40), names);
  const rest =
    names.length === 0 ? "they have no variables" : `their variables: ${names.slice(0, 10).join(", ")}`;
  return {
    code: "AUD5110",
    severity: "error",
    message: `no policy of these targets has a variable ${name}`,
    hint: nearest === null ? rest : `did you mean ${nearest}?`,
    span,
  };
}
