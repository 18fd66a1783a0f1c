import type { SocketTable } from "../../../model/listening-socket.ts";
import type { Seen } from "../../../model/observation.ts";
import { formatAddress } from "../format-address.ts";
import type { ProcReader } from "../proc-reader.ts";
import { readSocketTable } from "../read-socket-table.ts";

/** A listener inside of a container. */
export interface InnerListener {
  readonly transport: "tcp" | "udp";
  readonly address: string;
  readonly port: number;
  readonly inode: number;
}

const TABLES: Readonly<Record<"tcp" | "udp", readonly SocketTable[]>> = {
  tcp: ["tcp", "tcp6"],
  udp: ["udp", "udp6"],
};

/** The listeners of a transport in the network namespace of a process. */
export function innerListeners(
  reader: ProcReader,
  folder: string,
  transport: "tcp" | "udp",
): Seen<readonly InnerListener[]> {
  const found: InnerListener[] = [];
  for (const name of TABLES[transport]) {
    const { table } = readSocketTable(reader, name, folder);
    if (table.status === "unavailable") return table;
    for (const { address, port, inode } of table.value.listeners)
      found.push({ transport, address: formatAddress(address), port, inode });
  }
  return { status: "observed", value: found };
}
