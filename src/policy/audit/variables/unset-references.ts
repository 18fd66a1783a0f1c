import type { Diagnostic } from "../../../model/diagnostic.ts";
import { nearestWord } from "../../../support/nearest-word.ts";
import { TEXT_KEYWORDS } from "../vocabulary.ts";
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
  return places
    .filter(({ reference }) => unset.has(reference.name))
    .slice(0, SHOWN)
    .map((place) => faultOf(place, unset.get(place.reference.name)?.declaration ?? null, names));
}

function faultOf(
  { reference: { name, span }, keyword }: ReferencePlace,
  declaration: PolicyVariable["declaration"],
  names: readonly string[],
): Diagnostic {
  const severity = TEXT_KEYWORDS.some((text) => text === keyword) ? "warning" : "error";
  if (declaration !== null)
    return {
      code: "AUD2053",
      severity,
      message: `the variable @${name}@ has no default, and no value was given for it`,
      hint: `give it one: --set ${name}=…`,
      span,
    };
  const nearest = nearestWord(name.slice(0, 40), names);
  const hint =
    nearest === null
      ? `declare it in <variables>, or give it a value: --set ${name}=…`
      : `did you mean @${nearest}@?`;
  return { code: "AUD2009", severity, message: `the variable @${name}@ is not declared`, hint, span };
}
