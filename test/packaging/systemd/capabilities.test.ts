import { createHash } from "node:crypto";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { scratchFolder } from "../../cli/audit-command.ts";
import type { HostPlan } from "../../support-hosts/host-plan.ts";
import { EVERY_OWNER, onPrivateHost, requestsFor, socketsOf } from "../../support-hosts/private-host.ts";
import type { SocketOwner } from "../../../src/model/process.ts";
import { lacks } from "../../support-hosts/requires.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

/** As the unit runs the service: a user of its own, with the capabilities that its text names. */
const unit = readFileSync("packaging/systemd/dotaudit-watch.service", "utf8");
const capabilities = (/^AmbientCapabilities=(.*)$/m.exec(unit)?.[1] ?? "")
  .split(" ")
  .map((name) => `+${name.replace("CAP_", "").toLowerCase()}`)
  .join(",");
const USER = ["--reuid=64999", "--regid=64999", "--clear-groups", "--no-new-privs"];
const SETS = ["--inh-caps", "--ambient-caps", "--bounding-set"].map((set) => `${set}=-all,${capabilities}`);
const AS_SERVICE = ["setpriv", ...USER, ...SETS];
const AS_OTHER = (uid: number) => ["setpriv", `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups"];

const own = join(scratch.folder, "only-root-can-read-me");
const programs = [
  { code: `tcp("0.0.0.0", 22); ready($$);`, file: own },
  { code: `tcp("0.0.0.0", 8022); ready($$);`, through: AS_OTHER(64000) },
  { code: `tcp("0.0.0.0", 9022); ready($$);`, through: AS_OTHER(64001) },
];
const wishes = [{ ...EVERY_OWNER, details: ["sha256"] }] as const;
const plan: HostPlan = { programs, after: [["chmod", "700", own]], requests: requestsFor(["tcp"], wishes) };

function ownersSeen(collectThrough: readonly string[]) {
  return socketsOf(onPrivateHost({ ...plan, collectThrough }, "own")).map(({ port, owners }) => [
    port,
    owners.status,
    ...("processes" in owners ? owners.processes.map(wordsOf) : []),
  ]);
}

function wordsOf({ realUser, digests }: SocketOwner): string {
  const digest = digests?.status === "observed" ? digests.value.sha256 : digests?.reason;
  return `${realUser?.uid ?? "?"} ${digest ?? "?"}`;
}

const SHA256 = createHash("sha256").update(readFileSync("/usr/bin/perl")).digest("hex");

const POLICY = `<check_type:"Unix">
${[22, 8022, 9022]
  .map(
    (port) => `<custom_item>
type : AUDIT_PROCESS_ON_PORT
description : "Only this program on ${port}"
port_type : TCP
ports : "${port}"
name : "perl|only-root-can-read-me"
sha256 : "${SHA256}"
</custom_item>`,
  )
  .join("\n")}
</check_type>
`;

describe.skipIf(lacks("root", "namespaces", "perl", "ip", "setpriv"))("the capabilities of the unit", () => {
  it("are enough to see every owner and to read every program", () => {
    expect(ownersSeen(AS_SERVICE)).toEqual([
      [22, "complete", `0 ${SHA256}`],
      [8022, "complete", `64000 ${SHA256}`],
      [9022, "complete", `64001 ${SHA256}`],
    ]);
  });

  it.each([
    ["sys_ptrace", [22, "partial"]],
    ["dac_read_search", [22, "partial"]],
  ])("are not enough without %s", (name, first) => {
    const without = AS_SERVICE.map((word) => word.replace(new RegExp(`,\\+${name}`), ""));
    expect(ownersSeen(without)[0]).toEqual(first);
  });

  it("are enough for a whole run that passes", () => {
    chmodSync(scratch.folder, 0o755);
    const policy = scratch.put("owners.audit", POLICY);
    const run = [...AS_SERVICE, process.execPath, "src/cli/main.ts", "run", policy, "-o", "json"];
    const { witnesses } = onPrivateHost({ ...plan, witnesses: [run] });
    expect(JSON.parse(witnesses[0] ?? "")).toMatchObject({ counts: { PASSED: 3, FAILED: 0, ERROR: 0 } });
  });
});
