import type { Seen } from "../../model/observation.ts";
import type { NetworkAccess } from "../../targets/target.ts";
import { TIME_LIMIT_MS, dumpCall, transactionOf } from "./dump-call.ts";
import type { PortmapperVersion } from "./dump-call.ts";
import type { Endpoint } from "./endpoint.ts";
import { parseDumpReply } from "./parse-dump-reply.ts";
import type { DumpReply } from "./parse-dump-reply.ts";

/**
 * One DUMP call in one version over UDP. A list of more than 9,000 bytes does not fit: rpcbind then fails (versions 3
 * and 4) or says nothing (version 2), and neither is an empty list.
 */
export async function dumpOverDatagrams(
  network: NetworkAccess,
  endpoint: Endpoint,
  version: PortmapperVersion,
): Promise<Seen<DumpReply>> {
  const transaction = transactionOf(version);
  const isAnswer = (received: Buffer) =>
    received.length >= 4 && received.readUInt32BE(0) === transaction ? "answer" : "other";
  const answer = await network.datagram(endpoint, dumpCall(version), isAnswer, TIME_LIMIT_MS);
  if (answer.status === "unavailable") return answer;
  return { status: "observed", value: parseDumpReply(answer.value, version) };
}
