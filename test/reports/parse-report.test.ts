import fc from "fast-check";
import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkValue } from "../../src/json/check-value.ts";
import type { Json } from "../../src/json/json.ts";
import type { TextFault } from "../../src/json/text-fault.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { renderJson } from "../../src/reporters/json/render-json.ts";
import { parseReport } from "../../src/reports/parse-report.ts";
import { REPORT_SCHEMA } from "../../src/reports/schema.ts";
import { at, changed, pathsOf, propertiesOf } from "../json/json-paths.ts";
import type { Path } from "../json/json-paths.ts";
import { sampleReports } from "../reporters/sample-reports.ts";
import { everyKind } from "./every-kind.ts";

const schemaFile = new URL("../../src/reporters/json/report.schema.json", import.meta.url);
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(schemaFile, "utf8")) as object,
);
const document = JSON.parse(renderJson(everyKind)) as Record<string, Json>;

function read(value: unknown): AuditReport {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const answer = parseReport(Buffer.from(text));
  if (answer.status === "faulty") throw new Error(`${answer.fault.pointer}: ${answer.fault.message}`);
  return answer.report;
}

function faultOf(value: unknown): TextFault {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const answer = parseReport(Buffer.from(text));
  if (answer.status === "read") throw new Error("It was read.");
  return answer.fault;
}

/** The document with one value replaced, by its path. */
function withValue(path: string, value: Json): Json {
  const steps = path.split(".");
  return changed(document, (copy) => {
    at(copy, steps.slice(0, -1))[steps.at(-1) ?? ""] = value;
  });
}

/** The paths of properties, of those that differ only in their place in a list the first. */
function onePathOfEachKind(): readonly Path[] {
  const paths = propertiesOf(document).map((path) => [path.join(".").replace(/\.\d+/g, ""), path] as const);
  return [...new Map(paths.toReversed()).values()];
}

describe("a saved report", () => {
  it.each(Object.entries({ ...sampleReports, everyKind }))("'%s' reads back as it was", (_, report) => {
    expect(read(renderJson(report))).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it("is read without the name of its schema, which other programs take out", () => {
    const { $schema, ...rest } = document;
    expect($schema).toMatch(/^urn:/);
    expect(read(rest)).toEqual(read(document));
  });

  it("is read as far as it is known where a later minor version wrote it", () => {
    const later = changed(document, (copy) => {
      for (const path of pathsOf(copy)) at(copy, path).surprise = [{ deep: true }];
      Object.assign(copy as object, { $schema: "urn:dotaudit:report:1.99", schemaVersion: "1.99" });
    });
    expect(read(later)).toEqual(read(document));
  });

  it("takes words of a later minor version for the worst that they may mean", () => {
    const later = changed(withValue("findings.0.status", "SPLENDID"), (copy) => {
      at(copy, []).schemaVersion = "1.99";
      at(copy, ["findings", "1", "verdict"]).status = "splendid";
      at(copy, ["findings", "2", "rule"]).severity = "COSMIC";
      at(copy, ["evidence", "0"]).key = "star-signs";
    });
    const report = read(later);
    expect(report.findings[0]?.status).toBe("ERROR");
    expect(report.findings[1]).toMatchObject({
      status: "ERROR",
      verdict: { status: "error", reason: "undetermined" },
    });
    expect(report.findings[2]?.rule.severity).toBe("HIGH");
    expect(report.evidence).toHaveLength(everyKind.evidence.length - 1);
    expect(report.counts.ERROR).toBeGreaterThan(everyKind.counts.ERROR);
  });

  it("is read where version 1.0 wrote it, which counted nothing as WAIVED or KNOWN", () => {
    const { WAIVED, KNOWN, ...counts } = sampleReports.mixed!.counts;
    expect([WAIVED, KNOWN]).toEqual([0, 0]);
    const old = { $schema: "urn:dotaudit:report:1.0", ...sampleReports.mixed, schemaVersion: "1.0", counts };
    expect(read(old)).toEqual(JSON.parse(JSON.stringify(sampleReports.mixed)));
  });

  it.each([
    ["2.0", "a newer dotaudit reads it"],
    ["0.9", "no such version was ever written"],
  ])("is refused where its version is %s: %s", (version, advice) => {
    expect(faultOf(withValue("schemaVersion", version))).toEqual({
      pointer: "/schemaVersion",
      message: `Version ${version} cannot be read: this version reads 1.x; ${advice}.`,
    });
  });

  it("is refused where its counts are not those of its findings", () => {
    expect(faultOf(withValue("counts.FAILED", 0))).toMatchObject({ pointer: "/counts/FAILED" });
    expect(faultOf(withValue("findings", []))).toMatchObject({
      message: expect.stringContaining("changed or cut") as string,
    });
  });
});

describe("what is no report is called by its name", () => {
  it.each([
    ["evidence", { kind: "evidence", schemaVersion: "1.0" }],
    ["audit diff", { $schema: "urn:dotaudit:comparison:1.0" }],
    ["audit merge", { $schema: "urn:dotaudit:merged-report:1.0" }],
    ["SARIF", { version: "2.1.0", runs: [] }],
    ["HDF", { platform: {}, profiles: [] }],
    ["OSCAL", { "assessment-results": {} }],
    ["no report of dotaudit", { name: "package.json" }],
    ["no report of dotaudit", []],
    ["no JSON", "<testsuites/>"],
    ["no JSON", ""],
  ])("%s", (name, value) => {
    const { pointer, message } = faultOf(value);
    expect(pointer).toBe("");
    expect(message).toContain(name);
    expect(message).toContain("audit run -o json");
  });
});

describe("the reader is as strict as the schema, but for members that it does not know", () => {
  it.each([[[{}, 1.5]], [-2], ["no such word"], [{}], [null], [true]])("a value is %j", (wrong) => {
    for (const path of onePathOfEachKind()) {
      const value = withValue(path.join("."), wrong);
      const isValid = validate(structuredClone(value));
      expect([path.join("."), checkValue(value, REPORT_SCHEMA) === null]).toEqual([path.join("."), isValid]);
    }
  });

  it("a member is missing", () => {
    for (const path of onePathOfEachKind()) {
      const value = changed(document, (copy) =>
        Reflect.deleteProperty(at(copy, path.slice(0, -1)), path.at(-1) ?? ""),
      );
      const isValid = validate(structuredClone(value));
      expect([path.join("."), checkValue(value, REPORT_SCHEMA) === null]).toEqual([path.join("."), isValid]);
    }
  });
});

describe("hostile text", () => {
  it.each([
    ["a name that stands twice", '{"schemaVersion":"1.2","schemaVersion":"1.2"}', "twice"],
    ["depth", "[".repeat(100_000), "no JSON"],
    ["depth within an object", `{"a":${"[".repeat(100_000)}`, "deep"],
    ["a cut text", renderJson(everyKind).slice(0, -100), "The text ends"],
  ])("%s", (_, text, message) => {
    expect(faultOf(text).message).toContain(message);
  });

  it("never reaches the prototype", () => {
    const text = renderJson(everyKind).replace(
      "{",
      '{"__proto__":{"polluted":true},"constructor":{"prototype":1},',
    );
    expect(read(text)).toEqual(read(document));
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("never throws, whatever is replaced by what", () => {
    const text = renderJson(sampleReports["hostile text"]!);
    const anywhere = fc.nat({ max: text.length });
    fc.assert(
      fc.property(
        anywhere,
        fc.nat({ max: 40 }),
        fc.string({ unit: "binary", maxLength: 8 }),
        (start, length, piece) => {
          const broken = text.slice(0, start) + piece + text.slice(start + length);
          expect(parseReport(Buffer.from(broken)).status).toMatch(/^(read|faulty)$/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("never throws, whatever JSON stands in which member", () => {
    const member = fc.constantFrom(...Object.keys(document));
    fc.assert(
      fc.property(
        member,
        fc.jsonValue(),
        fc.constantFrom("1.0", "1.1", "1.2", "1.9"),
        (name, value, schemaVersion) => {
          const text = JSON.stringify({ ...document, schemaVersion, [name]: value });
          expect(parseReport(Buffer.from(text)).status).toMatch(/^(read|faulty)$/);
        },
      ),
    );
  });
});
