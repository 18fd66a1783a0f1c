import { recordedText } from "./recorded-text.ts";

/** A path as it is looked up: without double slashes, and without one at its end. */
export function plainPath(path: string): string {
  const single = path.replace(/\/{2,}/g, "/");
  return single.length > 1 && single.endsWith("/") ? single.slice(0, -1) : single;
}

const END = "//\n";

/** What a section says, and of which path: it begins with it, and no path of a machine ends in two slashes. */
export function shownPath(content: string): readonly [path: string, rest: string] | null {
  const end = content.indexOf(END);
  if (end === -1) return null;
  return [plainPath(recordedText(content.slice(0, end))), content.slice(end + END.length)];
}
