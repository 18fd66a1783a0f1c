import type { SocketTable } from "../../../model/listening-socket.ts";
import type { UnavailableReason } from "../../../model/observation.ts";
import type { NamedProcess } from "../foreign-owner.ts";
import type { ShownAddress } from "../shown-sockets/shown-address.ts";

/** A listener as one row of a list of processes gives it. */
export interface HeldSocket {
  readonly table: SocketTable;
  readonly place: ShownAddress;
  readonly port: number;
  /** What the tool says about `::`; it does not matter for other addresses. */
  readonly v6only: "no" | "unknown";
  /** What rows of one socket have in common: its inode or the address of its control block; `null` where none is shown. */
  readonly identity: string | null;
  /** `null` where the list knows no process that holds it. */
  readonly holder: NamedProcess | null;
}

/** Why a row that may be a listener is not known to be one. `words` end the sentence that starts with `Line 7`. */
export interface Doubt {
  readonly reason: UnavailableReason;
  readonly words: string;
}

/** What a row tells. `other` is a socket that does not listen; `unreadable` may be a listener, of any table if `null`. */
export type RowReading =
  | { readonly kind: "listener"; readonly socket: HeldSocket }
  | { readonly kind: "other"; readonly table: SocketTable }
  | { readonly kind: "unreadable"; readonly table: SocketTable | null; readonly doubt: Doubt };

/** A row, where it stands (lines count from 1), and whose process it speaks of; `null` where it does not tell. */
export interface ListedRow {
  readonly line: number;
  readonly user: string | null;
  readonly reading: RowReading;
}
