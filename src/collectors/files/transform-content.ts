import type { TransformedText } from "../../model/files.ts";
import type { Seen } from "../../model/observation.ts";

/** What each sheet makes of the text of a file: nothing of one that was not read. */
export async function transformContent(
  content: Seen<string>,
  sheets: readonly string[],
): Promise<readonly TransformedText[]> {
  const { transformXml } = await import("../../targets/xslt/transform-xml.ts");
  const texts: TransformedText[] = [];
  for (const sheet of sheets) {
    const text = content.status === "observed" ? await transformXml(sheet, content.value) : content;
    texts.push({ sheet, text });
  }
  return texts;
}
