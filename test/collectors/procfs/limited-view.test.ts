import { readdirSync, readlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { HostPlan } from "../../support-hosts/host-plan.ts";
import { onPrivateHost, requestsFor, socketsOf } from "../../support-hosts/private-host.ts";
import { lacks } from "../../support-hosts/requires.ts";

const AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
const programs = [
  { code: `tcp("0.0.0.0", 22); ready($$);` },
  { code: `tcp("0.0.0.0", 8022); ready($$);`, through: AS_NOBODY },
];
const requests = requestsFor(["tcp"]);

function ownersByPort(plan: HostPlan, processes: "own" | "shared" = "own"): readonly object[] {
  return socketsOf(onPrivateHost(plan, processes)).map(({ owners }) => owners);
}

describe.skipIf(lacks("root", "namespaces", "perl", "ip", "setpriv"))("what cannot be seen", () => {
  it("of other users' processes makes owners partial, and says which privilege is missing", () => {
    const unseen = {
      reason: "missing-privilege",
      detail: expect.stringContaining("CAP_SYS_PTRACE") as string,
    };
    expect(ownersByPort({ programs, requests, collectThrough: AS_NOBODY })).toMatchObject([
      { status: "partial", processes: [], unseen },
      { status: "partial", processes: [{ comm: "perl", effectiveUser: { uid: 65534 } }], unseen },
    ]);
  });

  it("because of hidepid makes owners partial, and says so", () => {
    const setup = [["mount", "-o", "remount,hidepid=2", "/proc"]];
    const unseen = { reason: "missing-privilege", detail: expect.stringContaining("hidepid=") as string };
    expect(ownersByPort({ setup, programs, requests, collectThrough: AS_NOBODY })).toMatchObject([
      { status: "partial", processes: [], unseen },
      { status: "partial", processes: [{ comm: "perl" }], unseen },
    ]);
  });

  it("by others because of hidepid is seen by root", () => {
    const setup = [["mount", "-o", "remount,hidepid=2", "/proc"]];
    expect(ownersByPort({ setup, programs, requests })).toMatchObject([
      { status: "complete" },
      { status: "complete" },
    ]);
  });

  it("by root without CAP_SYS_PTRACE is not taken for nothing", () => {
    const collectThrough = ["setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace"];
    const [first] = ownersByPort({ programs, requests, collectThrough });
    // Other processes of the same user with more capabilities may not be looked into.
    expect(first).toMatchObject({ status: "partial" });
  });

  it("outside of the PID namespace keeps a socket without a holder from being called the kernel's", () => {
    const vxlan = [
      ["ip", "link", "add", "vx0", "type", "vxlan", "id", "5", "dstport", "4790", "local", "127.0.0.1"],
      ["ip", "link", "set", "vx0", "up"],
    ];
    const plan = { setup: vxlan, programs: [], requests: requestsFor(["udp"]) };
    if (lacksVxlan()) return;
    expect(ownersByPort(plan)).toMatchObject([
      {
        status: "partial",
        processes: [],
        unseen: { reason: "not-supported", detail: expect.stringContaining("PID namespace") as string },
      },
    ]);
    // Even root may be kept from some processes (lockdown); then nothing may be said of the kernel.
    const [owners] = ownersByPort(plan, "shared");
    if (isEveryProcessReadable()) expect(owners).toEqual({ status: "kernel" });
    else expect(owners).toMatchObject({ status: "partial", unseen: { reason: "missing-privilege" } });
  });
});

function isEveryProcessReadable(): boolean {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .every((pid) => {
      try {
        readlinkSync(`/proc/${pid}/exe`);
        return true;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code !== "EACCES";
      }
    });
}

function lacksVxlan(): boolean {
  try {
    onPrivateHost({
      setup: [["ip", "link", "add", "vx0", "type", "vxlan", "id", "5", "dstport", "4790"]],
      programs: [],
      requests: [],
    });
    return false;
  } catch {
    console.warn("SKIPPED: this kernel cannot make a VXLAN interface, whose socket the kernel itself holds.");
    return true;
  }
}
