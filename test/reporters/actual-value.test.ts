import { describe, expect, it } from "vitest";
import { findReporter } from "../../src/reporters/index.ts";
import type { RenderStyle } from "../../src/reporters/define-reporter.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { report } from "./build-report.ts";
import { FLOOD, seenFindings } from "./sample-actual.ts";
import { finding } from "./sample-findings.ts";

const LINES = Array.from({ length: 1000 }, (_, index) => `seen ${index}`);

const seen = {
  status: "failed",
  expected: "A line matches",
  found: [{ text: "no line matches" }],
  notes: [],
  actual: `The command 'seq' returned : \n\n${LINES.join("\n")}`,
} satisfies Verdict;

function shown(id: string, detail: RenderStyle["detail"], verdict: Verdict = seen): Promise<string> {
  const reporter = findReporter(id);
  if (reporter === undefined) throw new Error(`There is no format ${id}.`);
  return reporter.render(report([finding("FAILED", verdict)]), { width: 80, colour: "none", detail });
}

describe("what was seen, in several lines", () => {
  it.each([
    ["terminal", "verbose", 38, "… and 962 more lines"],
    ["markdown", "normal", 17, "… and 983 more lines"],
    ["markdown", "verbose", 397, "… and 603 more lines"],
    ["html", "normal", 397, "… and 603 more lines"],
    ["junit", "normal", 397, "… and 603 more lines"],
    ["xccdf", "normal", 397, "… and 603 more lines"],
    ["arf", "normal", 397, "… and 603 more lines"],
    ["ckl", "normal", 397, "… and 603 more lines"],
    ["oscal", "normal", 397, "… and 603 more lines"],
    ["hdf", "normal", 397, "… and 603 more lines"],
    ["tap", "normal", 397, "… and 603 more lines"],
    ["csv", "normal", 397, "… and 603 more lines"],
    ["sarif", "normal", 37, "… and 963 more lines"],
  ] as const)(
    "%s (%s) shows %i lines of a thousand, and tells of the others",
    async (id, detail, count, words) => {
      const text = await shown(id, detail);
      expect(text).toContain(`seen ${count - 1}`);
      expect(text).not.toContain(`seen ${count}`);
      expect(text).toContain(words);
    },
  );

  it.each([
    ["terminal", "normal"],
    ["terminal", "quiet"],
    ["markdown", "quiet"],
    ["github", "normal"],
    ["azure", "normal"],
    ["gitlab", "normal"],
    ["nagios", "normal"],
    ["prometheus", "normal"],
  ] as const)("%s (%s) shows the short form only", async (id, detail) => {
    expect(await shown(id, detail)).not.toContain("seen 7");
  });

  it.each(["json", "ndjson", "nessus"])("%s keeps all of it", async (id) => {
    expect(await shown(id, "normal")).toContain("seen 999");
  });

  it.each(["terminal", "html", "markdown", "junit", "csv"])(
    "%s does not repeat what stands in the short form",
    async (id) => {
      const told = await shown(id, "verbose", { ...seen, actual: "no line matches" });
      const untold = await shown(id, "verbose", { ...seen, actual: "no line  matches" });
      expect(told.split(/no line +matches/).length).toBeLessThan(untold.split(/no line +matches/).length);
    },
  );

  it.each(["terminal", "html", "markdown", "junit", "xccdf", "ckl", "oscal", "hdf", "sarif", "csv", "tap"])(
    "%s stays small whatever was printed",
    async (id) => {
      const reporter = findReporter(id);
      const text = await reporter?.render(report(seenFindings), {
        width: 80,
        colour: "none",
        detail: "verbose",
      });
      expect(text?.length).toBeGreaterThan(0);
      expect(text?.length).toBeLessThan(FLOOD.length / 4);
    },
  );

  it("in a page nothing of it becomes an element", async () => {
    const page = await findReporter("html")?.render(report(seenFindings), {
      width: 80,
      colour: "none",
      detail: "normal",
    });
    expect(page).toContain("&lt;/script&gt;&lt;/pre&gt;&lt;/details&gt;");
    expect(page).not.toContain("<script>alert");
  });

  it("in a table it is guarded, and stands beside the first thing that was found", async () => {
    const actual = "=1+1\nmore";
    const found = [{ text: "first" }, { text: "second" }];
    const text = await shown("csv", "normal", { ...seen, found, actual });
    expect(text.split("'=1+1\nmore")).toHaveLength(2);
    expect(text.indexOf("'=1+1")).toBeLessThan(text.indexOf("second"));
  });
});
