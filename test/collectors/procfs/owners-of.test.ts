import { describe, expect, it } from "vitest";
import type { SocketFinding } from "../../../src/collectors/procfs/census.ts";
import type { Described } from "../../../src/collectors/procfs/describe-process.ts";
import { ownersOf } from "../../../src/collectors/procfs/owners-of.ts";
import type { Visibility } from "../../../src/collectors/procfs/visibility.ts";
import type { Unavailable } from "../../../src/model/observation.ts";
import type { SocketOwner } from "../../../src/model/process.ts";
import type { HolderScan } from "../../../src/targets/target.ts";

const OWNER: SocketOwner = {
  pid: 7,
  parentPid: 1,
  startedAt: 0,
  comm: "sshd",
  arguments: null,
  executable: { status: "observed", value: { path: "/usr/sbin/sshd", deleted: false } },
  realUser: null,
  effectiveUser: null,
  cgroup: null,
  unit: null,
  container: null,
  networkNamespace: null,
};
const HELD: Described = { status: "described", owner: OWNER, program: null };
const CHANGED: Described = { status: "changed", pid: 8 };
const CLEAR: Visibility = { hidden: null, outside: null };
const HIDDEN: Unavailable = { status: "unavailable", reason: "missing-privilege", detail: "hidepid" };
const OUTSIDE: Unavailable = {
  status: "unavailable",
  reason: "not-supported",
  detail: "other PID namespace",
};

function finding(holders: readonly Described[], scan: Partial<HolderScan> = {}): SocketFinding {
  const value: HolderScan = { holders: new Map(), unreadable: [], extent: "complete", ...scan };
  return { holders, scan: { status: "observed", value } };
}

describe("the owners of a socket", () => {
  it.each<[string, SocketFinding | undefined, Visibility, object]>([
    ["complete if everything was seen", finding([HELD]), CLEAR, { status: "complete", processes: [OWNER] }],
    ["the kernel if everything was seen and nobody holds it", finding([]), CLEAR, { status: "kernel" }],
    [
      "the first ones if the walk stopped there",
      finding([HELD], { extent: "stopped" }),
      CLEAR,
      { status: "first" },
    ],
    [
      "the first ones even if others are hidden",
      finding([HELD], { extent: "stopped" }),
      { ...CLEAR, hidden: HIDDEN },
      { status: "first" },
    ],
    [
      "partial if a process was unreadable",
      finding([HELD], { unreadable: [1] }),
      CLEAR,
      { status: "partial", processes: [OWNER], unseen: { reason: "missing-privilege" } },
    ],
    [
      "partial if nobody was seen and a process was unreadable",
      finding([], { unreadable: [1] }),
      CLEAR,
      { status: "partial", processes: [] },
    ],
    [
      "partial if processes are hidden",
      finding([HELD]),
      { ...CLEAR, hidden: HIDDEN },
      { status: "partial", unseen: HIDDEN },
    ],
    [
      "partial if nobody was seen and processes are hidden",
      finding([]),
      { ...CLEAR, hidden: HIDDEN },
      { status: "partial", unseen: HIDDEN },
    ],
    [
      "complete within our PID namespace",
      finding([HELD]),
      { ...CLEAR, outside: OUTSIDE },
      { status: "complete" },
    ],
    [
      "partial if they may be outside of our PID namespace",
      finding([]),
      { ...CLEAR, outside: OUTSIDE },
      { status: "partial", unseen: OUTSIDE },
    ],
    [
      "partial if processes appeared too fast",
      finding([], { extent: "unsettled" }),
      CLEAR,
      { status: "partial", unseen: { reason: "timed-out" } },
    ],
    [
      "partial if a holder changed each time",
      finding([HELD, CHANGED]),
      CLEAR,
      { status: "partial", processes: [OWNER], unseen: { reason: "vanished" } },
    ],
    [
      "partial if the only holder changed each time",
      finding([CHANGED]),
      CLEAR,
      { status: "partial", processes: [], unseen: { reason: "vanished" } },
    ],
    [
      "partial if the socket was never looked for",
      undefined,
      CLEAR,
      { status: "partial", unseen: { reason: "vanished" } },
    ],
    [
      "partial if the processes could not be listed",
      { holders: [], scan: HIDDEN },
      CLEAR,
      { status: "partial", unseen: HIDDEN },
    ],
  ])("are %s", (_, found, visibility, expected) => {
    const owners = ownersOf(found, visibility, (holder) =>
      holder.status === "described" ? holder.owner : null,
    );
    expect(owners).toMatchObject(expected);
  });
});
