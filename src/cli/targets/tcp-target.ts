import { unionOfPorts } from "../../model/port-set.ts";
import { eachAddress } from "../../targets/network/addresses/each-address.ts";
import type { Host } from "../../targets/network/addresses/parse-host.ts";
import { paceOf } from "../network-option.ts";
import { hostsNamed } from "../scan/hosts-named.ts";
import { portsNamed } from "../scan/ports-named.ts";
import type { TargetOption } from "../target-option.ts";
import { UsageError } from "../usage-error.ts";
import { hostAndPort } from "./host-and-port.ts";
import { openTcpHost } from "./open-tcp-host.ts";
import type { TcpPorts } from "./open-tcp-host.ts";
import type { TargetKind } from "./target-kind.ts";

const PREFIX = "tcp://";

/** Hosts on the network, seen by a scan: a name is one target with all its addresses, a block one for each address. */
export const tcpTarget: TargetKind = {
  prefix: PREFIX,
  form: "tcp://HOST[:PORT]",
  options: ["ports", "rate", "timeout", "retries", "yesIMay"],
  decides: (word) => (hostAndPort(word).port === null ? [] : ["ports"]),
  name: ({ text, word }, options) => {
    const { host, port } = hostAndPort(word);
    const ports = portsFor(text, port, options.ports);
    const [meant] = hostsMeant(text, host, options);
    if (meant === undefined) return [];
    return targetsFor(text, meant).map(({ name, host: each }) => ({
      name,
      open: (ended) => openTcpHost(name, each, { ports, pace: paceOf(options), ended }),
    }));
  },
};

function hostsMeant(text: string, host: string, { yesIMay }: TargetOption): readonly Host[] {
  try {
    return hostsNamed([host], yesIMay);
  } catch (fault) {
    throw fault instanceof UsageError ? new UsageError(`--target ${text}: ${fault.message}`) : fault;
  }
}

function portsFor(text: string, port: string | null, list: string | undefined): TcpPorts {
  if (port !== null && list !== undefined)
    throw new UsageError(
      `--target ${text}: it names a port, and ports are given beside it: leave one of them out.`,
    );
  const named = port ?? list;
  if (named === undefined) return { tcp: null, udp: null };
  const { plain, only } = portsNamed(named);
  return { tcp: unionOfPorts([plain.tcp, only.tcp]), udp: unionOfPorts([plain.udp, only.udp]) };
}

interface NamedHost {
  readonly name: string;
  readonly host: Host;
}

function targetsFor(text: string, host: Host): readonly NamedHost[] {
  if (host.kind === "name" || host.range.first === host.range.last) return [{ name: text, host }];
  return [...eachAddress([host.range])].map((address, index) => {
    const value = host.range.first + BigInt(index);
    const range = { ...host.range, first: value, last: value };
    return { name: `${PREFIX}${address.includes(":") ? `[${address}]` : address}`, host: { ...host, range } };
  });
}
