import type { Seen } from "../../model/observation.ts";
import type { Target } from "../../targets/target.ts";

type Files = NonNullable<Target["files"]>;

const LONGEST_LINE = 4096;
const LOCAL_PORT = /^ *\d+: [\dA-F]{8,32}:([\dA-F]{4}) /;

/** Every local port in the tables of a transport, in whatever state: connections take ports as well as listeners. */
export function localPorts(files: Files, transport: "tcp" | "udp"): Seen<ReadonlySet<number>> {
  const tables = transport === "tcp" ? ["tcp", "tcp6"] : ["udp", "udp6", "udplite", "udplite6"];
  const ports = new Set<number>();
  for (const table of tables) {
    const read = addPorts(files, `/proc/net/${table}`, ports);
    // A kernel may lack IPv6 and UDP-Lite, and then has no such sockets.
    if (read.status === "unavailable" && (read.reason !== "missing-source" || table === transport))
      return read;
  }
  return { status: "observed", value: ports };
}

function addPorts(files: Files, path: string, ports: Set<number>): Seen<unknown> {
  let rest = "";
  return files.readChunks(path, (chunk) => {
    const lines = (rest + chunk.toString("latin1")).split("\n");
    rest = (lines.pop() ?? "").slice(0, LONGEST_LINE);
    for (const line of lines) {
      const port = LOCAL_PORT.exec(line)?.[1];
      if (port !== undefined) ports.add(parseInt(port, 16));
    }
    return "continue";
  });
}
