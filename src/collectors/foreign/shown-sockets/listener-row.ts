import type { ListeningSocket, Owners } from "../../../model/listening-socket.ts";
import type { PortShown } from "./port-shown.ts";
import type { ShownAddress } from "./shown-address.ts";
import type { RowPlace, ShownRow } from "./shown-row.ts";

/** A listener as a row shows it. */
export interface ShownListener {
  /** `null` where the address cannot be read. */
  readonly place: ShownAddress | null;
  readonly port: PortShown;
  readonly owners: Owners;
  /** What the tool says about `::`; it does not matter for other addresses. */
  readonly v6only: "yes" | "no" | "unknown";
  readonly device?: string | null;
  readonly inode?: number | null;
  readonly uid?: number | null;
}

/** A row that listens; unreadable without an address or port. UDP without a port is bound to nothing. */
export function listenerRow(row: RowPlace, shown: ShownListener): ShownRow {
  const { place, port } = shown;
  if (port.status === "unknown") return unreadable(row, port.words);
  if (port.status === "none" && row.transport !== "tcp") return { ...row, status: "other" };
  if (port.status === "none") return unreadable(row, "is a listener without a port.");
  if (place === null) return unreadable(row, "has an address that cannot be read.");
  return { ...row, status: "listening", socket: socketOf(row, { ...shown, place, port: port.port }) };
}

function unreadable(row: RowPlace, words: string): ShownRow {
  return { ...row, status: "unreadable", reason: "malformed-output", words };
}

type Readable = Omit<ShownListener, "place" | "port"> & {
  readonly place: ShownAddress;
  readonly port: number;
};

function socketOf(
  { transport }: RowPlace,
  { place, port, v6only, owners, ...rest }: Readable,
): ListeningSocket {
  return {
    transport,
    ...place,
    v6only: place.address === "::" ? v6only : "not-applicable",
    device: rest.device ?? null,
    port,
    networkNamespace: null,
    inode: rest.inode ?? null,
    uid: rest.uid ?? null,
    owners,
  };
}
