import type { PlacedText, ReportFault } from "./map-reader.ts";
import { KIND_WORDS } from "./yaml-tree.ts";
import type { YamlTree } from "./yaml-tree.ts";

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
