import type { ListeningSocketsFacts, RpcService, ServiceName } from "../../model/evidence.ts";
import type { SocketTable } from "../../model/listening-socket.ts";
import type { Seen } from "../../model/observation.ts";

/** Tools whose output is read, by the word that names them on the command line (`--evidence ss:FILE`). */
export type FormatId =
  "lsof" | "netstat" | "nmap" | "osquery" | "ps" | "rpcinfo" | "services" | "sockstat" | "ss";

/** How sure a format is that a text is its own. */
export type Recognition = "certain" | "likely" | "no";

/** A process as a list of processes tells it: its words about itself, never an identity. */
export interface ListedProcess {
  readonly pid: number;
  readonly parentPid: number | null;
  readonly user: string | null;
  /** The first word of the command line, or the name of the program as the tool shows it. */
  readonly name: string;
  readonly commandLine: string | null;
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
  readonly processes?: readonly ListedProcess[];
  readonly services?: readonly ServiceName[];
  readonly rpc?: Seen<readonly RpcService[]>;
  /** Rows worth a word: line (counted from 1) and what is odd about it. */
  readonly remarks: readonly { readonly line: number; readonly text: string }[];
}

/** What a format reads with: names of ports from a `services` file that was given beside it. */
export interface ReadingAids {
  /** The port of a service name on a transport, or `null` where no file explains it. */
  portOf(name: string, transport: string): number | null;
}

/** One kind of text that another tool writes. Pure: text in, facts out. */
export interface ForeignFormat {
  readonly id: FormatId;
  /** One sentence for people: which tool, which systems. */
  readonly summary: string;
  /** What such a text never shows: each becomes ERROR where a rule needs it. */
  readonly cannotShow: readonly string[];
  /** Looks at the beginning of a text, at most 64 KiB. */
  recognise(start: string): Recognition;
  /** Never throws. A text without the expected shape gives `unavailable`, never "no ports". */
  parse(text: string, aids: ReadingAids): ForeignReading;
}
