import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { renderTap } from "../../../src/reporters/tap/render-tap.ts";
import { report } from "../build-report.ts";
import { HOSTILE } from "../hostile-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

/** A test point with the block below it, as TAP has it. */
const POINT = /^(ok|not ok) (\d+) - (.*)\n(?: {2}---\n((?: {2}.*\n)*?) {2}\.\.\.\n)?/gm;

const pointsOf = (text: string) =>
  [...text.matchAll(POINT)].map(([, result, number, title = "", block]) => ({
    result,
    number: Number(number),
    title,
    block: block === undefined ? null : (parse(block) as Record<string, unknown>),
  }));

describe.each(Object.entries(sampleReports))("the TAP of '%s'", (_, sample) => {
  const text = renderTap(sample);
  const points = pointsOf(text);

  it("has the version, the plan, and as many points as it plans", () => {
    const plan = sample.findings.length === 0 ? "# " : `1..${sample.findings.length}\n`;
    expect(text.startsWith(`TAP version 13\n${plan}`)).toBe(true);
    expect(points.map(({ number }) => number)).toEqual(sample.findings.map((_finding, index) => index + 1));
  });

  it("is not ok where a rule failed or could not be judged, and nowhere else", () => {
    const { counts } = sample;
    expect(points.filter(({ result }) => result === "not ok")).toHaveLength(counts.FAILED + counts.ERROR);
    expect(points.filter(({ title }) => title.includes(" # SKIP "))).toHaveLength(
      counts.WARNING + counts.WAIVED + counts.KNOWN + counts.SKIPPED,
    );
  });

  it("has nothing but points, blocks and comments", () => {
    const rest = text
      .replace(POINT, "")
      .split("\n")
      .slice(sample.findings.length === 0 ? 1 : 2);
    for (const line of rest) expect(line).toMatch(/^$|^# |^Bail out! /);
  });
});

it("a block tells what was expected and found, in YAML", () => {
  const [point] = pointsOf(renderTap(report([finding("FAILED", verdictsOfEveryKind.failed)])));
  expect(point?.block).toMatchObject({
    outcome: "FAILED",
    at: "ports.audit:12",
    expected: "Only TCP ports 22, 443 may be open",
    solution: [
      "Stop the service:",
      "  systemctl disable --now nginx",
      "or add the port to the policy, with a reason.",
    ],
  });
  expect(point?.block?.found).toContain("tcp 0.0.0.0:2049 (nfs): open, and not in the list");
});

it("a waived rule is skipped, and says until when and who answers for it", () => {
  expect(renderTap(sampleReports.accepted!)).toContain(
    "ok 1 - Rule waived # SKIP WAIVED: Waived until 2026-12-31T23:59:59+01:00 (Jo Brand <jo@example.org>, SEC-1204)",
  );
});

it("what was not seen stands in comments", () => {
  expect(renderTap(sampleReports.mixed!)).toContain(
    "\n# Evidence: udp6 sockets not seen: /proc/net/udp6 cannot be read.\n",
  );
});

it("without a rule there is no success to be seen", () => {
  expect(renderTap(sampleReports.empty!)).toMatch(/^Bail out! Nothing was checked: there is no rule\.$/m);
});

it.each([" # SKIP", "# TODO later", "\nok 2 - x", "\\# SKIP", "\n  ---\n  x: y", `${HOSTILE} # skip`])(
  "the text %j is neither a directive nor a line of its own",
  (text) => {
    const verdict = { ...verdictsOfEveryKind.failed, expected: text, notes: [text] };
    const written = renderTap(report([finding("FAILED", verdict, { text: brief(text) })]));
    const points = pointsOf(written);
    expect(points).toHaveLength(1);
    expect(points[0]?.result).toBe("not ok");
    expect(points[0]?.title).not.toMatch(/(?<!\\)(?:\\\\)*#/);
  },
);
