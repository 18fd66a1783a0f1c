import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readParameters } from "../../../src/collectors/kernel/read-parameters.ts";
import { systemAt } from "../../checks/host-state/finding-on.ts";
import { lacks, lacksFile } from "../../support-hosts/requires.ts";

const TOOL = "/usr/lib/systemd/systemd-sysctl";
const root = mkdtempSync(join(tmpdir(), "sysctl-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** Without meaning of its own, and set in one interface it leaves the others alone. */
const INTERFACES = ["all", "lo", "d0", "d0.1"];
const NAMES = [
  "net.ipv4.conf.all.tag",
  "net/ipv4/conf/lo/tag",
  "/net/ipv4//conf/lo/tag",
  "net.ipv4.conf.d0.tag",
  "net.ipv4.conf.d0/1.tag",
  "net/ipv4/conf/d0.1/tag",
  "net.ipv4.conf.*.tag",
  "net.ipv4.conf.d*.tag",
  "net/ipv4/conf/d0?1/tag",
  "net.ipv4.conf.[!d]*.tag",
  "net.*.conf.lo.tag",
];

const value = fc.constantFrom(" = 1", "=2", " =3 ", "\t=\t4");
const setting = fc.tuple(fc.constantFrom("", "-"), fc.constantFrom(...NAMES), value);
const line = fc.oneof(
  { weight: 6, arbitrary: setting.map((parts) => parts.join("")) },
  { weight: 2, arbitrary: fc.constantFrom(...NAMES).map((name) => `-${name}`) },
  { weight: 1, arbitrary: fc.constantFrom("", "# net.ipv4.conf.lo.tag = 9", "; x", "net.ipv4.conf.lo.tag") },
);
const CONFIGURATIONS = fc.sample(fc.array(line, { maxLength: 9 }), { numRuns: 150, seed: 17 });

/** Sets each configuration on interfaces of its own, one after the other, and prints what became of it. */
const SCRIPT = `cd "$1"
ip link add d0 type veth peer name d0.1
for number in $(seq 0 ${CONFIGURATIONS.length - 1}); do
  for name in ${INTERFACES.join(" ")}; do echo 0 > "/proc/sys/net/ipv4/conf/$name/tag"; done
  ${TOOL} "$1/$number.conf" 2> /dev/null
  for name in ${INTERFACES.join(" ")}; do cat "/proc/sys/net/ipv4/conf/$name/tag"; done | paste -sd " "
done`;

function told(): readonly string[] {
  for (const [number, lines] of CONFIGURATIONS.entries())
    writeFileSync(join(root, `${number}.conf`), `${lines.join("\n")}\n`);
  const { stdout } = spawnSync("unshare", ["-n", "sh", "-c", SCRIPT, "sh", root], { encoding: "utf8" });
  return stdout.trim().split("\n");
}

function ours(lines: readonly string[]): string {
  const folder = mkdtempSync(join(root, "at-"));
  mkdirSync(join(folder, "etc/sysctl.d"), { recursive: true });
  writeFileSync(join(folder, "etc/sysctl.d/a.conf"), lines.join("\n"));
  const system = systemAt(folder);
  const requests = INTERFACES.map(
    (name) => ({ kind: "kernel-parameter", name: `net/ipv4/conf/${name}/tag` }) as const,
  );
  const seen = readParameters(system.target, requests).map((one) =>
    one.status === "observed" && one.facts.configured.status === "observed"
      ? (one.facts.configured.value.at(-1)?.value ?? "0")
      : "unseen",
  );
  system.close();
  return seen.join(" ");
}

describe("what files set for a parameter", () => {
  it.skipIf(lacks("root", "namespaces", "ip") || lacksFile(TOOL))(
    "is what systemd-sysctl sets, in 150 configurations with patterns and exclusions",
    { timeout: 120_000 },
    () => {
      const found = CONFIGURATIONS.map((lines) => `${lines.join("|")}: ${ours(lines)}`);
      const wanted = told();
      expect(new Set(wanted).size).toBeGreaterThan(30);
      expect(found).toEqual(
        CONFIGURATIONS.map((lines, index) => `${lines.join("|")}: ${wanted[index] ?? ""}`),
      );
    },
  );
});
