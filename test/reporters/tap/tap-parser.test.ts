import { Parser } from "tap-parser";
import type { FinalResults } from "tap-parser";
import { describe, expect, it } from "vitest";
import { renderTap } from "../../../src/reporters/tap/render-tap.ts";
import type { Finding } from "../../../src/model/report.ts";
import { report } from "../build-report.ts";
import { HOSTILE } from "../hostile-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

/** What node-tap's parser reads, strictly: a line that is no TAP counts as a failure, and is listed. */
function read(text: string) {
  const extra: string[] = [];
  const names: string[] = [];
  let results: FinalResults | undefined;
  const parser = new Parser({ strict: true }, (final) => {
    results = final;
  });
  parser.on("extra", (line: string) => extra.push(line));
  parser.on("assert", ({ name }: { name: string }) => names.push(name));
  parser.end(text);
  return { extra, names, results };
}

describe.each(Object.entries(sampleReports))("a TAP parser reads '%s'", (_, sample) => {
  it("without a line that is no TAP, and counts as the report does", () => {
    const { extra, results } = read(renderTap(sample));
    const { FAILED, ERROR, WARNING, WAIVED, KNOWN, SKIPPED } = sample.counts;
    expect(extra).toEqual([]);
    expect(results).toMatchObject({
      ok: FAILED + ERROR === 0 && sample.findings.length > 0,
      count: sample.findings.length,
      fail: FAILED + ERROR,
      skip: WARNING + WAIVED + KNOWN + SKIPPED,
      todo: 0,
    });
  });
});

const failed = (text: string): Finding =>
  finding(
    "FAILED",
    { ...verdictsOfEveryKind.failed, expected: text, notes: [text] },
    { text: { ...brief(text), solution: [text] } },
  );

it.each(["# SKIP", "x # TODO y", "\\# SKIP", "a\nok 2 - b", "Bail out!", "  ...", "{", HOSTILE])(
  "the text %j makes a failure nothing else",
  (text) => {
    const { extra, results } = read(renderTap(report([failed(text)], { target: text })));
    expect(extra).toEqual([]);
    expect(results).toMatchObject({ ok: false, count: 1, fail: 1, skip: 0, todo: 0, bailout: false });
  },
);

it("a title comes back as it was written", () => {
  expect(read(renderTap(report([failed("Port #22 of C:\\x is open")]))).names).toEqual([
    "Port #22 of C:\\x is open",
  ]);
});
