import { defineCollector } from "../define-collector.ts";

/** The processes of a running Linux. */
export const processes = defineCollector({
  id: "procfs-processes",
  kind: "processes",
  summary: "reads /proc/PID/{stat,status,cmdline} of Linux",
  cannotSee: [
    "processes that hidepid hides from this user",
    "processes outside of the PID namespace in which this program runs",
  ],
  isApplicable: (target) =>
    target.files !== null && target.readProcess !== null && target.identity().system === "Linux",
  touches: () => [
    { kind: "file", path: "/proc/[0-9]*/stat" },
    { kind: "file", path: "/proc/[0-9]*/status" },
    { kind: "file", path: "/proc/[0-9]*/cmdline" },
    { kind: "file", path: "/proc/self/mountinfo" },
    { kind: "file", path: "/proc/self/ns/*" },
    { kind: "file", path: "/etc/passwd" },
  ],
  async collect(target, requests) {
    const { readProcesses } = await import("./read-processes.ts");
    const observation = readProcesses(target);
    return requests.map(() => observation);
  },
});
