import type { Seen, Unavailable } from "../../model/observation.ts";
import type { NetworkAccess } from "../../targets/target.ts";
import { PORTMAPPER_VERSIONS } from "./dump-call.ts";
import type { PortmapperVersion } from "./dump-call.ts";
import { dumpOverDatagrams } from "./dump-over-datagrams.ts";
import { dumpOverStream } from "./dump-over-stream.ts";
import type { Endpoint } from "./endpoint.ts";
import type { DumpReply, Registration } from "./parse-dump-reply.ts";

/** How a portmapper was asked. */
type DumpTransport = "tcp" | "udp";

/** All registrations of one portmapper, and the version of the protocol that gave them. */
export interface Dump {
  readonly version: PortmapperVersion;
  readonly transport: DumpTransport;
  readonly registrations: readonly Registration[];
}

const ASK = { tcp: dumpOverStream, udp: dumpOverDatagrams };

/**
 * Asks for all registrations in the newest version of the protocol that the portmapper speaks: over TCP, which has room
 * for a list of any length, and over UDP where TCP gave nothing.
 */
export async function askPortmapper(network: NetworkAccess, endpoint: Endpoint): Promise<Seen<Dump>> {
  const overTcp = await askOver("tcp", network, endpoint);
  if (overTcp.status === "observed" || !isWithoutAnswer(overTcp)) return overTcp;
  const overUdp = await askOver("udp", network, endpoint);
  if (overUdp.status === "observed") return overUdp;
  return isNobody(overTcp) && !isNobody(overUdp) ? overUdp : overTcp;
}

/** Refused, or an address family that the target does not have. */
function isNobody({ reason }: Unavailable): boolean {
  return reason === "missing-source" || reason === "not-supported";
}

/** Nobody spoke: another answer than a list would be no better over another transport. */
function isWithoutAnswer(unavailable: Unavailable): boolean {
  const { reason } = unavailable;
  return (
    isNobody(unavailable) || reason === "timed-out" || reason === "truncated-output" || reason === "failed"
  );
}

async function askOver(
  transport: DumpTransport,
  network: NetworkAccess,
  endpoint: Endpoint,
): Promise<Seen<Dump>> {
  let spoken: readonly [low: number, high: number] = [0, Infinity];
  for (const version of PORTMAPPER_VERSIONS) {
    if (version < spoken[0] || version > spoken[1]) continue;
    const answer = await ASK[transport](network, endpoint, version);
    if (answer.status === "unavailable") return answer;
    const reply = answer.value;
    if (reply.status === "listed")
      return { status: "observed", value: { version, transport, registrations: reply.registrations } };
    if (reply.status !== "other-version") return unusable(endpoint, reply);
    spoken = reply.spoken ?? spoken;
  }
  return unusable(endpoint, { status: "refused", detail: "speaks no version from 2 to 4" });
}

function unusable(
  { host, port }: Endpoint,
  reply: Extract<DumpReply, { readonly detail: string }>,
): Unavailable {
  const reason = reply.status === "refused" ? "failed" : "malformed-output";
  const detail = `The portmapper at ${host} port ${port}: ${reply.detail}.`;
  return { status: "unavailable", reason, detail };
}
