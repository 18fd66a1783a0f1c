import type { ListeningSocket, Transport } from "../../../model/listening-socket.ts";

/** The address family whose table a row stands in; `both` for a socket of both, where a tool says so (`tcp46`). */
export type ShownFamily = "ipv4" | "ipv6" | "both";

/** Where a row stands: its line, and the table of the kernel that it comes from. */
export interface RowPlace {
  /** Counted from 1. */
  readonly line: number;
  readonly transport: Transport;
  readonly shows: ShownFamily;
}

/** One row of a list of sockets, as far as it matters for the question who listens. */
export type ShownRow =
  | (RowPlace & { readonly status: "listening"; readonly socket: ListeningSocket })
  /** A connection, or a socket that is bound to nothing. */
  | (RowPlace & { readonly status: "other" })
  /** It may be a listener. `words` end the sentence that starts with `Line 7`. */
  | (RowPlace & {
      readonly status: "unreadable";
      readonly reason: "malformed-output" | "truncated-output";
      readonly words: string;
    });
