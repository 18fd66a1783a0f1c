import type { ElementSyntax } from "../../../grammar/syntax.ts";
import type { CheckDeclaration } from "../../checks/define-check.ts";
import type { Rule, UnsupportedNode } from "../../model/policy.ts";
import { bindFields } from "./bind-fields.ts";
import { bindHead, bindSystem } from "./bind-head.ts";
import type { Binding } from "./binding.ts";
import { findContradiction } from "./find-contradiction.ts";
import { ItemSource } from "./item-source.ts";
import { reportMissingType, reportUnknownType } from "./report-unknown-type.ts";
import type { UnknownType } from "./report-unknown-type.ts";

/** One `<custom_item>` or `<item>`; `null` if it has faults, all of which have been reported. */
export function bindItem(element: ElementSyntax, binding: Binding): Rule | UnsupportedNode | null {
  const item = new ItemSource(element, binding.source.text);
  const isNamed = element.name === "item" && item.first("type") === undefined;
  const form = isNamed ? "named" : "typed";
  const type = item.word(isNamed ? "name" : "type") ?? "";
  const declaration = binding.declarationOf(form, type);
  if (declaration !== undefined) return bindRule(item, declaration, binding);
  if (type !== "" && binding.platform !== "unix") return bindUnknown(item, type, binding);
  if (binding.hasUntypedItems) return bindUnknown(item, `<${element.name}>`, binding);
  return type === "" ? reportMissingType(item, binding) : bindMisspelt(item, { form, type }, binding);
}

/** A type that does not exist is bound as what was probably meant, so that its other faults are reported in one go. */
function bindMisspelt(item: ItemSource, unknown: UnknownType, binding: Binding): null {
  const meant = reportUnknownType(item, unknown, binding);
  if (meant !== undefined) bindFields(item, meant, binding);
  return null;
}

function bindRule(
  item: ItemSource,
  declaration: CheckDeclaration,
  binding: Binding,
): Rule | UnsupportedNode | null {
  const head = bindHead(item, declaration.type, binding);
  const system = bindSystem(item, binding);
  const fields = bindFields(item, declaration, binding);
  const detail = findContradiction(item, declaration, binding);
  const { platform } = binding;
  if (fields === null || platform === "other") return null;
  if (detail !== null) return { ...head, kind: "unsupported", system, fields, detail };
  return { ...head, kind: "rule", platform, system, fields };
}

/** A type of a platform whose items are not known here: whatever it says, it becomes ERROR. */
function bindUnknown(item: ItemSource, type: string, binding: Binding): UnsupportedNode {
  binding.leaveUnjudged(type, item.element.openSpan);
  return {
    ...bindHead(item, type, binding),
    kind: "unsupported",
    system: bindSystem(item, binding),
    fields: null,
    detail: `${type} is not implemented: this version reads it and does not judge it.`,
  };
}
