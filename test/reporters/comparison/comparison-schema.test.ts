import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Json } from "../../../src/json/json.ts";
import type {
  Change,
  Comparison,
  ComparedListener,
  ComparedProgram,
  Obstacle,
  OwnerView,
} from "../../../src/model/comparison.ts";
import type { Outcome } from "../../../src/model/outcome.ts";
import type { FindingChange, ReportObstacle } from "../../../src/model/report-comparison.ts";
import type { ErrorReason } from "../../../src/model/verdict.ts";
import {
  COMPARISON_SCHEMA,
  renderComparisonJson,
} from "../../../src/reporters/comparison/render-comparison-json.ts";
import { at, changed, pathsOf, propertiesOf } from "../../json/json-paths.ts";
import { everyChange, NOT_COMPARABLE, SAME } from "./sample-comparisons.ts";
import { everyFindingChange, OTHER_HOST, OTHER_POLICY } from "./sample-report-comparisons.ts";

interface Definition {
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly oneOf?: readonly Definition[];
}

const schemaFile = new URL("../../../src/reporters/comparison/comparison.schema.json", import.meta.url);
const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, Definition>>;
};
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

/** The sample evidence does not tell the name of its host. */
function withHostnames(comparison: Comparison): Comparison {
  const { old, new: fresh } = comparison;
  return { ...comparison, old: { ...old, hostname: "web1" }, new: { ...fresh, hostname: null } };
}

const samples = {
  "every change of evidence": withHostnames(everyChange("server")),
  "evidence that cannot be compared": withHostnames(NOT_COMPARABLE),
  "evidence that is the same": withHostnames(SAME),
  "every change of reports": everyFindingChange("server"),
  "reports of two hosts": OTHER_HOST,
  "reports of two policies": OTHER_POLICY,
};

it.each(Object.entries(samples))("%s obeys the schema", (_, comparison) => {
  validate(JSON.parse(renderComparisonJson(comparison)));
  expect(validate.errors).toBeNull();
  expect(schema.$id).toBe(COMPARISON_SCHEMA);
});

it("the samples have every kind of change", () => {
  const kinds = Object.values(samples).flatMap(({ changes }) => changes.map(({ kind }) => kind as string));
  expect([...new Set(kinds)].sort()).toEqual([...kindsOf("change"), ...kindsOf("findingChange")].sort());
});

describe("the words of the schema are those of the types", () => {
  const changes: Record<Change["kind"], 1> = {
    opened: 1,
    closed: 1,
    rebound: 1,
    "owner-changed": 1,
    "binary-changed": 1,
    moved: 1,
    restarted: 1,
  };
  const findingChanges: Record<FindingChange["kind"], 1> = {
    "newly-failing": 1,
    mended: 1,
    "other-status": 1,
    "other-found": 1,
    appeared: 1,
    gone: 1,
  };
  it("kinds of changes", () => {
    expect(kindsOf("change")).toEqual(Object.keys(changes).sort());
    expect(kindsOf("findingChange")).toEqual(Object.keys(findingChanges).sort());
  });

  const words = {
    "obstacle.kind": {
      sockets: 1,
      "rpc-services": 1,
      owners: 1,
      digests: 1,
      packages: 1,
      privilege: 1,
    } satisfies Record<Obstacle["kind"], 1>,
    "reportObstacle.kind": { host: 1, policy: 1 } satisfies Record<ReportObstacle["kind"], 1>,
    "listener.ownerView": { "not-requested": 1, partial: 1, claimed: 1, seen: 1 } satisfies Record<
      OwnerView,
      1
    >,
    "listener.v6only": { yes: 1, no: 1, unknown: 1, "not-applicable": 1 } satisfies Record<
      ComparedListener["v6only"],
      1
    >,
    "program.kind": { executable: 1, claimed: 1, kernel: 1 } satisfies Record<ComparedProgram["kind"], 1>,
    "state.outcome": {
      PASSED: 1,
      FAILED: 1,
      WARNING: 1,
      ERROR: 1,
      SKIPPED: 1,
      WAIVED: 1,
      KNOWN: 1,
    } satisfies Record<Outcome, 1>,
  };
  it.each(Object.entries(words))("%s", (path, members) => {
    const [name = "", property = ""] = path.split(".");
    expect([...(schema.$defs[name]?.properties?.[property]?.enum ?? [])].sort()).toEqual(
      Object.keys(members).sort(),
    );
  });

  it("reasons are those of a report", () => {
    const reportFile = new URL("../../../src/reporters/json/report.schema.json", import.meta.url);
    const report = JSON.parse(readFileSync(reportFile, "utf8")) as typeof schema;
    const reasons: readonly string[] | undefined = schema.$defs.errorReason?.enum;
    expect(reasons).toEqual(report.$defs.errorReason?.enum);
    expect(reasons).toContain("undetermined" satisfies ErrorReason);
  });
});

describe.each([withHostnames(everyChange("server")), everyFindingChange("server")])(
  "the schema is strict",
  (comparison) => {
    const document = JSON.parse(renderComparisonJson(comparison)) as Json;

    it(`no object of ${comparison.kind} takes a property that the types do not have`, () => {
      const withExtra = (path: readonly string[]) =>
        changed(document, (copy) => (at(copy, path).surprise = 1));
      expect(pathsOf(document).filter((path) => validate(withExtra(path)))).toEqual([]);
    });

    it(`no property of ${comparison.kind} may be left out`, () => {
      const without = (path: readonly string[]) =>
        changed(document, (copy) => Reflect.deleteProperty(at(copy, path.slice(0, -1)), path.at(-1) ?? ""));
      expect(propertiesOf(document).filter((path) => validate(without(path)))).toEqual([]);
    });
  },
);

function kindsOf(name: string): readonly string[] {
  return (schema.$defs[name]?.oneOf ?? []).map(({ properties }) => properties?.kind?.const ?? "").sort();
}
