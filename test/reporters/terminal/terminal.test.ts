import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../../src/model/report.ts";
import type { RenderStyle } from "../../../src/reporters/define-reporter.ts";
import { isPlain } from "../../../src/reporters/terminal/measure.ts";
import { terminal } from "../../../src/reporters/terminal/terminal.ts";
import { host, report } from "../build-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

const WIDTHS = [1, 40, 59, 60, 80, 140];
const DETAILS = ["quiet", "normal", "verbose"] as const;

function page(sample: AuditReport, style: Partial<RenderStyle> = {}): Promise<string> {
  return terminal.render(sample, { width: 80, colour: "none", detail: "normal", ...style });
}

/** A page without its wrapping, to look for sentences in. */
async function flat(sample: AuditReport, style: Partial<RenderStyle> = {}): Promise<string> {
  return (await page(sample, style)).replace(/\s+/g, " ");
}

const mixed = sampleReports.mixed!;

describe.each(DETAILS)("a %s page", (detail) => {
  it.each(Object.entries(sampleReports))("of '%s' is never wider than the terminal", async (_, sample) => {
    const widths = sample.findings.length > 1000 ? [40, 80] : WIDTHS;
    for (const width of widths) {
      const lines = (await page(sample, { width, detail })).split("\n");
      const widest = lines.reduce((most, line) => Math.max(most, widthOf(line)), 0);
      expect(widest).toBeLessThanOrEqual(Math.max(40, width));
    }
  });

  it("says the same with and without colours", async () => {
    const coloured = await page(mixed, { detail, colour: "ansi" });
    expect(coloured).toContain("\u001b[31m");
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(await page(mixed, { detail }));
  });

  it("has no blank at the end of a line and no two blank lines in a row", async () => {
    const text = await page(mixed, { detail });
    expect(text).not.toMatch(/[ ]\n/);
    expect(text).not.toContain("\n\n\n");
  });
});

describe("the verdict comes first", () => {
  it.each([
    ["empty", "ERROR Nothing was checked: there is no rule."],
    ["all passed", "PASSED All 3 rules hold."],
    [
      "mixed",
      "FAILED Of 5 rules for this system, 1 failed, 1 could not be judged and 1 gave a warning. Not seen: udp6 sockets.",
    ],
    ["errors only", "ERROR Of 2 rules, 2 could not be judged. Not seen: udp6 sockets."],
    ["warnings only", "WARNING Of 1 rule, 1 gave a warning."],
    [
      "nothing applies",
      "ERROR Nothing was checked: all 2 rules are for another kind of system, or for information.",
    ],
  ])("%s", async (name, sentence) => {
    expect(await flat(sampleReports[name]!)).toMatch(
      new RegExp(`^dotaudit 0.1.0 · web1 ${escaped(sentence)}`),
    );
  });
});

it("FAILED stands before ERROR, ERROR before WARNING, and those before PASSED", async () => {
  const badges = (await page(mixed)).split("\n").flatMap((line) => /^[A-Z]{5,7}(?= )/.exec(line)?.[0] ?? []);
  expect(badges).toEqual(["FAILED", "FAILED", "ERROR", "WARNING", "PASSED", "PASSED", "SKIPPED"]);
});

it.each([
  ["quiet", /SSH is open|What the words mean|Seen by/, false],
  ["quiet", /What could not be seen/, true],
  ["quiet", /Only SSH and HTTPS may be open/, true],
  ["normal", /PASSED {3}SSH is open +ports\.audit:30\n/, true],
  ["normal", /What the words mean/, true],
  ["normal", /As written/, false],
  ["verbose", /Something listens on TCP port 22/, true],
  ["verbose", /As written +type : AUDIT_ALLOWED_OPEN_PORTS/, true],
  ["verbose", /What was looked at/, true],
] as const)("a %s page and %s: %s", async (detail, pattern, isThere) => {
  expect(pattern.test(await page(mixed, { detail }))).toBe(isThere);
});

it.each([
  "tcp 0.0.0.0:8080 (http-alt) open, and not in the list",
  "held by /usr/sbin/nginx (pid 812)",
  "held by /usr/sbin/nginx (4 equal processes, pid 813, 814, 815, 816)",
  "user www-data (uid 33)",
  "tcp [::]:31337 open, and not in the list reachable at every address of this host, over IPv4 and IPv6, through eth0 only",
  'note runs a file that was deleted or replaced on disk; calls itself "sshd" in argv[0]',
  "user acts as uid 1000, started by root (uid 0)",
  "package nginx 1.22.1-9 (dpkg), file as installed",
  "package none: the file belongs to no package",
  "The kernel itself listens: no process holds this socket.",
  "There may be more owners: /proc/812/fd cannot be read by uid 1000; run as root.",
  "Others may hold it too: this rule needs only one owner.",
  "May be a client, not a server: the port lies in the local port range",
  "Not judged The udp6 sockets were not seen: /proc/net/udp6 cannot be read. (missing-privilege)",
  "Why it matters A port that nobody asked for",
  "What to do Stop the service: systemctl disable --now nginx",
  "ports.audit:14:12 note AUD3001",
  "/proc/net/udp6 cannot be read. (missing-privilege) udp6 sockets",
])("a mixed page says: %s", async (sentence) => {
  expect(await flat(mixed)).toContain(sentence);
});

it("a long list is cut, says by how much and how to see all, and is whole when verbose", async () => {
  const sample = sampleReports["five thousand surprises"]!;
  const normal = await page(sample);
  expect(normal).toContain("… and 4,990 more (--verbose shows all)");
  expect(normal.split("\n").length).toBeLessThan(250);
  const verbose = await page(sample, { detail: "verbose" });
  expect(verbose).toContain("tcp 0.0.0.0:14999");
});

it("says that it ran without the privilege to see everything", async () => {
  const sample = report([], {
    host: { ...host, collectedBy: { uid: 1000, name: null }, privilege: "limited" },
  });
  expect(await flat(sample)).toContain("Seen by uid 1000: without the right to look into every process");
});

it("a passed rule takes exactly one line, however long its description", async () => {
  const long = finding("PASSED", verdictsOfEveryKind.passed, { text: brief("word ".repeat(50)) });
  const wide = finding("PASSED", verdictsOfEveryKind.passed, { text: brief("漢字".repeat(50)) });
  const lines = (await page(report([long, wide]))).split("\n").filter((line) => line.startsWith("PASSED   "));
  expect(lines.slice(1, 3).map((line) => line.replace(/.*…/, ""))).toEqual([
    "  ports.audit:12",
    "  ports.audit:12",
  ]);
});

function widthOf(line: string): number {
  return isPlain(line) ? line.length : stringWidth(line);
}

function escaped(text: string): string {
  return text.replace(/[.:]/g, "\\$&");
}
