import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Replay } from "../../../src/collectors/script/replay-recording.ts";
import type { EvidenceKey, OwnerDetail } from "../../../src/model/evidence.ts";
import type { ListeningSocket } from "../../../src/model/listening-socket.ts";
import { ALL_PORTS } from "../../../src/model/port-set.ts";
import type { HostPlan } from "../../support-hosts/host-plan.ts";
import { ALL_TABLES, requestsFor, socketsOf } from "../../support-hosts/private-host.ts";
import { lacks, lacksFile } from "../../support-hosts/requires.ts";
import { recordOnHost, replayed } from "./record-on-host.ts";

const DETAILS: readonly OwnerDetail[] = ["md5", "sha256", "package"];
const requests = requestsFor(ALL_TABLES, [{ ports: ALL_PORTS, depth: "every", details: DETAILS }]);
const NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups";
const SHELLS = ["dash", "bash --posix", "busybox sh", "mksh", "ksh93"].filter(
  (shell) => !lacks(shell.split(" ")[0] ?? ""),
);
const isRunnable = !lacks("root", "namespaces", "perl", "ip", "setpriv");

const folder = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const hostile = [
  { code: `tcp("0.0.0.0", 22); tcp("::", 80); tcp("127.0.0.1", 25); udp("0.0.0.0", 68); ready($$);` },
  { code: `comm("a\\n@ end 3"); tcp("0.0.0.0", 8081); ready($$);` },
  { code: `comm("ev) S 1 ("); tcp("0.0.0.0", 8082); ready($$);`, argv0: "/usr/sbin/sshd" },
  { code: `comm("caf\\xe9"); tcp("fd00::128", 8083); ready($$);` },
  { code: `tcp("0.0.0.0", 8084); ready($$);`, file: join(folder, "x\n= $(id)\\c 'q' \"d\" (deleted)") },
  { code: `tcp("0.0.0.0", 8085); ready($$);`, file: join(folder, "gone") },
  { code: `tcp("0.0.0.0", 8090); child {} for 1 .. 3; ready($$);` },
  { code: `tcp("0.0.0.0", 8091, reuseport => 1); ready($$);` },
  { code: `tcp("0.0.0.0", 8091, reuseport => 1); ready($$);` },
  { code: `udp("0.0.0.0", 40000); connected_udp("127.0.0.1", 53); ready($$);` },
  { code: `connected_tcp("127.0.0.1", 25) for 1 .. 40; ready($$);` },
  { code: `tcp("0.0.0.0", 8023); ready($$);`, through: NOBODY.split(" ") },
];

/** The sockets of a replay, all tables in order; throws if one was not seen. */
function replayedSockets({ evidence }: Replay): readonly ListeningSocket[] {
  return ALL_TABLES.flatMap((table) => {
    const observation = evidence.observations[`listening-sockets:${table}`];
    if (observation?.status !== "observed") throw new Error(`${table} was not seen.`);
    return observation.facts.sockets;
  });
}

/** Arguments are never recorded. */
function withoutArguments(sockets: readonly ListeningSocket[]): unknown {
  return JSON.parse(JSON.stringify(sockets, (key, value: unknown) => (key === "arguments" ? null : value)));
}

async function ownersOf(plan: HostPlan, command: string): Promise<readonly ListeningSocket["owners"][]> {
  const { recordings } = recordOnHost(plan, [command]);
  return replayedSockets(await replayed(recordings.get(command))).map(({ owners }) => owners);
}

describe.skipIf(!isRunnable)("the script on a host with hostile processes", () => {
  const plan: HostPlan = {
    setup: [["ip", "addr", "add", "fd00::128/64", "dev", "lo"]],
    programs: hostile,
    after: [["rm", join(folder, "gone")]],
    requests,
  };
  // Some shells make pipes of sockets, so that a pipe is only there if the caller has one.
  const commands = ["", " 2>/dev/null", " <"].flatMap((words) => SHELLS.map((shell) => shell + words));
  const host = isRunnable ? recordOnHost(plan, commands) : null;

  it.each(commands)("run by %s shows what a run on the host sees", async (command) => {
    const direct = socketsOf(host!.report);
    expect(direct).toHaveLength(14);
    expect(direct.every(({ owners }) => owners.status === "complete")).toBe(true);
    const sockets = replayedSockets(await replayed(host!.recordings.get(command)));
    expect(withoutArguments(sockets)).toEqual(withoutArguments(direct));
  });

  it("shows the machine, its addresses and the names of ports", async () => {
    const { evidence } = await replayed(host!.recordings.get("dash"));
    expect(evidence.observations.host).toMatchObject({
      facts: { system: "Linux", privilege: "full", collectedBy: { uid: 0, name: "root" } },
    });
    expect(evidence.observations["network-interfaces"]).toMatchObject({
      facts: [{ name: "lo", addresses: ["127.0.0.1", "fd00::128", "::1"] }],
    });
    const names = evidence.observations["service-names"];
    if (!lacksFile("/etc/services")) expect(names).toMatchObject({ status: "observed" });
  });

  it("tells no arguments, no peers and no passwords' places", () => {
    const text = host!.recordings.get("dash")!.toString("latin1");
    expect(text).not.toContain("/usr/sbin/sshd");
    expect(text).not.toMatch(/ 0100007F:0019 0100007F:[\dA-F]{4} 01 /);
    expect(text).toMatch(/^ root:x:0:$/m);
  });
});

describe.skipIf(!isRunnable)("what the script may not see", () => {
  const plain = [
    { code: `tcp("0.0.0.0", 22); ready($$);` },
    { code: `tcp("0.0.0.0", 8022); ready($$);`, through: NOBODY.split(" ") },
  ];

  it.each(SHELLS)("run by %s of an ordinary user makes owners partial", async (shell) => {
    const owners = await ownersOf({ programs: plain, requests: [] }, `${NOBODY} ${shell}`);
    const unseen = { reason: "missing-privilege" };
    expect(owners).toMatchObject([
      { status: "partial", processes: [], unseen },
      { status: "partial", processes: [{ comm: "perl", effectiveUser: { uid: 65534 } }], unseen },
    ]);
  });

  it("because of hidepid makes owners partial", async () => {
    const setup = [["mount", "-o", "remount,hidepid=2", "/proc"]];
    const owners = await ownersOf({ setup, programs: plain, requests: [] }, `${NOBODY} sh`);
    expect(owners).toMatchObject([
      { status: "partial", unseen: { reason: "missing-privilege" } },
      { status: "partial", unseen: { reason: "missing-privilege" } },
    ]);
  });

  it("without CAP_SYS_PTRACE is not taken for nothing", async () => {
    const limited = "setpriv --bounding-set=-sys_ptrace --inh-caps=-sys_ptrace sh";
    const [first] = await ownersOf({ programs: plain, requests: [] }, limited);
    expect(first).toMatchObject({ status: "partial" });
  });

  it("because something is mounted upon a process hides nothing unnoticed", async () => {
    const after = [["sh", "-c", `mkdir ${folder}/e; mount --bind ${folder}/e /proc/$(pgrep -o perl)`]];
    const owners = await ownersOf({ programs: plain.slice(0, 1), after, requests: [] }, "sh");
    expect(owners).toMatchObject([{ status: "partial", processes: [] }]);
  });

  it("because the machine lacks a tool is never taken for nothing", async () => {
    const tools = "ls sed awk grep readlink cat tr od stat id date xargs sort dpkg-query".split(" ");
    for (const tool of tools) {
      const bare = `${folder}/without-${tool}`;
      const others = [...tools, "uname", "md5sum", "sha256sum", "mkdir"].filter((name) => name !== tool);
      const link = `mkdir -p ${bare}; for t in ${others.join(" ")}; do ln -sf "$(command -v $t)" ${bare}/; done`;
      const command = `f() { ${link}; sed "s|PATH=[^ ]*|PATH=${bare}|;s|^export.*|export LC_ALL PATH|" "$1" | sh; }; f`;
      const { recordings } = recordOnHost({ programs: plain.slice(0, 1), requests: [] }, [command]);
      const statuses = await ownerStatuses(recordings.get(command));
      const isSure = statuses.some((status) => ["complete", "first", "kernel"].includes(status));
      expect([tool, isSure]).toEqual([tool, NEEDED_FOR_DETAILS_ONLY.includes(tool)]);
    }
  });

  it("who owns the sockets, unless it was told to look", async () => {
    const { recordings } = recordOnHost({ programs: plain, requests: [] }, ["sh"], "sockets");
    const sockets = replayedSockets(await replayed(recordings.get("sh")));
    expect(sockets.map(({ owners }) => owners.status)).toEqual(["not-requested", "not-requested"]);
  });

  it("of a program whose digest it was not told to take is not recorded", async () => {
    const { recordings } = recordOnHost({ programs: plain, requests: [] }, ["sh"], "sockets owners");
    const [socket] = replayedSockets(await replayed(recordings.get("sh")));
    expect(socket?.owners).toMatchObject({ status: "complete" });
    expect(JSON.stringify(socket)).not.toContain("digests");
  });
});

const NEEDED_FOR_DETAILS_ONLY = ["readlink", "stat", "sort", "dpkg-query"];

async function ownerStatuses(recording: Buffer | undefined): Promise<readonly string[]> {
  try {
    const { evidence } = await replayed(recording);
    const key: EvidenceKey = "listening-sockets:tcp";
    const tcp = evidence.observations[key];
    if (tcp?.status !== "observed") return ["unavailable"];
    return tcp.facts.sockets.map(({ owners }) => owners.status);
  } catch {
    return ["refused"];
  }
}
