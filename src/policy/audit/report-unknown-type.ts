import { foundText } from "../../../grammar/found-text.ts";
import type { CheckDeclaration } from "../../checks/define-check.ts";
import { nearestWord } from "../../support/nearest-word.ts";
import type { Binding } from "./binding.ts";
import type { ItemSource } from "./item-source.ts";

/** What an item says it is, where no such thing exists. */
export interface UnknownType {
  readonly form: CheckDeclaration["form"];
  readonly type: string;
}

/** Reports an item that does not say what it checks. */
export function reportMissingType(item: ItemSource, binding: Binding): null {
  if (item.lacksValue("type") || item.lacksValue("name")) return null;
  const { element } = item;
  const isItem = element.name === "item";
  const message = isItem ? "the <item> has neither a name nor a type" : `the <${element.name}> has no type`;
  const example = isItem ? 'name : "passwd_zero_uid"' : "type : AUDIT_ALLOWED_OPEN_PORTS";
  const hint = `add ${example} (\`audit list checks\` shows all)`;
  return binding.refuse({ code: "AUD2001", severity: "error", message, hint }, element);
}

/** Reports a type or a name that does not exist, and gives the one that was probably meant. */
export function reportUnknownType(
  item: ItemSource,
  { form, type }: UnknownType,
  binding: Binding,
): CheckDeclaration | undefined {
  const nearest = nearestType({ form, type }, binding);
  const what = form === "typed" ? "a check type" : "the name of a built-in item";
  const code = form === "typed" ? "AUD2002" : "AUD2071";
  const hint =
    nearest === undefined ? "`audit list checks` shows all of them" : `did you mean ${nearest.type}?`;
  const span = (item.first(form === "typed" ? "type" : "name")?.value ?? item.element).span;
  binding.report({ code, severity: "error", message: `"${foundText(type)}" is not ${what}`, hint }, span);
  return nearest;
}

function nearestType({ form, type }: UnknownType, binding: Binding): CheckDeclaration | undefined {
  const candidates = binding.known(form);
  const word = form === "typed" ? type.toUpperCase() : type.toLowerCase();
  const known = candidates.find(({ otherSpellings }) => otherSpellings?.includes(word));
  if (known !== undefined) return known;
  const nearest = nearestWord(
    word,
    candidates.map((candidate) => candidate.type),
  );
  return candidates.find((candidate) => candidate.type === nearest);
}
