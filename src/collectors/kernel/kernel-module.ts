import { defineCollector } from "../define-collector.ts";

/** Modules of the kernel: loaded, installed, and kept from being loaded. */
export const kernelModule = defineCollector({
  id: "kernel-modules",
  kind: "kernel-module",
  summary: "reads /proc/modules, the lists in /lib/modules and the files of modprobe.d",
  cannotSee: ["modules in an initial RAM disk, and what insmod loads past modprobe"],
  isApplicable: ({ files }) => files !== null,
  touches: () => [
    { kind: "file", path: "/proc/modules" },
    ...["/lib", "/usr/lib"].flatMap((root) =>
      ["dep", "builtin"].map(
        (name) => ({ kind: "file", path: `${root}/modules/*/modules.${name}` }) as const,
      ),
    ),
    ...["/etc", "/run", "/usr/local/lib", "/usr/lib", "/lib"].map(
      (root) => ({ kind: "file", path: `${root}/modprobe.d/*.conf` }) as const,
    ),
  ],
  async collect(target, requests) {
    const { readModules } = await import("./read-modules.ts");
    return readModules(target, requests);
  },
});
