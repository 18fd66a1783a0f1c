import { KIND_WORDS } from "../../yaml/yaml-tree.ts";
import { readNumber } from "./read-number.ts";
import type { WrittenConfig } from "./written-config.ts";

const SHORT_INTERVAL = 3600;
const LONGEST_INTERVAL = 366 * 86_400;
const MOST_PARALLEL = 1000;

const SWITCHES: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(["y", "yes", "true", "on"].map((word) => [word, true])),
  ...Object.fromEntries(["n", "no", "false", "off"].map((word) => [word, false])),
};

/** Seconds from one scan to the next; `null`, and reported, where there is no such number. */
export function readInterval(written: WrittenConfig): number | null {
  const tree = written.entries.get("interval")?.value;
  if (tree === undefined || tree.kind === "nothing") return missing("interval", "86400", written);
  const interval = readNumber(tree, "interval", written);
  if (interval === null) return null;
  if (interval < 1 || interval > LONGEST_INTERVAL) {
    const message = `interval: expected seconds, 1 to ${LONGEST_INTERVAL}, found ${interval}`;
    written.report({ code: "AUD6505", severity: "error", message, span: tree.span });
    return null;
  }
  if (interval < SHORT_INTERVAL)
    written.report({
      code: "AUD6512",
      severity: "warning",
      message: "interval: less than an hour may be too often",
      hint: "PortSpec recommends 3600 to 86400",
      span: tree.span,
    });
  return interval;
}

/** How many hosts are scanned at the same time; `null` where nothing is said of it. The original demands it. */
export function readParallelScans(written: WrittenConfig): number | null {
  const tree = written.entries.get("parallelscans")?.value;
  if (tree === undefined || tree.kind === "nothing")
    return written.reading === "faithful" ? missing("parallelscans", "10", written) : null;
  const count = readNumber(tree, "parallelscans", written);
  if (count === null || (count >= 1 && count <= MOST_PARALLEL)) return count;
  const message = `parallelscans: expected 1 to ${MOST_PARALLEL}, found ${count}`;
  written.report({ code: "AUD6505", severity: "error", message, span: tree.span });
  return null;
}

/** A setting that is on or off; `null` where nothing is said of it. */
export function readSwitch(key: string, written: WrittenConfig): boolean | null {
  const tree = written.entries.get(key)?.value;
  if (tree === undefined || tree.kind === "nothing") return null;
  const word = tree.kind === "text" ? tree.text.toLowerCase() : "";
  if (Object.hasOwn(SWITCHES, word)) return SWITCHES[word] ?? null;
  const found = tree.kind === "text" ? "another text" : KIND_WORDS[tree.kind];
  const message = `${key}: expected true or false, found ${found}`;
  written.report({ code: "AUD6504", severity: "error", message, span: tree.span });
  return null;
}

/** Reports a key that has to be there. */
export function missing(key: string, example: string, written: WrittenConfig): null {
  const span = written.entries.get(key)?.keySpan ?? { start: written.span.start, end: written.span.start };
  const message = `${key} is missing`;
  written.report({ code: "AUD6503", severity: "error", message, hint: `add "${key}: ${example}"`, span });
  return null;
}
