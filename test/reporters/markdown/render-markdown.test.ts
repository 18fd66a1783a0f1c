import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../src/reporters/markdown/render-markdown.ts";
import { report } from "../build-report.ts";
import { brief, finding, surprise, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

const MEBIBYTE = 1024 * 1024;
const DETAILS = ["quiet", "normal", "verbose"] as const;

describe.each(Object.entries(sampleReports))("the page of '%s'", (_, sample) => {
  it.each(DETAILS)("fits a job summary and closes what it opens (%s)", (detail) => {
    const page = renderMarkdown(sample, detail);
    expect(Buffer.byteLength(page)).toBeLessThan(MEBIBYTE);
    expect(page.match(/^<details>$/gm)).toEqual(
      page.match(/^<\/details>$/gm)?.map(() => "<details>") ?? null,
    );
    expect((page.match(/^`{3,}/gm) ?? []).length % 2).toBe(0);
  });

  it("shows every rule, or says how many it leaves out", () => {
    const page = renderMarkdown(sample, "normal");
    const { PASSED, SKIPPED } = sample.counts;
    const opened = page.match(/^<summary><b>(?:FAILED|ERROR|WARNING)/gm)?.length ?? 0;
    const rows = page.match(/^\| Rule (?:waived|soon|forever|unseen|known) /gm)?.length ?? 0;
    const listed = page.split(/^### What the policies/m).at(-1)!;
    const left = [...page.matchAll(/… and ([\d,]+) more that this page/g)]
      .map(([, count = ""]) => Number(count.replaceAll(",", "")))
      .reduce((sum, count) => sum + count, 0);
    const short = PASSED + SKIPPED === 0 ? 0 : shortRules(listed);
    expect(opened + rows + short + left).toBe(sample.findings.length);
  });
});

/** The titles below the summaries of PASSED and SKIPPED. */
function shortRules(page: string): number {
  const lists = page.matchAll(/<summary><b>(?:PASSED|SKIPPED)<\/b> [\d,]+<\/summary>\n\n((?:- .*\n)*)/g);
  return [...lists].flatMap(([, list = ""]) => list.match(/^- /gm) ?? []).length;
}

it("the verdict and what could not be seen come before the findings", () => {
  const page = renderMarkdown(sampleReports.mixed!, "normal");
  const places = [
    "## FAILED: web1",
    "**Of 5 rules for this system, 1 failed",
    "| FAILED | ERROR |",
    "### What could not be seen",
    "- udp6 sockets not seen: /proc/net/udp6 cannot be read.",
    "### FAILED (1)",
    "### ERROR (1)",
    "### WARNING (1)",
    "<b>PASSED</b> 2",
  ].map((part) => page.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it("a failure opens to what was expected, found, by whom, and what to do", () => {
  const page = renderMarkdown(report([finding("FAILED", verdictsOfEveryKind.failed)]), "normal");
  for (const part of [
    "**Expected:** Only TCP ports 22, 443 may be open\n",
    "tcp 0.0.0.0:8080 (http-alt): open, and not in the list\n",
    "  /usr/sbin/nginx (pid 812)\n",
    "**What to do:**\n\n```text\nStop the service:\n  systemctl disable --now nginx\n",
  ])
    expect(page).toContain(part);
});

it("what was waived stands in a table with who answers for it until when", () => {
  const page = renderMarkdown(sampleReports.accepted!, "normal");
  expect(page).toContain("### WAIVED (4)");
  expect(page).toMatch(/^\| Rule waived \| ports\.audit:12 \| Waived until 2026-12-31.*SEC-1204.* \|$/m);
  expect(page).toContain("### What is gone since the baseline\n\n- Nothing else may listen: tcp 0.0.0.0:9\n");
});

it("long lists are cut with the number that is left out", () => {
  const found = Array.from({ length: 25 }, () => surprise);
  const verdict = { ...verdictsOfEveryKind.failed, found };
  expect(renderMarkdown(report([finding("FAILED", verdict)]), "normal")).toContain(
    "… and 15 things more that were found.",
  );
});

it("even texts without an end fit, and the page says what it has no room for", () => {
  const endless = "x".repeat(2_000_000);
  const verdict = { ...verdictsOfEveryKind.failed, expected: endless, notes: Array(5000).fill(endless) };
  const text = { ...brief(endless), info: [endless], solution: [`${endless}\n`.repeat(3)] };
  const findings = Array.from({ length: 50 }, () => finding("FAILED", verdict, { text }));
  const gaps = Array.from({ length: 5000 }, () => ({ reason: "failed", detail: endless }) as const);
  const evidence = [{ key: "rpc-services", status: "observed", source: "x", gaps }] as const;
  const page = renderMarkdown(report(findings, { evidence, target: endless }), "verbose");
  expect(Buffer.byteLength(page)).toBeLessThan(MEBIBYTE);
  expect(page).toMatch(/and [\d,]+ more that this page has no room for/);
  expect(page).toContain("| 50 | 0 | 0 | 0 | 0 | 0 | 0 |");
});

it.each([
  "<script>alert(1)</script>",
  "</details><h1>x</h1>",
  "[a](javascript:0)",
  "![a](https://example.org/x.png)",
  "@octocat",
  "#1",
  "```\n# heading",
  "~~~\n</summary>",
  "a | b",
])("the text %j is shown and not obeyed", (text) => {
  const verdict = { ...verdictsOfEveryKind.failed, expected: text, notes: [text], found: [{ text }] };
  const failed = finding("FAILED", verdict, { text: { ...brief(text), solution: [text] } });
  const page = renderMarkdown(report([failed, { ...failed, baseline: "known" }], { target: text }), "normal");
  const outside = page.replace(/^(`{3,})text\n[^]*?\n\1$/gm, "");
  expect(outside.replace(/<\/?(?:details|summary|b|code)>/g, "")).not.toMatch(/<[a-z/!]/i);
  expect(outside).not.toMatch(/@\w|(?<!&)#\d/);
  expect(outside.replace(/^<summary>.*$/gm, "")).not.toMatch(/(?<!\\)\]\(|!\[|https?:/);
  expect(outside.match(/^#{1,6} /gm)).toHaveLength(3);
  expect(
    outside
      .match(/^\| .* \|$/gm)
      ?.at(-1)
      ?.split(" | "),
  ).toHaveLength(3);
});
