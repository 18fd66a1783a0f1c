import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import { findingOn, systemAt } from "../../checks/host-state/finding-on.ts";
import { symlinkTo, write } from "../systemd-unit/unit-root.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

const SYSCTL = 'type : SYSCTL_CHECK\nname : "kernel.sysrq"\nvalue : "0"\nsource : CONFIGURED';
const MODULE = 'type : KERNEL_MODULE\nname : "cramfs"\nstatus : DISABLED\nsource : CONFIGURED';
const UNIT = 'type : SYSTEMD_UNIT\nunit : "a"\nenabled : "disabled"';
const TFTP = 'type : XINETD_SVC\nservice : "tftp"\nstatus : OFF';
const MOUNT = 'type : MOUNT_OPTION\nmount : "/b"\noption : "nodev"\nsource : CONFIGURED';

interface Case {
  readonly title: string;
  readonly item: string;
  readonly status: FindingStatus;
  make(root: string): void;
}

const files = (entries: Readonly<Record<string, string>>) => (root: string) => {
  for (const [path, text] of Object.entries(entries)) write(root, path, text);
};
const UNIT_PLACE = "etc/systemd/system/a.service";
const SYSTEMD = "usr/lib/systemd/system/systemd-sysctl.service";

const CASES: readonly Case[] = [
  {
    title: "sysctl.conf counts last without systemd",
    item: SYSCTL,
    status: "PASSED",
    make: files({ "etc/sysctl.d/99-z.conf": "kernel.sysrq=1\n", "etc/sysctl.conf": "kernel.sysrq=0\n" }),
  },
  {
    title: "sysctl.conf that systemd does not read sets nothing",
    item: SYSCTL,
    status: "FAILED",
    make: files({ "etc/sysctl.conf": "kernel.sysrq=0\n", [SYSTEMD]: "" }),
  },
  {
    title: "sysctl.conf that is linked for systemd counts in its place",
    item: SYSCTL,
    status: "PASSED",
    make: (root) => {
      files({
        "etc/sysctl.conf": "kernel.sysrq=0\n",
        "etc/sysctl.d/1.conf": "kernel.sysrq=1",
        [SYSTEMD]: "",
      })(root);
      symlinkTo(root, "etc/sysctl.d/99-sysctl.conf", "../sysctl.conf");
    },
  },
  {
    title: "a line without a value takes back the one before it",
    item: SYSCTL,
    status: "FAILED",
    make: files({ "etc/sysctl.d/a.conf": "kernel.sysrq=0\n-kernel.sysrq\n" }),
  },
  {
    title: "more patterns than can be matched",
    item: SYSCTL,
    status: "ERROR",
    make: files({ "etc/sysctl.d/a.conf": "k*/x=1\n".repeat(90_000) }),
  },
  {
    title: "more text in sysctl.d than can be looked through",
    item: SYSCTL,
    status: "ERROR",
    make: files(
      Object.fromEntries([1, 2, 3].map((number) => [`etc/sysctl.d/${number}.conf`, "#".repeat(900_000)])),
    ),
  },
  {
    title: "more lines of modprobe.d than can be looked through",
    item: MODULE,
    status: "ERROR",
    make: files({
      "etc/modprobe.d/a.conf": "install c* /bin/false\n".repeat(40_000),
      "lib/modules/1/modules.dep": "kernel/cramfs.ko:\n",
      "lib/modules/1/modules.builtin": "",
    }),
  },
  {
    title: "more folders of kernels than are looked into",
    item: MODULE,
    status: "ERROR",
    make: (root) => {
      for (let number = 0; number < 101; number += 1)
        mkdirSync(join(root, `lib/modules/${number}`), { recursive: true });
    },
  },
  {
    title: "a list of modules that is one long name",
    item: MODULE,
    status: "PASSED",
    make: files({
      "lib/modules/1/modules.dep": `${"a".repeat(4_000_000)}:\n`,
      "lib/modules/1/modules.builtin": "a".repeat(4_000_000),
    }),
  },
  {
    title: "a unit of forty thousand wishes",
    item: UNIT,
    status: "PASSED",
    make: files({ [UNIT_PLACE]: "[Install]\nWantedBy=x\n".repeat(40_000) }),
  },
  {
    title: "a unit that is too long to be read",
    item: UNIT,
    status: "ERROR",
    make: files({ [UNIT_PLACE]: "[Install]\nWantedBy=x\n".repeat(60_000) }),
  },
  {
    title: "a folder in the place of a unit",
    item: UNIT,
    status: "ERROR",
    make: files({ [`${UNIT_PLACE}/x`]: "" }),
  },
  {
    title: "folders of units that lead to themselves",
    item: UNIT,
    status: "PASSED",
    make: (root) => {
      files({ [UNIT_PLACE]: "[Install]\nWantedBy=x\n" })(root);
      symlinkTo(root, "etc/systemd/system/self.wants", ".");
      symlinkTo(root, "usr/lib/systemd/system", "/etc/systemd/system");
    },
  },
  {
    title: "units below a link that leads to itself",
    item: UNIT,
    status: "ERROR",
    make: (root) => {
      symlinkTo(root, "etc/systemd/system", "system");
    },
  },
  {
    title: "xinetd files that include each other many times",
    item: TFTP,
    status: "FAILED",
    make: files({
      "etc/xinetd.conf": "include /etc/xinetd.conf\ninclude /etc/b\n".repeat(1_000),
      "etc/b": `${"include /etc/xinetd.conf\n".repeat(1_000)}service tftp\n{\n}\n`,
    }),
  },
  {
    title: "xinetd files that include each other too deep",
    item: TFTP,
    status: "ERROR",
    make: files(
      Object.fromEntries(
        Array.from({ length: 12 }, (_, number) => [
          number === 0 ? "etc/xinetd.conf" : `etc/x${number}`,
          number === 11 ? "service tftp\n{\n}\n" : `include /etc/x${number + 1}\n`,
        ]),
      ),
    ),
  },
  {
    title: "an fstab that is too long to be read",
    item: MOUNT,
    status: "ERROR",
    make: files({ "etc/fstab": "a /b ext4 nodev 0 0\n".repeat(60_000) }),
  },
  {
    title: "an fstab with a point of slashes",
    item: MOUNT,
    status: "PASSED",
    make: files({ "etc/fstab": `a ${"/".repeat(500_000)}x ext4 defaults 0 0\na /b// ext4 nodev 0 0\n` }),
  },
];

describe("a host that means no good", () => {
  it.each(CASES)("$title: $status", { timeout: 120_000 }, async (host) => {
    const root = mkdtempSync(join(tmpdir(), "hostile-"));
    roots.push(root);
    write(root, "etc/passwd", "");
    host.make(root);
    const system = systemAt(root);
    const finding = await findingOn(system.target, host.item);
    system.close();
    expect(finding.status, JSON.stringify(finding.verdict).slice(0, 1_000)).toBe(host.status);
  });
});
