import { isUtf8 } from "node:buffer";

/** The text of recorded bytes as the files of a machine give it: UTF-8, or Latin-1 where they are not UTF-8. */
export function recordedText(content: string): string {
  const bytes = Buffer.from(content, "latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : content;
}
