import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAddress } from "../../../src/collectors/procfs/format-address.ts";
import { socketTableParser } from "../../../src/collectors/procfs/parse-socket-table.ts";
import type { ParsedTable, TableSource } from "../../../src/collectors/procfs/parse-socket-table.ts";
import type { Seen } from "../../../src/model/observation.ts";

const TCP: TableSource = { path: "/proc/net/tcp", transport: "tcp", byteOrder: "LE" };
const UDP: TableSource = { path: "/proc/net/udp", transport: "udp", byteOrder: "LE" };

const TCP_HEADER =
  "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
const UDP_HEADER = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops`;

function row(local: string, state: string, inode: number): string {
  return `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000   101        0 ${inode} 1 0000000014bd00d4 100 0 0 10 0`;
}

function parse(source: TableSource, text: string, pieceLength = 100_000): Seen<ParsedTable> {
  const parser = socketTableParser(source);
  const bytes = Buffer.from(text, "latin1");
  for (let start = 0; start < bytes.length; start += pieceLength)
    if (parser.take(bytes.subarray(start, start + pieceLength)) === "stop") break;
  return parser.finish();
}

function table(...lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function endpoints(parsed: Seen<ParsedTable>): readonly string[] {
  if (parsed.status === "unavailable") throw new Error(parsed.detail);
  return parsed.value.listeners.map(
    ({ address, port, uid, inode }) => `${formatAddress(address)} ${port} ${uid} ${inode}`,
  );
}

describe("a kernel table of sockets", () => {
  it("gives listeners with address, port, user and inode", () => {
    const text = table(TCP_HEADER, row("0100007F:0019", "0A", 7), row("00000000:1F90", "0A", 8));
    expect(endpoints(parse(TCP, text))).toEqual(["127.0.0.1 25 101 7", "0.0.0.0 8080 101 8"]);
  });

  it("is read in the byte order of its machine", () => {
    const text = table(TCP_HEADER, row("7F000001:0019", "0A", 7));
    expect(endpoints(parse({ ...TCP, byteOrder: "BE" }, text))).toEqual(["127.0.0.1 25 101 7"]);
  });

  it.each([
    ["00000000000000000000000001000000:0050", "::1"],
    ["00000000000000000000000000000000:0050", "::"],
    ["0000000000000000FFFF00000100007F:0050", "127.0.0.1"],
    ["B80D0120000000000000000001000000:0050", "2001:db8::1"],
    ["000080FE00000000FF005450B6A60DFE:0050", "fe80::5054:ff:fe0d:a6b6"],
  ])("gives %s as %s", (local, address) => {
    expect(endpoints(parse(TCP, table(TCP_HEADER, row(local, "0A", 7))))).toEqual([`${address} 80 101 7`]);
  });

  it("of TCP ends for us at the first row that neither listens nor is half open", () => {
    const text = table(
      TCP_HEADER,
      row("00000000:0016", "0A", 7),
      row("00000000:0016", "03", 0),
      row("00000000:0017", "0A", 8),
      row("00000000:0016", "01", 9),
      "whatever follows",
    );
    expect(endpoints(parse(TCP, text))).toEqual(["0.0.0.0 22 101 7", "0.0.0.0 23 101 8"]);
  });

  it("of UDP tells bound sockets from connected ones", () => {
    const text = table(UDP_HEADER, row("00000000:0035", "07", 7), row("00000000:A000", "01", 8));
    expect(parse(UDP, text)).toMatchObject({
      value: { listeners: [{ port: 53, inode: 7 }], connected: [8] },
    });
  });

  it("without sockets is a fact if it has its header", () => {
    expect(endpoints(parse(TCP, table(TCP_HEADER)))).toEqual([]);
    expect(endpoints(parse(UDP, table(UDP_HEADER)))).toEqual([]);
  });

  it.each([
    ["nothing", "", "malformed-output"],
    ["an empty line", "\n", "malformed-output"],
    ["no header", table(row("00000000:0016", "0A", 7)), "malformed-output"],
    ["the table of something else", "Inter-|   Receive\n face |bytes\n", "malformed-output"],
    ["a garbled row", table(TCP_HEADER, "   0: 0000:0016 0A"), "malformed-output"],
    ["an address of six digits", table(TCP_HEADER, row("000000:0016", "0A", 7)), "malformed-output"],
    [
      "a row that ends before its inode",
      table(TCP_HEADER, row("00000000:0016", "0A", 7).slice(0, 80)),
      "malformed-output",
    ],
    ["half a header", TCP_HEADER.slice(0, 40), "truncated-output"],
    ["half a last row", table(TCP_HEADER) + row("00000000:0016", "0A", 7).slice(0, 50), "truncated-output"],
    ["an endless line", "x".repeat(10_000), "malformed-output"],
  ])("with %s is never a table without sockets", (_, text, reason) => {
    expect(parse(TCP, text)).toMatchObject({
      status: "unavailable",
      reason,
      detail: expect.stringContaining(TCP.path) as string,
    });
  });

  it("of UDP with an unknown state is malformed", () => {
    const text = table(UDP_HEADER, row("00000000:0035", "0A", 7));
    expect(parse(UDP, text)).toMatchObject({ reason: "malformed-output" });
  });

  it("gives the same however it is cut into pieces", () => {
    const text = table(
      TCP_HEADER,
      ...Array.from({ length: 50 }, (_, n) => row("0100007F:0019", "0A", n + 1)),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (pieceLength) => {
        expect(parse(TCP, text, pieceLength)).toEqual(parse(TCP, text));
      }),
    );
  });

  it("cut off anywhere is unavailable, but at the end of a line", () => {
    const text = table(UDP_HEADER, row("00000000:0035", "07", 7), row("00000000:0036", "07", 8));
    for (let length = 0; length < text.length; length += 1) {
      const isWhole = text[length - 1] === "\n";
      expect(parse(UDP, text.slice(0, length)).status).toBe(isWhole ? "observed" : "unavailable");
    }
  });

  it("never throws, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (text, hasHeader) => {
        const parsed = parse(TCP, hasHeader ? `${TCP_HEADER}\n${text}` : text);
        expect(["observed", "unavailable"]).toContain(parsed.status);
      }),
    );
  });
});

const recordings = new URL("../../../../shared/recordings/local/", import.meta.url);
const isRecorded = existsSync(recordings);
if (!isRecorded) console.warn("SKIPPED: the shared recordings of /proc/net are not here.");

interface RecordedSocket {
  readonly proto: string;
  readonly family: number;
  readonly addr: string;
  readonly port: number;
}

describe.skipIf(!isRecorded)("the recorded tables of a machine", () => {
  it.each(["tcp", "tcp6", "udp", "udp6"])("%s holds exactly what listened there", (name) => {
    const state = JSON.parse(readFileSync(new URL("host-state.json", recordings), "utf8")) as {
      sockets: RecordedSocket[];
    };
    const text = readFileSync(new URL(`proc-net-${name}.out`, recordings), "latin1");
    const seen = endpoints(parse(name.startsWith("tcp") ? TCP : UDP, text)).map((line) =>
      line.split(" ").slice(0, 2).join(" "),
    );
    const truth = state.sockets
      .filter(({ proto, family }) => `${proto}${family === 6 ? "6" : ""}` === name)
      .map(({ addr, port }) => `${addr.replace("::ffff:", "")} ${port}`);
    expect([...seen].sort()).toEqual(truth.sort());
  });
});
