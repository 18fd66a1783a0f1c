import type { AssignmentSyntax } from "../../../grammar/syntax.ts";
import type { CheckDeclaration } from "../../checks/define-check.ts";
import { fieldSourceOf } from "./field-source.ts";
import type { Binding } from "./binding.ts";
import type { Assignments, ItemSource } from "./item-source.ts";

/**
 * Reports the keywords that count once and are given more often. Nessus reads such policies, and nobody says which
 * value it takes: where the values differ, the answer says why the rule cannot be judged, else it is `null`.
 */
export function findContradiction(
  item: ItemSource,
  declaration: CheckDeclaration,
  binding: Binding,
): string | null {
  const spelling = binding.platform === "windows" ? "windows" : "unix";
  const countsOnce = ([{ keyword }]: Assignments) =>
    keyword === "system" ||
    Object.values(declaration.fields).some(
      (field) => field.keyword[spelling] === keyword && field.repetition !== "many",
    );
  const details = item
    .repeated()
    .filter(countsOnce)
    .map((given) => reportRepetition(given, binding));
  return details.find((detail) => detail !== null) ?? null;
}

function reportRepetition([first, ...others]: Assignments, binding: Binding): string | null {
  const [second] = others;
  if (second === undefined) return null;
  const textOf = (assignment: AssignmentSyntax) => fieldSourceOf([assignment], binding.source.text).text;
  const other = others.find((assignment) => textOf(assignment) !== textOf(first));
  const what = `\`${second.keyword}\` is given twice`;
  const message =
    other === undefined
      ? `${what} with the same value`
      : `${what} with different values, and nothing says which one counts: the rule will be ERROR`;
  binding.report(
    { code: "AUD2007", severity: "warning", message, hint: "remove one" },
    (other ?? second).keywordSpan,
  );
  return other === undefined
    ? null
    : `The rule gives \`${second.keyword}\` twice with different values, and nothing says which one counts.`;
}
