import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnyComparison } from "../../../src/reporters/comparison/any-comparison.ts";
import {
  COMPARISON_SCHEMA,
  renderComparisonJson,
} from "../../../src/reporters/comparison/render-comparison-json.ts";
import { renderComparisonMarkdown } from "../../../src/reporters/comparison/render-comparison-markdown.ts";
import { renderComparison } from "../../../src/reporters/comparison/render-comparison.ts";
import { everyChange, NOT_COMPARABLE, SAME } from "./sample-comparisons.ts";
import { everyFindingChange, OTHER_HOST, OTHER_POLICY } from "./sample-report-comparisons.ts";

const STYLE = { width: 100, colour: "none", detail: "normal" } as const;
const BADGES = ["OPENED", "CLOSED", "REBOUND", "OWNER-CHANGED", "BINARY-CHANGED", "MOVED", "RESTARTED"];

/** Whatever a terminal obeys, and what hides or turns text around. */
const OBEYED = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;

async function everyText(comparison: AnyComparison): Promise<readonly string[]> {
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
    const { $schema, ...read } = JSON.parse(renderComparisonJson(comparison)) as Record<string, unknown>;
    expect(read).toEqual(JSON.parse(JSON.stringify(comparison)));
    expect($schema).toBe(COMPARISON_SCHEMA);
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

describe("a comparison of reports", () => {
  it("tells every change with its rule, the gravest first", async () => {
    const page = await renderComparison(everyFindingChange("server"), STYLE);
    expect(
      page.match(/^[A-Z-]{4,} +server [a-f] \(server:1\)$/gm)?.map((line) => line.split(/ +server /)[0]),
    ).toEqual(["NEWLY-FAILING", "OTHER-STATUS", "OTHER-FOUND", "APPEARED", "GONE", "MENDED"]);
    expect(page).toContain("PASSED → ERROR (missing-privilege)");
    expect(page).toMatch(/new: tcp 0\.0\.0\.0:2: server, held by \/opt\/server \(uid 0\)/);
    expect(page.endsWith("6 changes.\n")).toBe(true);
  });

  it("says what stands in its way, and what to do", async () => {
    const [page = "", , markdown = ""] = await everyText(OTHER_HOST);
    for (const text of [page, markdown])
      expect(text).toMatch(/different hosts[^]*--across-hosts|--across-hosts[^]*different hosts/);
    expect(page).not.toMatch(/^NEWLY-FAILING/m);
    expect(await renderComparison(OTHER_POLICY, STYLE)).toMatch(
      /^NEWLY-FAILING[^]*--across-policies[^]*1 change among the rules that both have\.\n$/m,
    );
  });
});

describe("hostile names", () => {
  it.each([everyChange, everyFindingChange])("are inert in every format (%o)", async (changes) => {
    const property = fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (name) => {
      for (const text of await everyText(changes(name))) {
        expect(text).not.toMatch(OBEYED);
        expect(text.endsWith("\n")).toBe(true);
      }
    });
    await fc.assert(property);
  });

  it.each(["`", "a``b", "```", "`a`", "|", "<script>", "](javascript:0)", "@team", "\n# heading", "* b"])(
    "stay within their code span in Markdown: %j",
    (name) => {
      for (const changes of [everyChange, everyFindingChange]) {
        const plain = renderComparisonMarkdown(changes("server")).split("\n").length;
        const text = renderComparisonMarkdown(changes(name));
        expect(text.split("\n")).toHaveLength(plain);
        expect(withoutCode(text)).not.toMatch(/script|javascript|@|heading|\*\* b/);
        expect(withoutCode(text)).not.toContain("`");
      }
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
