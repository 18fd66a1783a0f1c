import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { checkValue } from "../../src/json/check-value.ts";
import type { Json } from "../../src/json/json.ts";
import { DOCUMENT_SCHEMA, EVIDENCE_SCHEMA } from "../../src/evidence/schema.ts";
import type { ManifoldKind } from "../../src/model/state-evidence.ts";
import type { EvidenceKey } from "../../src/model/evidence.ts";
import type { UnavailableReason } from "../../src/model/observation.ts";
import { at, changed, pathsOf, propertiesOf } from "../json/json-paths.ts";
import type { Path } from "../json/json-paths.ts";
import { documentOf, everything, textOf } from "./sample-documents.ts";

const schemaFile = new URL("../../src/evidence/evidence.schema.json", import.meta.url);
const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as {
  readonly $defs: Readonly<Record<string, { readonly enum?: readonly string[]; readonly pattern?: string }>>;
};
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
const document = JSON.parse(textOf(documentOf())) as Json;
const OPTIONAL =
  /\.(leavesOut|looksLikeClient|addressShown|tried|digests|package)$|\.digests\.value\.(md5|sha256)$|^observations\.[^.]+$/;

it.each([
  ["with every kind of fact", documentOf()],
  ["with nothing in it", documentOf({ ...everything, observations: {} })],
  ["without command lines", documentOf(everything, "left-out")],
])("a document %s obeys the schema, and is read", (_, sample) => {
  const value = JSON.parse(textOf(sample)) as Json;
  validate(value);
  expect(validate.errors).toBeNull();
  expect(checkValue(value, DOCUMENT_SCHEMA)).toBeNull();
  expect(sample.$schema).toBe(EVIDENCE_SCHEMA);
});

describe("the words of the schema are those of the types", () => {
  const reasons = {
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
  } satisfies Record<UnavailableReason, 1>;
  const keys = {
    host: 1,
    "service-names": 1,
    "rpc-services": 1,
    "network-interfaces": 1,
    "official-addresses": 1,
    "port-scan": 1,
    "cross-view": 1,
    accounts: 1,
    homes: 1,
    "root-path": 1,
    packages: 1,
    processes: 1,
    "run-levels": 1,
    xinetd: 1,
    mounts: 1,
    "container-packages": 1,
    "listening-sockets:tcp": 1,
    "listening-sockets:tcp6": 1,
    "listening-sockets:udp": 1,
    "listening-sockets:udp6": 1,
    "listening-sockets:udplite": 1,
    "listening-sockets:udplite6": 1,
  } satisfies Record<Exclude<EvidenceKey, `${ManifoldKind}:${string}`>, 1>;
  const manifold = {
    files: 1,
    "file-search": 1,
    command: 1,
    "systemd-unit": 1,
    "kernel-parameter": 1,
    "kernel-module": 1,
    "system-query": 1,
  } satisfies Record<ManifoldKind, 1>;

  it("reasons", () => {
    expect([...(schema.$defs.unavailableReason?.enum ?? [])].sort()).toEqual(Object.keys(reasons).sort());
  });

  it("keys of evidence, and no others", () => {
    const pattern = new RegExp(schema.$defs.evidenceKey?.pattern ?? "", "u");
    const subjects = Object.keys(manifold).map((kind) => `${kind}:/etc/\n*.conf`);
    for (const key of [...Object.keys(keys), ...subjects])
      expect([key, pattern.test(key)]).toEqual([key, true]);
    for (const key of ["", "files", "hosts", "listening-sockets:sctp", "x files:/"])
      expect([key, pattern.test(key)]).toEqual([key, false]);
  });

  it("observations may stand under each key of evidence and no other", () => {
    const { properties, patternProperties } = DOCUMENT_SCHEMA.properties?.observations ?? {};
    expect(Object.keys(properties ?? {}).sort()).toEqual(Object.keys(keys).sort());
    expect(Object.keys(patternProperties ?? {}).sort()).toEqual(
      Object.keys(manifold)
        .map((kind) => `^${kind}:`)
        .sort(),
    );
  });
});

describe("the schema is strict, and the reader is no less strict than it", () => {
  it("no object takes a property that the types do not have; the reader takes it out", () => {
    const paths = pathsOf(document);
    expect(paths.filter((path) => validate(withExtra(path)))).toEqual([]);
    for (const path of paths) {
      const value = withExtra(path);
      expect(checkValue(value, DOCUMENT_SCHEMA)).toBeNull();
      expect(value).toEqual(document);
    }
  });

  it("no property may be left out that the types require", () => {
    const required = propertiesOf(document).filter((path) => !OPTIONAL.test(path.join(".")));
    expect(required.length).toBeGreaterThan(100);
    for (const path of required) {
      const value = changed(document, (copy) =>
        Reflect.deleteProperty(at(copy, path.slice(0, -1)), path.at(-1) ?? ""),
      );
      expect([path.join("."), validate(value), checkValue(value, DOCUMENT_SCHEMA) === null]).toEqual([
        path.join("."),
        false,
        false,
      ]);
    }
  });

  it.each([[[{}, 1.5]], [1e300], [-2], ["no such word"], [{}], [null], [true]])(
    "a value is %j: the reader and the schema agree on what is wrong",
    (wrong) => {
      for (const path of propertiesOf(document)) {
        const value = changed(document, (copy) => {
          at(copy, path.slice(0, -1))[path.at(-1) ?? ""] = wrong;
        });
        const isValid = validate(structuredClone(value));
        expect([path.join("."), checkValue(value, DOCUMENT_SCHEMA) === null]).toEqual([
          path.join("."),
          isValid,
        ]);
      }
    },
  );
});

function withExtra(path: Path): Json {
  return changed(document, (copy) => {
    at(copy, path).surprise = 1;
  });
}
