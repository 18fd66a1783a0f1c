import type { ComparedTransport } from "../../model/cross-view.ts";
import type { SocketTable } from "../../model/listening-socket.ts";
import type { Seen } from "../../model/observation.ts";
import { ss } from "../foreign/ss/ss.ts";
import type { ViewedSocket } from "./viewed-socket.ts";

/** What `ss -ltunem` shows. Without options that hide rows, a table without a row is empty. */
export interface SsView {
  readonly sockets: readonly ViewedSocket[];
  readonly sockDiag: Readonly<Record<ViewedSocket["transport"], ComparedTransport["sockDiag"]>>;
}

const TABLES: readonly SocketTable[] = ["tcp", "tcp6", "udp", "udp6"];
const HEADER = /^Netid\s+State\s+Recv-Q\s+Send-Q\s+Local Address:Port\s[^\n]*\n?$/;

/**
 * Reads the output of `ss -ltunem`. The memory of a socket (`skmem:`) comes with an answer of sock_diag and never from
 * `/proc/net`, which ss falls back to in silence: without it, the view would be compared with itself.
 */
export function parseSsView(text: string): Seen<SsView> {
  if (HEADER.test(text))
    return { status: "observed", value: { sockets: [], sockDiag: { tcp: "unproven", udp: "unproven" } } };
  const sockets = socketsIn(text);
  if (sockets.status === "unavailable") return sockets;
  const proof = { tcp: proofOf("tcp", text), udp: proofOf("udp", text) };
  if (proof.tcp === "from-procfs" || proof.udp === "from-procfs") return notAsked();
  return {
    status: "observed",
    value: { sockets: sockets.value, sockDiag: { tcp: proof.tcp, udp: proof.udp } },
  };
}

function socketsIn(text: string): Seen<readonly ViewedSocket[]> {
  const { tables } = ss.parse(text, { portOf: () => null });
  const sockets: ViewedSocket[] = [];
  for (const table of TABLES) {
    const seen = tables[table];
    if (seen?.status === "unavailable") return { ...seen, detail: `The output of ss: ${seen.detail}` };
    for (const { address, port, inode } of seen?.value.sockets ?? [])
      sockets.push({ transport: table.startsWith("tcp") ? "tcp" : "udp", address, port, inode });
  }
  return { status: "observed", value: sockets };
}

/** A row and what follows it before the next row. */
const ROWS = { tcp: /^tcp\s/, udp: /^udp\s/ } as const;
const MEMORY = /\b(?:sk)?mem:\(/;

function proofOf(transport: "tcp" | "udp", text: string): ComparedTransport["sockDiag"] | "from-procfs" {
  const rows = text.split(/\n(?=[a-z])/).filter((row) => ROWS[transport].test(row));
  if (rows.length === 0) return "unproven";
  return rows.every((row) => MEMORY.test(row)) ? "asked" : "from-procfs";
}

function notAsked(): Seen<never> {
  const detail =
    "ss did not ask the kernel through sock_diag but read /proc/net itself, so there is no second view; load tcp_diag and udp_diag.";
  return { status: "unavailable", reason: "not-supported", detail };
}
