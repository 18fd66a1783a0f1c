import type { ListeningSocketsFacts, ListeningSocketsRequest } from "../../model/evidence.ts";
import type { ListeningSocket, Owners, SocketTable, Transport } from "../../model/listening-socket.ts";
import type { Observation } from "../../model/observation.ts";
import { scopeOfAddress } from "../procfs/address-scope.ts";
import { formatAddress } from "../procfs/format-address.ts";
import { ownerWishes } from "../procfs/owner-wishes.ts";
import type { PredictedListener, Undecided } from "./prediction.ts";
import type { WholePrediction } from "./predict.ts";

/** What would stand in one table of the kernel. Of several predictions of one socket the first counts. */
export function predictedTable(
  { listeners, undecided, unknown }: WholePrediction,
  request: ListeningSocketsRequest,
): Observation<ListeningSocketsFacts> {
  const { table } = request;
  const transport = transportOf(table);
  const inTable = listeners.filter((listener) => listener.transport === transport && isIn(listener, table));
  const byPlace = new Map(inTable.toReversed().map((listener) => [placeOf(listener), listener]));
  const wishOf = ownerWishes([request]);
  const sockets = [...byPlace.values()].map((listener) => {
    const socket = socketOf(listener);
    const owners: Owners = wishOf(table, socket) === null ? { status: "not-requested" } : NOBODY;
    return { ...socket, owners };
  });
  const open = undecided.filter((entry) => isAbout(entry, transport)).map(({ detail }) => detail);
  return {
    status: "observed",
    source: "configuration at rest (predicted)",
    facts: {
      table,
      sockets: sockets.sort(byPortThenAddress),
      gaps: [NOT_SEEN, ...open].map((detail) => ({ reason: "not-supported", detail })),
      predicted: { undecided: open, unknown },
    },
  };
}

/** Stands in every report beside what was predicted, so that none says that all was seen. */
const NOT_SEEN =
  "Nothing runs at rest: what would listen was predicted from the configuration, and not seen.";

const NOBODY: Owners = {
  status: "partial",
  processes: [],
  unseen: {
    status: "unavailable",
    reason: "not-supported",
    detail: "Nothing runs at rest: which process would hold the port is not predicted.",
  },
};

function transportOf(table: SocketTable): Transport {
  return table.replace("6", "") as Transport;
}

function isIn({ address }: PredictedListener, table: SocketTable): boolean {
  return (address.length === 16) === table.endsWith("6");
}

/** A source of which nothing is known opens no UDP-Lite. */
function isAbout({ transport }: Undecided, wanted: Transport): boolean {
  return transport === wanted || (transport === "any" && wanted !== "udplite");
}

function placeOf({ address, port, device }: PredictedListener): string {
  return `${formatAddress(address)} ${port} ${device ?? ""}`;
}

function socketOf({
  transport,
  address,
  v6only,
  port,
  device,
  origin,
}: PredictedListener): Omit<ListeningSocket, "owners"> {
  const scope = scopeOfAddress(address);
  return {
    transport,
    family: address.length === 4 ? "ipv4" : "ipv6",
    address: formatAddress(address),
    scope,
    v6only: scope === "any" && address.length === 16 ? v6only : "not-applicable",
    device,
    port,
    networkNamespace: null,
    inode: null,
    uid: null,
    predictedBy: origin,
  };
}

function byPortThenAddress(a: ListeningSocket, b: ListeningSocket): number {
  if (a.port !== b.port || a.address === b.address) return a.port - b.port;
  return a.address < b.address ? -1 : 1;
}
