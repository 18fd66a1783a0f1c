import type { PlacedText, ReportFault } from "../../yaml/map-reader.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";

/** What belongs behind the key of a file. */
export const PATH = { form: "an absolute path", example: "/etc/dotaudit/…" };

/** Reads an absolute path: a service has no folder of its own that others could mean. */
export function readPath(value: PlacedText | null, key: string, report: ReportFault): PlacedText | null {
  if (value === null) return null;
  if (/^\/[^\0]*$/.test(value.text)) return value;
  report({ ...wrongValue(key, PATH, value), hint: "begin it with /" });
  return null;
}
