import type { Seen, UnavailableReason } from "../../model/observation.ts";
import type { NetworkAccess } from "../../targets/target.ts";
import { PORTMAPPER_VERSIONS, dumpCall } from "./dump-call.ts";
import type { PortmapperVersion } from "./dump-call.ts";
import { findReply } from "./find-reply.ts";
import { parseDumpReply } from "./parse-dump-reply.ts";
import type { DumpReply, Registration } from "./parse-dump-reply.ts";

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** All registrations of one portmapper, and the version of the protocol that gave them. */
export interface Dump {
  readonly version: PortmapperVersion;
  readonly registrations: readonly Registration[];
}

const TIME_LIMIT_MS = 3000;

/** Asks for all registrations in the newest version of the protocol that the portmapper speaks. */
export async function askPortmapper(network: NetworkAccess, endpoint: Endpoint): Promise<Seen<Dump>> {
  for (const version of PORTMAPPER_VERSIONS) {
    const answer = await askInVersion(network, endpoint, version);
    if (answer.status === "unavailable") return answer;
    const reply = answer.value;
    if (reply.status === "listed")
      return { status: "observed", value: { version, registrations: reply.registrations } };
    if (reply.status === "refused") return unavailable(endpoint, "failed", reply.detail);
    if (reply.status === "malformed") return unavailable(endpoint, "malformed-output", reply.detail);
  }
  return unavailable(endpoint, "failed", "speaks no version from 2 to 4");
}

async function askInVersion(
  network: NetworkAccess,
  endpoint: Endpoint,
  version: PortmapperVersion,
): Promise<Seen<DumpReply>> {
  const transaction = 0x6475_6d70 + version;
  const isComplete = (received: Buffer) =>
    findReply(received, transaction).status === "incomplete" ? "incomplete" : "complete";
  const answer = await network.exchange(endpoint, dumpCall(transaction, version), isComplete, TIME_LIMIT_MS);
  if (answer.status === "unavailable") return answer;
  const found = findReply(answer.value, transaction);
  if (found.status === "found") return { status: "observed", value: parseDumpReply(found.reply, version) };
  const detail = found.status === "malformed" ? found.detail : "sent no whole reply";
  return unavailable(endpoint, "malformed-output", detail);
}

function unavailable({ host, port }: Endpoint, reason: UnavailableReason, detail: string) {
  return {
    status: "unavailable",
    reason,
    detail: `The portmapper at ${host} port ${port}: ${detail}.`,
  } as const;
}
