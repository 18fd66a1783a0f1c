import fc from "fast-check";
import { expect, it } from "vitest";
import { findReporter } from "../../src/reporters/index.ts";
import { report } from "./build-report.ts";
import { HOSTILE } from "./hostile-report.ts";
import { brief, finding, verdictsOfEveryKind } from "./sample-findings.ts";

const STYLE = { width: 80, colour: "none", detail: "normal" } as const;

/** How many lines a format makes of findings in which every text is this one. */
async function lineCount(id: string, text: string): Promise<number> {
  const judged = { expected: text, notes: [text], found: [{ text }] };
  const rule = { id: text, type: text, text: brief(text), location: { file: text, line: 1, column: 1 } };
  const failed = finding("FAILED", { ...verdictsOfEveryKind.failed, ...judged }, rule);
  const error = finding("ERROR", { ...verdictsOfEveryKind.error, ...judged, detail: text }, rule);
  const sample = report([failed, error, { ...failed, baseline: "known" }], { target: text });
  return (await findReporter(id)!.render(sample, STYLE)).split("\n").length;
}

it.each(["ndjson", "tap", "nagios", "prometheus", "github", "azure"])(
  "no text adds a line to %s or takes one away",
  async (id) => {
    const plain = await lineCount(id, "plain");
    const tricks = fc.constantFrom(
      HOSTILE,
      "\n",
      "\r",
      "\u2028",
      "%0A",
      "::error::",
      "##vso[",
      "|",
      '"',
      "\\",
      "#",
    );
    const text = fc.array(fc.oneof(fc.string({ unit: "binary" }), tricks)).map((parts) => parts.join(""));
    const hasPlainCount = async (tricky: string) => {
      expect(await lineCount(id, tricky)).toBe(plain);
    };
    await fc.assert(fc.asyncProperty(text, hasPlainCount));
  },
);
