import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { OwnerWish } from "../../../src/model/evidence.ts";
import type { HostProgram } from "../../support-hosts/host-plan.ts";
import { onPrivateHost, ownerOf, requestsFor } from "../../support-hosts/private-host.ts";
import { lacks } from "../../support-hosts/requires.ts";

const folder = mkdtempSync(join(tmpdir(), "dotaudit-packages-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const WISH: OwnerWish = { ports: [[22, 22]], depth: "every", details: ["package"] };
const code = `tcp("0.0.0.0", 22); ready($$);`;

function packageOf(program: HostProgram, after: readonly (readonly string[])[] = []): unknown {
  const report = onPrivateHost({ programs: [program], after, requests: requestsFor(["tcp"], [WISH]) });
  return ownerOf(report, 22).package;
}

describe.skipIf(lacks("root", "namespaces", "perl", "ip", "dpkg"))("the package of an owner", () => {
  it("is the one that dpkg names, unchanged", () => {
    const name = execFileSync("dpkg", ["-S", "/usr/bin/perl"], { encoding: "utf8" }).split(":")[0];
    expect(packageOf({ code })).toMatchObject({
      status: "observed",
      value: { name, manager: "dpkg", integrity: { status: "observed", value: "unchanged" } },
    });
  });

  it("is none for a program that somebody put there", () => {
    expect(packageOf({ code, file: join(folder, "backdoor") })).toEqual({ status: "observed", value: null });
  });

  it("is not told by a path in another file system", () => {
    const root = join(folder, "root");
    // The same path and the same bytes, but not the file that the package installed.
    const script = `mkdir -p ${root}; mount -t tmpfs tmpfs ${root}; mkdir -p ${root}/usr/bin;
      cp /usr/bin/perl ${root}/usr/bin/perl; mount --bind ${root}/usr/bin/perl /usr/bin/perl; exec "$@"`;
    const through = ["unshare", "-m", "sh", "-c", script, "sh"];
    expect(packageOf({ code, through })).toMatchObject({ status: "unavailable", reason: "not-supported" });
  });
});
