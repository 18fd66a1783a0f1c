import type { YAMLSeq } from "yaml";
import { loadLate } from "../../support/load-late.ts";

/** A text of YAML with an item behind a list that ends it; `null` where the list is not laid out in lines, or not last. */
export function appendItem(
  text: string,
  list: YAMLSeq,
  entries: Readonly<Record<string, string>>,
): string | null {
  const [start, , end] = list.range ?? [0, 0, 0];
  if (list.flow === true || list.items.length === 0 || /\S/.test(withoutComments(text.slice(end))))
    return null;
  const { Document } = loadLate("yaml") as typeof import("yaml");
  const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  if (indent.trim() !== "") return null;
  const item = new Document([entries], { schema: "failsafe" })
    .toString({ lineWidth: 0 })
    .replaceAll(/^(?=.)/gm, indent);
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const before = text.endsWith("\n") ? text : text + lineEnd;
  return before + item.replaceAll("\n", lineEnd);
}

function withoutComments(text: string): string {
  return text.replaceAll(/^[ \t]*#.*$/gm, "");
}
