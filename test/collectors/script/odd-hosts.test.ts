import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Owners } from "../../../src/model/listening-socket.ts";
import type { HostPlan } from "../../support-hosts/host-plan.ts";
import { lacks, lacksFile } from "../../support-hosts/requires.ts";
import { recordOnHost, replayed } from "./record-on-host.ts";

const isRunnable = !lacks("root", "namespaces", "perl", "ip");
const isCompiled = !lacksFile("/usr/bin/gcc") && isRunnable;
const folder = mkdtempSync(join(tmpdir(), "odd-host-"));
const program = join(folder, "hidden");

beforeAll(() => {
  const source = new URL("../procfs/fixtures/hidden-thread.c", import.meta.url).pathname;
  if (isCompiled) execFileSync("/usr/bin/gcc", ["-pthread", "-o", program, source]);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function ownersOnTcp(plan: HostPlan, command = "sh"): Promise<readonly Owners[]> {
  const { recordings } = recordOnHost(plan, [command], "sockets owners");
  const tcp = (await replayed(recordings.get(command))).evidence.observations["listening-sockets:tcp"];
  if (tcp?.status !== "observed") throw new Error("The table was not seen.");
  return tcp.facts.sockets.map(({ owners }) => owners);
}

describe.skipIf(!isCompiled)("the script finds a socket that only a thread holds", () => {
  it.each([
    ["after the first thread has ended", []],
    ["in a table of descriptors of its own", ["own"]],
  ])("%s", async (_, words) => {
    const code = `exec(${[program, ...words].map((word) => `"${word}"`).join(", ")});`;
    const [owners] = await ownersOnTcp({ programs: [{ code }], requests: [] });
    expect(owners).toMatchObject({
      status: "complete",
      processes: [{ executable: { status: "observed", value: { path: program, deleted: false } } }],
    });
  });
});

const forgery: HostPlan = {
  programs: [
    { code: `tcp("0.0.0.0", 22); ready($$);` },
    {
      code: `tcp("0.0.0.0", 2222);
        open(my $table, "<", "/proc/net/tcp") or die;
        my ($inode) = map { (split)[9] } grep { /:0016 / } <$table>;
        open(my $file, ">", "${folder}/x\nlrwx------ 1 0 0 64 Jan  1 00:00 7 -> socket:[$inode]") or die;
        push @sockets, $file;
        ready($$);`,
    },
  ],
  requests: [],
};

describe.skipIf(!isRunnable)("a process that forges what the script reads", () => {
  it("by the name of a file that it holds open, becomes no owner of another's socket", async () => {
    const owners = await ownersOnTcp(forgery);
    expect(owners).toMatchObject([
      { status: "complete", processes: [{ comm: "perl" }] },
      { status: "complete", processes: [{ comm: "perl" }] },
    ]);
    expect(owners[0]).not.toEqual(owners[1]);
  });

  it("where ls cannot show such names as they are, makes owners uncertain at the most", async () => {
    const owners = await ownersOnTcp(forgery, 'f() { sed "s/how=-nq/how=-n/" "$1" | sh; }; f');
    expect(owners.every(({ status }) => status === "complete" || status === "partial")).toBe(true);
    expect(owners.some(({ status }) => status === "partial")).toBe(true);
    const all = owners.flatMap((entry) => ("processes" in entry ? entry.processes : []));
    expect(all.length).toBeLessThanOrEqual(owners.length);
  });

  it("by the name of its program, changes nothing else", async () => {
    const file = join(folder, "$(kill $PPID)\n@ end 4\n`reboot`\\c; 'exit'");
    const [owners] = await ownersOnTcp({
      programs: [{ code: `comm("\\n@ x"); tcp("0.0.0.0", 22); ready($$);`, file }],
      requests: [],
    });
    expect(owners).toMatchObject({
      status: "complete",
      processes: [{ comm: "\n@ x", executable: { value: { path: file, deleted: false } } }],
    });
  });
});

describe.skipIf(!isRunnable)("the script on a host with many workers", () => {
  it("starts a few programs for each of them, and digests their program once", async () => {
    const count = `a=$(sh -c 'echo $$'); sh "$1"; b=$(sh -c 'echo $$'); echo $((b - a)) >${folder}/started`;
    const command = `f() { ${count}; }; f`;
    const workers = { code: `tcp("0.0.0.0", 80); child {} for 1 .. 60; ready($$);` };
    const { recordings } = recordOnHost({ programs: [workers], requests: [] }, [command]);
    const recording = recordings.get(command);
    const tcp = (await replayed(recording)).evidence.observations["listening-sockets:tcp"];
    const owners = tcp?.status === "observed" ? tcp.facts.sockets[0]?.owners : undefined;
    const processes = owners?.status === "complete" ? owners.processes : [];
    expect(processes).toHaveLength(61);
    expect(new Set(processes.map(({ digests }) => JSON.stringify(digests))).size).toBe(1);
    expect(processes[60]?.digests).toMatchObject({ status: "observed" });
    expect(recording?.toString("latin1").match(/^ [\da-f]{64} /gm)).toHaveLength(1);
    expect(Number(readFileSync(`${folder}/started`, "utf8"))).toBeLessThan(61 * 8 + 250);
  });
});

describe.skipIf(!isRunnable)("the script on a machine without the tables of Linux", () => {
  it("shows what netstat prints there, and claims nothing of its own about sockets", async () => {
    const tools = "sed cat id date od tr uname readlink";
    const bare = `mkdir ${folder}/bin; for t in ${tools}; do ln -s "$(command -v $t)" ${folder}/bin/; done`;
    const netstat = `printf '#!/bin/sh\\necho "$*: tcp4 0 0 *.22 *.* LISTEN"' >${folder}/bin/netstat`;
    const rest = `chmod +x ${folder}/bin/netstat; mount -t tmpfs none /proc; sed "s|PATH=[^ ]*|PATH=${folder}/bin|" "$1" | /bin/sh`;
    const command = `f() { ${bare}; ${netstat}; ${rest}; }; f`;
    const { recordings } = recordOnHost({ programs: [], requests: [] }, [command]);
    const { evidence, outputs } = await replayed(recordings.get(command));
    expect(outputs).toEqual([
      { format: "netstat", command: "netstat -an", text: "-an: tcp4 0 0 *.22 *.* LISTEN\n" },
    ]);
    expect(Object.keys(evidence.observations)).toEqual(["host", "service-names", "network-interfaces"]);
    expect(evidence.observations["network-interfaces"]).toMatchObject({ status: "unavailable" });
  });
});
