import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import { symlinkTo, write } from "../../collectors/systemd-unit/unit-root.ts";
import { findingOn, systemAt } from "./finding-on.ts";

const DPKG = `Package: bash
Status: install ok installed
Architecture: amd64
Version: 5.2.15-2+b7

Package: telnet
Status: deinstall ok config-files
Architecture: all
Version: 0.17

Package: half
Status: install ok half-configured
Architecture: all
Version: 1:2.0-1
`;
const APK = "P:busybox\nV:1.36.1-r15\nA:x86_64\n\nP:musl\nV:1.2.4-r2\n\n";
const FILES: Readonly<Record<string, string>> = {
  "var/lib/dpkg/status": DPKG,
  "lib/apk/db/installed": APK,
  "etc/init.d/old": "#!/bin/sh\n",
  "etc/xinetd.conf": "defaults\n{\n disabled = finger\n}\nincludedir /etc/xinetd.d\n",
  "etc/xinetd.d/tftp": "service tftp\n{\n disable = no\n}\n",
  "etc/xinetd.d/daytime-stream": "service daytime\n{\n id = daytime-stream\n disable = yes\n}\n",
  "etc/xinetd.d/finger": "service finger\n{\n}\n",
  "usr/lib/systemd/system/sshd.service": "[Install]\nWantedBy=multi-user.target\n",
  "usr/lib/systemd/system/cups.service": "[Install]\nWantedBy=multi-user.target\n",
  "usr/lib/systemd/system/tmp.mount": "[Mount]\nWhere=/tmp\nWhat=tmpfs\nType=tmpfs\nOptions=nodev\n",
  "etc/fstab": "/dev/a / ext4 defaults 0 1\n/dev/b /var/my\\040data xfs nodev,nosuid 0 2\n# x\n",
  "usr/lib/sysctl.d/50-default.conf": "net.ipv4.conf.*.rp_filter = 2\nnet.ipv4.ip_forward = 1\n",
  "usr/lib/sysctl.d/60-hidden.conf": "kernel.sysrq = 1\n",
  "etc/sysctl.d/60-hidden.conf": "# nothing\n",
  "etc/sysctl.conf": "-net/ipv4/ip_forward=0\nkernel.printk = 3 4\t1 3\n",
  "etc/modprobe.d/a.conf":
    "install cramfs /bin/false\nblacklist usb-storage\ninstall udf \\\n  /sbin/modprobe -i udf\n",
  "lib/modules/6.1/modules.dep":
    "kernel/fs/cramfs/cramfs.ko.xz:\nkernel/fs/udf/udf.ko:\nkernel/usb-storage.ko.zst:\n",
  "lib/modules/6.1/modules.builtin": "kernel/fs/ext4/ext4.ko\n",
};

let root = "";
let system: ReturnType<typeof systemAt>;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "state-"));
  for (const [path, text] of Object.entries(FILES)) write(root, path, text);
  symlinkTo(root, "etc/rc3.d/S10old", "../init.d/old");
  symlinkTo(root, "etc/rc0.d/K10old", "../init.d/old");
  const unit = "/usr/lib/systemd/system";
  symlinkTo(root, "etc/systemd/system/multi-user.target.wants/sshd.service", `${unit}/sshd.service`);
  symlinkTo(root, "etc/systemd/system/local-fs.target.wants/tmp.mount", `${unit}/tmp.mount`);
  system = systemAt(root);
});
afterAll(() => {
  system.close();
  rmSync(root, { recursive: true });
});

const CASES: readonly (readonly [item: string, status: FindingStatus, words: string])[] = [
  ['type : DPKG_CHECK\ndpkg : "bash"', "PASSED", "The local package is installed (bash-5.2.15-2+b7)"],
  ['type : DPKG_CHECK\ndpkg : "bash:i386"', "FAILED", "The package 'bash:i386' is not installed"],
  [
    'type : DPKG_CHECK\ndpkg : "bash"\nversion : "5.2.16"\noperator : "gte"',
    "FAILED",
    "older than bash-5.2.16",
  ],
  ['type : DPKG_CHECK\ndpkg : "telnet"\nversion : "0"\noperator : "lt"', "PASSED", "is not installed"],
  ['type : DPKG_CHECK\ndpkg : "half"\nversion : "3.0"\noperator : "gt"', "PASSED", "in part only"],
  ['type : APK_CHECK\napk : "busybox"\nversion : "1.36.1-r9"\noperator : "gt"', "PASSED", "newer than"],
  ['type : APK_CHECK\napk : "dropbear"', "FAILED", "is not installed"],
  ['type : RPM_CHECK\nrpm : "telnet-0.0.0-0"\noperator : "lt"', "PASSED", "no database of rpm"],
  [
    'type : RPM_CHECK\nrpm : "aide-0.0.0-0"\noperator : "gt"\nrequired : YES',
    "FAILED",
    "'aide-0.0.0-0' is not installed",
  ],
  ['type : PKG_CHECK\npkg : "SUNWsshdr"', "FAILED", "is not installed"],
  ['type : CHKCONFIG\nservice : "old"\nlevels : "3"\nstatus : ON', "PASSED", "3:on 4:off"],
  ['type : CHKCONFIG\nservice : "old"\nlevels : "0123456"\nstatus : OFF', "FAILED", "3:on 4:off"],
  [
    'type : CHKCONFIG\nservice : "sshd"\nlevels : "2345"\nstatus : ON',
    "PASSED",
    "a unit of systemd, and enabled",
  ],
  ['type : CHKCONFIG\nservice : "cups"\nlevels : "123456"\nstatus : OFF', "PASSED", "and disabled"],
  ['type : CHKCONFIG\nservice : "none"\nlevels : "35"\nstatus : OFF', "PASSED", "does not exist"],
  ['type : CHKCONFIG\nservice : "none"\nlevels : "35"\nstatus : ON', "FAILED", "does not exist"],
  ['type : CHKCONFIG\nservice : "none"\nstatus : ON\ncheck_option : CAN_BE_NULL', "PASSED", "does not exist"],
  ['type : XINETD_SVC\nservice : "tftp"\nstatus : OFF', "FAILED", "/etc/xinetd.d/tftp line 1"],
  ['type : XINETD_SVC\nservice : "daytime-stream"\nstatus : OFF', "PASSED", "daytime-stream: off"],
  ['type : XINETD_SVC\nservice : "finger"\nstatus : ON', "FAILED", "finger: off"],
  ['type : XINETD_SVC\nservice : "chargen"\nstatus : OFF', "PASSED", "does not exist"],
  ['type : SYSTEMD_UNIT\nunit : "sshd"\nenabled : "enabled"', "PASSED", "sshd.service is enabled"],
  ['type : SYSTEMD_UNIT\nunit : "cups"\nenabled : "masked" || "not-found"', "FAILED", "is disabled"],
  ['type : SYSTEMD_UNIT\nunit : "cups"\nactive : "inactive"', "ERROR", "does not run"],
  ['type : SYSTEMD_UNIT\nunit : "cups"\nenabled : "enabled"\nactive : "active"', "FAILED", "is disabled"],
  ['type : PROCESS_CHECK\nname : "sshd"\nstatus : OFF', "ERROR", "does not run"],
  ['type : SYSCTL_CHECK\nname : "net.ipv4.ip_forward"\nvalue : "0"', "ERROR", "source : CONFIGURED"],
  ['type : SYSCTL_CHECK\nname : "net.ipv4.ip_forward"\nvalue : "1"', "FAILED", "/etc/sysctl.conf line 1"],
  [
    'type : SYSCTL_CHECK\nname : "net/ipv4/ip_forward"\nvalue : "0"\nsource : CONFIGURED',
    "PASSED",
    "sysctl.conf",
  ],
  [
    'type : SYSCTL_CHECK\nname : "net.ipv4.conf.all.rp_filter"\nvalue : [1..2]\nsource : CONFIGURED',
    "PASSED",
    "50-default",
  ],
  ['type : SYSCTL_CHECK\nname : "kernel.sysrq"\nvalue : "1"\nsource : CONFIGURED', "FAILED", "No file sets"],
  ['type : SYSCTL_CHECK\nname : "kernel.printk"\nvalue : "3 4 1 3"\nsource : CONFIGURED', "PASSED", "line 2"],
  [
    'type : KERNEL_MODULE\nname : "cramfs"\nstatus : DISABLED\nsource : CONFIGURED',
    "PASSED",
    "install cramfs /bin/false",
  ],
  ['type : KERNEL_MODULE\nname : "cramfs"\nstatus : DISABLED', "ERROR", "does not run"],
  [
    'type : KERNEL_MODULE\nname : "usb_storage"\nstatus : DISABLED\nsource : CONFIGURED',
    "FAILED",
    "does not keep it out",
  ],
  ['type : KERNEL_MODULE\nname : "udf"\nstatus : DISABLED\nsource : CONFIGURED', "FAILED", "/sbin/modprobe"],
  ['type : KERNEL_MODULE\nname : "ext4"\nstatus : DISABLED', "FAILED", "part of the kernel"],
  [
    'type : KERNEL_MODULE\nname : "hfs"\nstatus : DISABLED\nsource : CONFIGURED',
    "PASSED",
    "No installed kernel",
  ],
  [
    'type : MOUNT_OPTION\nmount : "/var/my data"\noption : "nodev,nosuid"\nsource : CONFIGURED',
    "PASSED",
    "line 2",
  ],
  ['type : MOUNT_OPTION\nmount : "/var/my data"\noption : "noexec"', "FAILED", "noexec is missing"],
  [
    'type : MOUNT_OPTION\nmount : "/tmp"\noption : "nodev"\nfs_type : "tmpfs"\nsource : CONFIGURED',
    "PASSED",
    "tmp.mount",
  ],
  ['type : MOUNT_OPTION\nmount : "/home"\nsource : CONFIGURED', "FAILED", "not a mount of its own"],
  [
    'type : MOUNT_OPTION\nmount : "/home"\nsource : CONFIGURED\nrequired : NO\noption : "nodev"',
    "PASSED",
    "not a mount",
  ],
  ['type : MOUNT_OPTION\nmount : "/home"\noption : "nodev"', "ERROR", "nothing is mounted"],
  [
    'type : SVC_PROP\nservice : "network/ntp:default"\nproperty : "restarter/state"\nvalue : "x"',
    "ERROR",
    "system-query",
  ],
  ['type : MACOSX_DEFAULTS_READ\nplist_name : "a"\nplist_item : "b"\nregex : "1"', "ERROR", "system-query"],
  ['type : MACOSX_OSASCRIPT\npayload_type : "a"\npayload_key : "b"\nexpect : "1"', "ERROR", "system-query"],
  ['name : "list_docker_container_packages"', "ERROR", "container-packages"],
];

describe("the state of a system at rest", () => {
  it.each(CASES)("%j is %s", async (item, status, words) => {
    const finding = await findingOn(system.target, item);
    const said = JSON.stringify(finding.verdict);
    expect(finding.status, said).toBe(status);
    expect(said).toContain(words);
  });

  it("without any database of packages is ERROR", async () => {
    const bare = mkdtempSync(join(tmpdir(), "bare-"));
    write(bare, "etc/passwd", "");
    const bareSystem = systemAt(bare);
    const finding = await findingOn(
      bareSystem.target,
      'type : RPM_CHECK\nrpm : "a-0.0.0-0"\noperator : "lt"',
    );
    expect(finding).toMatchObject({ status: "ERROR", verdict: { reason: "missing-source" } });
    bareSystem.close();
    rmSync(bare, { recursive: true });
  });

  it("with a database out of shape is ERROR", async () => {
    const bare = mkdtempSync(join(tmpdir(), "bare-"));
    write(bare, "var/lib/dpkg/status", "not a stanza\n");
    const bareSystem = systemAt(bare);
    const finding = await findingOn(
      bareSystem.target,
      'type : DPKG_CHECK\ndpkg : "a"\nversion : "0"\noperator : "lt"',
    );
    expect(finding).toMatchObject({ status: "ERROR", verdict: { reason: "malformed-output" } });
    bareSystem.close();
    rmSync(bare, { recursive: true });
  });
});
