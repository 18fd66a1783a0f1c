import { compareValues } from "./compare-values.ts";
import { FilterFault } from "./filter-fault.ts";
import type { Steps } from "./filter.ts";
import { isList, isObject, typeOf } from "./json-value.ts";
import type { JsonObject, JsonValue } from "./json-value.ts";

/** Whether a value holds another: a part of a text, items and members that hold those of the other. */
export function containsValue(whole: JsonValue, part: JsonValue, steps: Steps): boolean {
  const isOther = typeof whole === "boolean" && whole !== part;
  if (isOther || typeOf(whole) !== typeOf(part))
    throw new FilterFault(`${typeOf(whole)} and ${typeOf(part)} cannot be held by one another`);
  return holds(whole, part, steps);
}

function holds(whole: JsonValue, part: JsonValue, steps: Steps): boolean {
  steps.take();
  if (typeof whole === "string" && typeof part === "string") {
    steps.takeText(whole.length);
    return whole.includes(part);
  }
  if (isList(whole) && isList(part))
    return part.every((wanted) =>
      whole.some((item) => typeOf(item) === typeOf(wanted) && holds(item, wanted, steps)),
    );
  if (isObject(whole) && isObject(part)) return holdsMembers(whole, part, steps);
  return compareValues(whole, part, steps) === 0;
}

function holdsMembers(whole: JsonObject, part: JsonObject, steps: Steps): boolean {
  return [...part].every(([name, wanted]) => {
    const given = whole.get(name);
    return given !== undefined && typeOf(given) === typeOf(wanted) && holds(given, wanted, steps);
  });
}
