import { describe, expect, it } from "vitest";
import { importEvidence } from "../../src/app/import-evidence.ts";
import { foreignFormats } from "../../src/collectors/foreign/index.ts";
import type { EvidenceGap } from "../../src/model/observation.ts";
import type { SocketOwner } from "../../src/model/process.ts";
import { lacksShared, sharedText } from "../collectors/shared-folder.ts";
import { trueSockets } from "../collectors/foreign/shown-sockets/host-state.ts";

const NETSTAT = `Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      116/sshd
tcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN      117/nginx: worker p
`;
const LSOF = `COMMAND  PID     USER   FD   TYPE DEVICE SIZE/OFF NODE NAME
sshd     116     root    3u  IPv4  11111      0t0  TCP *:22 (LISTEN)
nginx    117 www-data    6u  IPv4  11112      0t0  TCP *:80 (LISTEN)
`;
const HEADER = "UID          PID    PPID  C STIME TTY          TIME CMD";
const ROOT = "root         116      55  0 23:07 ?        00:00:00 /usr/sbin/sshd -D";
const WORKER = "www-data     117     100  0 23:07 ?        00:00:00 nginx: worker process";
const ps = (...rows: readonly string[]) => `${[HEADER, ...rows].join("\n")}\n`;

type Named = readonly [format: string, text: string];

/** Owners, source and notes of the table of TCP over IPv4. */
function tcpOf(...texts: readonly Named[]): {
  readonly owners: readonly SocketOwner[];
  readonly source: string;
  readonly gaps: readonly EvidenceGap[];
} {
  const evidence = importEvidence(
    texts.map(([id, text]) => ({
      origin: `${id}.txt`,
      format: foreignFormats.find((format) => format.id === id)!,
      text,
    })),
  );
  if (evidence.status === "several-hosts") throw new Error(evidence.message);
  const table = evidence.recording.observations["listening-sockets:tcp"];
  if (table?.status !== "observed") throw new Error("The table was not seen.");
  const { sockets, gaps } = table.facts;
  const owners = sockets.flatMap(({ owners: all }) => ("processes" in all ? all.processes : []));
  return { owners, source: table.source, gaps };
}

describe("a list of processes beside a list of sockets", () => {
  it("gives the owners their user, parent and command line, and never an executable", () => {
    const { owners, source, gaps } = tcpOf(["netstat", NETSTAT], ["ps", ps(ROOT, WORKER)]);
    expect(owners).toMatchObject([
      {
        pid: 116,
        parentPid: 55,
        comm: "sshd",
        arguments: ["/usr/sbin/sshd -D"],
        effectiveUser: { uid: 0, name: "root" },
        realUser: null,
        startedAt: null,
        executable: { status: "unavailable" },
      },
      {
        pid: 117,
        parentPid: 100,
        arguments: ["nginx: worker process"],
        effectiveUser: { uid: null, name: "www-data" },
      },
    ]);
    expect(source).toBe(
      "netstat of Linux (netstat.txt) and ps with UID PID PPID C STIME TTY TIME CMD (ps.txt)",
    );
    expect(gaps).toEqual([]);
  });

  it("leaves owners as they are that it does not show", () => {
    const [, bare] = tcpOf(["netstat", NETSTAT]).owners;
    const { owners, source } = tcpOf(["netstat", NETSTAT], ["ps", ps(ROOT)]);
    expect(owners[1]).toEqual(bare);
    expect(source).toContain("and ps with");
    expect(tcpOf(["netstat", NETSTAT], ["ps", ps(ROOT.replace("116", "118"))]).source).not.toContain(
      "ps with",
    );
  });

  it("agrees with a list that names the same users, and adds what that lacks", () => {
    const { owners, gaps } = tcpOf(["lsof", LSOF], ["ps", ps(ROOT, WORKER)]);
    expect(owners).toMatchObject([
      { parentPid: 55, effectiveUser: { uid: 0, name: "root" } },
      { parentPid: 100, effectiveUser: { uid: null, name: "www-data" } },
    ]);
    expect(gaps).toEqual([]);
  });

  it("gives the number of a user that another text gives the name of", () => {
    const { owners } = tcpOf(["lsof", LSOF], ["ps", ps(WORKER.replace("www-data", "33      "))]);
    expect(owners[1]).toMatchObject({ effectiveUser: { uid: 33, name: "www-data" } });
  });

  it("is not believed, nor is the user, where it contradicts another text, which is a note", () => {
    const { owners, gaps } = tcpOf(["lsof", LSOF], ["ps", ps(ROOT, WORKER.replace("www-data", "nobody  "))]);
    expect(owners[1]).toMatchObject({ parentPid: null, arguments: null, effectiveUser: null });
    expect(gaps.map(({ detail }) => detail)).toEqual([
      "ps with UID PID PPID C STIME TTY TIME CMD (ps.txt) tells something else of process 117.",
    ]);
  });

  it("says nothing of a process that two lists contradict each other in", () => {
    const { owners, gaps } = tcpOf(
      ["netstat", NETSTAT],
      ["ps", ps(ROOT)],
      ["ps", ps(ROOT.replace(" 55", " 56"))],
    );
    expect(owners[0]).toMatchObject({ parentPid: null, effectiveUser: null });
    expect(gaps.map(({ detail }) => detail)).toEqual([
      "The lists of processes contradict each other in process 116.",
    ]);
  });

  it("that is none is a note", () => {
    const { owners, gaps } = tcpOf(["netstat", NETSTAT], ["ps", "ps: not found\n"]);
    expect(owners).toEqual(tcpOf(["netstat", NETSTAT]).owners);
    expect(gaps.map(({ detail }) => detail)).toEqual(["ps (ps.txt), line 1: This is no list of processes."]);
  });

  it.skipIf(lacksShared("recordings/local"))("names every owner of a host whose sockets are known", () => {
    const read = (file: string) => sharedText(`recordings/local/${file}`);
    const { owners } = tcpOf(["ss", read("ss-lntup.out")], ["ps", read("ps-ef.out")]);
    const pids = new Set(trueSockets().flatMap((socket) => socket.pids));
    expect(owners.length).toBeGreaterThanOrEqual(13);
    expect(owners.filter(({ pid }) => !pids.has(pid))).toEqual([]);
    for (const owner of owners) {
      expect(owner.executable.status).toBe("unavailable");
      expect(owner.effectiveUser).not.toBeNull();
      expect(owner.parentPid).not.toBeNull();
      expect(owner.arguments).toHaveLength(1);
    }
  });
});

it("answers of rmsock name the owners of netstat beside them", () => {
  const netstat = `Active Internet connections (including servers)
PCB/ADDR         Proto Recv-Q Send-Q  Local Address      Foreign Address    (state)
f10002000008abb0 tcp4       0      0  *.13               *.*                LISTEN
`;
  const rmsock = "The socket 0x8a808 is being held by proccess 213100 (inetd).\n";
  const { owners, gaps } = tcpOf(["netstat", netstat], ["rmsock", rmsock]);
  expect(owners).toMatchObject([{ pid: 213_100, comm: "inetd", executable: { status: "unavailable" } }]);
  expect(gaps).toEqual([]);
  expect(tcpOf(["netstat", netstat], ["rmsock", "socket 0x258d008 is removed.\n"]).gaps).toHaveLength(1);
});
