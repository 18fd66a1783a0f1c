import type { ListeningSocketsFacts } from "../../model/evidence.ts";
import type { RpcService, ServiceName } from "../../model/name-services.ts";
import type { SocketTable } from "../../model/listening-socket.ts";
import type { Seen } from "../../model/observation.ts";
import type { ScannedPorts } from "../../model/port-scan.ts";

/** Tools whose output is read, by the word that names them on the command line (`--evidence ss:FILE`). */
export type FormatId =
  "lsof" | "netstat" | "nmap" | "osquery" | "ps" | "rmsock" | "rpcinfo" | "services" | "sockstat" | "ss";

/** How sure a format is that a text is its own. */
export type Recognition = "certain" | "likely" | "no";

/** A process as a list of processes tells it: its words about itself, never an identity. */
export interface ListedProcess {
  readonly pid: number;
  readonly parentPid: number | null;
  /** Whom it acts as, by name or number; `null` where that is not shown or may be cut. */
  readonly user: string | null;
  /** The first word of the command line, or the name of the program as the tool shows it. */
  readonly name: string;
  readonly commandLine: string | null;
}

/** Who holds a socket that is known by its address in the kernel. */
export interface HeldBlock {
  /** Address of the socket, hexadecimal. */
  readonly socket: string;
  /** Address of the control block that was asked for, where the text shows it; as `controlBlock` spells it. */
  readonly asked: string | null;
  /** Number and name of the process; `null` where the tool calls it the kernel. */
  readonly process: { readonly pid: number; readonly name: string } | null;
}

/** What one text of another tool says of a host. What it does not speak of is absent. */
export interface ForeignReading {
  /** The tool, the system and the options as recognised: `netstat -Aan of AIX`. */
  readonly variant: string;
  /**
   * The tables that the text speaks of. A table is `unavailable` where the text was cut, was no table at all, or has a
   * row that may be a listener and cannot be read: an unreadable row must never look like a closed port.
   */
  readonly tables: Partial<Record<SocketTable, Seen<ListeningSocketsFacts>>>;
  /** Addresses of the hosts that a scan saw. Where there are several, the tables are `unavailable`. */
  readonly hosts?: readonly string[];
  /** What a scan reached: the same as its tables say, for those who lay it beside what the host itself tells. */
  readonly scan?: Seen<readonly ScannedPorts[]>;
  readonly processes?: readonly ListedProcess[];
  readonly heldBlocks?: readonly HeldBlock[];
  readonly services?: readonly ServiceName[];
  readonly rpc?: Seen<readonly RpcService[]>;
  /** Rows worth a word: line (counted from 1) and what is odd about it. */
  readonly remarks: readonly { readonly line: number; readonly text: string }[];
}

/** What a format reads with: what other texts that were given beside it tell of names and addresses. */
export interface ReadingAids {
  /** The port of a service name on a transport, or `null` where no `services` file explains it. */
  readonly portOf: (name: string, transport: string) => number | null;
  /** Who holds the socket with a control block, as `rmsock` answered. */
  readonly holdersOf?: (controlBlock: string, transport: string) => readonly HeldBlock[];
}

/** One kind of text that another tool writes. Pure: text in, facts out. */
export interface ForeignFormat {
  readonly id: FormatId;
  /** One sentence for people: which tool, which systems. */
  readonly summary: string;
  /** What such a text never shows: each becomes ERROR where a rule needs it. */
  readonly cannotShow: readonly string[];
  /** The command whose output speaks of every table that has a socket; absent where the format lists no sockets. */
  readonly showsAll?: string;
  /** Looks at the beginning of a text, at most 64 KiB. */
  recognise(start: string): Recognition;
  /** Never throws. A text without the expected shape gives `unavailable`, never "no ports". */
  parse(text: string, aids: ReadingAids): ForeignReading;
}
