import { foundText } from "../../../../grammar/found-text.ts";
import type { Diagnostic, DiagnosticSeverity } from "../../../model/diagnostic.ts";
import { nearestWord } from "../../../support/nearest-word.ts";
import { limitFaults } from "./limit-faults.ts";
import { originWords } from "./origin-words.ts";
import type { VariableValues } from "./policy-variable.ts";

const SHOWN = 100;
/** Names that a misspelt one is compared with. */
const COMPARED = 200;

/** Reports values for names that no policy knows: most likely they are misspelt. Points at the head of a policy. */
export function reportUnknownValues(
  values: VariableValues,
  known: ReadonlySet<string>,
): readonly Diagnostic[] {
  const names = [...known].slice(0, COMPARED);
  const unknown = values
    .filter(({ name }) => !known.has(name))
    .map((value) => ({ ...value, severity: severityOf(value) }));
  return limitFaults(unknown, SHOWN).map(({ name, origin, severity }) => {
    const nearest = nearestWord(name.slice(0, 40), names);
    const rest =
      names.length === 0
        ? "it has no variables"
        : `its variables: ${names.slice(0, 10).map(foundText).join(", ")}`;
    return {
      code: "AUD2050",
      severity,
      message: `a value was given for ${foundText(name)} (${originWords(origin)}), and the policy neither declares nor uses it`,
      hint: nearest === null ? rest : `did you mean ${foundText(nearest)}?`,
      span: { start: 0, end: 0 },
    };
  });
}

function severityOf({ origin }: VariableValues[number]): DiagnosticSeverity {
  return origin.kind === "set" ? "error" : "warning";
}
