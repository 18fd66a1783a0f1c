import type { ProcessDescriptor } from "ps-list";
import type { Seen } from "../../model/observation.ts";
import { loadLate } from "../../support/load-late.ts";
import type { ConnectionRow } from "./connection-row.ts";
import { withTimeLimit } from "./with-time-limit.ts";

const TIME_LIMIT_MS = 15_000;

/** All connections that systeminformation gives. It runs netstat or ss by fixed commands of its own. */
export async function readConnections(): Promise<Seen<readonly ConnectionRow[]>> {
  const { networkConnections } = loadLate("systeminformation") as typeof import("systeminformation");
  return withTimeLimit("systeminformation", networkConnections(), TIME_LIMIT_MS);
}

/** All processes that ps-list gives, by id. */
export async function readProcesses(): Promise<Seen<ReadonlyMap<number, ProcessDescriptor>>> {
  const { default: psList } = loadLate("ps-list") as typeof import("ps-list");
  const list = await withTimeLimit("ps-list", psList(), TIME_LIMIT_MS);
  if (list.status === "unavailable") return list;
  return { status: "observed", value: new Map(list.value.map((entry) => [entry.pid, entry])) };
}
