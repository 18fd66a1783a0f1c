import { defineCollector } from "../define-collector.ts";
import { UNIT_FOLDERS } from "./unit-folders.ts";

/** Units of systemd: how they are enabled, from their files; whether they run, from the manager. */
export const systemdUnit = defineCollector({
  id: "systemd-units",
  kind: "systemd-unit",
  summary: "reads unit files and their links; on a running system asks systemctl for the active state",
  cannotSee: [
    "units of users and of the manager of a container that is looked at from outside",
    "on a system at rest: what generators would make, but for scripts in /etc/init.d",
  ],
  isApplicable: ({ files }) => files !== null,
  touches: ({ unit }) => [
    ...UNIT_FOLDERS.map((path) => ({ kind: "tree", path }) as const),
    { kind: "program", words: ["systemctl", "show", "-p", "ActiveState", "--value", "--", unit] },
  ],
  async collect(target, requests) {
    const { readUnits } = await import("./read-units.ts");
    return readUnits(target, requests);
  },
});
