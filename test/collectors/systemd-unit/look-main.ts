import { readUnits } from "../../../src/collectors/systemd-unit/read-units.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";

/** Prints the active state of each service that is named, or why it is not known. */
const requests = process.argv
  .slice(2)
  .map((name) => ({ kind: "systemd-unit", unit: `${name}.service` }) as const);
for (const seen of await readUnits(localTarget(), requests)) {
  const active = seen.status === "observed" ? seen.facts.active : seen;
  process.stdout.write(`${active.status === "observed" ? active.value : active.reason}\n`);
}
