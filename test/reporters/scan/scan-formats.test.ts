import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parseNmapXml } from "../../../src/collectors/foreign/nmap/parse-nmap-xml.ts";
import { readingOfScan } from "../../../src/collectors/foreign/nmap/reading-of-scan.ts";
import type { ScanEnding, ScannedAddress, ScanOpening } from "../../../src/model/scan-report.ts";
import { scanFormats } from "../../../src/reporters/scan/index.ts";
import { lacksShared } from "../../collectors/shared-folder.ts";
import { lacks } from "../../support-hosts/requires.ts";

const HOSTILE = 'SSH\u001b[31m\u202e]]>&"<x>\u0000\r\n';
const STYLE = { width: 80, colour: "none", detail: "normal" } as const;

const OPENING: ScanOpening = {
  schemaVersion: "1.0",
  tool: { name: "dotaudit", version: "1.2.3" },
  startedAt: "2026-11-21T10:00:00.000Z",
  hosts: [HOSTILE, "192.0.2.0/24"],
  addressCount: 256,
  ports: { tcp: [[1, 100]], udp: [[53, 53]] },
  pace: { perSecond: null, timeoutMs: 1000, retries: 1 },
  unresolved: [{ name: HOSTILE, reason: "missing-source", detail: `${HOSTILE} cannot be resolved.` }],
};

const SEEN: ScannedAddress = {
  address: "192.0.2.1",
  names: [HOSTILE],
  origin: "named",
  scans: [
    {
      transport: "tcp",
      address: "192.0.2.1",
      answers: [
        { answer: "open", ports: [[22, 23]] },
        { answer: "closed", ports: [[1, 21]] },
        { answer: "filtered", ports: [[24, 30]], why: "no answer within 1 s" },
        { answer: "unreachable", ports: [[31, 31]], why: HOSTILE },
        { answer: "untried", ports: [[32, 100]], why: "no descriptors" },
      ],
      services: [
        {
          port: 22,
          protocol: HOSTILE,
          banner: HOSTILE,
          certificate: {
            subject: HOSTILE,
            issuer: HOSTILE,
            names: [HOSTILE],
            notBefore: "2026-01-01T00:00:00.000Z",
            notAfter: "2027-01-01T00:00:00.000Z",
            sha256: "ab".repeat(32),
            protocol: null,
          },
        },
      ],
    },
    { transport: "udp", address: "192.0.2.1", answers: [{ answer: "open|filtered", ports: [[53, 53]] }] },
  ],
};

const GONE: ScannedAddress = {
  address: "2001:db8::1",
  names: [],
  origin: "block",
  scans: [
    {
      transport: "tcp",
      address: "2001:db8::1",
      answers: [{ answer: "unreachable", ports: [[1, 100]], why: "EHOSTUNREACH" }],
    },
  ],
};

const ENDING: ScanEnding = {
  finishedAt: "2026-11-21T10:00:02.500Z",
  status: "interrupted",
  counts: { open: 2, closed: 21, filtered: 7, unreachable: 101, "open|filtered": 1, untried: 69 },
  addressesWithOpenPorts: 1,
  addressesNotScanned: 254,
};

async function written(id: string, addresses: readonly ScannedAddress[], style = STYLE): Promise<string> {
  const writer = await scanFormats.find((format) => format.id === id)!.load(style);
  return (
    writer.begin(OPENING) + addresses.map((entry) => writer.address(entry)).join("") + writer.end(ENDING)
  );
}

const SCHEMA = JSON.parse(readFileSync("src/reporters/scan/json/scan.schema.json", "utf8")) as object;
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
ajv.addSchema(SCHEMA, "scan");

function faultsOf(reference: string, value: unknown): unknown {
  const validate = ajv.getSchema(reference)!;
  return validate(value) === true ? null : validate.errors;
}

describe("a scan", () => {
  it.each(scanFormats.map(({ id }) => id))("in %s holds nothing that a terminal obeys", async (id) => {
    const text = await written(id, [SEEN, GONE]);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/u);
    expect(text.endsWith("\n")).toBe(true);
  });

  it.each([[[]], [[SEEN]], [[SEEN, GONE]]])(
    "in JSON is a document of the published schema",
    async (addresses) => {
      const document = JSON.parse(await written("json", addresses)) as { addresses: unknown };
      expect(faultsOf("scan", document)).toBeNull();
      expect(document.addresses).toEqual(addresses);
    },
  );

  it("in NDJSON is lines of the published schema", async () => {
    const lines = (await written("ndjson", [SEEN, GONE])).trimEnd().split("\n");
    const values = lines.map((line) => JSON.parse(line) as { kind: string });
    expect(values.map(({ kind }) => kind)).toEqual(["scan", "address", "address", "end"]);
    for (const value of values) expect(faultsOf("scan#/$defs/line", value)).toBeNull();
  });

  it("in nmap's XML is read back as it was, and what was not tried is not known", async () => {
    const parsed = parseNmapXml(await written("nmap", [SEEN, GONE]));
    if (parsed.status === "unavailable") throw new Error(parsed.detail);
    expect(parsed.value).toMatchObject({ scanner: "nmap dotaudit-1.2.3" });
    expect(parsed.value.missed.at(-1)).toBe("2001:db8::1 is down");
    const { tables, scan } = readingOfScan(parsed.value);
    expect(tables.tcp).toMatchObject({ value: { tried: [{ answered: [[1, 23]], filtered: [[24, 31]] }] } });
    expect(scan).toMatchObject({ value: [{ transport: "tcp", open: [[22, 23]], refused: [[1, 21]] }] });
    expect(tables.udp).toMatchObject({ status: "unavailable" });
  });

  it.skipIf(lacks("xmllint") || lacksShared("recordings/nmap.dtd"))(
    "in nmap's XML is valid by nmap's DTD",
    async () => {
      const dtd = new URL("../../../../shared/recordings/nmap.dtd", import.meta.url).pathname;
      for (const addresses of [[], [SEEN, GONE]])
        execFileSync("xmllint", ["--noout", "--dtdvalid", dtd, "-"], {
          input: await written("nmap", addresses),
        });
    },
  );

  it("for people has open ports first, says why others are not known, and what is not shown", async () => {
    const text = await written("terminal", [SEEN, GONE]);
    expect(text).toContain("256 addresses: 100 TCP ports and 1 UDP port each");
    expect(text).toMatch(
      /192\.0\.2\.1 .*\n {2}open +tcp 22 .*\n {2}open +tcp 23\n {2}closed +tcp 21 ports 1-21\n/,
    );
    expect(text).toContain("tcp 7 ports 24-30 (no answer within 1 s)");
    expect(text).toContain("open|filtered udp 1 port 53");
    expect(text).toContain("1 address without an open port not shown");
    expect(text).toContain("254 addresses not scanned.");
    expect(text).toContain("Interrupted");
    expect(text).not.toContain("2001:db8::1");
  });

  it("for people shows every address where that was asked for, and colours only on demand", async () => {
    const verbose = { ...STYLE, detail: "verbose", colour: "ansi" } as unknown as typeof STYLE;
    const text = await written("terminal", [SEEN, GONE], verbose);
    expect(text).toContain("2001:db8::1");
    expect(text).toContain("\u001b[1m");
  });
});
