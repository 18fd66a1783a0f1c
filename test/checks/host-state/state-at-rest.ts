import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { symlinkTo, write } from "../../collectors/systemd-unit/unit-root.ts";
import type { Target } from "../../../src/targets/target.ts";
import { systemAt } from "./finding-on.ts";

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

/** A system at rest that has something for every check of the state of a host. */
export function stateAtRest(): { readonly target: Target; remove(): void } {
  return systemWith(FILES, (root) => {
    symlinkTo(root, "etc/rc3.d/S10old", "../init.d/old");
    symlinkTo(root, "etc/rc0.d/K10old", "../init.d/old");
    const unit = "/usr/lib/systemd/system";
    symlinkTo(root, "etc/systemd/system/multi-user.target.wants/sshd.service", `${unit}/sshd.service`);
    symlinkTo(root, "etc/systemd/system/local-fs.target.wants/tmp.mount", `${unit}/tmp.mount`);
  });
}

/** A system at rest that consists of these files. */
export function systemWith(
  files: Readonly<Record<string, string>>,
  link: (root: string) => void = () => undefined,
): { readonly target: Target; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), "state-"));
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  link(root);
  const system = systemAt(root);
  return {
    target: system.target,
    remove: () => {
      system.close();
      rmSync(root, { recursive: true });
    },
  };
}
