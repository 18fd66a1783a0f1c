import type { Explanation } from "../../../src/checks/define-check.ts";
import { checks } from "../../../src/checks/index.ts";
import { bindItems, builtInOf, itemOf } from "./bind-items.ts";

/** What the declaration of a type says of an item with these lines, which has to bind. */
export function explained(type: string, lines: readonly string[], checkType = "Unix"): Explanation {
  const isBuiltIn = /[a-z]/.test(type);
  const { nodes, faults } = bindItems(isBuiltIn ? builtInOf(type, lines) : itemOf(type, lines), checkType);
  const [node] = nodes;
  const platform = checkType === "Unix" ? "unix" : "file-content";
  const declaration = checks.find((one) => one.type === type && one.platforms.includes(platform));
  if (declaration === undefined || node === undefined || !("fields" in node) || node.fields === null)
    throw new Error(`${type} did not bind: ${JSON.stringify(faults)}`);
  return declaration.explain(node.fields);
}
