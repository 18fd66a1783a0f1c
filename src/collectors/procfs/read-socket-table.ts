import type { SocketTable } from "../../model/listening-socket.ts";
import type { Seen } from "../../model/observation.ts";
import { socketTableParser } from "./parse-socket-table.ts";
import type { ParsedTable } from "./parse-socket-table.ts";
import type { ProcReader } from "./proc-reader.ts";

/** A table as it was read, and the words for where from. */
export interface TableReading {
  readonly source: string;
  readonly table: Seen<ParsedTable>;
}

/**
 * The kernel fills a page of at least 4 KiB as long as another row fits. A piece with so much room left is the last
 * one; asking for more would make the kernel walk its hash tables once again.
 */
const LAST_PIECE = 4096 - 512;

/** Tables that a kernel can lack, with the table whose presence shows that they would be seen if they were there. */
const OPTIONAL: Partial<Record<SocketTable, readonly [witness: SocketTable, words: string]>> = {
  tcp6: ["tcp", "IPv6 is off"],
  udp6: ["udp", "IPv6 is off"],
  udplite: ["udp", "this kernel has no UDP-Lite"],
  udplite6: ["udp", "this kernel has no UDP-Lite over IPv6"],
};

/** Reads one table of the network namespace, or of that of the process in `folder`. A table that the kernel does not have is observed as empty. */
export function readSocketTable(reader: ProcReader, table: SocketTable, folder = "/proc"): TableReading {
  const path = pathOf(table, folder);
  const source = reader.nameOf(path);
  const parsed = parseFile(reader, table, path);
  const [witness, words] = OPTIONAL[table] ?? [];
  const isMissing = parsed.status === "unavailable" && parsed.reason === "missing-source";
  if (
    !isMissing ||
    witness === undefined ||
    reader.files.stat(pathOf(witness, folder)).status === "unavailable"
  )
    return { source, table: parsed };
  return {
    source: `${source} (absent: ${words})`,
    table: { status: "observed", value: { listeners: [], connected: [] } },
  };
}

function parseFile({ files, byteOrder }: ProcReader, table: SocketTable, path: string): Seen<ParsedTable> {
  const parser = socketTableParser({ path, byteOrder, transport: table.startsWith("tcp") ? "tcp" : "udp" });
  const reading = files.readChunks(path, (chunk) =>
    parser.take(chunk) === "continue" && chunk.length > LAST_PIECE ? "continue" : "stop",
  );
  return reading.status === "unavailable" ? reading : parser.finish();
}

function pathOf(table: SocketTable, folder: string): string {
  return `${folder}/net/${table}`;
}
