import { describe, expect, it } from "vitest";
import { dumpCall } from "../../../src/collectors/rpc-services/dump-call.ts";
import { findReply } from "../../../src/collectors/rpc-services/find-reply.ts";
import { parseDumpReply } from "../../../src/collectors/rpc-services/parse-dump-reply.ts";
import { lacksShared, sharedText } from "../shared-folder.ts";

const TRANSACTION = 0x0102_0304;

describe.skipIf(lacksShared("conformance/rpc"))("the recorded rpcbind 1.2.6", () => {
  const v2 = [
    [100_000, 4, "tcp", 111],
    [100_000, 3, "tcp", 111],
    [100_000, 2, "tcp", 111],
    [100_000, 4, "udp", 111],
    [100_000, 3, "udp", 111],
    [100_000, 2, "udp", 111],
    [555_555, 1, "tcp", 8002],
    [100_005, 3, "tcp", 8020],
    [100_003, 3, "tcp", 2049],
    [100_003, 4, "tcp", 2049],
    [100_227, 3, "tcp", 2049],
    [100_021, 4, "udp", 34_567],
    [2_147_483_650, 1, "udp", 9],
  ];

  it("C1: lists 13 registrations in version 2", () => {
    expect(rows(parseDumpReply(hex("pmap2-dump-reply-udp"), 2))).toEqual(v2);
  });

  it("C2: lists the same over TCP", () => {
    expect(rows(replyOf("pmap2-dump-reply-tcp-with-record-marks", 2))).toEqual(v2);
  });

  it.each([3, 4] as const)(
    "C3, C9: lists 19 registrations in version %i, two of them local sockets",
    (version) => {
      const listed = rows(replyOf(`rpcb${version}-dump-reply-tcp-with-record-marks`, version));
      expect(listed).toHaveLength(17);
      expect([...new Set(listed.map((row) => row[3]))].sort()).toEqual(
        [111, 2049, 34_567, 8002, 8020, 9].sort(),
      );
      expect(parseDumpReply(hex(`rpcb${version}-dump-reply-udp`), version)).toEqual(
        replyOf(`rpcb${version}-dump-reply-tcp-with-record-marks`, version),
      );
    },
  );

  it.each(["case-v1_dump", "case-v5_dump", "case-v2_proc_99", "case-prog_100003_on_port_111"])(
    "C4: %s sends us to another version",
    (name) => {
      expect(parseDumpReply(hex(name), 4)).toMatchObject({ status: "other-version" });
    },
  );

  it("C4: a mismatch names the versions that are spoken", () => {
    expect(parseDumpReply(hex("case-v5_dump"), 4)).toEqual({ status: "other-version", spoken: [2, 4] });
  });

  it("C5: a denial of 20 bytes is refused", () => {
    expect(parseDumpReply(hex("case-bad_cred_flavour_77"), 4)).toEqual({
      status: "refused",
      detail: "denied the call (1, 2)",
    });
  });

  it("C6: three fragments hold 1006 registrations", () => {
    expect(rows(replyOf("pmap2-dump-reply-tcp-3-fragments-1006-entries", 2))).toHaveLength(1006);
  });

  it("C7: a list cut anywhere is malformed, never short", () => {
    const reply = hex("pmap2-dump-reply-udp");
    for (let length = 0; length < reply.length; length++)
      expect(parseDumpReply(reply.subarray(0, length), 2).status).toBe("malformed");
  });

  it("C8: a reply to another transaction is passed over", () => {
    expect(findReply(hex("pmap2-dump-reply-tcp-with-record-marks"), 5)).toEqual({ status: "incomplete" });
  });

  it("C10: rpcinfo -p shows the same registrations", () => {
    const lines = sharedText("recordings/local/rpcinfo-p.out").trim().split("\n").slice(1);
    const shown = lines.map((line) => line.trim().split(/ +/).slice(0, 4).join(" "));
    const read = v2.filter(([program]) => Number(program) < 2 ** 31).map((row) => row.join(" "));
    expect(shown.filter((line) => !line.startsWith("2147483650"))).toEqual(read);
  });

  it("asks as recorded", () => {
    const [call, recorded] = [dumpCall(2), hex("pmap2-dump-call")];
    expect(call.subarray(4)).toEqual(recorded.subarray(4));
    expect(call).toHaveLength(recorded.length);
  });
});

function hex(name: string): Buffer {
  return Buffer.from(sharedText(`conformance/rpc/${name}.hex`).replace(/\s/g, ""), "hex");
}

function replyOf(name: string, version: 2 | 3 | 4): ReturnType<typeof parseDumpReply> {
  const found = findReply(hex(name), TRANSACTION);
  if (found.status !== "found") throw new Error(found.status);
  return parseDumpReply(found.reply, version);
}

function rows(reply: ReturnType<typeof parseDumpReply>): readonly (readonly (string | number)[])[] {
  if (reply.status !== "listed") throw new Error(reply.status);
  return reply.registrations.map(({ program, version, transport, port }) => [
    program,
    version,
    transport,
    port,
  ]);
}
