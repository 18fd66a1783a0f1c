import type { Seen } from "../../model/observation.ts";
import { declaredUtf8 } from "./declared-utf8.ts";

/** A DOCTYPE that declares nothing itself. */
const DOCTYPE = /^<!DOCTYPE(?:[^"'[\]<>]|"[^"]*"|'[^']*')*>/;
const LONGEST_DOCTYPE = 4096;

/**
 * A document without a DOCTYPE, so that it has no entities but those of XML itself and names no other file. One whose
 * DOCTYPE declares something is refused: what it declares would change the text.
 */
export function plainDocument(text: string): Seen<string> {
  const xml = declaredUtf8(text);
  const start = endOfMisc(xml, 0);
  if (!xml.startsWith("<!DOCTYPE", start)) return { status: "observed", value: xml };
  const doctype = DOCTYPE.exec(xml.slice(start, start + LONGEST_DOCTYPE))?.[0] ?? "";
  const end = start + doctype.length;
  if (doctype === "" || xml.startsWith("<!DOCTYPE", endOfMisc(xml, end))) {
    const detail = "Its DOCTYPE declares entities or elements, which are not expanded.";
    return { status: "unavailable", reason: "not-supported", detail };
  }
  const blanked = doctype.replace(/[^\n]/g, " ");
  return { status: "observed", value: xml.slice(0, start) + blanked + xml.slice(end) };
}

/** Where blanks, comments and instructions end. What has no end is left for xsltproc to complain of. */
function endOfMisc(xml: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < xml.length && " \t\r\n".includes(xml.charAt(at))) at += 1;
    const close = xml.startsWith("<!--", at) ? "-->" : xml.startsWith("<?", at) ? "?>" : null;
    const end = close === null ? -1 : xml.indexOf(close, at + (close === "-->" ? 4 : 2));
    if (close === null || end === -1) return at;
    at = end + close.length;
  }
}
