import { defineCollector } from "../define-collector.ts";
import { UNIT_FOLDERS } from "../systemd-unit/unit-folders.ts";

/** What is mounted, and what is to be mounted at the next start. */
export const mounts = defineCollector({
  id: "mounts",
  kind: "mounts",
  summary: "reads /proc/self/mounts, /etc/fstab and the mount units of systemd",
  cannotSee: ["what automounters and programs mount later"],
  isApplicable: ({ files }) => files !== null,
  touches: () => [
    { kind: "file", path: "/proc/self/mounts" },
    { kind: "file", path: "/etc/fstab" },
    ...UNIT_FOLDERS.map((path) => ({ kind: "tree", path }) as const),
  ],
  async collect(target, requests) {
    const { readMounts } = await import("./read-mounts.ts");
    const observation = readMounts(target);
    return requests.map(() => observation);
  },
});
