import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PORTMAPPER_VERSIONS } from "../../../src/collectors/rpc-services/dump-call.ts";
import { findReply } from "../../../src/collectors/rpc-services/find-reply.ts";
import { parseDumpReply } from "../../../src/collectors/rpc-services/parse-dump-reply.ts";
import { parseProgramNames } from "../../../src/collectors/rpc-services/parse-program-names.ts";
import { parseUniversalAddress } from "../../../src/collectors/rpc-services/parse-universal-address.ts";
import { END, accepted, binding, mapping, record, text, word } from "./rpc-messages.ts";

const TRANSACTION = 0x0102_0304;
const IPV4_TCP = { transport: "tcp", family: "ipv4" } as const;

describe("a reply to DUMP", () => {
  it("gives the registrations of version 2, unsigned program numbers included", () => {
    const reply = accepted(
      TRANSACTION,
      0,
      mapping(100_003, 4, [6, 2049]),
      mapping(0x8000_0002, 1, [17, 9]),
      END,
    );
    expect(parseDumpReply(reply, 2)).toEqual({
      status: "listed",
      registrations: [
        { program: 100_003, version: 4, ...IPV4_TCP, port: 2049 },
        { program: 2_147_483_650, version: 1, transport: "udp", family: "ipv4", port: 9 },
      ],
    });
  });

  it("gives the registrations of version 4 over both families and leaves out those without a port", () => {
    const reply = accepted(
      TRANSACTION,
      0,
      binding(100_000, 4, ["tcp6", "::.0.111"]),
      binding(100_000, 4, ["local", "/run/rpcbind.sock"]),
      binding(555_555, 1, ["tcp", "0.0.0.0.31.66"]),
      END,
    );
    expect(parseDumpReply(reply, 4)).toEqual({
      status: "listed",
      registrations: [
        { program: 100_000, version: 4, transport: "tcp", family: "ipv6", port: 111 },
        { program: 555_555, version: 1, ...IPV4_TCP, port: 8002 },
      ],
    });
  });

  it.each([
    ["a cut list", accepted(1, 0, mapping(1, 1, [6, 1]))],
    ["a list with bytes behind its end", accepted(1, 0, END, END)],
    ["a port beyond 65535", accepted(1, 0, mapping(1, 1, [6, 70_000]), END)],
    ["a call instead of a reply", [1, 0, 0, 0, 0, 0].map(word)],
    ["nothing but a transaction", word(1)],
    ["nothing", Buffer.alloc(0)],
  ])("is malformed if it is %s", (_, reply) => {
    expect(parseDumpReply(Buffer.isBuffer(reply) ? reply : Buffer.concat(reply), 2).status).toBe("malformed");
  });

  it("is malformed if an address is none, because a registration would be lost", () => {
    const reply = accepted(1, 0, binding(1, 1, ["tcp", "no address"]), END);
    expect(parseDumpReply(reply, 4).status).toBe("malformed");
  });

  it.each([
    ["another version", accepted(1, 2, word(2), word(4)), "other-version"],
    ["no such program", accepted(1, 1), "other-version"],
    ["a system error", accepted(1, 5), "refused"],
    ["a denial", Buffer.concat([1, 1, 1, 1, 2].map(word)), "refused"],
  ])("may be %s", (_, reply, status) => {
    expect(parseDumpReply(reply, 4).status).toBe(status);
  });

  it("never throws and never lists anything out of bytes at random", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(...PORTMAPPER_VERSIONS),
        (bytes, version) => {
          expect(parseDumpReply(Buffer.from(bytes), version).status).not.toBe("listed");
        },
      ),
    );
  });
});

describe("a stream of records", () => {
  const message = accepted(TRANSACTION, 0, mapping(1, 1, [6, 1]), END);

  it.each([1, 3, 4, 7, 1000])("is joined from fragments of %i bytes", (size) => {
    expect(findReply(record(message, size), TRANSACTION)).toEqual({ status: "found", reply: message });
  });

  it("passes over the records of other transactions", () => {
    const stream = Buffer.concat([record(accepted(99, 0, END)), record(message)]);
    expect(findReply(stream, TRANSACTION)).toEqual({ status: "found", reply: message });
  });

  it("is incomplete at every cut", () => {
    const stream = record(message, 9);
    for (let length = 0; length < stream.length; length++)
      expect(findReply(stream.subarray(0, length), TRANSACTION).status).toBe("incomplete");
  });

  it("is malformed once it announces or has too much", () => {
    expect(findReply(word(0x8000_0000 + (1 << 30)), TRANSACTION).status).toBe("malformed");
    expect(findReply(Buffer.alloc(4 * 5000), TRANSACTION).status).toBe("malformed");
  });
});

describe("a universal address", () => {
  it.each([
    ["0.0.0.0.31.66", 8002],
    ["::.0.111", 111],
    ["fe80::1%eth0.8.1", 2049],
    ["0.0.0.0.255.255", 65_535],
    ["0.0.0.0.256.1", null],
    ["111", null],
    ["", null],
  ])("%j has the port %j", (address, port) => {
    expect(parseUniversalAddress(address)).toBe(port);
  });
});

describe("/etc/rpc", () => {
  it("gives the first name and the others by program number, as glibc reads it", () => {
    const file =
      "portmapper\t100000\tportmap sunrpc\n  lead 5 x\nhash 6#c\nbig 2147483650\nbig2 4294967296\nneg -1\nhex 0x10\nlast 5 y";
    expect([...parseProgramNames(file)]).toEqual([
      [100_000, { name: "portmapper", aliases: ["portmap", "sunrpc"] }],
      [5, { name: "lead", aliases: ["x"] }],
      [6, { name: "hash", aliases: [] }],
      [2_147_483_650, { name: "big", aliases: [] }],
    ]);
  });
});

describe("XDR text", () => {
  it("is padded to four bytes", () => {
    expect([...text("superuser")]).toHaveLength(16);
  });
});
