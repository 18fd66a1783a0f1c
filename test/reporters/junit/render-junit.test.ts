import { XMLParser } from "fast-xml-parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderJunit } from "../../../src/reporters/junit/render-junit.ts";
import { report } from "../build-report.ts";
import { HOSTILE } from "../hostile-report.ts";
import { brief, finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { sampleReports } from "../sample-reports.ts";

type Attributes = Readonly<Record<`@${string}`, string>>;
type Outcome = Attributes & { readonly "#text"?: string };
type Case = Attributes & { readonly failure?: Outcome; readonly error?: Outcome; readonly skipped?: Outcome };
interface Suite {
  readonly testcase?: readonly Case[];
  readonly "system-err": string;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === "testcase",
});

function suiteOf(xml: string): Suite & Attributes {
  return (parser.parse(xml) as { testsuites: { testsuite: Suite & Attributes } }).testsuites.testsuite;
}

const judged = { expected: "No TCP port is open", found: [], notes: [] };

describe("every status has its JUnit element", () => {
  it.each([
    ["PASSED", verdictsOfEveryKind.passed, undefined],
    ["FAILED", verdictsOfEveryKind.failed, "failure"],
    ["WARNING", { status: "failed", ...judged }, "skipped"],
    ["ERROR", verdictsOfEveryKind.error, "error"],
    ["SKIPPED", verdictsOfEveryKind.skipped, "skipped"],
  ] as const)("%s", (status, verdict, element) => {
    const [testcase] = suiteOf(renderJunit(report([finding(status, verdict)]))).testcase!;
    const outcomes = (["failure", "error", "skipped"] as const).filter(
      (name) => testcase?.[name] !== undefined,
    );
    expect(outcomes).toEqual(element === undefined ? [] : [element]);
    if (element !== undefined) expect(testcase?.[element]?.["@message"]).toMatch(new RegExp(`^${status}: `));
  });
});

it.each(Object.entries(sampleReports))("the suite of '%s' counts what is in it", (_, sample) => {
  const suite = suiteOf(renderJunit(sample));
  const cases = suite.testcase ?? [];
  expect(Number(suite["@tests"])).toBe(cases.length);
  expect(Number(suite["@failures"])).toBe(cases.filter(({ failure }) => failure !== undefined).length);
  expect(Number(suite["@errors"])).toBe(cases.filter(({ error }) => error !== undefined).length);
  expect(Number(suite["@skipped"])).toBe(cases.filter(({ skipped }) => skipped !== undefined).length);
});

it.each(Object.entries(sampleReports))(
  "'%s' has the attributes that the JUnit schema requires",
  (_, sample) => {
    const suite = suiteOf(renderJunit(sample));
    const token = /^\S(?:.*\S)?$/su;
    expect(suite["@timestamp"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    expect(suite["@time"]).toMatch(/^\d+\.\d{3}$/);
    for (const name of ["@name", "@package", "@hostname"] as const) expect(suite[name]).toMatch(token);
    for (const testcase of suite.testcase ?? []) {
      expect(
        Object.keys(testcase)
          .filter((name) => name.startsWith("@"))
          .sort(),
      ).toEqual(["@classname", "@name", "@time"]);
      expect(testcase["@name"]).toMatch(token);
      expect(testcase["@classname"]).toMatch(token);
    }
  },
);

it("the body of a failure says what was expected, what was found, by whom, why and what to do", () => {
  const [testcase] = suiteOf(renderJunit(report([finding("FAILED", verdictsOfEveryKind.failed)]))).testcase!;
  const body = testcase?.failure?.["#text"] ?? "";
  for (const part of [
    "Expected: Only TCP ports 22, 443 may be open",
    "tcp 0.0.0.0:8080 (http-alt): open, and not in the list",
    "/usr/sbin/nginx (pid 812)",
    "The kernel itself listens",
    "Why it matters:\n",
    "What to do:\n",
    "Policy: ports.audit:12 (AUDIT_ALLOWED_OPEN_PORTS, severity HIGH)",
  ])
    expect(body).toContain(part);
});

it("what was not seen stands in the error stream of the suite", () => {
  const suite = suiteOf(renderJunit(sampleReports.mixed!));
  expect(suite["system-err"]).toContain("udp6 sockets not seen: /proc/net/udp6 cannot be read.");
  expect(suite["system-err"]).toContain("tcp sockets: Process 4711 ended while it was looked into.");
});

it("hostile text cannot end an element or become one", () => {
  const verdict = { ...verdictsOfEveryKind.failed, expected: `${HOSTILE}</failure><testcase name="x"/>` };
  const xml = renderJunit(
    report([finding("FAILED", verdict, { text: brief(`"/><testcase name="${HOSTILE}`) })]),
  );
  const { testcase } = suiteOf(xml);
  expect(testcase).toHaveLength(1);
  expect(testcase?.[0]?.["@name"]).toContain('"/><testcase name="');
});

it("whatever a text holds, only characters that XML allows are written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const xml = renderJunit(
        report([finding("SKIPPED", { status: "skipped", detail: text }, { text: brief(text) })]),
      );
      expect(xml).toMatch(/^[\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      expect(suiteOf(xml).testcase).toHaveLength(1);
    }),
  );
});
