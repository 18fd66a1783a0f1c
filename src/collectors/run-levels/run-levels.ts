import { defineCollector } from "../define-collector.ts";

/** Services of System V and the run levels in which their links start them. */
export const runLevels = defineCollector({
  id: "run-level-links",
  kind: "run-levels",
  summary: "reads the links in /etc/rcN.d or /etc/rc.d/rcN.d and the scripts in /etc/init.d",
  cannotSee: ["units of systemd, services of OpenRC, runit and xinetd"],
  isApplicable: ({ files }) => files !== null,
  touches: () => [
    { kind: "file", path: "/etc/init.d/*" },
    { kind: "file", path: "/etc/rc?.d/*" },
    { kind: "file", path: "/etc/rc.d/init.d/*" },
    { kind: "file", path: "/etc/rc.d/rc?.d/*" },
  ],
  async collect(target, requests) {
    const { readRunLevels } = await import("./read-run-levels.ts");
    const observation = readRunLevels(target.files);
    return requests.map(() => observation);
  },
});
