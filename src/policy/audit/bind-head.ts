import { foundText } from "../../../grammar/found-text.ts";
import type { FindingSource, RuleText, Severity } from "../../model/policy.ts";
import type { Binding } from "./binding.ts";
import type { ItemSource } from "./item-source.ts";

/** What every node that can become a finding has: texts, weight, place and id. */
export function bindHead(item: ItemSource, type: string, binding: Binding): FindingSource {
  const text = bindText(item, binding);
  const description = item.first("description");
  const { source } = binding;
  return {
    id: binding.identify(text.description),
    type,
    severity: bindSeverity(item, binding),
    text,
    source: item.pairs(),
    location: binding.locate(item.element.openSpan),
    span: source.originalSpan(item.element.span),
    ...(description === undefined ? {} : { descriptionSpan: source.originalSpan(description.value.span) }),
  };
}

/** What an item says to its reader. A built-in item may go by its name; any other without a description is a fault. */
function bindText(item: ItemSource, binding: Binding): RuleText {
  const name = item.element.name === "item" ? item.word("name") : null;
  const description = item.texts("description")[0] ?? name ?? "";
  if (description.trim() === "" && !item.lacksValue("description")) reportNameless(item, binding);
  return {
    description: description === "" ? "(no description)" : description,
    info: item.texts("info"),
    solution: item.texts("solution"),
    seeAlso: item.texts("see_also"),
    reference: item.texts("reference"),
  };
}

function reportNameless({ element }: ItemSource, binding: Binding): void {
  const message = `the <${element.name}> has no description`;
  const hint = 'every finding is named by it: add description : "…"';
  binding.report({ code: "AUD2004", severity: "error", message, hint }, element.openSpan);
}

/** The weight of an item; HIGH where it does not say. */
function bindSeverity(item: ItemSource, binding: Binding): Severity {
  const assignment = item.first("severity");
  const word = item.word("severity")?.toUpperCase() ?? "HIGH";
  if (word === "HIGH" || word === "MEDIUM" || word === "LOW") return word;
  const message = `expected HIGH, MEDIUM or LOW, found "${foundText(word)}"`;
  binding.report({ code: "AUD2008", severity: "error", message }, (assignment ?? item.element).span);
  return "HIGH";
}

const SYSTEMS = ["Linux", "SunOS", "AIX", "Darwin", "HP-UX", "FreeBSD", "OpenBSD", "NetBSD", "Windows_NT"];

/** The only system an item is for, in the spelling of `uname -s`. */
export function bindSystem(item: ItemSource, binding: Binding): string | null {
  const word = item.word("system");
  if (word === null) return null;
  const known = SYSTEMS.find((system) => system.toLowerCase() === word.toLowerCase());
  if (known !== undefined) return known;
  const message = `"${foundText(word)}" is not a system that is known here, so the rule is skipped everywhere else`;
  const hint = `systems: ${SYSTEMS.join(", ")}`;
  const span = (item.first("system")?.value ?? item.element).span;
  binding.report({ code: "AUD2011", severity: "warning", message, hint }, span);
  return word;
}
