import type { RpcService } from "../../model/name-services.ts";
import type { PortmapperVersion } from "./dump-call.ts";
import { parseUniversalAddress } from "./parse-universal-address.ts";
import { XdrReader } from "./xdr-reader.ts";

/** A registration without its name. */
export type Registration = Omit<RpcService, "name" | "aliases">;

/**
 * What a portmapper answered. `other-version`: it does not speak the version, or has no such procedure; `spoken` are the
 * lowest and the highest version that it says it does.
 */
export type DumpReply =
  | { readonly status: "listed"; readonly registrations: readonly Registration[] }
  | { readonly status: "other-version"; readonly spoken?: readonly [low: number, high: number] }
  | { readonly status: "refused"; readonly detail: string }
  | { readonly status: "malformed"; readonly detail: string };

const REPLY = 1;
const DENIED = 1;
const SUCCESS = 0;
/** `PROG_UNAVAIL`, `PROG_MISMATCH`, `PROC_UNAVAIL`. */
const OTHER_VERSION = [1, 2, 3];
const PROG_MISMATCH = 2;
/** `SYSTEM_ERR`: rpcbind says so where its list does not fit into a datagram. */
const SYSTEM_ERROR = 5;
/** An entry has at least four words. */
const LEAST_ENTRY = 20;

const TRANSPORTS: Readonly<Record<string, Pick<Registration, "transport" | "family">>> = {
  "6": { transport: "tcp", family: "ipv4" },
  "17": { transport: "udp", family: "ipv4" },
  tcp: { transport: "tcp", family: "ipv4" },
  udp: { transport: "udp", family: "ipv4" },
  tcp6: { transport: "tcp", family: "ipv6" },
  udp6: { transport: "udp", family: "ipv6" },
};

/** Reads the reply to a DUMP call, from its transaction number on. A list that is cut is `malformed`, never short. */
export function parseDumpReply(reply: Buffer, version: PortmapperVersion): DumpReply {
  const reader = new XdrReader(reply);
  reader.word();
  if (reader.word() !== REPLY) return malformed("the record is not a reply");
  if (reader.word() === DENIED) return refused(`denied the call (${reader.word()}, ${reader.word()})`);
  reader.word();
  reader.text();
  const outcome = reader.word();
  if (reader.isBroken) return malformed("the reply is cut");
  if (OTHER_VERSION.includes(outcome)) return otherVersion(reader, outcome);
  if (outcome !== SUCCESS) return refused(failureOf(outcome));
  return parseList(reader, { version, most: reply.length / LEAST_ENTRY });
}

function otherVersion(reader: XdrReader, outcome: number): DumpReply {
  if (outcome !== PROG_MISMATCH) return { status: "other-version" };
  const spoken = [reader.word(), reader.word()] as const;
  return { status: "other-version", ...(reader.isBroken ? {} : { spoken }) };
}

function failureOf(outcome: number): string {
  const failure = `failed to answer (accept_stat ${outcome})`;
  return outcome === SYSTEM_ERROR
    ? `${failure}; over UDP a list of more than 9,000 bytes has no room`
    : failure;
}

interface ListShape {
  readonly version: PortmapperVersion;
  readonly most: number;
}

function parseList(reader: XdrReader, { version, most }: ListShape): DumpReply {
  const registrations: Registration[] = [];
  for (let count = 0; reader.word() === 1 && count <= most; count++) {
    const entry = version === 2 ? readMapping(reader) : readBinding(reader);
    if (reader.isBroken) return malformed("the list of registrations is cut");
    if (entry === "malformed") return malformed("a registration has an address that is none");
    if (entry !== "portless") registrations.push(entry);
  }
  if (reader.isBroken || !reader.isAtEnd) return malformed("the list of registrations has no proper end");
  return { status: "listed", registrations };
}

type Entry = Registration | "portless" | "malformed";

/** Version 2: program, version, protocol number, port. */
function readMapping(reader: XdrReader): Entry {
  const [program, version, protocol, port] = [reader.word(), reader.word(), reader.word(), reader.word()];
  const spoken = TRANSPORTS[protocol];
  if (spoken === undefined) return "portless";
  return port > 65_535 ? "malformed" : { program, version, ...spoken, port };
}

/** Versions 3 and 4: program, version, network id, universal address, owner. */
function readBinding(reader: XdrReader): Entry {
  const [program, version, network, address] = [reader.word(), reader.word(), reader.text(), reader.text()];
  reader.text();
  const spoken = Object.hasOwn(TRANSPORTS, network) ? TRANSPORTS[network] : undefined;
  if (spoken === undefined) return "portless";
  const port = parseUniversalAddress(address);
  return port === null ? "malformed" : { program, version, ...spoken, port };
}

function malformed(detail: string): DumpReply {
  return { status: "malformed", detail };
}

function refused(detail: string): DumpReply {
  return { status: "refused", detail };
}
