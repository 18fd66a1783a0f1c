import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { officialAddresses } from "../../../src/collectors/official-addresses/official-addresses.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { Target } from "../../../src/targets/target.ts";
import { rootedFiles } from "../../support-hosts/rooted-files.ts";

const folder = mkdtempSync(join(tmpdir(), "official-"));
mkdirSync(join(folder, "etc"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** This machine with another name and another file of hosts. */
async function observed(hosts: string | null, hostname = "auditbox") {
  const path = join(folder, "etc/hosts");
  rmSync(path, { force: true });
  if (hosts !== null) writeFileSync(path, hosts);
  const local = localTarget();
  const target: Target = {
    ...local,
    files: rootedFiles(folder),
    identity: () => ({ ...local.identity(), hostname }),
  };
  const [observation] = await officialAddresses.collect(target, [{ kind: "official-addresses" }]);
  return observation;
}

describe("the addresses of the host's own name", () => {
  it.each([
    [
      "every line that names it",
      "127.0.0.1 localhost\n192.0.2.1 auditbox.example.org auditbox\nfd00::0:1 auditbox\n",
      ["192.0.2.1", "fd00::1"],
    ],
    ["Debian's line", "127.0.1.1\tauditbox.example.org\tauditbox\n", ["127.0.1.1"]],
    ["any case", "192.0.2.1 AuditBox # ours\n192.0.2.1 auditbox\n", ["192.0.2.1"]],
  ])("are those of %s", async (_says, hosts, addresses) => {
    expect(await observed(hosts)).toEqual({
      status: "observed",
      source: "/etc/hosts",
      facts: { name: "auditbox", addresses },
    });
  });

  it.each([
    ["a file that does not name it", "127.0.0.1 localhost\n# 192.0.2.1 auditbox\nx auditbox\n"],
    ["an empty file", ""],
    ["no file", null],
  ])("are not known from %s", async (_says, hosts) => {
    expect(await observed(hosts)).toMatchObject({ status: "unavailable", reason: "missing-source" });
  });
});
