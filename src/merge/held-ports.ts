import type { ListeningSocket, Transport } from "../model/listening-socket.ts";
import type { Finding } from "../model/report.ts";

/** A port that a finding shows to be open, and the paths of the programs that hold it. */
export interface HeldPort {
  readonly transport: Transport;
  readonly port: number;
  readonly programs: readonly string[];
}

/**
 * The ports that a finding shows to be open, each once. A client of UDP has another port every time, and is left out; so
 * is what was predicted and not seen.
 */
export function heldPorts({ verdict }: Finding): readonly HeldPort[] {
  const found = verdict.status === "skipped" ? [] : verdict.found;
  const listeners = found.flatMap(({ listener }) =>
    listener === undefined || listener.looksLikeClient !== undefined || listener.predictedBy !== undefined
      ? []
      : [listener],
  );
  const byPort = Map.groupBy(listeners, ({ transport, port }) => `${transport} ${port}`);
  return [...byPort.values()].flatMap((group) =>
    group.slice(0, 1).map(({ transport, port }) => ({
      transport,
      port,
      programs: [...new Set(group.flatMap(programsOf))],
    })),
  );
}

function programsOf({ owners }: ListeningSocket): readonly string[] {
  const processes = "processes" in owners ? owners.processes : [];
  return processes.flatMap(({ executable }) =>
    executable.status === "observed" ? [executable.value.path] : [],
  );
}
