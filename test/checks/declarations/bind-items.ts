import { parsePolicy } from "../../../grammar/index.ts";
import { checks } from "../../../src/checks/index.ts";
import type { Diagnostic } from "../../../src/model/diagnostic.ts";
import type { PolicyNode } from "../../../src/model/policy.ts";
import { bindPolicy } from "../../../src/policy/audit/bind-policy.ts";
import { lineIndex } from "../../../src/support/line-index.ts";

/** Codes that say only that a type is not judged yet. */
const UNJUDGED = new Set(["AUD2003"]);

/** A fault with the text that it points at. */
export interface PlacedFault extends Diagnostic {
  readonly at: string;
}

/** Items of a policy as the real parser and binder read them, and every fault but that they are not judged. */
export function bindItems(
  items: string,
  checkType = "Unix",
): { readonly nodes: readonly PolicyNode[]; readonly faults: readonly PlacedFault[] } {
  const text = `<check_type:"${checkType}">\n${items}\n</check_type>\n`;
  const { syntax, diagnostics } = parsePolicy(text);
  const bound = bindPolicy(syntax, {
    file: "test.audit",
    text,
    lines: lineIndex(text),
    originalSpan: (span) => span,
    declarations: checks,
    context: { dialect: "dotaudit" },
  });
  const faults = [...diagnostics, ...bound.diagnostics].filter(({ code }) => !UNJUDGED.has(code));
  const placed = faults.map((fault) => ({ ...fault, at: text.slice(fault.span.start, fault.span.end) }));
  return { nodes: bound.nodes, faults: placed };
}

/** A `<custom_item>` from lines of `keyword : value`. */
export function itemOf(type: string, lines: readonly string[]): string {
  return ["<custom_item>", `type : ${type}`, 'description : "test"', ...lines, "</custom_item>"].join("\n");
}

/** A built-in `<item>` from lines of `keyword : value`. */
export function builtInOf(name: string, lines: readonly string[]): string {
  return ["<item>", `name : "${name}"`, 'description : "test"', ...lines, "</item>"].join("\n");
}
