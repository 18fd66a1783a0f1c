import type { Seen } from "../../model/observation.ts";
import type { NetworkAccess } from "../../targets/target.ts";
import { TIME_LIMIT_MS, dumpCall, transactionOf } from "./dump-call.ts";
import type { PortmapperVersion } from "./dump-call.ts";
import type { Endpoint } from "./endpoint.ts";
import { findReply } from "./find-reply.ts";
import { parseDumpReply } from "./parse-dump-reply.ts";
import type { DumpReply } from "./parse-dump-reply.ts";

/** One DUMP call in one version over TCP. */
export async function dumpOverStream(
  network: NetworkAccess,
  endpoint: Endpoint,
  version: PortmapperVersion,
): Promise<Seen<DumpReply>> {
  const transaction = transactionOf(version);
  const isComplete = (received: Buffer) =>
    findReply(received, transaction).status === "incomplete" ? "incomplete" : "complete";
  const answer = await network.exchange(endpoint, asRecord(dumpCall(version)), isComplete, TIME_LIMIT_MS);
  if (answer.status === "unavailable") return answer;
  const found = findReply(answer.value, transaction);
  if (found.status === "found") return { status: "observed", value: parseDumpReply(found.reply, version) };
  const detail = found.status === "malformed" ? found.detail : "sent no whole reply";
  return { status: "observed", value: { status: "malformed", detail } };
}

const LAST_FRAGMENT = 0x8000_0000;

/** One record of one fragment (RFC 5531, section 11): rpcbind hangs up on two. */
function asRecord(call: Buffer): Buffer {
  const mark = Buffer.alloc(4);
  mark.writeUInt32BE(LAST_FRAGMENT + call.length);
  return Buffer.concat([mark, call]);
}
