import type { PlacedText, ReportFault } from "../../yaml/map-reader.ts";

/** Reads an absolute path: a service has no folder of its own that others could mean. */
export function readPath(value: PlacedText | null, key: string, report: ReportFault): PlacedText | null {
  if (value === null) return null;
  if (/^\/[^\0]*$/.test(value.text)) return value;
  const message = `${key}: expected an absolute path`;
  report({ code: "AUD5005", message, hint: "begin it with /", span: value.span });
  return null;
}
