import { ANY_IPV4, ANY_IPV6 } from "../host-addresses.ts";
import { optionValues } from "../option-value.ts";
import { joinPredictions, NOTHING, undecided } from "../prediction.ts";
import type { Prediction } from "../prediction.ts";
import type { KnownServer, Scene } from "../scene.ts";
import { placeWords, sourceLine } from "../source-line.ts";
import { isOffered, readXinetdBlocks } from "./xinetd-blocks.ts";
import type { XinetdBlock as Block } from "./xinetd-blocks.ts";

/** What xinetd would listen on for others. */
export const xinetd: KnownServer = {
  name: "xinetd",
  programs: ["xinetd"],
  services: ["xinetd"],
  predict: (started, scene) => {
    const file = optionValues(started.args, "-f").at(-1) ?? "/etc/xinetd.conf";
    const { blocks, problems, gone } = readXinetdBlocks(scene.reader, file);
    const defaults = blocks.filter(({ kind }) => kind === "defaults");
    const services = blocks.filter((block) => block.kind === "service" && isOffered(block, defaults));
    return joinPredictions([
      ...services.map((block) => predictService(block, defaults, scene)),
      ...[...problems, ...gone].map((problem) => undecided("any", `xinetd: ${problem}`)),
    ]);
  },
};

function predictService(block: Block, defaults: readonly Block[], scene: Scene): Prediction {
  const { name, attributes, file, line } = block;
  const origin = sourceLine(file, line, `service ${name}`);
  const types = upperCase(attributes.get("type"));
  const transport = transportOf(block);
  // Those of tcpmux have no port of their own: the service `tcpmux` starts them.
  if (transport === null || types.some((type) => type.startsWith("TCPMUX"))) return NOTHING;
  if (types.includes("RPC"))
    return undecided(transport, `${placeWords(origin)}: a service of RPC gets its port when it starts.`);
  const port = scene.portOf(firstOf(block, "port") ?? name, transport);
  const addresses = addressesOf(block, defaults, scene);
  if (port === null || port === 0 || addresses === null)
    return undecided(transport, `${placeWords(origin)}: the port or address of ${name} is not known.`);
  const place = { transport, port, v6only: "no", device: null, origin } as const;
  return { listeners: addresses.slice(0, 1).map((address) => ({ ...place, address })), undecided: [] };
}

function firstOf({ attributes }: Block, key: string): string | undefined {
  return attributes.get(key)?.[0];
}

function upperCase(values: readonly string[] = []): readonly string[] {
  return values.map((value) => value.toUpperCase());
}

function transportOf(block: Block): "tcp" | "udp" | null {
  const usual = firstOf(block, "socket_type") === "dgram" ? "udp" : "tcp";
  const protocol = firstOf(block, "protocol")?.replace(/6$/, "") ?? usual;
  return protocol === "tcp" || protocol === "udp" ? protocol : null;
}

/** Without an address of its own or of the defaults: all of IPv4, or of both families where IPv6 is asked for. */
function addressesOf(block: Block, defaults: readonly Block[], scene: Scene): readonly Uint8Array[] | null {
  const bind = [block, ...defaults].map(bindOf).find((host) => host !== undefined);
  if (bind !== undefined) return scene.addressesOf(bind);
  const isIpv6 =
    upperCase(block.attributes.get("flags")).includes("IPV6") ||
    firstOf(block, "protocol")?.endsWith("6") === true;
  return [isIpv6 ? ANY_IPV6 : ANY_IPV4];
}

function bindOf(block: Block): string | undefined {
  return firstOf(block, "bind") ?? firstOf(block, "interface");
}
