import type { ReportFault } from "../yaml/map-reader.ts";
import { KIND_WORDS } from "../yaml/yaml-tree.ts";
import type { YamlTree } from "../yaml/yaml-tree.ts";

/** The items of a list that may be left out. */
export function readItems(tree: YamlTree | null, key: string, report: ReportFault): readonly YamlTree[] {
  if (tree === null || tree.kind === "nothing") return [];
  if (tree.kind === "list") return tree.items;
  const message = `${key}: expected a list, found ${KIND_WORDS[tree.kind]}`;
  report({ code: "AUD5002", message, hint: 'begin every target with "- "', span: tree.span });
  return [];
}
