import type { RpcService } from "../../../model/name-services.ts";
import { parseUniversalAddress } from "../../rpc-services/parse-universal-address.ts";
import { WELL_KNOWN_PROGRAMS } from "./well-known-programs.ts";

/** The columns of a list: by port (`rpcinfo -p`), or by network id and universal address (`rpcinfo`). */
export type RpcColumns = "ports" | "addresses";

/** A row: a registration, one without a port, or nothing of the kind. */
export type RegistrationRow = RpcService | "portless" | "malformed";

const ROW = /^\s*(\d{1,10})\s+(\d{1,10})\s+(\S+)\s+(\S+)(?:\s+(\S+))?(?:\s.*)?$/s;
const LARGEST = 0xffff_ffff;

const NETWORKS = new Map<string, Pick<RpcService, "transport" | "family">>([
  ["tcp", { transport: "tcp", family: "ipv4" }],
  ["udp", { transport: "udp", family: "ipv4" }],
  ["tcp6", { transport: "tcp", family: "ipv6" }],
  ["udp6", { transport: "udp", family: "ipv6" }],
]);
const WITHOUT_PORTS = /^(?:local|unix|ticlts|ticots|ticotsord|rawip|sctp6?)$/;

/** Reads one row under a header. The name is the one that the host's own `/etc/rpc` gives. */
export function registrationRow(line: string, columns: RpcColumns): RegistrationRow {
  const [, program, version, network = "", place = "", name] = ROW.exec(line.slice(0, 1024)) ?? [];
  const numbers = [Number(program), Number(version)] as const;
  if (program === undefined || numbers.some((number) => number > LARGEST)) return "malformed";
  const spoken = NETWORKS.get(network);
  if (spoken === undefined) return WITHOUT_PORTS.test(network) ? "portless" : "malformed";
  const port = columns === "ports" ? plainPort(place) : parseUniversalAddress(place);
  if (port === null) return "malformed";
  return { program: numbers[0], version: numbers[1], ...namesOf(numbers[0], nameIn(name)), ...spoken, port };
}

/** A list shows one name; the others of a well-known program are known all the same. */
function namesOf(program: number, shown: string | null): Pick<RpcService, "name" | "aliases" | "names"> {
  const known = WELL_KNOWN_PROGRAMS.get(program);
  if (known === undefined) return { name: shown, aliases: [], names: "first-only" };
  const name = shown ?? known.name;
  return { name, aliases: [known.name, ...known.aliases].filter((alias) => alias !== name) };
}

function plainPort(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}

function nameIn(word: string | undefined): string | null {
  return word === undefined || word === "-" ? null : word;
}
