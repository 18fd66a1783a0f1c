import { describe, expect, it } from "vitest";
import { observationOf } from "../../../src/model/evidence.ts";
import type { SocketTable } from "../../../src/model/listening-socket.ts";
import { SECTIONS, recordingText } from "../../targets/recorded/recording-text.ts";
import type { SectionText } from "../../targets/recorded/recording-text.ts";
import { replayed } from "./record-on-host.ts";

const WITNESSES: readonly SectionText[] = [
  [
    "file ok /proc/net/udp",
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops",
  ],
  ["identity ok /proc/net/tcp", "21 4026531910 0 1795264403 1795264403 0 8124"],
  ["identity ok /proc/net/udp", "21 4026531911 0 1795264403 1795264403 0 8124"],
];

async function tableIn(table: SocketTable, sections: readonly SectionText[]) {
  const text = recordingText([...SECTIONS, ...WITNESSES, ...sections]);
  const { evidence } = await replayed(Buffer.from(text, "latin1"));
  return observationOf(evidence, `listening-sockets:${table}`);
}

describe("a table that the script", () => {
  it.each([
    ["tcp6", "IPv6 is off"],
    ["udp6", "IPv6 is off"],
    ["udplite", "this kernel has no UDP-Lite"],
    ["udplite6", "this kernel has no UDP-Lite over IPv6"],
  ] as const)("did not find, %s, is empty as on the host itself: %s", async (table, why) => {
    expect(await tableIn(table, [[`file missing /proc/net/${table}`]])).toMatchObject({
      status: "observed",
      source: `/proc/net/${table} (absent: ${why})`,
      facts: { sockets: [] },
    });
  });

  it("may not read is not known to be empty", async () => {
    expect(await tableIn("tcp6", [["file denied /proc/net/tcp6"]])).toMatchObject({
      status: "unavailable",
      reason: "missing-privilege",
    });
  });

  it("did not look for is not known to be empty", async () => {
    expect(await tableIn("tcp6", [])).toMatchObject({ status: "unavailable", reason: "not-recorded" });
  });

  it("showed empty, without the line of names, is not known to be empty", async () => {
    expect(await tableIn("tcp6", [["file ok /proc/net/tcp6"]])).toMatchObject({ status: "unavailable" });
  });
});
