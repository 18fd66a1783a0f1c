import type { PlacedText, ReportFault } from "../yaml/map-reader.ts";
import { KIND_WORDS } from "../yaml/yaml-tree.ts";
import type { YamlTree } from "../yaml/yaml-tree.ts";

/** The texts of a list, or the only one where no list was written. An empty list has none. */
export function readTexts(tree: YamlTree | null, key: string, report: ReportFault): readonly PlacedText[] {
  if (tree === null || tree.kind === "nothing") return [];
  const items = tree.kind === "list" ? tree.items : [tree];
  return items.flatMap((item) => {
    if (item.kind === "text" && item.text.trim() !== "") return [{ text: item.text.trim(), span: item.span }];
    const found = item.kind === "text" ? "an empty text" : KIND_WORDS[item.kind];
    report({ code: "AUD5005", message: `${key}: expected a text, found ${found}`, span: item.span });
    return [];
  });
}

/** The items of a list that may be left out. */
export function readItems(tree: YamlTree | null, key: string, report: ReportFault): readonly YamlTree[] {
  if (tree === null || tree.kind === "nothing") return [];
  if (tree.kind === "list") return tree.items;
  const message = `${key}: expected a list, found ${KIND_WORDS[tree.kind]}`;
  report({ code: "AUD5002", message, hint: 'begin every target with "- "', span: tree.span });
  return [];
}
