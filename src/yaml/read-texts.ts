import type { PlacedText, ReportFault } from "./map-reader.ts";
import { wrongValue } from "./wrong-value.ts";
import type { YamlTree } from "./yaml-tree.ts";

const TEXTS = { form: "a text or a list of texts", example: "[FIRST, SECOND]" };

/** The texts of a list, or the only one where no list was written. An empty list has none. */
export function readTexts(tree: YamlTree | null, key: string, report: ReportFault): readonly PlacedText[] {
  if (tree === null || tree.kind === "nothing") return [];
  const items = tree.kind === "list" ? tree.items : [tree];
  return items.flatMap((item) => {
    if (item.kind === "text" && item.text.trim() !== "") return [{ text: item.text.trim(), span: item.span }];
    report(wrongValue(key, TEXTS, item));
    return [];
  });
}
