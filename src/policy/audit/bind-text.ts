import type { ElementSyntax } from "../../../grammar/syntax.ts";
import { textOfValue } from "../../../grammar/text-of-value.ts";
import type { RuleText, Severity } from "../../model/policy.ts";
import type { Binding } from "./binding.ts";
import { assignmentOf, assignmentsOf } from "./item-source.ts";

/** What an item says to its reader. An item without a description is a fault: nothing else names the finding. */
export function bindText(item: ElementSyntax, binding: Binding): RuleText {
  const all = (keyword: string) =>
    assignmentsOf(item)
      .filter((assignment) => assignment.keyword === keyword)
      .map((assignment) => textOfValue(assignment.value, binding.source.text));
  const [description] = all("description");
  if (description === undefined || description.trim() === "")
    binding.report(
      {
        code: "AUD2004",
        severity: "error",
        message: `the <${item.name}> has no description`,
        hint: 'every finding is named by it: add description : "…"',
      },
      item.openSpan,
    );
  return {
    description: description ?? "(no description)",
    info: all("info"),
    solution: all("solution"),
    seeAlso: all("see_also"),
    reference: all("reference"),
  };
}

/** The weight of an item; HIGH where it does not say. */
export function bindSeverity(item: ElementSyntax, binding: Binding): Severity {
  const assignment = assignmentOf(item, "severity");
  if (assignment === undefined) return "HIGH";
  const word = textOfValue(assignment.value, binding.source.text).trim().toUpperCase();
  if (word === "HIGH" || word === "MEDIUM" || word === "LOW") return word;
  const message = `expected HIGH, MEDIUM or LOW, found "${word}"`;
  binding.report({ code: "AUD2008", severity: "error", message }, assignment.value.span);
  return "HIGH";
}

const SYSTEMS = ["Linux", "SunOS", "AIX", "Darwin", "HP-UX", "FreeBSD", "OpenBSD", "NetBSD", "Windows_NT"];

/** The only system an item is for, in the spelling of `uname -s`. */
export function bindSystem(item: ElementSyntax, binding: Binding): string | null {
  const assignment = assignmentOf(item, "system");
  if (assignment === undefined) return null;
  const word = textOfValue(assignment.value, binding.source.text).trim();
  const known = SYSTEMS.find((system) => system.toLowerCase() === word.toLowerCase());
  if (known === undefined) {
    const message = `"${word}" is not a system that is known here, so the rule is skipped everywhere else`;
    const hint = `systems: ${SYSTEMS.join(", ")}`;
    binding.report({ code: "AUD2011", severity: "warning", message, hint }, assignment.value.span);
  }
  return known ?? word;
}
