import { foundText } from "../../../grammar/found-text.ts";
import type { AssignmentSyntax } from "../../../grammar/syntax.ts";
import type { CheckDeclaration } from "../../checks/define-check.ts";
import type { FieldIssue } from "../../checks/fields.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import type { Binding } from "./binding.ts";
import type { ItemSource } from "./item-source.ts";
import { GENERAL_KEYWORDS, IDLE_KEYWORDS, TEXT_KEYWORDS } from "./vocabulary.ts";

type Spelling = "unix" | "windows";

interface Place {
  readonly declaration: CheckDeclaration;
  readonly spelling: Spelling;
  readonly known: ReadonlySet<string>;
  readonly binding: Binding;
}

const COMMON: readonly string[] = [...TEXT_KEYWORDS, ...GENERAL_KEYWORDS];

/** The keywords that a type has, by spelling; made once for policies of a million items. */
const knownKeywords = new WeakMap<
  CheckDeclaration["fields"],
  Partial<Record<Spelling, ReadonlySet<string>>>
>();

/** Reports every keyword that means nothing for the check, with the one that was probably meant. */
export function reportStrayKeywords(item: ItemSource, declaration: CheckDeclaration, binding: Binding): void {
  const spelling = binding.platform === "windows" ? "windows" : "unix";
  const known = keywordsOf(declaration, spelling);
  for (const assignment of item.assignments)
    if (!known.has(assignment.keyword))
      binding.report(
        strayIssue(assignment, { declaration, spelling, known, binding }),
        assignment.keywordSpan,
      );
}

function keywordsOf({ fields, form }: CheckDeclaration, spelling: Spelling): ReadonlySet<string> {
  const sets = knownKeywords.get(fields) ?? {};
  knownKeywords.set(fields, sets);
  const own = () => Object.values(fields).flatMap(({ keyword }) => keyword[spelling] ?? []);
  return (sets[spelling] ??= new Set([...own(), ...COMMON, ...(form === "named" ? ["name"] : [])]));
}

function strayIssue({ keyword }: AssignmentSyntax, place: Place): FieldIssue {
  const { declaration, known } = place;
  if (IDLE_KEYWORDS.some((idle) => idle === keyword))
    return {
      code: "AUD2012",
      severity: "warning",
      message: `\`${keyword}\` has no effect on ${declaration.type}`,
    };
  const message = `\`${foundText(keyword)}\` is not a keyword of ${declaration.type}`;
  const nearest = nearestWord(keyword, [...known]);
  const hint =
    meantKeyword(keyword, place) ??
    spelledOtherwise(keyword, place) ??
    (nearest === null ? foreignHint(keyword, place) : `did you mean \`${nearest}\`?`);
  return { code: "AUD2005", severity: "error", message, ...(hint === null ? {} : { hint }) };
}

/** The keyword that people are known to misspell like this. */
function meantKeyword(keyword: string, { declaration, spelling }: Place): string | null {
  const field = Object.values(declaration.fields).find(({ otherSpellings }) =>
    otherSpellings?.includes(keyword),
  );
  const right = field?.keyword[spelling];
  return right == null ? null : `write \`${right}\``;
}

/** The same field in the spelling of this kind of policy. */
function spelledOtherwise(keyword: string, { declaration, spelling }: Place): string | null {
  const other = spelling === "unix" ? "windows" : "unix";
  const field = Object.values(declaration.fields).find((candidate) => candidate.keyword[other] === keyword);
  if (field === undefined) return null;
  const right = field.keyword[spelling];
  const where = spelling === "unix" ? "a Unix policy" : "a Windows policy";
  return right === null ? `${where} does not have it: remove it` : `in ${where} it is written \`${right}\``;
}

function foreignHint(keyword: string, { binding, spelling }: Place): string | null {
  const types = binding
    .known("typed", "named")
    .filter((declaration) => keywordsOf(declaration, spelling).has(keyword))
    .map(({ type }) => type);
  if (types.length === 0) return null;
  return `it belongs to ${types.slice(0, 3).join(", ")}${types.length > 3 ? " and others" : ""}`;
}
