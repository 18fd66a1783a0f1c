import { ownerWishes } from "../collectors/procfs/owner-wishes.ts";
import type { PortWish, WishOf } from "../collectors/procfs/owner-wishes.ts";
import { stateAsAsked } from "./state-as-asked.ts";
import type { HeldObservation } from "../evidence/merge-recordings.ts";
import type { EvidenceRequest, ListeningSocketsRequest } from "../model/evidence.ts";
import type { EvidenceGap } from "../model/observation.ts";
import type { NotTold } from "./not-told.ts";
import type { ListeningSocket, Owners } from "../model/listening-socket.ts";
import type { Digests, SocketOwner } from "../model/process.ts";

/**
 * The answer that the host itself would have given to a request: what was recorded beyond it is left out, and what it
 * asks for beyond the recording is `not-recorded`, socket by socket.
 */
export function answerAsAsked(
  held: HeldObservation,
  request: EvidenceRequest,
  notTold: NotTold,
): HeldObservation["observation"] {
  const { observation, request: recorded } = held;
  if (observation.status === "unavailable") return observation;
  const { facts } = observation;
  if (request.kind === "host" && "virtualisation" in facts)
    return request.depth === "full"
      ? observation
      : { ...observation, facts: { ...facts, virtualisation: null } };
  if (request.kind === "files" || request.kind === "homes")
    return stateAsAsked({ observation, recorded }, request, notTold);
  return request.kind === "listening-sockets" ? socketsAsAsked(held, request, notTold) : observation;
}

function socketsAsAsked(
  { observation, request: recorded, unused }: HeldObservation,
  request: ListeningSocketsRequest,
  notTold: NotTold,
): HeldObservation["observation"] {
  if (observation.status === "unavailable" || !("sockets" in observation.facts)) return observation;
  const { facts } = observation;
  const wishes = {
    asked: ownerWishes([request]),
    recorded: ownerWishes(recorded?.kind === "listening-sockets" ? [recorded] : []),
  };
  const sockets = facts.sockets.map((socket) =>
    socketAsAsked(socket, wishesAt(request, socket, wishes), notTold),
  );
  const gaps = unused.length === 0 ? facts.gaps : [...facts.gaps, ...unused.map(notUsed)];
  return { ...observation, facts: { ...facts, sockets, gaps } };
}

function notUsed(origin: string): EvidenceGap {
  const detail = `${origin} also tells of these sockets, but not when it was taken; it was not used.`;
  return { reason: "not-recorded", detail };
}

interface Wishes<W> {
  readonly asked: W;
  readonly recorded: W;
}

function wishesAt(
  { table }: ListeningSocketsRequest,
  socket: ListeningSocket,
  { asked, recorded }: Wishes<WishOf>,
): Wishes<PortWish | null> {
  return { asked: asked(table, socket), recorded: recorded(table, socket) };
}

function socketAsAsked(
  socket: ListeningSocket,
  { asked, recorded }: Wishes<PortWish | null>,
  notTold: NotTold,
): ListeningSocket {
  const { looksLikeClient, ...plain } = socket;
  if (asked === null) return { ...plain, owners: { status: "not-requested" } };
  const details = missingFirst(asked, recorded);
  const owners = ownersAsAsked(socket.owners, asked, notTold);
  if (!("processes" in owners)) return { ...socket, owners };
  const processes = owners.processes.map((owner) => ownerAsAsked(owner, details, notTold));
  return {
    ...plain,
    owners: { ...owners, processes },
    ...(looksLikeClient === undefined ? {} : { looksLikeClient }),
  };
}

function ownersAsAsked(owners: Owners, { depth }: PortWish, notTold: NotTold): Owners {
  if (owners.status === "not-requested")
    return { status: "partial", processes: [], unseen: notTold("who owns this socket") };
  if (owners.status !== "first" || depth === "first") return owners;
  return { status: "partial", processes: owners.processes, unseen: notTold("all owners of this socket") };
}

/** The details that are asked for, and those of them that nobody asked for when the recording was taken. */
interface AskedDetails {
  readonly algorithms: readonly (keyof Digests)[];
  readonly wantsPackage: PortWish["details"];
  readonly unasked: PortWish["details"];
}

function missingFirst({ details }: PortWish, recorded: PortWish | null): AskedDetails {
  return {
    algorithms: details.filter((detail) => detail !== "package"),
    wantsPackage: details.filter((detail) => detail === "package"),
    unasked: details.filter((detail) => recorded?.details.includes(detail) !== true),
  };
}

function ownerAsAsked(owner: SocketOwner, asked: AskedDetails, notTold: NotTold): SocketOwner {
  const { digests, package: owning, ...plain } = owner;
  const parts = { ...digestsAsAsked(digests, asked, notTold), ...packageAsAsked(owning, asked, notTold) };
  const isAsItWas = parts.digests === digests && parts.package === owning;
  return isAsItWas ? owner : { ...plain, ...parts };
}

function digestsAsAsked(
  digests: SocketOwner["digests"],
  { algorithms, unasked }: AskedDetails,
  notTold: NotTold,
): Pick<SocketOwner, "digests"> {
  if (algorithms.length === 0) return {};
  if (digests?.status === "unavailable") return { digests };
  const known = algorithms.flatMap((algorithm) => {
    const digest = digests?.value[algorithm];
    return digest === undefined ? [] : [[algorithm, digest] as const];
  });
  if (digests !== undefined && known.length === Object.keys(digests.value).length && known.length > 0)
    return { digests };
  if (known.length > 0) return { digests: { status: "observed", value: Object.fromEntries(known) } };
  const isUnasked = digests !== undefined || algorithms.some((algorithm) => unasked.includes(algorithm));
  return isUnasked ? { digests: notTold(`the ${algorithms.join(" and ")} of this program`) } : {};
}

function packageAsAsked(
  owning: SocketOwner["package"],
  { wantsPackage, unasked }: AskedDetails,
  notTold: NotTold,
): Pick<SocketOwner, "package"> {
  if (wantsPackage.length === 0) return {};
  if (owning !== undefined) return { package: owning };
  return unasked.includes("package") ? { package: notTold("the package of this program") } : {};
}
