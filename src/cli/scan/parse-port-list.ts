import { EVERY_PORT } from "../../app/wanted-ports.ts";
import { unionOfPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";

/** The ports of a list, by what they are asked of. */
export interface PortList {
  /** Without a prefix: of every transport that is scanned. */
  readonly plain: Readonly<Record<"tcp" | "udp", PortSet>>;
  /** Behind `T:` and `U:`. */
  readonly only: Readonly<Record<"tcp" | "udp", PortSet>>;
}

/** A list, or what is wrong with it and where; columns count from 1. */
export type ParsedPortList =
  | { readonly status: "parsed"; readonly list: PortList }
  | { readonly status: "faulty"; readonly column: number; readonly message: string };

/** The port of a service on a transport; `null` where it has none. */
export type PortOfName = (name: string, transport: "tcp" | "udp") => number | null;

type Transports = readonly ("tcp" | "udp")[];

const BOTH: Transports = ["tcp", "udp"];
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.+-]{0,62}$/;

/**
 * Reads a list of ports: `22,80,8000-8010`, open ranges (`-1024`, `60000-`), `-` or `all` for 1 to 65535, names of services,
 * and `T:` or `U:`, from which on a list means TCP or UDP only, as nmap has it. Never throws.
 */
export function parsePortList(text: string, portOf: PortOfName): ParsedPortList {
  const plain = { tcp: [] as PortSet[], udp: [] as PortSet[] };
  const only = { tcp: [] as PortSet[], udp: [] as PortSet[] };
  for (const { word, column, transports } of wordsOf(text)) {
    const member = readWord(word, transports ?? BOTH, portOf);
    if (typeof member === "string") return { status: "faulty", column, message: member };
    const sets = transports === null ? plain : only;
    for (const transport of transports ?? BOTH) sets[transport].push(member[transport]);
  }
  return { status: "parsed", list: { plain: unions(plain), only: unions(only) } };
}

interface Word {
  readonly word: string;
  readonly column: number;
  /** By the last prefix; `null` before the first. */
  readonly transports: Transports | null;
}

function* wordsOf(text: string): Generator<Word> {
  let transports: Transports | null = null;
  let column = 1;
  for (const part of text.split(",")) {
    const prefix = /^\s*(?:([TU]):\s*)?/i.exec(part);
    const letter = prefix?.[1]?.toUpperCase();
    if (letter !== undefined) transports = letter === "T" ? ["tcp"] : ["udp"];
    const lead = prefix?.[0].length ?? 0;
    yield { word: part.slice(lead).trimEnd(), column: column + lead, transports };
    column += part.length + 1;
  }
}

type Member = PortList["plain"];

/** The ports that a word means, or what is wrong with it. */
function readWord(word: string, transports: Transports, portOf: PortOfName): Member | string {
  if (word === "") return "a port is missing";
  if (word === "-" || word.toLowerCase() === "all") return { tcp: EVERY_PORT, udp: EVERY_PORT };
  const range = /^(\d*)-(\d*)$/.exec(word);
  if (range !== null)
    return readRange(word, range[1] === "" ? "1" : range[1], range[2] === "" ? "65535" : range[2]);
  return /^\d+$/.test(word) ? readRange(word, word, word) : readName(word, transports, portOf);
}

function readName(word: string, transports: Transports, portOf: PortOfName): Member | string {
  if (!NAME.test(word)) return `${quoted(word)} is no port, range or name of a service`;
  const found = { tcp: setOf(portOf(word, "tcp")), udp: setOf(portOf(word, "udp")) };
  const isKnown = transports.some((transport) => found[transport].length > 0);
  return isKnown ? found : `no service ${quoted(word)} is in this machine's /etc/services`;
}

function readRange(word: string, from = "", to = ""): Member | string {
  const [first, last] = [numberOf(from), numberOf(to)];
  if (first === null || last === null) return `${quoted(word)}: ports are 1 to 65535`;
  if (last < first) return `${quoted(word)} ends before it begins`;
  return { tcp: [[first, last]], udp: [[first, last]] };
}

function numberOf(digits: string): number | null {
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return value >= 1 && value <= 65_535 ? value : null;
}

function setOf(port: number | null): PortSet {
  return port === null || port === 0 ? [] : [[port, port]];
}

function unions(sets: Readonly<Record<"tcp" | "udp", readonly PortSet[]>>): Member {
  return { tcp: unionOfPorts(sets.tcp), udp: unionOfPorts(sets.udp) };
}

function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}
