import type { Seen, Unavailable, UnavailableReason } from "../../model/observation.ts";
import { parseAddress } from "./parse-address.ts";
import type { ByteOrder } from "./parse-address.ts";

/** A listener as one row of the kernel's table gives it. `address` has 4 or 16 bytes. */
export interface TableListener {
  readonly address: Uint8Array;
  readonly port: number;
  readonly uid: number;
  readonly inode: number;
}

/** What a table of sockets tells. `connected` holds the inode numbers of UDP sockets with a peer. */
export interface ParsedTable {
  readonly listeners: readonly TableListener[];
  readonly connected: readonly number[];
}

/** Takes a table piece by piece, so that a long one is read only as far as it is needed. */
export interface TableParser {
  take(chunk: Buffer): "continue" | "stop";
  /** `malformed-output` without the header or with a row of another shape; `truncated-output` for a cut row. */
  finish(): Seen<ParsedTable>;
}

/** Which table it is, where it was read, and the byte order of the machine that wrote it. */
export interface TableSource {
  readonly path: string;
  readonly transport: "tcp" | "udp";
  readonly byteOrder: ByteOrder;
}

const HEADER =
  /^ *sl +local_address +rem(?:ote)?_address +st +tx_queue +rx_queue +tr +tm->when +retrnsmt +uid +timeout +inode(?: |$)/;
const ROW =
  /^ *\d+: ([\dA-F]{8}|[\dA-F]{32}):([\dA-F]{4}) (?:[\dA-F]{8}|[\dA-F]{32}):[\dA-F]{4} ([\dA-F]{2}) [\dA-F]{8}:[\dA-F]{8} [\dA-F]{2}:[\dA-F]{8,16} [\dA-F]{8} +(\d+) +-?\d+ +(\d+) /;

const LISTENING = { tcp: "0A", udp: "07" } as const;
const TCP_SYN_RECEIVED = "03";
const UDP_CONNECTED = "01";

/** No line of these tables comes near this length. */
const MAX_LINE = 4096;

interface Progress {
  readonly source: TableSource;
  readonly listeners: TableListener[];
  readonly connected: number[];
  rest: string;
  lines: number;
  end: { readonly status: "open" | "enough" } | { readonly status: "malformed"; readonly words: string };
}

/** A parser of one of `/proc/net/{tcp,udp,udplite}{,6}` (`tcp4_seq_show`, `udp4_seq_show` of the kernel). */
export function socketTableParser(source: TableSource): TableParser {
  const progress: Progress = {
    source,
    listeners: [],
    connected: [],
    rest: "",
    lines: 0,
    end: { status: "open" },
  };
  return { take: (chunk) => take(progress, chunk.toString("latin1")), finish: () => finish(progress) };
}

function take(progress: Progress, text: string): "continue" | "stop" {
  const lines = (progress.rest + text).split("\n");
  progress.rest = lines.pop() ?? "";
  if (progress.rest.length > MAX_LINE) progress.end = { status: "malformed", words: "has an endless line" };
  for (const line of lines) {
    if (progress.end.status !== "open") break;
    takeLine(progress, line);
  }
  return progress.end.status === "open" ? "continue" : "stop";
}

function takeLine(progress: Progress, line: string): void {
  progress.lines += 1;
  if (progress.lines === 1) {
    if (!HEADER.test(line))
      progress.end = { status: "malformed", words: "lacks the header of a socket table" };
    return;
  }
  const match = ROW.exec(line);
  if (match !== null) takeRow(progress, match);
  else progress.end = { status: "malformed", words: `has a line ${progress.lines} that is not a socket` };
}

function takeRow(progress: Progress, row: RegExpExecArray): void {
  const [, address = "", port = "", state = "", uid = "", inode = ""] = row;
  const { transport, byteOrder } = progress.source;
  if (state === LISTENING[transport])
    progress.listeners.push({
      address: parseAddress(address, byteOrder),
      port: parseInt(port, 16),
      uid: Number(uid),
      inode: Number(inode),
    });
  else if (transport === "udp") takeOtherUdp(progress, state, Number(inode));
  // Before Linux 4.4 half-open connections stand between the listeners; all other states come after them.
  else if (state !== TCP_SYN_RECEIVED) progress.end = { status: "enough" };
}

function takeOtherUdp(progress: Progress, state: string, inode: number): void {
  if (state === UDP_CONNECTED) progress.connected.push(inode);
  else progress.end = { status: "malformed", words: `has a line ${progress.lines} with the state ${state}` };
}

function finish({ source, listeners, connected, lines, rest, end }: Progress): Seen<ParsedTable> {
  const fail = (reason: UnavailableReason, words: string): Unavailable => {
    return { status: "unavailable", reason, detail: `${source.path} ${words}.` };
  };
  if (end.status === "malformed") return fail("malformed-output", end.words);
  if (end.status === "open" && rest !== "") return fail("truncated-output", "ends within a line");
  if (lines === 0) return fail("malformed-output", "is empty");
  return { status: "observed", value: { listeners, connected } };
}
