import { foundText } from "../../../../grammar/found-text.ts";
import type { Dialect } from "../../../../grammar/syntax.ts";
import type { Diagnostic, DiagnosticSeverity } from "../../../model/diagnostic.ts";
import { originWords } from "./origin-words.ts";
import type { PolicyVariable } from "./policy-variable.ts";
import type { ReferencePlace } from "./reference-places.ts";

/** A value that ends the string or the word that its variable stands in, or leaves no word at all. */
export interface EndingValue {
  readonly place: ReferencePlace;
  readonly variable: PolicyVariable;
  readonly dialect: Dialect;
}

/** What may end a bare word. */
const WORD_END = /[\s"'|&,()<>#]/;
/** What may end an attribute, or the tag that it stands in. */
const TAG_END = /["'<>\r\n]/;

/** The places in which a value ends what it stands in. Plain text may do so: a default may be `one" || "two`. */
export function endingValues(
  places: readonly ReferencePlace[],
  variables: readonly PolicyVariable[],
  dialect: Dialect,
): readonly EndingValue[] {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  return places.flatMap((place) => {
    const variable = byName.get(place.reference.name);
    if (variable?.value == null || !endsPlace(variable.value, place, dialect)) return [];
    return [{ place, variable, dialect }];
  });
}

function endsPlace(value: string, place: ReferencePlace, dialect: Dialect): boolean {
  const { keyword, quote } = place;
  if (keyword === null) return TAG_END.test(value);
  if (quote === null) return WORD_END.test(value) || leavesNothing(value, place);
  if (quote === '"' && dialect === "raw") return value.includes(quote);
  const bare = value.replace(/\\[^]/g, "");
  return bare.includes(quote) || bare.endsWith("\\");
}

/** Whether the value is empty and the last that its keyword has. */
function leavesNothing(value: string, { reference, span }: ReferencePlace): boolean {
  return value === "" && reference.span.end === span.end;
}

/** The same value in ten thousand strings is one mistake. */
const SHOWN = 1000;

const WEIGHT: Readonly<Record<DiagnosticSeverity, number>> = { note: 0, warning: 1, error: 2 };

/**
 * Replaces the faults of syntax that follow from such values by one that names the variable; both lists are in the
 * order of the text that has the variables.
 */
export function explainEndingValues(
  faults: readonly Diagnostic[],
  values: readonly EndingValue[],
  text: string,
): readonly Diagnostic[] {
  const explained: Diagnostic[] = [];
  let next = 0;
  let lineEnd = -1;
  for (const value of values.slice(0, SHOWN)) {
    const { span, keyword, quote } = value.place;
    const first = firstFrom(faults, next, keyword === null ? startOfLine(text, span.start) : span.start);
    explained.push(...faults.slice(next, first));
    if (lineEnd < span.end) lineEnd = endOfLine(text, span.end);
    next = firstFrom(faults, first, lineEnd + 1);
    const severity = heaviest(faults.slice(first, next)) ?? (quote === null ? null : "note");
    if (severity !== null) explained.push(endingFault(value, severity));
  }
  return [...explained, ...faults.slice(next)];
}

/** Index of the first fault, from `index` on, that does not begin before `offset`. */
function firstFrom(faults: readonly Diagnostic[], index: number, offset: number): number {
  let next = index;
  while ((faults[next]?.span.start ?? Infinity) < offset) next += 1;
  return next;
}

function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset) + 1;
}

function endOfLine(text: string, from: number): number {
  const lineEnd = text.indexOf("\n", from);
  return lineEnd === -1 ? text.length : lineEnd;
}

function heaviest(faults: readonly Diagnostic[]): DiagnosticSeverity | null {
  const [first] = faults.map(({ severity }) => severity).sort((a, b) => WEIGHT[b] - WEIGHT[a]);
  return first ?? null;
}

function endingFault({ place, variable, dialect }: EndingValue, severity: DiagnosticSeverity): Diagnostic {
  const { name, span } = place.reference;
  const origin = variable.origin === null ? "" : ` (${originWords(variable.origin)})`;
  const [what, hint] = variable.value === "" ? wordsForNothing(place) : wordsFor(place, dialect);
  return {
    code: "AUD2054",
    severity,
    message: `the value of @${foundText(name)}@${origin} ${what}`,
    hint,
    span,
  };
}

function wordsForNothing({ reference }: ReferencePlace): readonly [what: string, hint: string] {
  const name = foundText(reference.name);
  return [
    "is empty, and leaves no value here",
    `give it one; for the empty text, write "@${name}@" in quotes`,
  ];
}

function wordsFor(
  { keyword, quote, reference }: ReferencePlace,
  dialect: Dialect,
): readonly [what: string, hint: string] {
  if (keyword === null)
    return [
      "ends the tag that it stands in",
      "in a tag, a value stays on one line and has neither quotes nor < and >",
    ];
  if (quote === null)
    return [
      "holds more than the one word that can stand here",
      `write quotes around it: "@${foundText(reference.name)}@"`,
    ];
  const what = `ends the string that it stands in: it holds ${quote} or ends with a backslash`;
  if (quote === '"' && dialect === "raw")
    return [what, "this kind of policy has no escape for it: use ' around the variable"];
  return [what, `to have it as text, write \\${quote} and \\\\ in the value`];
}
