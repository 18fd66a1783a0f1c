import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import type { Item } from "../item-text.ts";
import type { ScratchEntries } from "../scratch-host.ts";
import { scratchFamily } from "./scratch-family.ts";

const SYSCTL_FILES = [
  "/etc/sysctl.d/10-a.conf",
  "/etc/sysctl.d/99-z.conf",
  "/usr/lib/sysctl.d/10-a.conf",
  "/usr/lib/sysctl.d/50-b.conf",
  "/run/sysctl.d/50-b.conf",
  "/usr/local/lib/sysctl.d/70-c.conf",
  "/etc/sysctl.d/70-c.conf~",
  "/etc/sysctl.conf",
] as const;
const KEYS = [
  "net.ipv4.ip_forward",
  "net/ipv4/ip_forward",
  "-net.ipv4.ip_forward",
  "net.ipv4.conf.all.rp_filter",
  "net.ipv4.conf.*.rp_filter",
  "net.ipv4.conf.eth0/1.rp_filter",
  "net/ipv4/conf/eth0.1/rp_filter",
  "kernel.printk",
] as const;
const VALUES = ["0", "1", "2", " 1 ", "3 4 1 3", "3\t4 1  3", "-1"] as const;
const MODULE_FILES = [
  "/etc/modprobe.d/a.conf",
  "/etc/modprobe.d/b.conf",
  "/usr/lib/modprobe.d/a.conf",
  "/usr/lib/modprobe.d/c.conf",
  "/run/modprobe.d/z.conf",
  "/etc/modprobe.d/a.off",
] as const;
const INSTALLS = [
  "install cramfs /bin/false",
  "install cramfs /bin/true",
  "install usb-storage /bin/false",
  "install usb_storage /sbin/modprobe --ignore-install usb-storage",
  "install udf /bin/echo no",
  "blacklist udf",
  "# install udf /bin/false",
  "install \\\n  udf /bin/true",
  "options cramfs x=1",
] as const;
const MODULES = ["cramfs", "udf", "usb-storage", "ext4", "dccp"] as const;
const FSTAB = [
  "# a line",
  "/dev/sda1 / ext4 errors=remount-ro 0 1",
  "/dev/sda2 none swap sw 0 0",
  "",
] as const;
const PLACES = ["/tmp", "/var/log", "/srv/my data", "/home"] as const;
const OPTIONS = [
  "defaults",
  "nodev,nosuid",
  "nodev,nosuid,noexec",
  "rw,size=1g,mode=1777,nodev",
  "ro",
] as const;

/** What the files of a system at rest say of the kernel's parameters, its modules and its mounts. */
export const kernel: Family = scratchFamily({
  name: "kernel",
  needs: ["systemd-analyze", "modprobe", "findmnt"],
  hosts: 5,
  state: (chance) => ({ "/etc": {}, ...parameters(chance), ...modules(chance), ...mounts(chance) }),
  items: (chance) => [1, 2, 3].flatMap(() => [sysctlItem(chance), moduleItem(chance), mountItem(chance)]),
});

function someFiles(chance: Chance, paths: readonly string[], line: () => string): ScratchEntries {
  const chosen = paths.filter(() => chance.once(2));
  return Object.fromEntries(
    chosen.map((path) => [path, Array.from({ length: chance.below(4) }, () => `${line()}\n`).join("")]),
  );
}

function parameters(chance: Chance): ScratchEntries {
  return someFiles(chance, SYSCTL_FILES, () => {
    if (chance.once(12))
      return chance.pick(["# net.ipv4.ip_forward=1", "; a", "-net.ipv4.conf.all.rp_filter"]);
    return `${chance.pick(["", "  "])}${chance.pick(KEYS)}${chance.pick(["=", " = "])}${chance.pick(VALUES)}`;
  });
}

function modules(chance: Chance): ScratchEntries {
  const files = someFiles(chance, MODULE_FILES, () => chance.pick(INSTALLS));
  if (chance.once(8)) return files;
  const kernels = chance.once(2) ? ["6.1.0-1-amd64"] : ["6.1.0-1-amd64", "6.1.0-2-amd64"];
  const lists = kernels.flatMap((kernel) => {
    const present = MODULES.filter(() => !chance.once(3));
    const dependencies = present.map((name) => `kernel/fs/${name}.ko${chance.pick(["", ".xz"])}:\n`).join("");
    const builtin = chance.once(4) ? "kernel/fs/udf/udf.ko\n" : "kernel/fs/ext2/ext2.ko\n";
    return [
      [`/lib/modules/${kernel}/modules.dep`, dependencies],
      [`/lib/modules/${kernel}/modules.builtin`, builtin],
    ];
  });
  return { ...files, ...(Object.fromEntries(lists) as ScratchEntries) };
}

function mounts(chance: Chance): ScratchEntries {
  const lines = Array.from({ length: chance.below(6) }, () =>
    chance.once(5)
      ? chance.pick(FSTAB)
      : `/dev/sdb${chance.below(4)} ${chance.pick(PLACES).replace(" ", String.raw`\040`)}\t${chance.pick(["ext4", "xfs", "tmpfs"])} ${chance.pick(OPTIONS)} 0 2`,
  );
  const entries: Record<string, ScratchEntries[string]> = {};
  if (!chance.once(6)) entries["/etc/fstab"] = `${lines.join("\n")}\n`;
  for (const folder of ["/etc/systemd/system", "/usr/lib/systemd/system"])
    if (chance.once(3)) entries[`${folder}/tmp.mount`] = mountUnit(chance);
  if (chance.once(2))
    entries["/etc/systemd/system/local-fs.target.wants/tmp.mount"] = {
      leadsTo: "/usr/lib/systemd/system/tmp.mount",
    };
  return entries;
}

function mountUnit(chance: Chance): string {
  return `[Unit]\nDescription=x\n[Mount]\nWhat=tmpfs\nWhere=/tmp\nType=tmpfs\nOptions=${chance.pick(OPTIONS)}\n`;
}

function sourceOf(chance: Chance, now: string): Readonly<Record<string, string>> {
  return chance.once(4)
    ? chance.once(2)
      ? {}
      : { source: chance.pick([now, "BOTH"]) }
    : { source: "CONFIGURED" };
}

function sysctlItem(chance: Chance): Item {
  const name = chance.pick([
    "net.ipv4.ip_forward",
    "net/ipv4/ip_forward",
    "net.ipv4.conf.all.rp_filter",
    "net.ipv4.conf.eth0/1.rp_filter",
    "kernel.printk",
  ]);
  const value = chance.pick([
    "0",
    "1",
    ["1", "2"],
    ["0", "1", "2"],
    ["3 4 1 3", "0"],
    ["3 4 1 3", "1", "2"],
    "[0..1]",
    "[1..MAX]",
    "[MIN..0]",
  ]);
  return { type: "SYSCTL_CHECK", name, value, ...sourceOf(chance, "RUNNING") };
}

function moduleItem(chance: Chance): Item {
  const name = chance.pick(["cramfs", "udf", "usb-storage", "usb_storage", "ext4", "dccp", "ext2"]);
  if (chance.once(10)) return { type: "KERNEL_MODULE", name, status: chance.pick(["LOADED", "NOT_LOADED"]) };
  return { type: "KERNEL_MODULE", name, status: "DISABLED", ...sourceOf(chance, "RUNNING") };
}

function mountItem(chance: Chance): Item {
  const option = chance.once(3)
    ? {}
    : { option: chance.pick(["nodev", "nodev nosuid", "nodev,noexec", "size", "size=1g", "size=2g"]) };
  const not = chance.once(3) ? { not_option: chance.pick(["ro", "size", "defaults"]) } : {};
  const type = chance.once(3) ? { fs_type: chance.pick([["ext4", "xfs"], ["tmpfs"]]) } : {};
  const required = chance.once(4) ? { required: "NO" } : {};
  return {
    type: "MOUNT_OPTION",
    mount: chance.pick(PLACES),
    ...option,
    ...not,
    ...type,
    ...required,
    ...sourceOf(chance, "MOUNTED"),
  };
}
