import fc from "fast-check";
import { expect, it } from "vitest";
import { parseSsView } from "../../../src/collectors/cross-view/parse-ss-view.ts";

const HEADER = "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n";
const TCP = "tcp   LISTEN 0      128          0.0.0.0:22        0.0.0.0:*    ino:1061 sk:100e cgroup:/ <->\n";
const UDP =
  "udp   UNCONN 0      0                  *:53              *:*    uid:53 ino:70 sk:26 v6only:0 <->\n";
const MEMORY = "\t skmem:(r0,rb131072,t0,tb16384,f0,w0,o0,bl0,d0)\n";

it("listeners have their address, port and inode", () => {
  expect(parseSsView(HEADER + TCP + MEMORY + UDP + MEMORY)).toEqual({
    status: "observed",
    value: {
      sockets: [
        { transport: "tcp", address: "0.0.0.0", port: 22, inode: 1061 },
        { transport: "udp", address: "::", port: 53, inode: 70 },
      ],
      sockDiag: { tcp: "asked", udp: "asked" },
    },
  });
});

it("a header alone is an empty list, of which nobody knows where it comes from", () => {
  expect(parseSsView(HEADER)).toMatchObject({
    status: "observed",
    value: { sockets: [], sockDiag: { tcp: "unproven", udp: "unproven" } },
  });
});

it.each([
  ["a row without memory", HEADER + TCP, "not-supported"],
  ["one row with and one without", HEADER + TCP + MEMORY + UDP, "not-supported"],
  ["no text", "", "malformed-output"],
  ["an error", "Cannot open netlink socket: Operation not permitted\n", "malformed-output"],
])("%s is no view", (_says, text, reason) => {
  expect(parseSsView(text)).toMatchObject({ status: "unavailable", reason });
});

it("never throws", () => {
  const piece = fc.constantFrom(HEADER, TCP, UDP, MEMORY, "\n", "tcp ", "users:((", ":*");
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      parseSsView(pieces.join(""));
    }),
  );
});
