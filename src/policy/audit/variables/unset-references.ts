import { foundText } from "../../../../grammar/found-text.ts";
import type { Diagnostic, DiagnosticSeverity } from "../../../model/diagnostic.ts";
import { nearestWord } from "../../../support/nearest-word.ts";
import { TEXT_KEYWORDS } from "../vocabulary.ts";
import { limitFaults } from "./limit-faults.ts";
import type { PolicyVariable } from "./policy-variable.ts";
import type { ReferencePlace } from "./reference-places.ts";

/** One name misspelt a thousand times is one mistake. */
const SHOWN = 1000;
/** Names that a misspelt one is compared with. */
const COMPARED = 200;

/** Reports every reference to a variable that has no value: an error, and in a text for people a warning. */
export function reportUnset(
  places: readonly ReferencePlace[],
  variables: readonly PolicyVariable[],
): readonly Diagnostic[] {
  const unset = new Map(variables.filter(({ value }) => value === null).map((one) => [one.name, one]));
  if (unset.size === 0) return [];
  const names = variables
    .filter(({ value }) => value !== null)
    .slice(0, COMPARED)
    .map(({ name }) => name);
  const weighed = places
    .filter(({ reference }) => unset.has(reference.name))
    .map((place) => ({ place, severity: severityOf(place) }));
  return limitFaults(weighed, SHOWN).map(({ place, severity }) => {
    const declaration = unset.get(place.reference.name)?.declaration ?? null;
    return { severity, ...faultOf(place, declaration, names) };
  });
}

function severityOf({ keyword }: ReferencePlace): DiagnosticSeverity {
  return TEXT_KEYWORDS.some((text) => text === keyword) ? "warning" : "error";
}

function faultOf(
  { reference: { name, span } }: ReferencePlace,
  declaration: PolicyVariable["declaration"],
  names: readonly string[],
): Omit<Diagnostic, "severity"> {
  const found = foundText(name);
  if (declaration !== null)
    return {
      code: "AUD2053",
      message: `the variable @${found}@ has no default, and no value was given for it`,
      hint: `give it one: --set ${found}=…`,
      span,
    };
  const nearest = nearestWord(name.slice(0, 40), names);
  const hint =
    nearest === null
      ? `declare it in <variables>, or give it a value: --set ${found}=…`
      : `did you mean @${nearest}@?`;
  return { code: "AUD2009", message: `the variable @${found}@ is not declared`, hint, span };
}
