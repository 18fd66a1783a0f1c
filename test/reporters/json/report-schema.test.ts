import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import evidenceSchema from "../../../src/evidence/evidence.schema.json" with { type: "json" };
import type { AddressScope, ListeningSocket, Transport } from "../../../src/model/listening-socket.ts";
import type { UnavailableReason } from "../../../src/model/observation.ts";
import type { OwningPackage, PackageIntegrity } from "../../../src/model/process.ts";
import type { AuditReport } from "../../../src/model/report.ts";
import type { ErrorReason, FindingStatus } from "../../../src/model/verdict.ts";
import { REPORT_SCHEMA, renderJson } from "../../../src/reporters/json/render-json.ts";
import { report } from "../build-report.ts";
import { finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { listener, ownersOfEveryKind, predictedBy } from "../sample-listeners.ts";
import { sampleReconciliation } from "../sample-reconciliation.ts";
import { sampleReports } from "../sample-reports.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Definition {
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Definition>>;
}

const schemaFile = new URL("../../../src/reporters/json/report.schema.json", import.meta.url);
const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, Definition>>;
};
const validate = new Ajv2020({ strict: true, allErrors: false, allowUnionTypes: true }).compile(schema);

/** One report that has every member of every union and every optional property. */
const everything: AuditReport = {
  ...sampleReports.mixed!,
  reconciliation: sampleReconciliation,
  findings: [
    ...Object.values(verdictsOfEveryKind).map((verdict) => finding("FAILED", verdict)),
    finding("PASSED", { ...verdictsOfEveryKind.passed, basis: "predicted" }),
    ...Object.values(ownersOfEveryKind).map((owners) =>
      finding("FAILED", {
        ...verdictsOfEveryKind.failed,
        found: [
          {
            text: "open",
            service: "http",
            listener: listener({ owners, looksLikeClient: "yes", predictedBy }),
          },
        ],
      }),
    ),
  ],
};

it("the schema has the name that every report refers to", () => {
  expect(schema.$id).toBe(REPORT_SCHEMA);
});

it.each(Object.entries({ ...sampleReports, everything }))("the report '%s' obeys the schema", (_, sample) => {
  validate(JSON.parse(renderJson(sample)));
  expect(validate.errors).toBeNull();
});

describe("the words of the schema are those of the types", () => {
  const words = {
    unavailableReason: {
      "missing-tool": 1,
      "missing-privilege": 1,
      "missing-source": 1,
      "not-allowed": 1,
      "malformed-output": 1,
      "truncated-output": 1,
      "timed-out": 1,
      vanished: 1,
      "not-supported": 1,
      "not-recorded": 1,
      failed: 1,
    } satisfies Record<UnavailableReason, 1>,
    "listener.transport": { tcp: 1, udp: 1, udplite: 1 } satisfies Record<Transport, 1>,
    "listener.scope": {
      loopback: 1,
      "link-local": 1,
      multicast: 1,
      private: 1,
      public: 1,
      any: 1,
    } satisfies Record<AddressScope, 1>,
    "listener.v6only": { yes: 1, no: 1, unknown: 1, "not-applicable": 1 } satisfies Record<
      ListeningSocket["v6only"],
      1
    >,
    "package.manager": { dpkg: 1, rpm: 1 } satisfies Record<OwningPackage["manager"], 1>,
    "finding.status": { PASSED: 1, FAILED: 1, WARNING: 1, ERROR: 1, SKIPPED: 1 } satisfies Record<
      FindingStatus,
      1
    >,
  };
  const reasons: Record<ErrorReason, 1> = {
    ...words.unavailableReason,
    undetermined: 1,
    "port-closed": 1,
    "unsupported-check": 1,
  };

  it("keys of evidence are those of evidence documents", () => {
    expect(schema.$defs.evidenceKey?.pattern).toBe(evidenceSchema.$defs.evidenceKey.pattern);
  });

  it.each(Object.entries({ ...words, errorReason: reasons }))("%s", (path, members) => {
    const [name = "", property] = path.split(".");
    const definition =
      property === undefined ? schema.$defs[name] : schema.$defs[name]?.properties?.[property];
    expect([...(definition?.enum ?? [])].sort()).toEqual(Object.keys(members).sort());
  });

  it.each(["unchanged", "changed", "not-recorded"] satisfies PackageIntegrity[])("integrity %s", (value) => {
    const text = JSON.stringify(everything).replaceAll('"unchanged"', JSON.stringify(value));
    expect(validate({ $schema: REPORT_SCHEMA, ...(JSON.parse(text) as object) })).toBe(true);
  });
});

describe("the schema is strict", () => {
  const document = JSON.parse(renderJson(everything)) as Json;
  const OPTIONAL =
    /^reconciliation$|\.(hint|service|listener|looksLikeClient|predictedBy|basis|digests|package)$|\.digests\.value\.(md5|sha256)$/;

  it("no object takes a property that the types do not have", () => {
    const accepted = pathsOf(document).filter((path) => validate(withExtra(document, path)));
    expect(accepted).toEqual([]);
  });

  it("no property may be left out that the types require", () => {
    const accepted = propertiesOf(document).filter((path) => validate(without(document, path)));
    expect(accepted.filter((path) => !OPTIONAL.test(path.join(".")))).toEqual([]);
  });

  it("no value may be of another type", () => {
    const accepted = propertiesOf(document).filter((path) => validate(withValue(document, path, [{}, 1.5])));
    expect(accepted).toEqual([]);
  });

  it("a port above 65535 is refused", () => {
    const wrong = {
      ...verdictsOfEveryKind.failed,
      found: [{ text: "open", listener: listener({ port: 65536 }) }],
    };
    expect(validate(JSON.parse(renderJson(report([finding("FAILED", wrong)]))))).toBe(false);
  });
});

type Path = readonly string[];

/** Paths of all objects. */
function pathsOf(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]));
  return Array.isArray(value) ? inner : [path, ...inner];
}

/** Paths of all properties of objects. */
function propertiesOf(value: Json): readonly Path[] {
  return pathsOf(value).flatMap((path) => Object.keys(at(value, path)).map((key) => [...path, key]));
}

function at(value: Json, path: Path): Record<string, Json> {
  return path.reduce<Json>((part, key) => (part as Record<string, Json>)[key]!, value) as Record<
    string,
    Json
  >;
}

function changed(value: Json, change: (copy: Json) => void): Json {
  const copy = structuredClone(value);
  change(copy);
  return copy;
}

function withExtra(value: Json, path: Path): Json {
  return changed(value, (copy) => (at(copy, path).surprise = 1));
}

function without(value: Json, path: Path): Json {
  return changed(value, (copy) => Reflect.deleteProperty(at(copy, path.slice(0, -1)), path.at(-1)!));
}

function withValue(value: Json, path: Path, wrong: Json): Json {
  return changed(value, (copy) => (at(copy, path.slice(0, -1))[path.at(-1)!] = wrong));
}
