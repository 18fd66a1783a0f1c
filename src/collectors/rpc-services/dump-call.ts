/** Program number of the portmapper (RFC 1833). */
const PORTMAPPER = 100_000;
const RPC_VERSION = 2;
/** `PMAPPROC_DUMP` and `RPCBPROC_DUMP` have one number. */
const DUMP = 4;
const CALL = 0;
const TRANSACTION = 0x6475_6d70;

/** Versions of the portmapper's protocol, newest first: only 3 and 4 tell of IPv6. */
export const PORTMAPPER_VERSIONS = [4, 3, 2] as const;

export type PortmapperVersion = (typeof PORTMAPPER_VERSIONS)[number];

/** How long one call may take. */
export const TIME_LIMIT_MS = 3000;

/** The number by which a reply belongs to the call in a version. */
export function transactionOf(version: PortmapperVersion): number {
  return TRANSACTION + version;
}

/** The call that asks a portmapper for all registrations, without credentials (RFC 5531). */
export function dumpCall(version: PortmapperVersion): Buffer {
  const words = [transactionOf(version), CALL, RPC_VERSION, PORTMAPPER, version, DUMP, 0, 0, 0, 0];
  const call = Buffer.alloc(4 * words.length);
  for (const [index, word] of words.entries()) call.writeUInt32BE(word, 4 * index);
  return call;
}
