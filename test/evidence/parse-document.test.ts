import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../src/evidence/parse-document.ts";
import type { EvidenceDocument } from "../../src/evidence/evidence-document.ts";
import { listener, owner } from "../reporters/sample-listeners.ts";
import { documentOf, everything, table, textOf } from "./sample-documents.ts";

const text = textOf(documentOf());

function readBack(written: string): EvidenceDocument {
  const read = parseDocument(Buffer.from(written));
  if (read.status === "faulty") throw new Error(`${read.fault.pointer}: ${read.fault.message}`);
  return read.document;
}

function faultOf(written: string): string {
  const read = parseDocument(Buffer.from(written));
  return read.status === "read" ? "read" : `${read.fault.pointer} ${read.fault.message}`;
}

describe("a document that is written and read again", () => {
  it("is the same, with everything that it can hold", () => {
    expect(readBack(text)).toEqual(JSON.parse(JSON.stringify(documentOf())));
  });

  it("holds nothing that a terminal obeys, one listener a line", () => {
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(text.split("\n").filter((line) => line.startsWith('{"transport"'))).toHaveLength(6);
  });

  it("holds no command line unless it was asked for", () => {
    const secret = owner({ arguments: ["db", "--password=hunter2"] });
    const sockets = [listener({ owners: { status: "complete", processes: [secret] } })];
    const evidence = { ...everything, observations: { "listening-sockets:tcp": table("tcp", sockets) } };
    expect(textOf(documentOf(evidence, "recorded"))).toContain("hunter2");
    expect(textOf(documentOf(evidence, "left-out"))).not.toContain("hunter2");
  });

  it("says at its head what was not seen", () => {
    expect(documentOf().unseen.map(({ key, reason }) => [key, reason])).toEqual([
      ["listening-sockets:tcp", "missing-privilege"],
      ["listening-sockets:udplite", "missing-source"],
    ]);
  });
});

describe("a text of another version", () => {
  it.each([
    [
      '"schemaVersion":"2.0"',
      "/schemaVersion Version 2.0 cannot be read: this version reads 1.x; a newer dotaudit reads it.",
    ],
    [
      '"schemaVersion":"0.9"',
      "/schemaVersion Version 0.9 cannot be read: this version reads 1.x; no such version was ever written.",
    ],
    ['"schemaVersion":1', '/schemaVersion Expected a version such as "1.0".'],
    ['"schemaVersion":"1.7","added":{"later":[1]}', "read"],
  ])("%s", (version, answer) => {
    expect(faultOf(text.replace('"schemaVersion":"1.0"', version))).toBe(answer);
  });

  it("what a later minor version added is left out, deep inside too", () => {
    const later = text.replaceAll('"comm":', '"added":{"x":[]},"comm":');
    expect(readBack(later)).toEqual(readBack(text));
  });
});

describe("a text that cannot be used", () => {
  it.each([
    ["[]", ' This is no evidence: expected an object with kind "evidence".'],
    [
      '{"kind":"report","schemaVersion":"1.0"}',
      ' This is no evidence: expected an object with kind "evidence".',
    ],
    [
      text.replace('"port":1000', '"port":65536'),
      "/observations/listening-sockets:tcp/facts/sockets/0/port Expected a whole number from 0 to 65535.",
    ],
    [
      text.replace('"port":1000', '"port":1e999'),
      "/observations/listening-sockets:tcp/facts/sockets/0/port Expected a whole number from 0 to 65535.",
    ],
    [
      text.replace('"pid":812', '"pid":"812"'),
      "/observations/listening-sockets:tcp/facts/sockets/1/owners/processes/0/pid Expected a whole number from 0 on.",
    ],
    [
      text.replace('"address":"0.0.0.0"', '"address":"0.0.0"'),
      "/observations/listening-sockets:tcp/facts/sockets/0/address Expected an IPv4 address, without zone.",
    ],
    [
      text.replace('{"address":"10.0.0.1","answered"', '{"address":"10.0.0","answered"'),
      "/observations/listening-sockets:tcp/facts/tried/0/address Expected an IP address, without zone.",
    ],
    [
      text.replace('{"address":"10.0.0.1","transport"', '{"address":"eth0","transport"'),
      "/observations/port-scan/facts/0/address Expected an IP address, without zone.",
    ],
    [
      text.replace('"table":"tcp","gaps"', '"table":"udp","gaps"'),
      '/observations/listening-sockets:tcp/facts/table Expected "tcp".',
    ],
    [
      text.replace('{"status":"not-requested"}', '{"status":"trusted"}'),
      '/observations/listening-sockets:tcp/facts/sockets/0/owners Expected an object with status "not-requested", or an object with status "complete", or an object with status "first", or an object with status "kernel", or an object with status "partial".',
    ],
    [
      text.replace('"kind":"evidence",', '"kind":"evidence","kind":"evidence",'),
      "/kind This name stands twice in one object.",
    ],
    [text.slice(0, 5000), expect.stringContaining("The text ends where")],
  ])("case %#", (written, answer) => {
    expect(faultOf(written)).toEqual(answer);
  });

  it("never throws, whatever is changed in it", () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(30), fc.string({ maxLength: 8 }), (start, length, put) => {
        const written = text.slice(0, start) + put + text.slice(start + length);
        expect(["read", "faulty"]).toContain(parseDocument(Buffer.from(written)).status);
      }),
      { numRuns: 500 },
    );
  });
});
