import type { SocketTable } from "../../model/listening-socket.ts";
import type { Seen } from "../../model/observation.ts";
import { formatAddress } from "../procfs/format-address.ts";
import type { ProcReader } from "../procfs/proc-reader.ts";
import { readSocketTable } from "../procfs/read-socket-table.ts";
import type { ViewedSocket } from "./viewed-socket.ts";

const TABLES: readonly SocketTable[] = ["tcp", "tcp6", "udp", "udp6"];

/** The listeners of TCP and UDP as `/proc/net` shows them. */
export function readProcfsView(reader: ProcReader): Seen<readonly ViewedSocket[]> {
  const sockets: ViewedSocket[] = [];
  for (const name of TABLES) {
    const { table } = readSocketTable(reader, name);
    if (table.status === "unavailable") return table;
    const transport = name.startsWith("tcp") ? "tcp" : "udp";
    for (const { address, port, inode } of table.value.listeners)
      sockets.push({ transport, address: formatAddress(address), port, inode });
  }
  return { status: "observed", value: sockets };
}
