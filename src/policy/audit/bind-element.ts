import type { ElementSyntax } from "../../../grammar/syntax.ts";
import type { ConditionMember } from "../../model/policy.ts";
import { bindItem } from "./bind-item.ts";
import { bindReport } from "./bind-report.ts";
import type { Binding } from "./binding.ts";

/** Tags that are no statement of their own: switches, and definitions that items refer to. */
const SILENT = new Set([
  "debug",
  "acl",
  "file_acl",
  "registry_acl",
  "service_acl",
  "launch_acl",
  "launch2_acl",
  "access_acl",
]);

/** One element that is no container; `null` if it says nothing, or has faults, which have been reported. */
export function bindElement(element: ElementSyntax, binding: Binding): ConditionMember | null {
  if (SILENT.has(element.name)) return null;
  if (element.name === "report") return bindReport(element, binding);
  if (element.name === "item" || element.name === "custom_item") return bindItem(element, binding);
  return null;
}
