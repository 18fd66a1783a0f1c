/** Program number of the portmapper (RFC 1833). */
const PORTMAPPER = 100_000;
const RPC_VERSION = 2;
/** `PMAPPROC_DUMP` and `RPCBPROC_DUMP` have one number. */
const DUMP = 4;
const CALL = 0;
const LAST_FRAGMENT = 0x8000_0000;

/** Versions of the portmapper's protocol, newest first: only 3 and 4 tell of IPv6. */
export const PORTMAPPER_VERSIONS = [4, 3, 2] as const;

export type PortmapperVersion = (typeof PORTMAPPER_VERSIONS)[number];

/** The call that asks a portmapper for all registrations, without credentials, as one record for TCP (RFC 5531). */
export function dumpCall(transaction: number, version: PortmapperVersion): Buffer {
  const words = [transaction, CALL, RPC_VERSION, PORTMAPPER, version, DUMP, 0, 0, 0, 0];
  const record = Buffer.alloc(4 + 4 * words.length);
  record.writeUInt32BE(LAST_FRAGMENT + 4 * words.length, 0);
  for (const [index, word] of words.entries()) record.writeUInt32BE(word, 4 + 4 * index);
  return record;
}
