import { defineCollector } from "../define-collector.ts";
import { parameterPath } from "./parameter-path.ts";

/** Parameters of the kernel, as they are and as files set them at the next start. */
export const kernelParameter = defineCollector({
  id: "sysctl",
  kind: "kernel-parameter",
  summary: "reads /proc/sys, and the files of sysctl.d",
  cannotSee: ["what the command line of the kernel or a program sets after the start"],
  isApplicable: ({ files }) => files !== null,
  touches: ({ name }) => [
    { kind: "file", path: `/proc/sys/${parameterPath(name)}` },
    ...["/etc", "/run", "/usr/local/lib", "/usr/lib", "/lib"].map(
      (root) => ({ kind: "file", path: `${root}/sysctl.d/*.conf` }) as const,
    ),
    { kind: "file", path: "/etc/sysctl.conf" },
    { kind: "file", path: "/usr/lib/systemd/system/systemd-sysctl.service" },
    { kind: "file", path: "/lib/systemd/system/systemd-sysctl.service" },
  ],
  async collect(target, requests) {
    const { readParameters } = await import("./read-parameters.ts");
    return readParameters(target, requests);
  },
});
