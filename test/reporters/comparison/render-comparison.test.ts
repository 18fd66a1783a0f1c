import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../../src/model/comparison.ts";
import { renderComparisonJson } from "../../../src/reporters/comparison/render-comparison-json.ts";
import { renderComparisonMarkdown } from "../../../src/reporters/comparison/render-comparison-markdown.ts";
import { renderComparison } from "../../../src/reporters/comparison/render-comparison.ts";
import { everyChange, NOT_COMPARABLE, SAME } from "./sample-comparisons.ts";

const STYLE = { width: 100, colour: "none", detail: "normal" } as const;
const BADGES = ["OPENED", "CLOSED", "REBOUND", "OWNER-CHANGED", "BINARY-CHANGED", "MOVED", "RESTARTED"];

/** Whatever a terminal obeys, and what hides or turns text around. */
const OBEYED = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;

async function everyText(comparison: Comparison): Promise<readonly string[]> {
  return [
    await renderComparison(comparison, STYLE),
    renderComparisonJson(comparison),
    renderComparisonMarkdown(comparison),
  ];
}

describe("a comparison", () => {
  it("tells every change, in the order of weight", async () => {
    const page = await renderComparison(everyChange("server"), STYLE);
    expect(page.match(/^[A-Z-]{5,}/gm)).toEqual([
      "OPENED",
      "CLOSED",
      "CLOSED",
      "REBOUND",
      "OWNER-CHANGED",
      "BINARY-CHANGED",
      "MOVED",
      "RESTARTED",
    ]);
  });

  it("says what became of the package of a changed binary", async () => {
    for (const text of await everyText(everyChange("server"))) expect(text).toMatch(/server 1[^]*server 2/);
    expect(await renderComparison(everyChange("server"), STYLE)).toContain("its package changed too");
  });

  it("has the same badges in Markdown", () => {
    const text = renderComparisonMarkdown(everyChange("server"));
    for (const badge of BADGES) expect(text).toContain(`- **${badge}** `);
  });

  it("is JSON that reads back as it was", () => {
    const comparison = everyChange("a\u202eb\u001b[2J");
    expect(JSON.parse(renderComparisonJson(comparison))).toEqual(JSON.parse(JSON.stringify(comparison)));
    expect(comparison.schemaVersion).toBe("1.0");
  });

  it("tells what differs where the two cannot be compared, and what to do", async () => {
    for (const text of await everyText(NOT_COMPARABLE)) expect(text).toContain("tcp6 may not be read");
    const [page = "", , markdown = ""] = await everyText(NOT_COMPARABLE);
    for (const text of [page, markdown])
      expect(text).toMatch(/cannot be compared[^]*Record both|Record both[^]*cannot/);
  });

  it("says that nothing changed, and what neither side shows", async () => {
    const page = await renderComparison(SAME, STYLE);
    expect(page).toContain("Nothing changed.");
    expect(page).toContain("Owners were not recorded on either side");
    expect(await renderComparison(SAME, { ...STYLE, detail: "quiet" })).not.toContain("Owners");
  });
});

describe("hostile names", () => {
  it("are inert in every format", async () => {
    const property = fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (name) => {
      for (const text of await everyText(everyChange(name))) {
        expect(text).not.toMatch(OBEYED);
        expect(text.endsWith("\n")).toBe(true);
      }
    });
    await fc.assert(property);
  });

  it.each(["`", "a``b", "```", "`a`", "|", "<script>", "](javascript:0)", "@team", "\n# heading", "* b"])(
    "stay within their code span in Markdown: %j",
    (name) => {
      const plain = renderComparisonMarkdown(everyChange("server")).split("\n").length;
      const text = renderComparisonMarkdown(everyChange(name));
      expect(text.split("\n")).toHaveLength(plain);
      expect(withoutCode(text)).not.toMatch(/script|javascript|@|heading|\*\* b/);
      expect(withoutCode(text)).not.toContain("`");
    },
  );
});

/** Takes out code spans as CommonMark 6.1 finds them: a run of backticks, up to the next run of the same length. */
function withoutCode(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) => line.replace(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, ""))
    .join("\n");
}
